-- Views of the dashboard: an address is all of what one shows.
CREATE TABLE views (
    name       text PRIMARY KEY,
    address    text        NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);
