-- The last scores of every person on every UTC day on which they were computed. What is newest is in scores, too.
CREATE TABLE score_history (
    person_id   text             NOT NULL,
    day         date             NOT NULL,
    engagement  double precision NOT NULL,
    lead        double precision NOT NULL,
    churn_risk  text             NOT NULL,
    model       text             NOT NULL,
    computed_at timestamptz      NOT NULL,
    scores      jsonb            NOT NULL,
    PRIMARY KEY (person_id, day)
);
CREATE INDEX score_history_by_day ON score_history (day);
INSERT INTO score_history (person_id, day, engagement, lead, churn_risk, model, computed_at, scores)
SELECT person_id, (computed_at AT TIME ZONE 'UTC')::date, engagement, lead, churn_risk, model, computed_at, scores FROM scores;

-- In which segment a person was at the end of a UTC day; a row where it was another than before. What it is now follows from
-- profile and scores; this is what can't be computed any more.
CREATE TABLE segment_history (
    person_id text NOT NULL,
    day       date NOT NULL,
    segment   text NOT NULL,
    PRIMARY KEY (person_id, day)
);
CREATE INDEX segment_history_by_day ON segment_history (day);

-- Predictions for report tools. A lead is expected to convert: whether it did within 30 days is known once these are over.
CREATE VIEW fact_predictions AS
SELECT h.person_id AS user_id, p.model_type, h.model AS model_version, p.prediction_value, h.day AS prediction_date,
       h.computed_at, CASE WHEN o.outcome_date IS NOT NULL THEN true
                           WHEN p.model_type = 'lead_scoring' AND h.computed_at < now() - interval '30 days'
                           THEN false END AS actual_outcome,
       o.outcome_date
  FROM score_history h
 CROSS JOIN LATERAL (VALUES
       ('lead_scoring', h.lead),
       ('engagement', h.engagement),
       ('churn_prediction', CASE h.churn_risk WHEN 'HIGH' THEN 1 WHEN 'MEDIUM' THEN 2 / 3.0 WHEN 'LOW' THEN 1 / 3.0 ELSE 0 END)
       ) AS p (model_type, prediction_value)
  LEFT JOIN LATERAL (
       SELECT min(e.occurred_at) AS outcome_date FROM events e
        WHERE p.model_type = 'lead_scoring' AND e.person_id = h.person_id AND e.conversion AND NOT e.bot
          AND e.occurred_at > h.computed_at AND e.occurred_at <= h.computed_at + interval '30 days') AS o ON true;

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'rivulet_reports') THEN
        GRANT SELECT ON fact_predictions TO rivulet_reports;
    END IF;
END
$$;
