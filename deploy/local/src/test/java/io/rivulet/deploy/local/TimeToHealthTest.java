package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeToHealthTest {

    private final AtomicLong now = new AtomicLong();
    private final TimeToHealth times = new TimeToHealth(now::get);

    @Test
    void theFirstTimeCountsFromTheStart() {
        times.changed(Part.QUERY, PartState.STARTING);
        pass(2_100);
        times.changed(Part.QUERY, PartState.HEALTHY);

        assertThat(times.words(Part.QUERY)).isEqualTo("healthy after 2.1 s");
    }

    @Test
    void afterADeathItCountsFromThere() {
        times.changed(Part.QUERY, PartState.STARTING);
        pass(600_000);
        times.changed(Part.QUERY, PartState.RESTARTING);
        pass(7_000);
        times.changed(Part.QUERY, PartState.HEALTHY);

        assertThat(times.words(Part.QUERY)).isEqualTo("healthy again after 7 s");
    }

    private void pass(long milliseconds) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
