package io.rivulet.query.person;

import io.rivulet.query.asked.Cursor;
import io.rivulet.query.audience.Audience;
import io.rivulet.query.person.PersonsView.PersonView;
import io.rivulet.query.segment.Segment;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import io.rivulet.query.store.Sight;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists persons; a page goes on where the last one ended, however many came in between. */
@Singleton
final class PersonsQuery {

    private final Postgres postgres;

    PersonsQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Which persons.
     *
     * @param query a part of their id, or one of their visitors' ids
     * @param sight of who asks
     */
    record Wanted(
            @Nullable String query,
            @Nullable String siteId,
            @Nullable Segment segment,
            @Nullable Audience audience,
            Sight sight) {}

    private record Found(PersonView person, String place) {}

    PersonsView list(Wanted wanted, PersonSort sort, List<String> cursor, int limit) {
        List<Object> values = new ArrayList<>();
        String conditions = conditions(wanted, values);
        if (!cursor.isEmpty()) {
            conditions += " AND (%s, p.person_id) < (?::%s, ?)".formatted(sort.expression(), sort.type());
            values.add(cursor.get(1));
            values.add(cursor.get(2));
        }
        values.add(limit + 1);
        List<Found> found = postgres.list(
                """
                SELECT p.person_id, p.visitor_ids, p.site_ids, p.first_seen_at, p.last_seen_at, p.events, p.sessions,
                       p.conversion_count, s.engagement, s.lead, %s AS segment, (%s)::text AS place
                  FROM persons p LEFT JOIN scores s USING (person_id) WHERE %s
                 ORDER BY %s DESC, p.person_id DESC LIMIT ?""".formatted(Segment.expression(), sort.expression(), conditions, sort.expression()),
                row -> new Found(view(row), row.text("place")),
                values.toArray());
        boolean more = found.size() > limit;
        List<Found> page = more ? found.subList(0, limit) : found;
        return new PersonsView(
                page.stream().map(Found::person).toList(),
                more
                        ? Cursor.of(
                                sort.wireName(),
                                page.get(limit - 1).place(),
                                page.get(limit - 1).person().personId())
                        : null);
    }

    private static String conditions(Wanted wanted, List<Object> values) {
        var conditions = new StringBuilder("true");
        String query = wanted.query();
        if (query != null) {
            conditions.append(" AND (strpos(lower(p.person_id), lower(?)) > 0 OR ? = ANY (p.visitor_ids))");
            values.add(query);
            values.add(query);
        }
        String siteId = wanted.siteId();
        if (siteId != null) {
            conditions.append(" AND ? = ANY (p.site_ids)");
            values.add(siteId);
        }
        Segment segment = wanted.segment();
        if (segment != null) {
            conditions.append(" AND ").append(Segment.expression()).append(" = ?");
            values.add(segment.wireName());
        }
        Audience audience = wanted.audience();
        if (audience != null) {
            conditions.append(" AND ").append(audience.condition());
        }
        if (!wanted.sight().isOfAllSites()) {
            conditions.append(" AND p.site_ids <@ ? AND p.site_ids <> '{}'");
            values.add(wanted.sight().sites());
        }
        return conditions.toString();
    }

    private static PersonView view(Row row) throws SQLException {
        return new PersonView(
                row.text("person_id"),
                row.texts("visitor_ids"),
                row.texts("site_ids"),
                row.time("first_seen_at"),
                row.time("last_seen_at"),
                row.number("events"),
                row.number("sessions"),
                row.number("conversion_count"),
                row.text("segment"),
                row.decimalOrNull("engagement"),
                row.decimalOrNull("lead"));
    }
}
