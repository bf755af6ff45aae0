-- Where the projection stands in each partition of each topic. Advanced in the transaction that writes the rows.
CREATE TABLE projection_positions (
    topic        text        NOT NULL,
    partition    integer     NOT NULL,
    next_offset  bigint      NOT NULL,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    -- When nothing was left to read; everything written to Kafka before it is in these tables.
    caught_up_at timestamptz,
    PRIMARY KEY (topic, partition)
);

-- Every event that counts. One partition a UTC day, made when the day's first event arrives.
CREATE TABLE events (
    event_id                text        NOT NULL,
    visitor_id              text        NOT NULL,
    site_id                 text        NOT NULL,
    occurred_at             timestamptz NOT NULL,
    person_id               text        NOT NULL,
    session_id              text,
    place_in_session        integer     NOT NULL,
    late                    boolean     NOT NULL,
    synthetic_duplicate     boolean     NOT NULL,
    content_hash            bigint      NOT NULL,
    event_name              text        NOT NULL,
    original_name           text        NOT NULL,
    kind                    text        NOT NULL,
    user_id                 text,
    session_hint            text,
    created_at              timestamptz,
    sent_at                 timestamptz,
    received_at             timestamptz NOT NULL,
    sequence                bigint      NOT NULL,
    imported                boolean     NOT NULL,
    conversion              boolean     NOT NULL,
    revenue                 numeric(38, 6),
    currency                text,
    page_url                text,
    page_path               text,
    page_title              text,
    page_referrer           text,
    device_type             text,
    os                      text,
    browser                 text,
    browser_version         text,
    user_agent              text,
    screen_resolution       text,
    viewport                text,
    country                 text,
    region                  text,
    city                    text,
    channel                 text        NOT NULL,
    source                  text,
    medium                  text,
    campaign                text,
    term                    text,
    content                 text,
    consent_analytics       boolean     NOT NULL,
    consent_marketing       boolean     NOT NULL,
    consent_personalization boolean     NOT NULL,
    bot                     boolean     NOT NULL,
    bot_reason              text,
    sdk                     text,
    properties              jsonb       NOT NULL,
    projected_at            timestamptz NOT NULL DEFAULT now(),
    -- What makes a second delivery change nothing.
    PRIMARY KEY (event_id, visitor_id, site_id, occurred_at)
) PARTITION BY RANGE (occurred_at);

-- Every report: one site, one range.
CREATE INDEX events_by_site ON events (site_id, occurred_at);
-- A person's timeline, and finding the events of a person who proved to be another.
CREATE INDEX events_by_person ON events (person_id, occurred_at);
-- A session's page, and finding the events of a session that was absorbed.
CREATE INDEX events_by_session ON events (session_id);

-- The sites from which something came.
CREATE TABLE sites (
    site_id text PRIMARY KEY
);

-- On which days a person did something: which partitions of events to look into.
CREATE TABLE person_days (
    person_id text NOT NULL,
    day       date NOT NULL,
    PRIMARY KEY (person_id, day)
);

-- Conclusions drawn from events; a withdrawn one is deleted.
CREATE TABLE derived_events (
    event_id    text PRIMARY KEY,
    event_name  text        NOT NULL,
    site_id     text        NOT NULL,
    visitor_id  text        NOT NULL,
    person_id   text        NOT NULL,
    session_id  text,
    occurred_at timestamptz NOT NULL,
    properties  jsonb       NOT NULL
);
CREATE INDEX derived_events_by_site ON derived_events (site_id, occurred_at);
CREATE INDEX derived_events_by_person ON derived_events (person_id, occurred_at);
CREATE INDEX derived_events_by_session ON derived_events (session_id);

