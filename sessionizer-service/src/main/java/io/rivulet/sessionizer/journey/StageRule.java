package io.rivulet.sessionizer.journey;

import java.util.List;
import java.util.Set;

/**
 * What brings a visitor to a stage.
 *
 * @param events canonical names of events
 * @param paths patterns of the paths of page views
 */
public record StageRule(Set<String> events, List<PathPattern> paths) {}
