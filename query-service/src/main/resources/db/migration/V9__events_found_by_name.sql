-- Who did what when, found by name without reading the events themselves: funnels, and who comes back.
CREATE INDEX events_by_name ON events (site_id, event_name, occurred_at)
    INCLUDE (person_id, session_id, sequence, event_id) WHERE NOT bot;
