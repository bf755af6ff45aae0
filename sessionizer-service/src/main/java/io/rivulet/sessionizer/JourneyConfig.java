package io.rivulet.sessionizer;

import io.rivulet.sessionizer.journey.JourneyRules;
import io.rivulet.sessionizer.journey.PathPattern;
import io.rivulet.sessionizer.journey.Stage;
import io.rivulet.sessionizer.journey.StageRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What brings visitors to the stages of their journeys, and which pages belong together. */
public interface JourneyConfig {

    /** By stage: awareness, interest, consideration, conversion, retention. A conversion of the site is one, too. */
    Map<Stage, StageConfig> stages();

    /** By name. Pages in none of them are a group by the first part of their path. */
    Map<String, PageGroup> pageGroups();

    /** As the domain has it. */
    default JourneyRules rules() {
        return new JourneyRules(
                stages().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, stage -> stage.getValue().rule())),
                pageGroups().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                group -> patterns(group.getValue().paths()))));
    }

    private static List<PathPattern> patterns(Collection<String> paths) {
        return paths.stream().map(PathPattern::new).toList();
    }

    /** What brings a visitor to a stage: either of the two. */
    interface StageConfig {

        /** Canonical names of events. */
        Optional<Set<String>> events();

        /** Paths of page views; {@code *} stands for anything. */
        Optional<List<String>> paths();

        /** As the domain has it. */
        default StageRule rule() {
            return new StageRule(events().orElse(Set.of()), patterns(paths().orElse(List.of())));
        }
    }

    /** Pages that belong together. */
    interface PageGroup {

        /** Their paths; {@code *} stands for anything. */
        List<String> paths();
    }
}
