package io.rivulet.collector.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes a text to keep the collector busy gets no more of its time than for any text of that length. */
class CraftedTextsTest {

    private static final int CHARACTERS = 32 * 1024;
    private static final int LONGER = 4;
    // What grows with the square would take four times as much as what grows with the length.
    private static final int MUCH_LONGER = 2 * LONGER;
    private static final int ATTEMPTS = 7;
    private static final long LEAST_NANOS = 50_000;

    private final PersonalData data = new PersonalData(PersonalDataTest.key(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@",
                "@",
                "x@b ",
                "a@b.",
                "a@[",
                "\"@",
                "x\"@",
                "a@b.example ",
                "://@",
                "+1",
                " +1",
                " +",
                "+1234567890123456",
                "tel:",
                "tel:1-",
                "=",
                "a=",
                "Aa=",
                "user=",
                "mail=",
                "phone=",
                "phone=1 ",
                "1.",
                "1.2.3.4 ",
                "1.2.3.",
                ":",
                "a:",
                "a::",
                "1:2:3:4:5:6:7:8 ",
                "%",
                "%4",
                "%40",
                "%25",
                "%2525",
                "&#",
                "&#6",
                "&#64;",
                "&commat",
                "\\u0040",
                "\\u",
                "_",
                "email_0",
                " ",
                "ü@"
            })
    void itTakesTimeInProportionToItsLength(String bit) {
        String text = bit.repeat(CHARACTERS / bit.length());

        assertThat(growth(text, data::text)).as("as text").isLessThan(MUCH_LONGER);
        assertThat(growth(text, Pseudonyms::forgotten)).as("forgotten").isLessThan(MUCH_LONGER);
        assertThat(growth(text, NameWords::of)).as("as a name").isLessThan(MUCH_LONGER);
    }

    /** How many times as long it takes to read a text some times as long; the best of some attempts. */
    private static double growth(String text, Consumer<String> reading) {
        double shorter = nanos(text, reading);
        return nanos(text.repeat(LONGER), reading) / shorter;
    }

    private static double nanos(String text, Consumer<String> reading) {
        var threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            reading.accept(text);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
        }
        // What takes less is all the same to everybody, and can't be measured.
        return Math.max(least, LEAST_NANOS);
    }
}
