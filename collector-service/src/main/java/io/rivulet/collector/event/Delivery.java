package io.rivulet.collector.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all events of one request.
 *
 * @param vouched sent with a server key: the sender answers for what a browser could forge
 * @param imported history, whose clock the sender vouches for
 * @param receivedAt the collector's clock
 * @param sentAt the sender's clock
 * @param clockOffset milliseconds by which the collector's clock is ahead of the sender's, as the tracker measured it
 * @param sdk name and version of the sender's library
 * @param origin path of the endpoint
 * @param shared whether the request said more about its events, such as their consent, than each of them says itself
 */
public record Delivery(
        Site site,
        boolean vouched,
        boolean imported,
        Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable Long clockOffset,
        @Nullable String sdk,
        String origin,
        Client client,
        boolean shared) {}
