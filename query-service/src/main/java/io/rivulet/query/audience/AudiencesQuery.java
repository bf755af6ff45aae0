package io.rivulet.query.audience;

import io.rivulet.query.asked.Cursor;
import io.rivulet.query.audience.AudiencesView.AudienceView;
import io.rivulet.query.audience.AudiencesView.Member;
import io.rivulet.query.audience.AudiencesView.MembersView;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Counts and lists the members of audiences. */
@Singleton
final class AudiencesQuery {

    private final Postgres postgres;

    AudiencesQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    AudiencesView all() {
        String sizes = Arrays.stream(Audience.values())
                .map(audience -> "count(*) FILTER (WHERE " + audience.condition() + ") AS " + audience.wireName())
                .collect(Collectors.joining(", "));
        return postgres.list("SELECT " + sizes + " FROM persons p LEFT JOIN scores s USING (person_id)", row -> {
                    List<AudienceView> views = new ArrayList<>();
                    for (Audience audience : Audience.values()) {
                        views.add(new AudienceView(
                                audience.wireName(), audience.description(), row.number(audience.wireName())));
                    }
                    return new AudiencesView(views);
                })
                .get(0);
    }

    /** Members in the order of their ids, after the one at which the cursor stands. */
    MembersView members(Audience audience, List<String> cursor, int limit) {
        String after = cursor.isEmpty() ? "" : cursor.get(1);
        List<Member> found = postgres.list(
                """
                SELECT p.person_id, p.visitor_ids, p.last_seen_at, s.lead
                  FROM persons p LEFT JOIN scores s USING (person_id)
                 WHERE p.person_id > ? AND %s ORDER BY p.person_id LIMIT ?""".formatted(audience.condition()),
                row -> new Member(
                        row.text("person_id"),
                        row.texts("visitor_ids"),
                        row.time("last_seen_at"),
                        row.decimalOrNull("lead")),
                after,
                limit + 1);
        boolean more = found.size() > limit;
        List<Member> members = more ? found.subList(0, limit) : found;
        return new MembersView(
                audience.wireName(),
                members,
                more ? Cursor.of(audience.wireName(), members.get(limit - 1).personId()) : null);
    }
}
