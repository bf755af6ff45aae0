/**
 * Knows how topics become tables, exactly once, whatever is delivered twice, dies or lags behind. It hides Kafka and
 * every statement that writes what was projected.
 */
@NullMarked
package io.rivulet.query.projection;

import org.jspecify.annotations.NullMarked;
