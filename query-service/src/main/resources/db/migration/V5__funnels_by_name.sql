-- Definitions of funnels, as they were sent.
CREATE TABLE funnels (
    name       text PRIMARY KEY,
    definition jsonb       NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);
