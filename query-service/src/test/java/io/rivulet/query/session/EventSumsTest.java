package io.rivulet.query.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.query.store.Amount;
import io.rivulet.query.store.EventView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventSumsTest {

    private static final Instant TOLD = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void numbersAreThoseOfTheEvents() {
        var sums = EventSums.of(
                List.of(
                        event("10:00:00.000", "PASSIVE", "/ignored", null),
                        event("10:00:20.000", "PAGE_VIEW", "/", null),
                        event("10:00:50.000", "PAGE_VIEW", "/shop", null),
                        event("10:01:20.001", "INTERACTION", "/ignored", "19.90"),
                        event("10:05:00.000", "INTERACTION", null, "-5")),
                TOLD);

        assertThat(sums.events()).isEqualTo(5);
        assertThat(sums.pageViews()).isEqualTo(2);
        assertThat(sums.interactions()).isEqualTo(2);
        assertThat(sums.conversions()).isEqualTo(2);
        assertThat(sums.bounce()).isFalse();
        assertThat(sums.revenue()).containsExactly(new Amount("GBP", new BigDecimal("14.90")));
        assertThat(sums.startedAt()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(sums.endedAt()).isEqualTo("2026-03-02T10:05:00Z");
        assertThat(sums.durationSeconds()).isEqualTo(300);
        assertThat(sums.entryPage()).isEqualTo("/");
        assertThat(sums.exitPage()).isEqualTo("/shop");
    }

    @Test
    void pauseIsEngagedForHalfAMinuteAtMost() {
        assertThat(engaged("10:00:29.999")).isEqualTo(29.999);
        assertThat(engaged("10:00:30.000")).isEqualTo(30);
        assertThat(engaged("10:00:30.001")).isEqualTo(30);
    }

    @Test
    void bounceIsOnePageViewAndNoInteraction() {
        EventView view = event("10:00:00.000", "PAGE_VIEW", "/", null);
        EventView heartbeat = event("10:00:30.000", "PASSIVE", "/", null);

        assertThat(EventSums.of(List.of(view, heartbeat), TOLD).bounce()).isTrue();
        assertThat(EventSums.of(List.of(view, view), TOLD).bounce()).isFalse();
        assertThat(EventSums.of(List.of(heartbeat), TOLD).bounce()).isFalse();
        assertThat(EventSums.of(List.of(view, event("10:00:30.000", "INTERACTION", "/", null)), TOLD)
                        .bounce())
                .isFalse();
    }

    @Test
    void withoutEventsItWasWhenItWasTold() {
        var sums = EventSums.of(List.of(), TOLD);

        assertThat(sums.startedAt()).isEqualTo(TOLD);
        assertThat(sums.durationSeconds()).isZero();
        assertThat(sums.events()).isZero();
        assertThat(sums.revenue()).isEmpty();
        assertThat(sums.entryPage()).isNull();
    }

    private static double engaged(String second) {
        return EventSums.of(
                        List.of(event("10:00:00.000", "PAGE_VIEW", "/", null), event(second, "PASSIVE", "/", null)),
                        TOLD)
                .engagedSeconds();
    }

    private static EventView event(String time, String kind, @Nullable String path, @Nullable String pounds) {
        return new EventView(
                "e-" + time,
                "something",
                kind,
                Instant.parse("2026-03-02T" + time + "Z"),
                "demo",
                "v1",
                "ada",
                "s1",
                path,
                null,
                null,
                null,
                pounds != null,
                pounds == null ? null : new BigDecimal(pounds),
                pounds == null ? null : "GBP",
                "{}");
    }
}
