package io.rivulet.query.segment;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.segment.MigrationView.Flow;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sight;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lays where people were beside where they are. */
@Singleton
final class MigrationQuery {

    private static final double PRECISION = 10_000;

    private final Postgres postgres;

    MigrationQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    MigrationView of(@Nullable String siteId, Sight sight, DateRange range) {
        List<Flow> flows = postgres.list(
                """
                WITH latest AS (
                    SELECT DISTINCT ON (person_id) person_id, segment FROM segment_history
                     WHERE day <= ?::date ORDER BY person_id, day DESC),
                earlier AS (
                    SELECT DISTINCT ON (person_id) person_id, segment FROM segment_history
                     WHERE day < ?::date ORDER BY person_id, day DESC)
                SELECT e.segment AS came_from, l.segment AS went_to, count(*) AS persons
                  FROM latest l JOIN persons p USING (person_id) LEFT JOIN earlier e USING (person_id)
                 WHERE (? OR ? = ANY (p.site_ids)) AND (? OR p.site_ids <@ ? AND p.site_ids <> '{}')
                 GROUP BY 1, 2 ORDER BY persons DESC, 1 NULLS LAST, 2""",
                row -> new Flow(row.textOrNull("came_from"), row.text("went_to"), row.number("persons")),
                range.endDate().toString(),
                range.startDate().toString(),
                siteId == null,
                String.valueOf(siteId),
                sight.isOfAllSites(),
                sight.sites());
        long before = sum(flows, flow -> !flow.isNew());
        long moved = sum(flows, Flow::isMove);
        return new MigrationView(
                range.startDate(),
                range.endDate(),
                since().orElse(null),
                before,
                moved,
                before == 0 ? 0 : Math.round(PRECISION * moved / before) / PRECISION,
                sum(flows, Flow::isNew),
                flows);
    }

    private Optional<LocalDate> since() {
        return postgres.first("SELECT day FROM segment_history ORDER BY day LIMIT 1", row -> row.day("day"));
    }

    private static long sum(List<Flow> flows, Predicate<Flow> which) {
        return flows.stream().filter(which).mapToLong(Flow::persons).sum();
    }
}
