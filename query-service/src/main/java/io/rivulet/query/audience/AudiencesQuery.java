package io.rivulet.query.audience;

import io.rivulet.query.asked.Cursor;
import io.rivulet.query.audience.AudiencesView.AudienceView;
import io.rivulet.query.audience.AudiencesView.Member;
import io.rivulet.query.audience.AudiencesView.MembersView;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Viewer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Counts and lists the members of audiences. */
@Singleton
final class AudiencesQuery {

    // Who was on a site that may not be seen is not shown either.
    private static final String VISIBLE = "(? OR p.site_ids <@ ? AND p.site_ids <> '{}')";

    private final Postgres postgres;
    private final Viewer viewer;

    AudiencesQuery(Postgres postgres, Viewer viewer) {
        this.postgres = postgres;
        this.viewer = viewer;
    }

    AudiencesView all() {
        String sizes = Arrays.stream(Audience.values())
                .map(audience -> "count(*) FILTER (WHERE " + audience.condition() + ") AS " + audience.wireName())
                .collect(Collectors.joining(", "));
        Sight sight = viewer.sight();
        return postgres.list(
                        "SELECT " + sizes + " FROM persons p LEFT JOIN scores s USING (person_id) WHERE " + VISIBLE,
                        row -> {
                            List<AudienceView> views = new ArrayList<>();
                            for (Audience audience : Audience.values()) {
                                views.add(new AudienceView(
                                        audience.wireName(), audience.description(), row.number(audience.wireName())));
                            }
                            return new AudiencesView(views);
                        },
                        sight.isOfAllSites(),
                        sight.sites())
                .get(0);
    }

    /** Members in the order of their ids, after the one at which the cursor stands. */
    MembersView members(Audience audience, List<String> cursor, int limit) {
        Sight sight = viewer.sight();
        String after = cursor.isEmpty() ? "" : cursor.get(1);
        List<Member> found = postgres.list(
                """
                SELECT p.person_id, p.visitor_ids, p.last_seen_at, s.lead
                  FROM persons p LEFT JOIN scores s USING (person_id)
                 WHERE p.person_id > ? AND %s AND %s ORDER BY p.person_id LIMIT ?""".formatted(audience.condition(), VISIBLE),
                row -> new Member(
                        row.text("person_id"),
                        row.texts("visitor_ids"),
                        row.time("last_seen_at"),
                        row.decimalOrNull("lead")),
                after,
                sight.isOfAllSites(),
                sight.sites(),
                limit + 1);
        boolean more = found.size() > limit;
        List<Member> members = more ? found.subList(0, limit) : found;
        return new MembersView(
                audience.wireName(),
                members,
                more ? Cursor.of(audience.wireName(), members.get(limit - 1).personId()) : null);
    }
}
