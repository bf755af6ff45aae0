package io.rivulet.sessionizer.journey;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.UserEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where on the journey an event is. An event's name says more than its page's path; of several stages the furthest
 * counts.
 *
 * @param stages what brings a visitor to each
 * @param pageGroups the paths of each group of pages
 */
public record JourneyRules(Map<Stage, StageRule> stages, Map<String, List<PathPattern>> pageGroups) {

    private static final int LONGEST_GROUP = 100;

    /** The stage that an event brings its visitor to, if to any. */
    Optional<Stage> stage(UserEvent event) {
        if (event.getConversion()) {
            return Optional.of(Stage.CONVERSION);
        }
        return furthest(rule -> rule.events().contains(event.getEventName()))
                .or(() -> event.getKind() == EventKind.PAGE_VIEW
                        ? ofPage(event.getPage().getPath())
                        : Optional.empty());
    }

    private Optional<Stage> ofPage(@Nullable String path) {
        return path == null ? Optional.empty() : furthest(rule -> any(rule.paths(), path));
    }

    /**
     * The group of an event's page, if it has one: that with the longest pattern; of a page in no group its path up to
     * the second slash.
     */
    Optional<String> pageGroup(UserEvent event) {
        String path = event.getPage().getPath();
        return path == null ? Optional.empty() : Optional.of(configured(path).orElseGet(() -> firstSegment(path)));
    }

    private Optional<String> configured(String path) {
        return pageGroups.entrySet().stream()
                .flatMap(group -> group.getValue().stream()
                        .filter(pattern -> pattern.matches(path))
                        .map(pattern -> Map.entry(pattern.pattern().length(), group.getKey())))
                .min(Map.Entry.<Integer, String>comparingByKey(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByValue()))
                .map(Map.Entry::getValue);
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(0, Math.min(LONGEST_GROUP, end < 0 ? path.length() : end));
    }

    private Optional<Stage> furthest(Predicate<StageRule> fits) {
        return stages.entrySet().stream()
                .filter(stage -> fits.test(stage.getValue()))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder());
    }

    private static boolean any(List<PathPattern> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
