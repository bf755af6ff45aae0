package io.rivulet.sessionizer;

import io.rivulet.sessionizer.journey.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A few rules for every stage, and one group of pages. */
final class PlainJourney implements JourneyConfig {

    @Override
    public Map<Stage, StageConfig> stages() {
        return Map.of(
                Stage.AWARENESS, rule(Set.of(), "*services*"),
                Stage.INTEREST, rule(Set.of("price_checked"), "*pricing*"),
                Stage.CONSIDERATION, rule(Set.of("booking_started")),
                Stage.CONVERSION, rule(Set.of("booking_completed")),
                Stage.RETENTION, rule(Set.of("support_ticket")));
    }

    @Override
    public Map<String, PageGroup> pageGroups() {
        return Map.of("help", () -> List.of("/faq*", "/contact", "/0"));
    }

    private static StageConfig rule(Set<String> events, String... paths) {
        return new StageConfig() {
            @Override
            public Optional<Set<String>> events() {
                return events.isEmpty() ? Optional.empty() : Optional.of(events);
            }

            @Override
            public Optional<List<String>> paths() {
                return Optional.of(List.of(paths)).filter(some -> !some.isEmpty());
            }
        };
    }
}