-- The newest revision of every session.
CREATE TABLE sessions (
    session_id        text PRIMARY KEY,
    site_id           text        NOT NULL,
    visitor_id        text        NOT NULL,
    person_id         text        NOT NULL,
    state             text        NOT NULL,
    merged_into       text,
    revision          bigint      NOT NULL,
    started_at        timestamptz NOT NULL,
    ended_at          timestamptz NOT NULL,
    events            integer     NOT NULL,
    page_views        integer     NOT NULL,
    interactions      integer     NOT NULL,
    conversion_count  integer     NOT NULL,
    engaged_millis    bigint      NOT NULL,
    revenue           jsonb       NOT NULL,
    entry_page        text,
    exit_page         text,
    channel           text        NOT NULL,
    source            text,
    medium            text,
    campaign          text,
    term              text,
    content           text,
    referrer          text,
    device_type       text,
    os                text,
    browser           text,
    browser_version   text,
    user_agent        text,
    screen_resolution text,
    viewport          text,
    country           text,
    region            text,
    city              text,
    bot               boolean     NOT NULL
);
CREATE INDEX sessions_by_site ON sessions (site_id, started_at);
CREATE INDEX sessions_by_person ON sessions (person_id, started_at);

-- The newest profile of every person; the columns are those that lists are filtered and sorted by.
CREATE TABLE persons (
    person_id        text PRIMARY KEY,
    visitor_ids      text[]      NOT NULL,
    site_ids         text[]      NOT NULL,
    first_seen_at    timestamptz NOT NULL,
    last_seen_at     timestamptz NOT NULL,
    events           bigint      NOT NULL,
    sessions         bigint      NOT NULL,
    conversion_count bigint      NOT NULL,
    profile          jsonb       NOT NULL
);
CREATE INDEX persons_by_last_seen ON persons (last_seen_at DESC);

-- The newest scores of every person.
CREATE TABLE scores (
    person_id   text PRIMARY KEY,
    engagement  double precision NOT NULL,
    lead        double precision NOT NULL,
    churn_risk  text             NOT NULL,
    model       text             NOT NULL,
    computed_at timestamptz      NOT NULL,
    scores      jsonb            NOT NULL
);
CREATE INDEX scores_by_lead ON scores (lead DESC);

-- Persons who proved to be another, always resolved to the last one.
CREATE TABLE person_merges (
    from_id   text PRIMARY KEY,
    into_id   text        NOT NULL,
    merged_at timestamptz NOT NULL
);
CREATE INDEX person_merges_by_into ON person_merges (into_id);

-- Visitors that identified: what was the visitor's own is the user's.
CREATE TABLE visitor_links (
    visitor_id text PRIMARY KEY,
    user_id    text NOT NULL
);

-- Sessions that were absorbed, always resolved to the last one.
CREATE TABLE session_merges (
    from_id  text PRIMARY KEY,
    into_id  text   NOT NULL,
    revision bigint NOT NULL
);
CREATE INDEX session_merges_by_into ON session_merges (into_id);

-- What could not be taken, by whom and why.
CREATE TABLE rejected_events (
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL,
    received_at      timestamptz NOT NULL,
    site_id          text        NOT NULL,
    event_id         text,
    reasons          jsonb       NOT NULL,
    payload          bytea       NOT NULL,
    origin           text        NOT NULL,
    refused_by       text        NOT NULL,
    PRIMARY KEY (source_partition, source_offset, received_at)
);
CREATE INDEX rejected_events_by_site ON rejected_events (site_id, received_at);
CREATE INDEX rejected_events_by_event ON rejected_events (event_id);
-- The projection says why it skipped a record before it moves past it: a crash between the two says it twice.
CREATE UNIQUE INDEX rejected_events_once ON rejected_events (origin) WHERE refused_by = 'query-service';

-- Who may ask. The token itself is never stored: it has too much entropy to be guessed from its SHA-256.
CREATE TABLE tokens (
    id         text PRIMARY KEY,
    name       text        NOT NULL,
    role       text        NOT NULL CHECK (role IN ('ADMIN', 'ANALYST')),
    sha256     bytea       NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);
