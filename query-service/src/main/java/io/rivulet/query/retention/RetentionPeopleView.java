package io.rivulet.query.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a cell.
 *
 * @param next what the next page comes after; none on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RetentionPeopleView(List<Returned> people, @Nullable String next) {

    /**
     * Somebody.
     *
     * @param beganAt when they began
     * @param backAt when they were last back in the cell's period; none where the whole cohort was asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Returned(
            String personId, Instant beganAt, @Nullable Instant backAt) {}
}
