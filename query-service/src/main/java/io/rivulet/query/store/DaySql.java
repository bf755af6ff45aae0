package io.rivulet.query.store;

/** The statements that find out which days are not known, and make them known. */
final class DaySql {

    /**
     * Of days (site, day, begin, end; all of one time zone) those that were written to since they were computed, or never
     * were computed, by the table that tells what each has seen.
     */
    static String stale(DaySubject subject) {
        return """
                SELECT d.site_id, d.day
                  FROM unnest(?::text[], ?::date[], ?::timestamptz[], ?::timestamptz[]) AS d (site_id, day, from_at, until_at)
                 CROSS JOIN LATERAL (
                       SELECT sum(w.times) AS times, max(w.last_at) AS last_at
                         FROM day_writes w WHERE w.site_id = d.site_id
                          AND w.day BETWEEN (d.from_at AT TIME ZONE 'UTC')::date
                                        AND ((d.until_at - interval '1 microsecond') AT TIME ZONE 'UTC')::date) AS written
                  LEFT JOIN %s k ON k.site_id = d.site_id AND k.time_zone = ? AND k.day = d.day
                 WHERE written.times IS DISTINCT FROM k.writes AND written.times IS NOT NULL AND written.last_at <= ?
                 ORDER BY d.day DESC, d.site_id""".formatted(subject.tables().get(0));
    }

    private DaySql() {}

    // Both statements compute all of a day at once, so that everything, also how often the day was written, is of one
    // moment. The day and its begin and end are in the text, and of this service's own making: so only the partitions
    // that
    // matter are planned. Values: the site and the time zone, then the site of events, of visits and of writes.

    static String report(String day, String from, String until) {
        return """
                WITH k AS MATERIALIZED (SELECT ?::text AS site_id, ?::text AS time_zone, date '%1$s' AS day),
                e AS MATERIALIZED (
                    SELECT int8send(hashtextextended(visitor_id, 0)) AS visitor, kind = 'PAGE_VIEW' AS view, event_name,
                           coalesce(page_path, 'unknown') AS path, conversion, revenue, currency,
                           extract(hour FROM occurred_at AT TIME ZONE (SELECT time_zone FROM k)) AS hour,
                           CASE WHEN conversion THEN int8send(hashtextextended(
                               coalesce(properties->>'orderId', properties->>'order_id'), 0)) END AS order_id
                      FROM events
                     WHERE site_id = ? AND occurred_at >= '%2$s' AND occurred_at < '%3$s' AND NOT bot),
                s AS MATERIALIZED (
                    SELECT int8send(hashtextextended(visitor_id, 0)) AS visitor, coalesce(source, channel) AS source,
                           coalesce(country, 'unknown') AS country, coalesce(device_type, 'unknown') AS device,
                           page_views, interactions, conversion_count, engaged_millis, entry_page, exit_page,
                           extract(epoch FROM ended_at - started_at) AS seconds,
                           extract(hour FROM started_at AT TIME ZONE (SELECT time_zone FROM k)) AS hour
                      FROM sessions
                     WHERE site_id = ? AND started_at >= '%2$s' AND started_at < '%3$s' AND NOT bot
                       AND state <> 'MERGED_INTO'),
                pages AS (
                    SELECT path, count(*) AS page_views, 0 AS entries, 0 AS exits,
                           string_agg(DISTINCT visitor, '') AS visitors FROM e WHERE view GROUP BY path
                     UNION ALL
                    SELECT entry_page, 0, count(*), 0, '' FROM s
                     WHERE page_views > 0 AND entry_page IS NOT NULL GROUP BY entry_page
                     UNION ALL
                    SELECT exit_page, 0, 0, count(*), '' FROM s
                     WHERE page_views > 0 AND exit_page IS NOT NULL GROUP BY exit_page),
                hours AS (
                    SELECT hour, count(*) AS events, count(*) FILTER (WHERE view) AS page_views,
                           count(*) FILTER (WHERE conversion) AS conversions, 0 AS visits,
                           string_agg(DISTINCT visitor, '') AS visitors FROM e GROUP BY hour
                     UNION ALL
                    SELECT hour, 0, 0, 0, count(*), '' FROM s GROUP BY hour),
                of_hours AS (
                    INSERT INTO day_hours
                    SELECT k.*, h.* FROM k CROSS JOIN (
                        SELECT hour, sum(events), sum(page_views), sum(conversions), sum(visits), string_agg(visitors, '')
                          FROM hours GROUP BY hour) AS h),
                of_visits AS (
                    INSERT INTO day_visits
                    SELECT k.*, v.* FROM k CROSS JOIN (
                        SELECT CASE WHEN grouping(source) = 0 THEN 'source' WHEN grouping(country) = 0 THEN 'country'
                                    WHEN grouping(device) = 0 THEN 'device' ELSE 'all' END,
                               coalesce(source, country, device, ''), count(*), sum(page_views), sum(seconds),
                               sum(engaged_millis), count(*) FILTER (WHERE page_views = 1 AND interactions = 0),
                               count(*) FILTER (WHERE conversion_count > 0), string_agg(DISTINCT visitor, '')
                          FROM s GROUP BY GROUPING SETS ((source), (country), (device), ())
                        HAVING count(*) > 0) AS v),
                of_pages AS (
                    INSERT INTO day_pages
                    SELECT k.*, p.* FROM k CROSS JOIN (
                        SELECT path, sum(page_views), sum(entries), sum(exits), string_agg(visitors, '')
                          FROM pages GROUP BY path) AS p),
                of_goals AS (
                    INSERT INTO day_goals
                    SELECT k.*, g.* FROM k CROSS JOIN (
                        SELECT event_name, count(*), string_agg(DISTINCT visitor, '')
                          FROM e WHERE conversion GROUP BY event_name) AS g),
                of_revenue AS (
                    INSERT INTO day_revenue
                    SELECT k.*, r.* FROM k CROSS JOIN (
                        SELECT event_name, conversion, coalesce(currency, 'unknown'), sum(revenue)
                          FROM e WHERE revenue IS NOT NULL GROUP BY 1, 2, 3) AS r)
                INSERT INTO day_statistics
                SELECT k.*, (SELECT coalesce(sum(times), 0) FROM day_writes WHERE site_id = ?
                                AND day BETWEEN (timestamptz '%2$s' AT TIME ZONE 'UTC')::date
                                            AND ((timestamptz '%3$s' - interval '1 microsecond') AT TIME ZONE 'UTC')::date),
                       n.*
                  FROM k CROSS JOIN (
                       SELECT count(*), count(*) FILTER (WHERE view), count(*) FILTER (WHERE event_name = 'product_view'),
                              count(*) FILTER (WHERE event_name = 'affiliate_click'), count(*) FILTER (WHERE conversion),
                              coalesce(string_agg(DISTINCT visitor, ''), ''),
                              coalesce(string_agg(DISTINCT order_id, ''), '')
                         FROM e) AS n""".formatted(day, from, until);
    }

