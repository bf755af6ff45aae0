-- How often rows of a site's UTC day were written, and by whom: counted up in the transaction that writes them. A writer
-- is a partition of a topic, so that projectors that run at once never wait for each other here.
CREATE TABLE day_writes (
    site_id text        NOT NULL,
    day     date        NOT NULL,
    writer  text        NOT NULL,
    times   bigint      NOT NULL,
    last_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, day, writer)
);
INSERT INTO day_writes (site_id, day, writer, times)
SELECT DISTINCT site_id, (occurred_at AT TIME ZONE 'UTC')::date, 'before', 1 FROM events
 UNION
SELECT DISTINCT site_id, (started_at AT TIME ZONE 'UTC')::date, 'before', 1 FROM sessions;

-- What a site's day in a time zone amounted to: computed from the rows, never counted along. It is true as long as its
-- day has not been written to since, that is, while the sum of the UTC days' writes is the one that it has seen.
-- Sets of visitors and orders are their 64-bit hashes, eight bytes each, in order: they can be united.
CREATE TABLE day_statistics (
    site_id         text   NOT NULL,
    time_zone       text   NOT NULL,
    day             date   NOT NULL,
    writes          bigint NOT NULL,
    events          bigint NOT NULL,
    page_views      bigint NOT NULL,
    product_views   bigint NOT NULL,
    affiliate_clicks bigint NOT NULL,
    conversions     bigint NOT NULL,
    visitors        bytea  NOT NULL,
    orders          bytea  NOT NULL,
    PRIMARY KEY (site_id, time_zone, day)
);

-- Visits that began on the day: all of them, and by where they came from.
CREATE TABLE day_visits (
    site_id        text    NOT NULL,
    time_zone      text    NOT NULL,
    day            date    NOT NULL,
    dimension      text    NOT NULL,
    value          text    NOT NULL,
    visits         bigint  NOT NULL,
    page_views     bigint  NOT NULL,
    seconds        numeric NOT NULL,
    engaged_millis bigint  NOT NULL,
    bounces        bigint  NOT NULL,
    converting     bigint  NOT NULL,
    visitors       bytea   NOT NULL
);
-- Not unique by value: a value can be longer than an index takes.
CREATE INDEX day_visits_by_dimension ON day_visits (site_id, time_zone, dimension, day);

CREATE TABLE day_pages (
    site_id    text   NOT NULL,
    time_zone  text   NOT NULL,
    day        date   NOT NULL,
    path       text   NOT NULL,
    page_views bigint NOT NULL,
    entries    bigint NOT NULL,
    exits      bigint NOT NULL,
    visitors   bytea  NOT NULL
);
CREATE INDEX day_pages_by_day ON day_pages (site_id, time_zone, day);

CREATE TABLE day_goals (
    site_id     text   NOT NULL,
    time_zone   text   NOT NULL,
    day         date   NOT NULL,
    event_name  text   NOT NULL,
    conversions bigint NOT NULL,
    visitors    bytea  NOT NULL
);
CREATE INDEX day_goals_by_day ON day_goals (site_id, time_zone, day);

CREATE TABLE day_revenue (
    site_id    text    NOT NULL,
    time_zone  text    NOT NULL,
    day        date    NOT NULL,
    event_name text    NOT NULL,
    conversion boolean NOT NULL,
    currency   text    NOT NULL,
    amount     numeric NOT NULL
);
CREATE INDEX day_revenue_by_day ON day_revenue (site_id, time_zone, day);

-- Hashes do not get smaller; what trying costs is spared.
ALTER TABLE day_statistics ALTER visitors SET STORAGE EXTERNAL, ALTER orders SET STORAGE EXTERNAL;
ALTER TABLE day_visits ALTER visitors SET STORAGE EXTERNAL;
ALTER TABLE day_pages ALTER visitors SET STORAGE EXTERNAL;
ALTER TABLE day_goals ALTER visitors SET STORAGE EXTERNAL;

-- What happened to products on the day; computed apart, and only where somebody may ask.
CREATE TABLE day_products_seen (
    site_id   text   NOT NULL,
    time_zone text   NOT NULL,
    day       date   NOT NULL,
    writes    bigint NOT NULL,
    PRIMARY KEY (site_id, time_zone, day)
);
CREATE TABLE day_products (
    site_id     text   NOT NULL,
    time_zone   text   NOT NULL,
    day         date   NOT NULL,
    product_id  text   NOT NULL,
    name        text,
    named_at    timestamptz,
    views       bigint NOT NULL,
    clicks      bigint NOT NULL,
    conversions bigint NOT NULL,
    viewers     bytea  NOT NULL,
    clickers    bytea  NOT NULL
);
CREATE INDEX day_products_by_day ON day_products (site_id, time_zone, day);
CREATE TABLE day_product_revenue (
    site_id    text    NOT NULL,
    time_zone  text    NOT NULL,
    day        date    NOT NULL,
    product_id text    NOT NULL,
    currency   text    NOT NULL,
    amount     numeric NOT NULL
);
CREATE INDEX day_product_revenue_by_day ON day_product_revenue (site_id, time_zone, day);
ALTER TABLE day_products ALTER viewers SET STORAGE EXTERNAL, ALTER clickers SET STORAGE EXTERNAL;
