package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A finished visit, each field computed from its events alone. */
final class Summary {

    private static final long HEARTBEAT_MILLIS = 30_000;

    private Summary() {}

    /** The visit without its id and revision, which only the sessionizer can know. */
    static Session of(List<Counted> visit, String personId) {
        UserEvent first = visit.get(0).event();
        List<Counted> pages = ofKind(visit, EventKind.PAGE_VIEW);
        return Session.newBuilder()
                .setSessionId("")
                .setRevision(0)
                .setSiteId(first.getSiteId())
                .setVisitorId(first.getVisitorId())
                .setPersonId(personId)
                .setState(SessionState.CLOSED)
                .setStartedAt(first.getOccurredAt())
                .setEndedAt(visit.get(visit.size() - 1).event().getOccurredAt())
                .setEvents(visit.size())
                .setPageViews(pages.size())
                .setInteractions(ofKind(visit, EventKind.INTERACTION).size())
                .setConversionCount(conversions(visit))
                .setEngagedMillis(engagedMillis(visit))
                .setRevenue(revenue(visit))
                .setEntryPage(
                        pages.isEmpty() ? null : pages.get(0).event().getPage().getPath())
                .setExitPage(
                        pages.isEmpty()
                                ? null
                                : pages.get(pages.size() - 1).event().getPage().getPath())
                .setSource(first.getSource())
                .setReferrer(first.getPage().getReferrer())
                .setDevice(first.getDevice())
                .setPlace(first.getPlace())
                .setBot(first.getBot())
                .build();
    }

    static int pageViews(List<Counted> visit) {
        return ofKind(visit, EventKind.PAGE_VIEW).size();
    }

    static int conversions(List<Counted> visit) {
        return (int) visit.stream()
                .filter(counted -> counted.event().getConversion())
                .count();
    }

    private static List<Counted> ofKind(List<Counted> visit, EventKind kind) {
        return visit.stream()
                .filter(counted -> counted.event().getKind() == kind)
                .toList();
    }

    private static long engagedMillis(List<Counted> visit) {
        long sum = 0;
        for (int i = 1; i < visit.size(); i++) {
            sum += Math.min(
                    HEARTBEAT_MILLIS, visit.get(i).at() - visit.get(i - 1).at());
        }
        return sum;
    }

    private static List<Money> revenue(List<Counted> visit) {
        Map<String, BigDecimal> sums = visit.stream()
                .map(counted -> counted.event().getRevenue())
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Money::getCurrency, Money::getAmount, BigDecimal::add, TreeMap::new));
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
    }
}
