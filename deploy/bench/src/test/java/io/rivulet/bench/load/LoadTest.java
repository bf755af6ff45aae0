package io.rivulet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.bench.http.Answer;
import io.rivulet.bench.http.Shot;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong clock = new AtomicLong(42);
    private final Requests requests = new Requests("/path", "key", 1, Instant.parse("2026-11-21T12:00:00.000Z"), 1);

    @Test
    void aRequestIsDueWhenItsTimeHasComeAndNotBefore() {
        Load load = new Load(requests::next, 1, 1000, clock::get);
        assertThat(load.next()).isNotNull();

        clock.addAndGet(MILLISECOND - 1);
        assertThat(load.next()).isNull();
        clock.addAndGet(1);
        assertThat(load.next()).isNotNull();
    }

    @Test
    void whatARequestWaitsForAConnectionIsPartOfItsLatency() {
        Load load = new Load(requests::next, 1, 1000, clock::get);
        clock.addAndGet(500 * MILLISECOND);

        Shot shot = Objects.requireNonNull(load.next());
        clock.addAndGet(2 * MILLISECOND);
        load.answered(shot, new Answer(202, new byte[0], 0, false));

        assertThat(load.mark().path("latencyMillis").path("max").asDouble()).isBetween(501.5, 502.5);
    }

    @Test
    void whatIsMarkedIsForgotten() {
        Load load = new Load(requests::next, 1, 0, clock::get);
        load.answered(Objects.requireNonNull(load.next()), new Answer(202, new byte[0], 0, false));
        clock.addAndGet(MILLISECOND);

        assertThat(load.mark().path("statuses").path("202").asInt()).isOne();
        clock.addAndGet(MILLISECOND);
        assertThat(load.mark().path("statuses").isEmpty()).isTrue();
    }
}
