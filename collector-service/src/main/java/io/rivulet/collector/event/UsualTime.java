package io.rivulet.collector.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time as browsers write it, {@code 2026-11-21T12:00:00.000Z}: nearly every time that is sent, and read without the
 * general parser in a tenth of its time.
 */
final class UsualTime {

    private static final String FORM = "dddd-dd-ddTdd:dd:dd.dddZ";
    private static final int SECONDS_A_DAY = 86_400;

    private UsualTime() {}

    /**
     * The time; null where it is written in another way, which is for the general parser.
     *
     * @throws java.time.DateTimeException when its day is none
     */
    static @Nullable Instant parse(String text) {
        if (!hasForm(text)) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long seconds = days * SECONDS_A_DAY + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochMilli(seconds * 1000 + number(text, 20, 23));
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char c = text.charAt(i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
