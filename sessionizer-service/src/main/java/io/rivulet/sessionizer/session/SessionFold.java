package io.rivulet.sessionizer.session;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums events up to a session, in their order, one by one. */
public final class SessionFold {

    /** A longer pause is not spent on the page: one heartbeat. */
    private static final Duration ENGAGED_AT_MOST = Duration.ofSeconds(30);

    /** Before the point, in what sessions are told with. */
    private static final int MONEY_DIGITS = 32;

    private SessionFold() {}

    /** The session that starts with an event. */
    public static Session open(UserEvent first, String personId) {
        var none = new Session(
                SessionId.startingWith(first),
                first.getSiteId(),
                first.getVisitorId(),
                personId,
                SessionState.OPEN,
                null,
                0L,
                first.getOccurredAt(),
                first.getOccurredAt(),
                0,
                0,
                0,
                0,
                0L,
                List.of(),
                null,
                null,
                first.getSource(),
                first.getPage().getReferrer(),
                first.getDevice(),
                first.getPlace(),
                false);
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
        long pause = next.getOccurredAt().toEpochMilli() - session.getEndedAt().toEpochMilli();
        // By the constructor, as every event passes here: RecordCopy takes several times as long.
        return new Session(
                session.getSessionId(),
                session.getSiteId(),
                session.getVisitorId(),
                session.getPersonId(),
                session.getState(),
                session.getMergedInto(),
                session.getRevision(),
                session.getStartedAt(),
                next.getOccurredAt(),
                session.getEvents() + 1,
                session.getPageViews() + (pageView ? 1 : 0),
                session.getInteractions() + (next.getKind() == EventKind.INTERACTION ? 1 : 0),
                session.getConversionCount() + (next.getConversion() ? 1 : 0),
                session.getEngagedMillis() + Math.min(pause, ENGAGED_AT_MOST.toMillis()),
                plus(session.getRevenue(), next.getRevenue()),
                session.getEntryPage() == null ? path : session.getEntryPage(),
                path == null ? session.getExitPage() : path,
                session.getSource(),
                session.getReferrer(),
                session.getDevice(),
                session.getPlace(),
                session.getBot() || next.getBot());
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
