package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The touchpoints of a visit: what the visitor does is written down with its stage and group of pages, and cut where
 * one of both is another than before.
 */
final class Journeys {

    private static final Map<String, Set<String>> EVENTS = Map.of(
            "interest",
            Set.of("price_checked", "service_viewed", "product_view", "product_click", "search_query"),
            "consideration",
            Set.of(
                    "form_start",
                    "availability_checked",
                    "price_comparison",
                    "service_comparison",
                    "product_compare",
                    "product_wishlist",
                    "contact_info_viewed",
                    "booking_started",
                    "booking_step_completed",
                    "add_to_cart",
                    "cart_viewed",
                    "checkout_started",
                    "checkout_step_viewed",
                    "checkout_step_completed",
                    "payment_info_entered"),
            "conversion",
            Set.of(
                    "form_submit",
                    "contact_info_submitted",
                    "quote_requested",
                    "booking_completed",
                    "service_booked",
                    "affiliate_click",
                    "purchase",
                    "conversion"),
            "retention",
            Set.of("service_completed", "product_reviewed", "support_ticket"));
    private static final int LONGEST_GROUP = 100;

    private Journeys() {}

    private record Place(Counted at, String stage, String group) {

        boolean isWhere(Place other) {
            return stage.equals(other.stage) && group.equals(other.group);
        }
    }

    static Stream<Conclusion> in(List<Counted> visit) {
        List<Counted> deeds = visit.stream()
                .filter(counted -> counted.event().getKind() != EventKind.PASSIVE)
                .toList();
        List<Place> places = IntStream.range(0, deeds.size())
                .mapToObj(i -> placeOf(deeds.subList(0, i + 1)))
                .toList();
        List<Place> starts = IntStream.range(0, places.size())
                .filter(i -> i == 0 || !places.get(i).isWhere(places.get(i - 1)))
                .mapToObj(places::get)
                .toList();
        List<Conclusion> found = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long end = i + 1 < starts.size()
                    ? starts.get(i + 1).at().at()
                    : visit.get(visit.size() - 1).at();
            found.add(touchpoint(visit, starts.get(i), i + 1, end));
        }
        return found.stream();
    }

    private static Conclusion touchpoint(List<Counted> visit, Place start, int number, long end) {
        return Conclusion.of(
                "journey_touchpoint",
                start.at().at(),
                visit,
                Map.of(
                        "journey_stage", start.stage(),
                        "page_group", start.group(),
                        "touchpoint", start.at().name(),
                        "sequence_number", Integer.toString(number),
                        "time_spent", Long.toString(end - start.at().at()),
                        "conversion_event", Boolean.toString(start.at().event().getConversion())));
    }

    /** Where the visitor is after some deeds: the last of them that says so counts. */
    private static Place placeOf(List<Counted> deeds) {
        String stage = "awareness";
        String group = "";
        for (int i = deeds.size() - 1; i >= 0; i--) {
            Optional<String> said = stage(deeds.get(i).event());
            if (said.isPresent()) {
                stage = said.get();
                break;
            }
        }
        for (int i = deeds.size() - 1; i >= 0; i--) {
            @Nullable String path = deeds.get(i).event().getPage().getPath();
            if (path != null) {
                group = group(path);
                break;
            }
        }
        return new Place(deeds.get(deeds.size() - 1), stage, group);
    }

    private static Optional<String> stage(UserEvent event) {
        if (event.getConversion()) {
            return Optional.of("conversion");
        }
        Optional<String> byName = EVENTS.entrySet().stream()
                .filter(stage -> stage.getValue().contains(event.getEventName()))
                .map(Map.Entry::getKey)
                .findFirst();
        String path = event.getKind() == EventKind.PAGE_VIEW && event.getPage().getPath() != null
                ? event.getPage().getPath()
                : "";
        return byName.or(() -> path.contains("pricing")
                ? Optional.of("interest")
                : path.contains("services") ? Optional.of("awareness") : Optional.empty());
    }

    private static String group(String path) {
        String group = path.isEmpty() ? "" : path.charAt(0) + path.substring(1).split("/", 2)[0];
        return group.length() > LONGEST_GROUP ? group.substring(0, LONGEST_GROUP) : group;
    }
}
