package io.rivulet.query.access;

import org.jspecify.annotations.Nullable;

/**
 * Something that is to be written down.
 *
 * @param subject what it was done to: an id, a name or a path
 * @param detail what more there is to say
 * @param address from where, already masked
 */
record Entry(
        @Nullable Caller actor,
        Deed deed,
        @Nullable String subject,
        @Nullable String detail,
        @Nullable String address,
        Outcome outcome) {}
