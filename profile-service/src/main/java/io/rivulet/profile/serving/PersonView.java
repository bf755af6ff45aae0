package io.rivulet.profile.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.schemas.avro.UserProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as shown: with a profile and events, or as another person.
 *
 * @param personId who was asked for
 * @param redirectedTo who they turned out to be
 * @param profile everything summed up
 * @param recentEvents the last events, newest first
 * @param stalenessMs for how long changes may have been missed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonView(
        String personId,
        @Nullable String redirectedTo,
        @Nullable UserProfile profile,
        @Nullable List<RecentEventView> recentEvents,
        long stalenessMs) {

    static PersonView of(UserProfile profile, List<RecentEventView> recentEvents, long stalenessMs) {
        return new PersonView(profile.getPersonId(), null, profile, recentEvents, stalenessMs);
    }

    static PersonView redirected(String personId, String into, long stalenessMs) {
        return new PersonView(personId, into, null, null, stalenessMs);
    }
}
