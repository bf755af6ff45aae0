package io.rivulet.query.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some persons.
 *
 * @param nextCursor where the list goes on; none at its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonsView(List<PersonView> persons, @Nullable String nextCursor) {

    /**
     * A person, as of the newest profile and scores.
     *
     * @param lead none until they are scored, like the others that scores say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonView(
            String personId,
            List<String> visitorIds,
            List<String> siteIds,
            Instant firstSeenAt,
            Instant lastSeenAt,
            long events,
            long sessions,
            long conversionCount,
            String segment,

            @Nullable Double engagement,
            @Nullable Double lead) {}
}
