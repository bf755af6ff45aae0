package io.rivulet.sessionizer.journey;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.UserEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where on the journey an event is. An event's name says more than its page's path; of several stages the furthest
 * counts.
 */
public final class JourneyRules {

    private static final int LONGEST_GROUP = 100;

    private final Map<String, Stage> stagesOfEvents = new HashMap<>();
    /** The furthest first. */
    private final List<Pages<Stage>> stagesOfPages = new ArrayList<>();
    /** The longest pattern first, then by name. */
    private final List<Pages<String>> groups = new ArrayList<>();

    /**
     * @param stages what brings a visitor to each
     * @param pageGroups the paths of each group of pages
     */
    public JourneyRules(Map<Stage, StageRule> stages, Map<String, List<PathPattern>> pageGroups) {
        stages.forEach((stage, rule) -> {
            rule.events().forEach(event -> stagesOfEvents.merge(event, stage, (a, b) -> a.compareTo(b) > 0 ? a : b));
            rule.paths().forEach(paths -> stagesOfPages.add(new Pages<>(paths, stage)));
        });
        stagesOfPages.sort(Comparator.comparing(Pages::are, Comparator.reverseOrder()));
        pageGroups.forEach((name, all) -> all.forEach(paths -> groups.add(new Pages<>(paths, name))));
        groups.sort(Comparator.comparing(
                        (Pages<String> pages) -> -pages.paths().pattern().length())
                .thenComparing(Pages::are));
    }

    /** The stage that an event brings its visitor to, if to any. */
    @Nullable Stage stage(UserEvent event) {
        if (event.getConversion()) {
            return Stage.CONVERSION;
        }
        Stage named = stagesOfEvents.get(event.getEventName());
        return named == null && event.getKind() == EventKind.PAGE_VIEW
                ? first(stagesOfPages, event.getPage().getPath())
                : named;
    }

    /**
     * The group of an event's page, if it has one: that with the longest pattern; of a page in no group its path up to
     * the second slash.
     */
    @Nullable String pageGroup(UserEvent event) {
        String path = event.getPage().getPath();
        String group = first(groups, path);
        return path == null || group != null ? group : firstSegment(path);
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(0, Math.min(LONGEST_GROUP, end < 0 ? path.length() : end));
    }

    private static <T> @Nullable T first(List<Pages<T>> rules, @Nullable String path) {
        if (path != null) {
            for (Pages<T> rule : rules) {
                if (rule.paths().matches(path)) {
                    return rule.are();
                }
            }
        }
        return null;
    }

    /** What pages of such paths are. */
    private record Pages<T>(PathPattern paths, T are) {}
}
