package io.rivulet.collector.enrich.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferrersTest {

    private static final int NAMES = 1_000;
    private static final int LONGER = 4;
    private static final int ATTEMPTS = 5;
    private static final long LEAST_NANOS = 100_000;

    private final Referrers referrers = new Referrers();

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/search, google",
        "https://de.search.yahoo.com/a/b/c, yahoo!",
        "https://m.facebook.com/, facebook"
    })
    void aSiteIsKnownByTheOneAboveIt(String address, String name) {
        assertThat(referrers.at(PageAddress.of(address)))
                .extracting(Referrers.Referrer::name)
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"https://unknown.example/a/b", "https://com/", "https://.google.com/"})
    void anotherIsNot(String address) {
        assertThat(referrers.at(PageAddress.of(address))).isNull();
    }

    @Test
    void anAddressMadeUpOfNamesTakesTimeInProportionToItsLength() {
        double growth = (double) nanos(LONGER * NAMES) / nanos(NAMES);

        // What grew with names times folders would take four times as much as this.
        assertThat(growth).isLessThan(2 * LONGER);
    }

    private long nanos(int names) {
        PageAddress address = PageAddress.of("https://" + "a.".repeat(names) + "example" + "/a".repeat(names));
        var threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            assertThat(referrers.at(address)).isNull();
            least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
        }
        return Math.max(least, LEAST_NANOS);
    }
}
