package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.session.SessionFold;
import io.rivulet.sessionizer.state.Amount;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Sums;
import io.rivulet.sessionizer.state.VisitorState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A session as it stands, made of what is kept of it: its sums, and its first event. */
public final class SoFar {

    private SoFar() {}

    /** What has to be kept beside the first event. */
    static Sums sums(Session session) {
        return new Sums(
                session.getPersonId(),
                session.getEvents(),
                session.getPageViews(),
                session.getInteractions(),
                session.getConversionCount(),
                session.getEngagedMillis(),
                amounts(session.getRevenue()),
                session.getEntryPage(),
                session.getExitPage(),
                session.getBot());
    }

    private static List<Amount> amounts(List<Money> revenue) {
        return revenue.isEmpty()
                ? List.of()
                : revenue.stream()
                        .map(money -> new Amount(money.getAmount().toString(), money.getCurrency()))
                        .toList();
    }

    /**
     * The session, its revision and state untouched.
     *
     * @param held one of a visitor's sessions, with its sums
     * @param visitor with what is written with it
     * @param fromStore its first event, where it is not written with the visitor
     * @return null where that event is nowhere
     */
    public static @Nullable Session session(
            HeldSession held, String visitorId, VisitorState visitor, Supplier<byte @Nullable []> fromStore) {
        String site = held.getSiteId();
        Bytes key = VisitorKeys.logged(visitorId, site, held.getFirst());
        PackedRow row = OwnRows.logged(visitor, VisitorKeys.withoutVisitor(key, visitorId));
        if (row == null) {
            byte[] found = fromStore.get();
            row = found == null ? null : LogRow.packed(found, visitorId, site, held.getFirst());
        }
        return row == null
                ? null
                : session(held, LogRow.of(row, visitorId, site, held.getFirst()).event());
    }

    static Session session(HeldSession held, UserEvent first) {
        Sums sums = held.getSums();
        return RecordCopy.of(SessionFold.open(first, sums.getPersonId()))
                .with("ended_at", Instant.ofEpochMilli(held.getLast().getOccurredAt()))
                .with("events", sums.getEvents())
                .with("page_views", sums.getPageViews())
                .with("interactions", sums.getInteractions())
                .with("conversion_count", sums.getConversionCount())
                .with("engaged_millis", sums.getEngagedMillis())
                .with(
                        "revenue",
                        sums.getRevenue().stream()
                                .map(sum -> new Money(new BigDecimal(sum.getAmount()), sum.getCurrency()))
                                .toList())
                .with("entry_page", sums.getEntryPage())
                .with("exit_page", sums.getExitPage())
                .with("bot", sums.getBot())
                .done();
    }
}
