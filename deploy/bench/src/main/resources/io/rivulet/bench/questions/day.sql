-- One day of three sites as the projection would have left it, with {visits} visits; {table} is its partition.
-- Everything hangs on hashes of the day and the visit's number: the same days always hold the same.
CREATE TEMP TABLE made ON COMMIT DROP AS
WITH chance AS MATERIALIZED (
    SELECT n, (hashtextextended(n::text, 1 + {number}) & 1048575) / 1048576e0::float8 AS a,
           (hashtextextended(n::text, 1001 + {number}) & 1048575) / 1048576e0::float8 AS b,
           (hashtextextended(n::text, 2001 + {number}) & 1048575) / 1048576e0::float8 AS c,
           (hashtextextended(n::text, 3001 + {number}) & 1048575) / 1048576e0::float8 AS d
      FROM generate_series(1, {visits}) AS n),
visits AS MATERIALIZED (
    SELECT md5({number} || ' ' || n) AS session_id,
           CASE WHEN a < 0.6 THEN 'shop' WHEN a < 0.9 THEN 'magazine' ELSE 'app' END AS site_id,
           -- A few come every other day, most once or twice; newcomers come every day.
           CASE WHEN b < 0.55 THEN floor(power(b / 0.55, 3) * 60000)::integer
                ELSE 60000 + {number} * 2200 + floor((b - 0.55) / 0.45 * 2200)::integer END AS visitor,
           -- More by day than by night.
           '{day} 00:00:00+00'::timestamptz
               + make_interval(secs => 82000 * (c + 0.9 * sin(6.2831853 * c) / 6.2831853)) AS started_at,
           CASE WHEN d < 0.33 THEN 1 ELSE 2 + floor(-ln(1 - (d - 0.33) / 0.67 * 0.999) * 7.35)::integer END AS length,
           a, c, d
      FROM chance),
people AS MATERIALIZED (
    SELECT v.*, md5('visitor ' || visitor)::uuid::text AS visitor_id,
           -- Every seventh has identified.
           CASE WHEN visitor % 7 = 0 THEN 'user-' || visitor ELSE md5('visitor ' || visitor)::uuid::text END AS person_id,
           visitor % 50 = 49 AS bot,
           (ARRAY['direct','organic_search','organic_search','paid_search','e_mail','organic_social','referral','paid_social'])[1 + floor(c * 7.999)::integer] AS channel,
           (ARRAY['GB','GB','GB','FR','DE','US','US','NL','PL','IE','ES','IT','SE','IN','BR','CA'])[1 + visitor % 16] AS country,
           (ARRAY['mobile','desktop','mobile','desktop','tablet','mobile'])[1 + visitor % 6] AS device_type,
           (ARRAY['iOS','Windows','Android','macOS','iPadOS','Android'])[1 + visitor % 6] AS os,
           (ARRAY['Safari','Chrome','Chrome','Safari','Safari','Firefox'])[1 + visitor % 6] AS browser
      FROM visits v)
SELECT p.*,
       CASE channel WHEN 'direct' THEN NULL WHEN 'organic_search' THEN (ARRAY['google','bing','duckduckgo'])[1 + visitor % 3]
           WHEN 'paid_search' THEN 'google' WHEN 'e_mail' THEN 'newsletter' WHEN 'organic_social' THEN 'instagram'
           WHEN 'paid_social' THEN 'facebook' ELSE 'blog-' || visitor % 40 END AS source,
       CASE WHEN channel IN ('paid_search', 'paid_social', 'e_mail') THEN 'campaign-' || {number} / 30 || '-' || visitor % 5 END AS campaign,
       place, started_at + make_interval(secs => LEAST(place - 1, 60) * (4 + 30 * d)) AS occurred_at,
       (hashtextextended(session_id, place) & 1048575) / 1048576e0::float8 AS e, (hashtextextended(session_id, 500 + place) & 1048575) / 1048576e0::float8 AS f
  FROM people p CROSS JOIN LATERAL generate_series(1, length) AS place;

CREATE TABLE {table} (LIKE events INCLUDING DEFAULTS);

INSERT INTO {table} (event_id, visitor_id, site_id, occurred_at, person_id, session_id, place_in_session, late,
       synthetic_duplicate, content_hash, event_name, original_name, kind, user_id, session_hint, created_at, sent_at,
       received_at, sequence, imported, conversion, revenue, currency, page_url, page_path, page_title, page_referrer,
       device_type, os, browser, browser_version, user_agent, screen_resolution, viewport, country, region, city, channel,
       source, medium, campaign, consent_analytics, consent_marketing, consent_personalization, bot, bot_reason, sdk,
       properties, projected_at)
