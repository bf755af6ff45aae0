-- Segments that people make out of filters, as they were sent.
CREATE TABLE saved_segments (
    segment_id text PRIMARY KEY,
    name       text        NOT NULL,
    filters    jsonb       NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);
