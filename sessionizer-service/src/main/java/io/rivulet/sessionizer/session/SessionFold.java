package io.rivulet.sessionizer.session;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums events up to a session, in their order, one by one. */
public final class SessionFold {

    /** A longer pause is not spent on the page: one heartbeat. */
    private static final Duration ENGAGED_AT_MOST = Duration.ofSeconds(30);

    private static final Session NOTHING = Session.newBuilder()
            .setSessionId("")
            .setSiteId("")
            .setVisitorId("")
            .setPersonId("")
            .setState(SessionState.OPEN)
            .setRevision(0)
            .setStartedAt(Instant.EPOCH)
            .setEndedAt(Instant.EPOCH)
            .setEvents(0)
            .setPageViews(0)
            .setInteractions(0)
            .setConversionCount(0)
            .setEngagedMillis(0)
            .setSource(new Source())
            .setDevice(new Device())
            .setPlace(new Place())
            .build();
    /** Before the point, in what sessions are told with. */
    private static final int MONEY_DIGITS = 32;

    private SessionFold() {}

    /** The session that starts with an event. */
    public static Session open(UserEvent first, String personId) {
        var none = RecordCopy.of(NOTHING)
                .with("session_id", SessionId.startingWith(first))
                .with("site_id", first.getSiteId())
                .with("visitor_id", first.getVisitorId())
                .with("person_id", personId)
                .with("started_at", first.getOccurredAt())
                .with("ended_at", first.getOccurredAt())
                .with("source", first.getSource())
                .with("referrer", first.getPage().getReferrer())
                .with("device", first.getDevice())
                .with("place", first.getPlace())
                .done();
        return append(none, first);
    }

    /**
     * The session with one more event, which comes after all that it has.
     *
     * @return the same session, its revision and state untouched
     * @throws ArithmeticException where its revenue has more digits than can be told
     */
    public static Session append(Session session, UserEvent next) {
        boolean pageView = next.getKind() == EventKind.PAGE_VIEW;
        @Nullable String path = pageView ? next.getPage().getPath() : null;
        long pause =
                Duration.between(session.getEndedAt(), next.getOccurredAt()).toMillis();
        return RecordCopy.of(session)
                .with("ended_at", next.getOccurredAt())
                .with("events", session.getEvents() + 1)
                .with("page_views", session.getPageViews() + (pageView ? 1 : 0))
                .with("interactions", session.getInteractions() + (next.getKind() == EventKind.INTERACTION ? 1 : 0))
                .with("conversion_count", session.getConversionCount() + (next.getConversion() ? 1 : 0))
                .with("engaged_millis", session.getEngagedMillis() + Math.min(pause, ENGAGED_AT_MOST.toMillis()))
                .with("revenue", plus(session.getRevenue(), next.getRevenue()))
                .with("entry_page", session.getEntryPage() == null ? path : session.getEntryPage())
                .with("exit_page", path == null ? session.getExitPage() : path)
                .with("bot", session.getBot() || next.getBot())
                .done();
    }

    private static List<Money> plus(List<Money> sums, @Nullable Money amount) {
        if (amount == null) {
            return sums;
        }
        var result = new ArrayList<Money>(sums.size() + 1);
        Money sum = amount;
        for (Money other : sums) {
            if (other.getCurrency().equals(amount.getCurrency())) {
                sum = new Money(other.getAmount().add(amount.getAmount()), amount.getCurrency());
            } else {
                result.add(other);
            }
        }
        if (sum.getAmount().precision() - sum.getAmount().scale() > MONEY_DIGITS) {
            throw new ArithmeticException("The revenue of a session has more than " + MONEY_DIGITS + " digits");
        }
        result.add(sum);
        result.sort(Comparator.comparing(Money::getCurrency));
        return result;
    }
}
