package io.rivulet.collector.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of a site.
 *
 * @param until from when on it names nobody; null for never
 */
record SiteKey(KeyDigest digest, @Nullable Instant until) {

    /** Characters that a key may have; longer ones are not even looked up. */
    static final int MAX_CHARACTERS = 256;

    private static final Pattern FORM = Pattern.compile("(\\S+)(?:\\s+until\\s+(\\S+))?");

    /**
     * As settings write it: a key or its {@code sha256:}, with {@code until 2026-12-31T00:00:00Z} after it where it ends.
     *
     * @throws BadSites when it is not of this form; the message completes "a key of site …"
     */
    static SiteKey written(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new BadSites("is empty or has spaces in it; KEY, or KEY until 2026-12-31T00:00:00Z, is allowed");
        }
        if (parts.group(1).length() > MAX_CHARACTERS) {
            throw new BadSites("is too long; " + MAX_CHARACTERS + " characters are allowed");
        }
        return new SiteKey(KeyDigest.written(parts.group(1)), instant(parts.group(2)));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadSites("ends at " + text + "; a time such as 2026-12-31T00:00:00Z is allowed", e);
        }
    }

    boolean isValid(Instant now) {
        return until == null || now.isBefore(until);
    }
}
