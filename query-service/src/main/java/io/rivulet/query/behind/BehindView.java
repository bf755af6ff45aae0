package io.rivulet.query.behind;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a number, the one seen last first.
 *
 * @param asOf everything up to then is counted
 * @param total how many they are on all pages, told with the first one
 * @param people of this page
 * @param nextCursor where the next page begins; none on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BehindView(
        @Nullable Instant asOf,
        @Nullable Long total,
        List<Behind> people,
        @Nullable String nextCursor) {

    /**
     * Somebody.
     *
     * @param events of theirs that were counted
     * @param firstAt the first of these
     * @param lastAt the last of these
     */
    record Behind(String personId, long events, Instant firstAt, Instant lastAt) {}
}