    /**
     * A mention is of a product that an event is about: its own, else those of its order. What an order's line brought is
     * its price times its quantity, with the sign of the order's money; where they are no numbers it brought nothing.
     */
    static String products(String day, String from, String until) {
        return """
                WITH k AS MATERIALIZED (SELECT ?::text AS site_id, ?::text AS time_zone, date '%1$s' AS day),
                e AS MATERIALIZED (
                    SELECT int8send(hashtextextended(visitor_id, 0)) AS visitor, event_name, conversion, revenue, currency,
                           occurred_at, properties,
                           coalesce(properties->>'productId', properties->>'product_id', '') AS product_id
                      FROM events
                     WHERE site_id = ? AND occurred_at >= '%2$s' AND occurred_at < '%3$s' AND NOT bot),
                mentions AS MATERIALIZED (
                    SELECT product_id,
                           coalesce(properties->>'productName', properties->>'product_name', properties->>'name') AS name,
                           visitor, event_name, conversion, revenue, currency, occurred_at
                      FROM e WHERE product_id <> ''
                     UNION ALL
                    SELECT coalesce(item->>'productId', item->>'product_id', item->>'id'), item->>'name',
                           visitor, event_name, conversion,
                           sign(revenue) * CASE WHEN item->>'price' ~ '^[0-9]{1,12}([.][0-9]{1,6})?$'
                               THEN (item->>'price')::numeric * CASE
                                   WHEN coalesce(item->>'quantity', '1') ~ '^[0-9]{1,9}([.][0-9]{1,6})?$'
                                   THEN coalesce(item->>'quantity', '1')::numeric END END,
                           currency, occurred_at
                      FROM e CROSS JOIN LATERAL jsonb_array_elements(
                               CASE WHEN jsonb_typeof(properties->'products') = 'array'
                                    THEN properties->'products' ELSE '[]' END) AS item
                     WHERE (conversion OR revenue IS NOT NULL) AND product_id = ''
                       AND coalesce(item->>'productId', item->>'product_id', item->>'id') <> ''),
                of_products AS (
                    INSERT INTO day_products
                    SELECT k.*, p.* FROM k CROSS JOIN (
                        SELECT product_id, (array_agg(name ORDER BY occurred_at DESC) FILTER (WHERE name <> ''))[1],
                               max(occurred_at) FILTER (WHERE name <> ''),
                               count(*) FILTER (WHERE event_name = 'product_view'),
                               count(*) FILTER (WHERE event_name IN ('product_click', 'affiliate_click')),
                               count(*) FILTER (WHERE conversion),
                               coalesce(string_agg(DISTINCT visitor, '') FILTER (WHERE event_name = 'product_view'), ''),
                               coalesce(string_agg(DISTINCT visitor, '')
                                   FILTER (WHERE event_name IN ('product_click', 'affiliate_click')), '')
                          FROM mentions GROUP BY product_id) AS p),
                of_revenue AS (
                    INSERT INTO day_product_revenue
                    SELECT k.*, r.* FROM k CROSS JOIN (
                        SELECT product_id, coalesce(currency, 'unknown'), sum(revenue)
                          FROM mentions WHERE revenue IS NOT NULL GROUP BY 1, 2) AS r)
                INSERT INTO day_products_seen
                SELECT k.*, (SELECT coalesce(sum(times), 0) FROM day_writes WHERE site_id = ?
                                AND day BETWEEN (timestamptz '%2$s' AT TIME ZONE 'UTC')::date
                                            AND ((timestamptz '%3$s' - interval '1 microsecond') AT TIME ZONE 'UTC')::date)
                  FROM k""".formatted(day, from, until);
    }
}