SELECT md5(session_id || place)::uuid::text, visitor_id, site_id, occurred_at, person_id, session_id, place, false, false,
       hashtextextended(session_id, place), name, name,
       CASE name WHEN 'page_view' THEN 'PAGE_VIEW' WHEN 'scroll_depth' THEN 'PASSIVE' WHEN 'heartbeat' THEN 'PASSIVE' ELSE 'INTERACTION' END,
       CASE WHEN visitor % 7 = 0 THEN person_id END, left(session_id, 12), occurred_at, occurred_at + interval '1 second',
       occurred_at + interval '1.2 seconds', place, false, name IN ('purchase', 'form_submit'),
       CASE WHEN name = 'purchase' THEN round((5 + 200 * f * f)::numeric, 2) END, CASE WHEN name = 'purchase' THEN 'GBP' END,
       'https://' || site_id || '.example' || page, page, 'Page ' || page, CASE WHEN place = 1 AND source IS NOT NULL THEN 'https://' || source || '.example/' END,
       device_type, os, browser, 100 + visitor % 30 || '.0',
       'Mozilla/5.0 (X11; ' || os || ' x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ' || browser || '/' || 100 + visitor % 30 || '.0 Safari/537.36',
       '1920x1080', '1200x800', country, country || '-' || visitor % 9, 'City ' || visitor % 90, channel, source,
       CASE WHEN channel LIKE 'paid%' THEN 'cpc' END, campaign, true, true, true, bot, CASE WHEN bot THEN 'known bot' END, 'js/1.4.0',
       CASE WHEN name = 'purchase' THEN jsonb_build_object('orderId', 'o-' || left(session_id, 16) || place, 'productId', 'p-' || product)
            WHEN name IN ('product_view', 'product_click', 'add_to_cart') THEN jsonb_build_object('productId', 'p-' || product, 'productName', 'Product ' || product, 'price', 5 + product)
            WHEN name = 'scroll_depth' THEN jsonb_build_object('depth', 25 * (1 + floor(f * 3.999)::integer), 'timeOnPage', floor(f * 90)::integer)
            ELSE jsonb_build_object('position', floor(f * 20)::integer, 'theme', 'light') END,
       occurred_at + interval '2 seconds'
  FROM (SELECT m.*, floor(f * f * 600)::integer AS product,
               CASE WHEN place = 1 OR e < 0.40 THEN 'page_view' WHEN e < 0.55 THEN 'product_view' WHEN e < 0.70 THEN 'scroll_depth'
                    WHEN e < 0.79 THEN 'click' WHEN e < 0.84 THEN 'heartbeat' WHEN e < 0.88 THEN 'product_click' WHEN e < 0.92 THEN 'add_to_cart'
                    WHEN e < 0.94 THEN 'search_query' WHEN e < 0.955 THEN 'checkout_started' WHEN e < 0.965 THEN 'price_checked'
                    WHEN e < 0.975 THEN 'form_start' WHEN e < 0.98 THEN 'form_submit' WHEN e < 0.99 THEN 'purchase' ELSE 'review_read' END AS name,
               CASE WHEN f < 0.2 THEN '/' WHEN f < 0.35 THEN '/services/' || floor(a * 12)::integer
                    WHEN f < 0.7 THEN '/products/' || floor(e * e * 600)::integer ELSE '/articles/' || floor(power(e, 3) * 1500)::integer END AS page
          FROM made m OFFSET 0) AS named;

ALTER TABLE events ATTACH PARTITION {table} FOR VALUES FROM ('{day} 00:00:00+00') TO ('{next} 00:00:00+00');

INSERT INTO sessions (session_id, site_id, visitor_id, person_id, state, revision, started_at, ended_at, events, page_views,
       interactions, conversion_count, engaged_millis, revenue, entry_page, exit_page, channel, source, medium, campaign,
       referrer, device_type, os, browser, browser_version, user_agent, screen_resolution, viewport, country, region, city, bot)
SELECT session_id, min(site_id), min(visitor_id), min(person_id), 'CLOSED', 3, min(occurred_at), max(occurred_at), count(*),
       count(*) FILTER (WHERE kind = 'PAGE_VIEW'), count(*) FILTER (WHERE kind = 'INTERACTION'), count(*) FILTER (WHERE conversion),
       (extract(epoch FROM max(occurred_at) - min(occurred_at)) * 1000)::bigint,
       CASE WHEN sum(revenue) IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('currency', 'GBP', 'amount', sum(revenue))) END,
       (array_agg(page_path ORDER BY place_in_session))[1],
       (array_agg(page_path ORDER BY place_in_session DESC) FILTER (WHERE kind = 'PAGE_VIEW'))[1],
       min(channel), min(source), min(medium), min(campaign), min(page_referrer), min(device_type), min(os), min(browser),
       min(browser_version), min(user_agent), min(screen_resolution), min(viewport), min(country), min(region), min(city), bool_or(bot)
  FROM {table} GROUP BY session_id;

INSERT INTO person_days (person_id, day) SELECT DISTINCT person_id, date '{day}' FROM {table} ON CONFLICT DO NOTHING;

INSERT INTO day_writes (site_id, day, writer, times) SELECT DISTINCT site_id, date '{day}', 'filled', 1 FROM {table};
