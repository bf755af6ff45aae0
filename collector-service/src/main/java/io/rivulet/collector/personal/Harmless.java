package io.rivulet.collector.personal;

import org.jspecify.annotations.Nullable;

/**
 * Texts of one request in which there was nothing, known again by being the same object: most of what is written of an
 * event is what was read of it, and its browser's name is the same for all events of the request. Not for several threads.
 */
public final class Harmless {

    private static final int PLACES = 64;
    // Shorter ones are looked at again before it is found out whether they were.
    private static final int WORTH_IT = 12;

    private final @Nullable String[] texts = new String[PLACES];

    @SuppressWarnings("ReferenceEquality") // Comparing what they say takes about as long as another look.
    boolean has(String text) {
        return text.length() >= WORTH_IT && texts[place(text)] == text;
    }

    void add(String text) {
        if (text.length() >= WORTH_IT) {
            texts[place(text)] = text;
        }
    }

    private static int place(String text) {
        int length = text.length();
        return (31 * (31 * length + text.charAt(length - 1)) + text.charAt(length >> 1)) & (PLACES - 1);
    }
}
