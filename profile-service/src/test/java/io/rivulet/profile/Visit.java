package io.rivulet.profile;

import static io.rivulet.schemas.fixtures.EventBuilder.time;

import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;

/** {@code aVisit("ada").from("10:00").to("10:05").views(2)}: a visit of a person, revision by revision. */
public final class Visit {

    private final Session.Builder session;

    private Visit(Session.Builder session) {
        this.session = session;
    }

    /** One page view at ten, by desktop from Britain, typed in by hand. */
    public static Visit aVisit(String person) {
        return new Visit(Session.newBuilder()
                        .setSessionId("s-" + person)
                        .setSiteId("demo")
                        .setVisitorId(person)
                        .setPersonId(person)
                        .setState(SessionState.OPEN)
                        .setRevision(1)
                        .setEvents(1)
                        .setPageViews(1)
                        .setInteractions(0)
                        .setConversionCount(0)
                        .setEngagedMillis(0)
                        .setSource(Source.newBuilder().build())
                        .setDevice(Device.newBuilder().setType("desktop").build())
                        .setPlace(Place.newBuilder().setCountry("GB").build()))
                .from("10:00")
                .to("10:00");
    }

    /** The same visit, to go on with. */
    public static Visit again(Session session) {
        return new Visit(Session.newBuilder(session).setRevision(session.getRevision() + 1));
    }

    public Visit from(String time) {
        session.setStartedAt(time(time));
        return this;
    }

    public Visit to(String time) {
        session.setEndedAt(time(time));
        return this;
    }

    public Visit views(int views) {
        session.setPageViews(views);
        return this;
    }

    public Visit interactions(int interactions) {
        session.setInteractions(interactions);
        return this;
    }

    public Visit engaged(long millis) {
        session.setEngagedMillis(millis);
        return this;
    }

    public Visit by(String person) {
        session.setPersonId(person);
        return this;
    }

    public Visit through(String channel) {
        session.setSource(Source.newBuilder().setChannel(channel).build());
        return this;
    }

    public Visit in(SessionState state) {
        session.setState(state);
        return this;
    }

    public Visit bot() {
        session.setBot(true);
        return this;
    }

    public Session build() {
        return session.build();
    }
}
