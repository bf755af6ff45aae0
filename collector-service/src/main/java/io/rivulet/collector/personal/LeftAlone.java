package io.rivulet.collector.personal;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Texts at which a glance is not enough, and of which nothing was taken all the same: the same user agents and addresses
 * of pages come again and again. What holds personal data is not among them. There is a place for each of a thousand of
 * their hashes; who comes later takes the place.
 */
final class LeftAlone {

    private static final int PLACES = 1024;
    private static final int MAX_CHARACTERS = 512;

    private final AtomicReferenceArray<String> texts = new AtomicReferenceArray<>(PLACES);

    boolean has(String text) {
        return text.length() <= MAX_CHARACTERS && text.equals(texts.getPlain(place(text)));
    }

    void add(String text) {
        if (text.length() <= MAX_CHARACTERS) {
            texts.setRelease(place(text), text);
        }
    }

    private static int place(String text) {
        int hash = text.hashCode();
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
