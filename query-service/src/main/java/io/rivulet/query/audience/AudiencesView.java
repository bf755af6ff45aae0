package io.rivulet.query.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every audience. */
record AudiencesView(List<AudienceView> audiences) {

    record AudienceView(String name, String description, long persons) {}

    /**
     * Some of an audience's members.
     *
     * @param nextCursor where the list goes on; none at its end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MembersView(
            String audience, List<Member> members, @Nullable String nextCursor) {}

    /**
     * A member.
     *
     * @param visitorIds the browsers and devices, which advertisers' lists are matched by
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(
            String personId,
            List<String> visitorIds,
            Instant lastSeenAt,
            @Nullable Double lead) {}
}
