package io.rivulet.sessionizer.stream;

import java.time.Duration;

/**
 * How much is kept of visitors, and where.
 *
 * @param cachedBytes how much of visitors each task may keep in memory, about, beside its stores
 * @param mostBytesOfAKind how much of a visitor's events, of its conclusions, and of its sessions may be written in one row
 *     with it; what is more is in stores of their own
 * @param remembered for how long ids are remembered, by the collector's clock, and the visits of a visitor that sends
 *     nothing are kept for late events
 */
public record StoreLimits(long cachedBytes, long mostBytesOfAKind, Duration remembered) {}
