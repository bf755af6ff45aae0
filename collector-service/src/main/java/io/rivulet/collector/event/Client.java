package io.rivulet.collector.event;

import org.jspecify.annotations.Nullable;

/**
 * Who holds the other end of the connection: the visitor's browser, or a server that speaks for its visitors.
 *
 * @param address network address; never written anywhere
 * @param userAgent the header
 * @param refusesTracking whether it sent {@code DNT: 1} or {@code Sec-GPC: 1}
 */
public record Client(@Nullable String address, @Nullable String userAgent, boolean refusesTracking, ClientHints hints) {

    /** One that sends no hints. */
    public Client(@Nullable String address, @Nullable String userAgent, boolean refusesTracking) {
        this(address, userAgent, refusesTracking, ClientHints.NONE);
    }

    // A record's own text would show the address in a log.
    @Override
    public String toString() {
        return "Client";
    }
}
