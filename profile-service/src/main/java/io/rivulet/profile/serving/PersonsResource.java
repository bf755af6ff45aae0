package io.rivulet.profile.serving;

import io.rivulet.profile.profile.ProfileSum;
import io.rivulet.profile.stream.PersonStores;
import io.rivulet.profile.stream.RecentKey;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.streams.Answer;
import io.rivulet.streams.LocalStore;
import io.rivulet.streams.StoreProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Shows the people whose partitions are here. */
@Path("/internal/persons/{personId}")
@Blocking
final class PersonsResource {

    private final LocalStore stores;

    PersonsResource(LocalStore stores) {
        this.stores = stores;
    }

    /**
     * A person, or who they turned out to be: that one may be held by another instance, and be somebody else again.
     *
     * @throws StoreProblem when nobody knows them, another instance holds them, or the store is moving
     */
    @GET
    public PersonView person(String personId) {
        Answer<UserProfile> profile =
                stores.ask(PersonStores.PROFILES, personId, KeyQuery.<String, UserProfile>withKey(personId));
        if (profile.value() != null && ProfileSum.isSomebody(profile.value())) {
            return PersonView.of(profile.value(), recentEvents(personId), profile.stalenessMs());
        }
        for (String store : List.of(PersonStores.REDIRECTS, PersonStores.IDENTIFIED)) {
            Answer<String> redirect = stores.ask(store, personId, KeyQuery.<String, String>withKey(personId));
            if (redirect.value() != null) {
                return PersonView.redirected(personId, redirect.value(), redirect.stalenessMs());
            }
        }
        throw StoreProblem.unknown("person", personId, profile.stalenessMs());
    }

    private List<RecentEventView> recentEvents(String personId) {
        RangeQuery<Bytes, CountedEvent> newestFirst = RangeQuery.<Bytes, CountedEvent>withRange(
                        RecentKey.first(personId), RecentKey.last(personId))
                .withDescendingKeys();
        var views = new ArrayList<RecentEventView>();
        try (KeyValueIterator<Bytes, CountedEvent> events = Objects.requireNonNull(
                stores.ask(PersonStores.RECENT_EVENTS, personId, newestFirst).value())) {
            while (events.hasNext() && views.size() < PersonStores.RECENT_EVENTS_KEPT) {
                views.add(RecentEventView.of(events.next().value));
            }
        }
        return views;
    }
}
