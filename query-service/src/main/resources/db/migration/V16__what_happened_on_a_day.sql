-- What somebody noted about a day, to be seen beside its numbers; of a site, or of all.
CREATE TABLE annotations (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site_id    text,
    day        date        NOT NULL,
    text       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX annotations_by_day ON annotations (day);
