package io.rivulet.query.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says up to when everything is counted.
 *
 * @param <T> the answer itself
 */
public interface Dated<T> {

    /** The same numbers, which are known to be those of a later time, too. */
    T dated(@Nullable Instant asOf);
}
