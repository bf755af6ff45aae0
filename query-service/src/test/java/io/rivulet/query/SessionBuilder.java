package io.rivulet.query;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code aSession().on(site).by("ada").at(time)}: a closed visit of one page from a desktop in Britain. */
public final class SessionBuilder {

    private final Session.Builder session = Session.newBuilder()
            .setSessionId(UUID.randomUUID().toString())
            .setState(SessionState.CLOSED)
            .setRevision(1)
            .setEvents(1)
            .setPageViews(1)
            .setInteractions(0)
            .setConversionCount(0)
            .setEngagedMillis(0)
            .setEntryPage("/")
            .setExitPage("/")
            .setSource(Source.newBuilder().build())
            .setDevice(Device.newBuilder().setType("desktop").build())
            .setPlace(Place.newBuilder().setCountry("GB").build());

    private SessionBuilder() {}

    public static SessionBuilder aSession() {
        return new SessionBuilder();
    }

    public SessionBuilder id(String id) {
        session.setSessionId(id);
        return this;
    }

    public SessionBuilder on(String siteId) {
        session.setSiteId(siteId);
        return this;
    }

    public SessionBuilder by(String person) {
        session.setVisitorId(person).setPersonId(person);
        return this;
    }

    public SessionBuilder at(Instant time) {
        session.setStartedAt(time).setEndedAt(time);
        return this;
    }

    public SessionBuilder until(Instant time) {
        session.setEndedAt(time);
        return this;
    }

    public SessionBuilder from(String channel, @Nullable String source, @Nullable String campaign) {
        session.setSource(Source.newBuilder()
                .setChannel(channel)
                .setSource(source)
                .setCampaign(campaign)
                .build());
        return this;
    }

    public SessionBuilder converting(int conversions) {
        session.setConversionCount(conversions);
        return this;
    }

    public SessionBuilder bot() {
        session.setBot(true);
        return this;
    }

    public SessionBuilder absorbed() {
        session.setState(SessionState.MERGED_INTO).setMergedInto("another");
        return this;
    }

    public Session build() {
        return session.build();
    }

    /** Writes it as the sessionizer would. */
    public void to(Topography topics) {
        topics.write(Topics.SESSIONS, session.getSessionId(), build());
    }
}
