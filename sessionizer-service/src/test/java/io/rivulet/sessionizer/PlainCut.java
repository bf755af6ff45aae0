package io.rivulet.sessionizer;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.UserEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sessions as anybody would compute them from a finished list: sort, then cut. Shares no line with the service. */
final class PlainCut {

    private static final long GAP = Duration.ofMinutes(30).toMillis();
    private static final long LONGEST = Duration.ofHours(24).toMillis();

    private static final Map<String, String> STAGES = Map.of(
            "price_checked", "interest",
            "booking_started", "consideration",
            "purchase", "conversion");

    private PlainCut() {}

    /** All sessions by visitor and time. */
    static List<List<UserEvent>> of(List<UserEvent> life) {
        var lines = new TreeMap<String, List<UserEvent>>();
        life.forEach(event -> lines.computeIfAbsent(
                        event.getVisitorId() + " " + event.getSiteId(), line -> new ArrayList<>())
                .add(event));
        var sessions = new ArrayList<List<UserEvent>>();
        lines.values().forEach(events -> {
            events.sort(Comparator.comparing(UserEvent::getOccurredAt)
                    .thenComparing(UserEvent::getSequence)
                    .thenComparing(UserEvent::getEventId));
            var session = new ArrayList<UserEvent>();
            for (UserEvent event : events) {
                if (!session.isEmpty() && endsBefore(session, event)) {
                    sessions.add(List.copyOf(session));
                    session.clear();
                }
                session.add(event);
            }
            sessions.add(List.copyOf(session));
        });
        return sessions;
    }

    private static boolean endsBefore(List<UserEvent> session, UserEvent next) {
        return at(next) - at(session.get(session.size() - 1)) > GAP
                || at(next) - at(session.get(0)) > LONGEST
                || comesByAnotherCampaign(session, next);
    }

    private static boolean comesByAnotherCampaign(List<UserEvent> session, UserEvent next) {
        if (campaign(next).isEmpty()) {
            return false;
        }
        String current = session.stream()
                .map(PlainCut::campaign)
                .filter(one -> !one.isEmpty())
                .reduce("", (a, b) -> b);
        return !current.equals(campaign(next))
                && (!current.isEmpty() || session.stream().anyMatch(event -> event.getKind() == EventKind.PAGE_VIEW));
    }

    private static String campaign(UserEvent event) {
        boolean exempt = event.getSource().getChannel().equals("assistant")
                || String.valueOf(event.getPage().getReferrer()).startsWith("https://shop.example/");
        String campaign = event.getSource().getCampaign();
        return campaign == null || exempt ? "" : campaign.strip().toLowerCase(Locale.ROOT);
    }

    private static long at(UserEvent event) {
        return event.getOccurredAt().toEpochMilli();
    }

    /** By the id of its first event, the ids of each session's events. */
    static Map<String, List<String>> ids(List<List<UserEvent>> sessions) {
        Map<String, List<String>> ids = new HashMap<>();
        sessions.forEach(session -> ids.put(
                session.get(0).getEventId(),
                session.stream().map(UserEvent::getEventId).toList()));
        return ids;
    }

    /** What a session adds up to, in words. */
    static String summary(List<UserEvent> events) {
        var pages = events.stream()
                .filter(event -> event.getKind() == EventKind.PAGE_VIEW)
                .map(event -> String.valueOf(event.getPage().getPath()))
                .toList();
        long engaged = 0;
        for (int i = 1; i < events.size(); i++) {
            engaged += Math.min(30_000, at(events.get(i)) - at(events.get(i - 1)));
        }
        return String.join(
                " ",
                events.get(0).getVisitorId(),
                events.get(0).getOccurredAt().toString(),
                events.get(events.size() - 1).getOccurredAt().toString(),
                "events " + events.size(),
                "pages " + pages.size(),
                "entry " + (pages.isEmpty() ? null : pages.get(0)),
                "exit " + (pages.isEmpty() ? null : pages.get(pages.size() - 1)),
                "engaged " + engaged,
                "revenue "
                        + events.stream()
                                .filter(event -> event.getRevenue() != null)
                                .map(event -> event.getRevenue().getAmount())
                                .reduce(BigDecimal::add)
                                .map(Object::toString)
                                .orElse("none"));
    }

    /** What a session's touchpoints are, in words: where each begins, then how long until the next or the end. */
    static List<String> touchpoints(List<UserEvent> session) {
        var starts = new ArrayList<UserEvent>();
        var places = new ArrayList<String>();
        String stage = "awareness";
        String group = "";
        for (UserEvent event : session) {
            if (event.getKind() == EventKind.PASSIVE) {
                continue;
            }
            stage = STAGES.getOrDefault(event.getEventName(), stage);
            group = event.getPage().getPath().equals("/0")
                    ? "help"
                    : event.getPage().getPath();
            String place = stage + " " + group;
            if (places.isEmpty() || !places.get(places.size() - 1).equals(place)) {
                starts.add(event);
                places.add(place);
            }
        }
        var found = new ArrayList<String>();
        for (int i = 0; i < starts.size(); i++) {
            UserEvent end = i + 1 < starts.size() ? starts.get(i + 1) : session.get(session.size() - 1);
            found.add(String.join(
                    " ",
                    starts.get(i).getVisitorId(),
                    starts.get(i).getOccurredAt().toString(),
                    places.get(i),
                    "number " + (i + 1),
                    "for " + (at(end) - at(starts.get(i))),
                    "in " + session.get(0).getOccurredAt()));
        }
        return found;
    }

    /** Events in the order in which they came, to be read. */
    static String diary(List<UserEvent> deliveries) {
        return deliveries.stream()
                .map(event -> event.getVisitorId() + " " + event.getOccurredAt() + " " + event.getEventId() + " "
                        + event.getEventName() + " " + event.getPage().getPath() + " campaign "
                        + campaign(event))
                .collect(Collectors.joining("\n"));
    }
}
