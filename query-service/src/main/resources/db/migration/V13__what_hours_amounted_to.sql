-- What an hour of a site's day amounted to, by the clocks of the time zone: an hour that comes twice, as in autumn, is one.
CREATE TABLE day_hours (
    site_id     text     NOT NULL,
    time_zone   text     NOT NULL,
    day         date     NOT NULL,
    hour        smallint NOT NULL,
    events      bigint   NOT NULL,
    page_views  bigint   NOT NULL,
    conversions bigint   NOT NULL,
    visits      bigint   NOT NULL,
    visitors    bytea    NOT NULL
);
CREATE INDEX day_hours_by_day ON day_hours (site_id, time_zone, day);
ALTER TABLE day_hours ALTER visitors SET STORAGE EXTERNAL;

-- Days that are known have no hours yet: they are computed once more.
TRUNCATE day_statistics;
