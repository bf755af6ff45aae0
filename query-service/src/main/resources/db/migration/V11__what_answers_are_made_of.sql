-- How often rows of a site's UTC day were changed in what the statistics of days do not look at: whose an event or a visit
-- is, of which visit an event is, visits that go on after the day on which they began. Counted up in the transaction that
-- does it, as day_writes is; together they say whether an answer that was given still holds.
CREATE TABLE day_repairs (
    site_id text        NOT NULL,
    day     date        NOT NULL,
    writer  text        NOT NULL,
    times   bigint      NOT NULL,
    last_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, day, writer)
);

-- Counted up when counts of writes go, from which they would begin anew, and for what no day has: one row a reason, so that
-- these do not wait for each other. A sum of the two tables above is only comparable while the sum of these stands.
CREATE TABLE forgotten (
    reason text PRIMARY KEY,
    times  bigint NOT NULL
);
INSERT INTO forgotten (reason, times) VALUES ('days let go of', 0), ('costs', 0), ('by hand', 0);

CREATE FUNCTION costs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE forgotten SET times = times + 1 WHERE reason = 'costs';
    RETURN NULL;
END
$$;
CREATE TRIGGER costs_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON campaign_costs
    FOR EACH STATEMENT EXECUTE FUNCTION costs_changed();
