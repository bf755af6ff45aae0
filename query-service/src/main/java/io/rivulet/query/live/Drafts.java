package io.rivulet.query.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.EventView;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserScores;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes frames of what topics tell. Bots, and what happened long ago and is only imported now, make none. */
final class Drafts {

    /** As far as {@code /realtime} looks back for its newest events. */
    static final Duration RECENT = Duration.ofDays(1);

    private static final int LONGEST_PROPERTIES = 4096;

    private final ObjectMapper json;
    private final PersonSites personSites = new PersonSites();

    Drafts(ObjectMapper json) {
        this.json = json;
    }

    /** The frame of a record; none where nobody needs to hear of it. */
    Frame.@Nullable Draft of(SpecificRecord value, Place place, Instant now) {
        if (value instanceof UserScores scores) {
            return draft(
                    Kind.SCORE_UPDATE, personSites.of(scores.getPersonId()), place, null, "", ScoreUpdate.of(scores));
        }
        if (!(value instanceof SessionEvent about)) {
            return null;
        }
        Object fact = about.getFact();
        if (fact instanceof CountedEvent counted) {
            return event(about.getPersonId(), counted, place, now);
        }
        if (fact instanceof SessionChange change) {
            return session(change, place, now);
        }
        if (fact instanceof DerivedEvent derived && !derived.getOccurredAt().isBefore(now.minus(RECENT))) {
            return draft(
                    Kind.ALERT,
                    Set.of(derived.getSiteId()),
                    place,
                    null,
                    site(derived.getSiteId()),
                    Alert.of(about.getPersonId(), derived));
        }
        return null;
    }

    /** The frame of an alert of the service's own. */
    Frame.Draft of(Alert alert) {
        String site = alert.siteId();
        return draft(
                Kind.ALERT, site == null ? Set.of() : Set.of(site), null, null, site == null ? "" : site(site), alert);
    }

    private Frame.@Nullable Draft event(String personId, CountedEvent counted, Place place, Instant now) {
        UserEvent event = counted.getEvent();
        personSites.saw(personId, event.getSiteId());
        if (event.getBot() || event.getOccurredAt().isBefore(now.minus(RECENT))) {
            return null;
        }
        EventView view = view(personId, counted);
        return draft(Kind.EVENT, Set.of(event.getSiteId()), place, view, site(event.getSiteId()), view);
    }

    private Frame.@Nullable Draft session(SessionChange change, Place place, Instant now) {
        Session after = change.getAfter();
        if (after.getBot() || after.getEndedAt().isBefore(now.minus(RECENT))) {
            return null;
        }
        return draft(
                Kind.SESSION_UPDATE,
                Set.of(after.getSiteId()),
                place,
                null,
                site(after.getSiteId()),
                SessionUpdate.of(change));
    }

    /** As lists have it; properties that are too long for everybody's line are left to those who ask for the event. */
    private static EventView view(String personId, CountedEvent counted) {
        UserEvent event = counted.getEvent();
        Amount revenue = event.getRevenue() == null
                ? null
                : new Amount(
                        event.getRevenue().getCurrency(),
                        event.getRevenue().getAmount().stripTrailingZeros());
        return new EventView(
                event.getEventId(),
                event.getEventName(),
                event.getKind().name(),
                event.getOccurredAt(),
                event.getSiteId(),
                event.getVisitorId(),
                personId,
                counted.getSessionId(),
                event.getPage().getPath(),
                event.getPage().getTitle(),
                event.getPlace().getCountry(),
                event.getDevice().getType(),
                event.getConversion(),
                revenue == null ? null : revenue.amount(),
                revenue == null ? null : revenue.currency(),
                event.getProperties().length() > LONGEST_PROPERTIES ? "{\"leftOut\":true}" : event.getProperties());
    }

    private Frame.Draft draft(
            Kind kind, Set<String> sites, @Nullable Place place, @Nullable EventView event, String more, Object data) {
        String at = place == null ? "" : ",\"at\":\"" + place + "\"";
        return new Frame.Draft(kind, sites, place, event, more + at + ",\"data\":" + text(data));
    }

    private String site(String siteId) {
        return ",\"siteId\":" + text(siteId);
    }

    String text(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Has no JSON form", e);
        }
    }
}
