package io.rivulet.query.funnel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a bar, ordered by id.
 *
 * @param next where the next page begins: send it as "after"; none on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PeopleView(List<Walker> people, @Nullable String next) {

    /**
     * Somebody who took the first step.
     *
     * @param id of the person, or of the session
     * @param reached how many steps they took
     */
    record Walker(String id, int reached, Instant startedAt, Instant lastAt) {}
}
