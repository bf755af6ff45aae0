package io.rivulet.query.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who moved between segments, as a table of where from and where to.
 *
 * @param since the first UTC day of which segments are known at all; nobody moved before; none where there is no such day
 * @param persons who were in a segment before the range
 * @param moved those of them who are in another at its end
 * @param rate moved as a share of persons, 0 to 1
 * @param joined who came to be known in the range
 * @param flows how many went from each to each, those who stayed included; the most first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MigrationView(
        LocalDate startDate,
        LocalDate endDate,
        @Nullable LocalDate since,
        long persons,
        long moved,
        double rate,
        long joined,
        List<Flow> flows) {

    /**
     * A way from one to another.
     *
     * @param from none of those who came to be known in the range
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Flow(@Nullable String from, String to, long persons) {

        boolean isNew() {
            return from == null;
        }

        boolean isMove() {
            return from != null && !from.equals(to);
        }
    }
}
