package io.rivulet.profile.profile;

import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;

/** What is remembered of an event beside the sums: enough to show it in a list. The whole event is in Postgres. */
public final class RecentEvent {

    /** Characters of properties up to which they are remembered: fifty events a person is a lot of persons' events. */
    static final int MOST_PROPERTIES = 4096;

    private static final Device NO_DEVICE = Device.newBuilder().build();
    private static final Place NO_PLACE = Place.newBuilder().build();
    private static final Source NO_SOURCE = Source.newBuilder().build();
    private static final Consent NO_CONSENT = Consent.newBuilder().build();

    private RecentEvent() {}

    /** The same event without device, place, source, consent, addresses and long properties. */
    public static CountedEvent of(CountedEvent counted) {
        UserEvent event = counted.getEvent();
        var slim = new UserEvent(
                event.getEventId(),
                event.getContentHash(),
                event.getSiteId(),
                event.getEventName(),
                event.getOriginalName(),
                event.getKind(),
                event.getVisitorId(),
                null,
                null,
                null,
                null,
                event.getReceivedAt(),
                event.getOccurredAt(),
                event.getSequence(),
                event.getImported(),
                event.getConversion(),
                event.getRevenue(),
                new Page(null, event.getPage().getPath(), event.getPage().getTitle(), null),
                NO_DEVICE,
                NO_PLACE,
                NO_SOURCE,
                NO_CONSENT,
                event.getBot(),
                null,
                null,
                event.getProperties().length() > MOST_PROPERTIES ? "{}" : event.getProperties());
        return new CountedEvent(
                slim,
                counted.getSessionId(),
                counted.getPlaceInSession(),
                counted.getLate(),
                counted.getSyntheticDuplicate());
    }
}
