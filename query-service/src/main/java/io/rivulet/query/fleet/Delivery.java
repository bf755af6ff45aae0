package io.rivulet.query.fleet;

import java.time.Instant;

/**
 * A time that an event came.
 *
 * @param partition of {@code user-events}
 * @param duplicate whether the same had come before: it was dropped then
 * @param countedAs the id under which it counts; another where the id had come with another content
 */
public record Delivery(int partition, long offset, Instant receivedAt, boolean duplicate, String countedAs) {}
