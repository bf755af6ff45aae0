package io.rivulet.sessionizer.session;

import java.time.Duration;

/**
 * When a session ends, and when the world hears of it.
 *
 * @param gap inactivity that ends a session; exactly the gap does not
 * @param grace how much older than its visitor's latest event an event may be and still change sessions
 * @param toldEvery how often a session that changes is told at most
 * @param quiet how long nothing must have arrived for a session before it is told closed
 */
public record SessionRules(Duration gap, Duration grace, Duration toldEvery, Duration quiet) {}
