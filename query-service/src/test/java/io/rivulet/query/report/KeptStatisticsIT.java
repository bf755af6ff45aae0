package io.rivulet.query.report;

import static io.rivulet.query.SessionBuilder.aSession;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.query.RandomShop;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.store.DayStatistics;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens to rows, what is kept of their days adds up to what is counted from the rows themselves. */
@Timeout(120)
class KeptStatisticsIT {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 12);
    private static final List<String> BOTH = List.of("north", "south");

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Postgres postgres = new Postgres(database.dataSource());
    private final DashboardQuery query = query(Duration.ofSeconds(60));

    @Test
    void everyNumberIsThatOfTheRowsInEveryTimeZone() throws Exception {
        RandomShop.of(1, "north", BEGIN, 200).told().projectInto(database);
        RandomShop.of(2, "south", BEGIN, 100).told().projectInto(database);

        for (String zone : List.of("UTC", "America/New_York", "Asia/Kathmandu")) {
            isExact(BOTH, zone);
            isExact(List.of("south"), zone);
        }
    }

    @Test
    void redeliveryLateEventsAndRevisedVisitsAreSeen() throws Exception {
        var shop = RandomShop.of(3, "north", BEGIN, 150);
        shop.told().projectInto(database);
        isExact(BOTH, "UTC");

        database.execute("UPDATE projection_positions SET next_offset = 0");
        shop.told().projectInto(database);
        isExact(BOTH, "UTC");

        // Of one batch, on days that are known already: more events, and visits that begin earlier, end or are no more.
        var more = RandomShop.of(4, "north", BEGIN, 30).told();
        int number = 0;
        for (Session visit : shop.visits()) {
            var changed = Session.newBuilder(visit).setRevision(2);
            switch (number++ % 5) {
                case 0 ->
                    changed.setStartedAt(visit.getStartedAt().minusSeconds(86_400))
                            .setPageViews(9);
                case 1 -> changed.setState(SessionState.MERGED_INTO).setMergedInto("another");
                case 2 -> changed.setBot(!visit.getBot());
                default -> changed.setConversionCount(3).setEntryPage("/late");
            }
            more.arrives(Topics.SESSIONS, 1, visit.getSessionId(), number % 7 == 0 ? null : changed.build());
        }
        more.projectInto(database);
        isExact(BOTH, "UTC");
        isExact(BOTH, "America/New_York");
    }

    @Test
    void mergedPeopleChangeNothingAndAnotherSiteDoesNotDisturb() throws Exception {
        RandomShop.of(5, "north", BEGIN, 80).told().projectInto(database);
        isExact(List.of("north"), "UTC");
        String kept = kept();

        new Feed()
                .fact(0, "person-2", new PersonMerged("person-1", "person-2", "by-alias", BEGIN))
                .projectInto(database);
        RandomShop.of(6, "south", BEGIN, 20).told().projectInto(database);

        isExact(List.of("north"), "UTC");
        // Nothing was computed again.
        assertThat(kept()).isEqualTo(kept);
    }

    @Test
    void onlyTheDayThatWasWrittenToIsComputedAgain() throws Exception {
        RandomShop.of(7, "north", BEGIN, 80).told().projectInto(database);
        isExact(List.of("north"), "UTC");
        String before = database.value("SELECT xmin FROM day_statistics WHERE day = '2026-03-04'");
        String other = database.value("SELECT xmin FROM day_statistics WHERE day = '2026-03-05'");

        new Feed()
                .arrives(
                        Topics.SESSIONS,
                        0,
                        "late",
                        aSession()
                                .id("late")
                                .on("north")
                                .by("ada")
                                .at(Instant.parse("2026-03-04T23:59:59.999Z"))
                                .build())
                .projectInto(database);
        isExact(List.of("north"), "UTC");

        assertThat(database.value("SELECT xmin FROM day_statistics WHERE day = '2026-03-04'"))
                .isNotEqualTo(before);
        assertThat(database.value("SELECT xmin FROM day_statistics WHERE day = '2026-03-05'"))
                .isEqualTo(other);
    }

    @Test
    void whoAsksWhileRowsComeLeavesNoDayOldBehind() throws Exception {
        ExecutorService others = Executors.newFixedThreadPool(3);
        try {
            Callable<Void> asking = () -> {
                for (int i = 0; i < 15; i++) {
                    query.of(BOTH, range("UTC"), Optional.empty());
                }
                return null;
            };
            List<Future<Void>> asked = List.of(others.submit(asking), others.submit(asking));
            Future<Void> south = others.submit(() -> {
                // Partitions of its own, as another pod has them.
                for (int i = 0; i < 8; i++) {
                    var feed = new Feed();
                    for (var event : RandomShop.of(20 + i, "north", BEGIN, 20).events()) {
                        feed.fact(7, event.person(), told(event));
                    }
                    feed.projectInto(database);
                }
                return null;
            });
            for (int i = 0; i < 8; i++) {
                RandomShop.of(40 + i, "north", BEGIN, 20).told().projectInto(database);
            }
            south.get();
            for (Future<Void> done : asked) {
                done.get();
            }
        } finally {
            others.shutdownNow();
        }
        isExact(BOTH, "UTC");
    }

    @Test
    void thousandsOfDaysAreNotComputedWhileSomebodyWaits() throws Exception {
        RandomShop.of(8, "north", BEGIN, 80).told().projectInto(database);

        assertThatThrownBy(() -> query(Duration.ZERO).of(BOTH, range("UTC"), Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("shorter range");
    }

    @Test
    void orderIdsAreCountedOnceInTheWholeRange() throws Exception {
        new Feed()
                .fact(0, "ada", counted("2026-03-02T10:00:00Z"))
                .fact(0, "ada", counted("2026-03-03T10:00:00Z"))
                .projectInto(database);

        assertThat(query.of(List.of("north"), range("UTC"), Optional.empty())
                        .kpis()
                        .orders())
                .isEqualTo(1);
        isExact(List.of("north"), "UTC");
    }

    private static CountedEvent counted(String at) {
        return CountedEvent.newBuilder()
                .setEvent(anEvent()
                        .id("order-" + at)
                        .on("north")
                        .by("ada")
                        .purchase("5")
                        .at(Instant.parse(at))
                        .properties("{\"orderId\":\"o1\"}")
                        .build())
                .setSessionId("s1")
                .setPlaceInSession(1)
                .build();
    }

    private static CountedEvent told(RandomShop.Event event) {
        return CountedEvent.newBuilder()
                .setEvent(event.told())
                .setSessionId(event.visit() == null ? null : event.visit().getSessionId())
                .setPlaceInSession(1)
                .build();
    }

    private void isExact(List<String> sites, String zone) {
        DateRange range = range(zone);
        DashboardView told = query.of(sites, range, Optional.of(range.previous()));
        var plain = new PlainDashboard(postgres, sites, range);
        assertThat(told.kpis()).isEqualTo(plain.kpis());
        assertThat(told.kpis().events()).isPositive();
        assertThat(told.daily()).isEqualTo(plain.daily());
        assertThat(told.sources()).isEqualTo(plain.visitsBy("coalesce(source, channel)"));
        assertThat(told.countries()).isEqualTo(plain.visitsBy("coalesce(country, 'unknown')"));
        assertThat(told.devices()).isEqualTo(plain.visitsBy("coalesce(device_type, 'unknown')"));
        assertThat(told.pages()).isEqualTo(plain.pages());
        assertThat(told.goals()).isEqualTo(plain.goals());
        HoursView hours = hours().of(sites, range);
        assertThat(hours.hours()).hasSize(24 * (int) range.days());
        assertThat(hours.hours().stream()
                        .filter(hour -> hour.events() > 0 || hour.sessions() > 0)
                        .toList())
                .isEqualTo(plain.hours())
                .isNotEmpty();
        assertThat(Objects.requireNonNull(told.comparison()).kpis())
                .isEqualTo(new PlainDashboard(postgres, sites, range.previous()).kpis());
    }

    private String kept() {
        return database.value(
                "SELECT string_agg(day || ' ' || xmin, ',' ORDER BY day) FROM day_statistics WHERE site_id = 'north'");
    }

    private HoursQuery hours() {
        return new HoursQuery(
                new DayStatistics(database.dataSource(), Duration.ofSeconds(60)), new Freshness(postgres));
    }

    private DashboardQuery query(Duration longest) {
        return new DashboardQuery(new DayStatistics(database.dataSource(), longest), new Freshness(postgres));
    }

    private static DateRange range(String zone) {
        return new DateRange(FIRST, LAST, ZoneId.of(zone));
    }
}
