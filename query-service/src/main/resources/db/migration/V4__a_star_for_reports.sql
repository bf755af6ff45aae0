-- For tools that draw reports: what happened, who, and in which visit. Views, so that nothing is kept twice; bots and
-- absorbed visits are left out, as they are of every number.

CREATE VIEW fact_events AS
SELECT event_id, person_id AS user_id, session_id, event_name AS event_type, occurred_at AS event_timestamp, page_url,
       page_referrer AS referrer_url, visitor_id AS device_id, site_id, conversion, revenue, currency, properties,
       received_at AS created_at
  FROM events
 WHERE NOT bot;

-- E-mail and telephone are pseudonyms, as the stream carries them. Lifetime value is of those who spent in one currency.
CREATE VIEW dim_users AS
SELECT p.person_id AS user_id,
       p.profile->'traits'->'email'->>'value' AS email,
       p.profile->'traits'->'first_name'->>'value' AS first_name,
       p.profile->'traits'->'last_name'->>'value' AS last_name,
       p.profile->'traits'->'phone'->>'value' AS phone,
       p.first_seen_at::date AS first_seen_date,
       p.profile->'firstTouch'->'source'->>'channel' AS acquisition_channel,
       CASE WHEN jsonb_array_length(p.profile->'revenue') = 1
            THEN (p.profile->'revenue'->0->>'amount')::numeric END AS lifetime_value,
       CASE WHEN jsonb_array_length(p.profile->'revenue') = 1
            THEN p.profile->'revenue'->0->>'currency' END AS lifetime_value_currency,
       coalesce((p.profile->'eventCounts'->>'booking_completed')::bigint, 0)
           + coalesce((p.profile->'eventCounts'->>'service_booked')::bigint, 0) AS total_bookings,
       ARRAY(SELECT key FROM jsonb_each_text(coalesce(p.profile->'services', '{}'))
              ORDER BY value::bigint DESC, key LIMIT 5) AS preferred_services,
       ARRAY(SELECT jsonb_object_keys(coalesce(p.profile->'deviceTypes', '{}')) ORDER BY 1) AS device_types,
       p.visitor_ids AS device_ids,
       p.first_seen_at AS created_at,
       p.last_seen_at AS updated_at
  FROM persons p;

CREATE VIEW dim_sessions AS
SELECT session_id, person_id AS user_id, site_id, started_at AS start_time, ended_at AS end_time,
       extract(epoch FROM ended_at - started_at) AS duration_seconds, page_views, events AS events_count, entry_page,
       exit_page, referrer, source AS utm_source, medium AS utm_medium, campaign AS utm_campaign, channel, device_type,
       browser, os, country AS geo_country, city AS geo_city, page_views = 1 AND interactions = 0 AS bounce_flag
  FROM sessions
 WHERE NOT bot AND state <> 'MERGED_INTO';

-- Who reads these views and nothing else: give it to a login of your own. Where the service may not make roles, make it
-- and grant it these views by hand. Another database of the same server may have made it already, or do so right now.
DO $$
BEGIN
    BEGIN
        CREATE ROLE rivulet_reports NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN
        NULL;
    END;
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'rivulet_reports') THEN
        GRANT SELECT ON fact_events, dim_users, dim_sessions TO rivulet_reports;
    END IF;
END
$$;
