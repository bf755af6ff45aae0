package io.rivulet.query.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.memory.Dated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which way people went.
 *
 * @param visits that have a way: those with the anchor, where there is one
 * @param transitions from one place of the way to the next, the most frequent ones of each step first; what is not among
 *     the most frequent of its step is "(other)"
 * @param paths whole ways, the most frequent ones
 * @param exits where visits ended, of all visits in the range
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PathView(@Nullable Instant asOf, long visits, List<Transition> transitions, List<Way> paths, List<Exit> exits)
        implements Dated<PathView> {

    @Override
    public PathView dated(@Nullable Instant then) {
        return new PathView(then, visits, transitions, paths, exits);
    }

    /**
     * A step of the way.
     *
     * @param step from which place of the way, counted from 1 in its direction: from the start on, or back from the end
     */
    record Transition(int step, String from, String to, long visits) {}

    record Way(List<String> path, long visits) {}

    /**
     * The end of visits.
     *
     * @param exits visits that ended there
     * @param share of the visits that came there, 0 to 1
     */
    record Exit(String name, long exits, double share) {}
}
