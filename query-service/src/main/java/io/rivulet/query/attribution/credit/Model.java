package io.rivulet.query.attribution.credit;

import java.util.Optional;

/** The ways to divide conversions among what led to them. */
public enum Model {
    FIRST("first"),
    LAST("last"),
    LAST_NON_DIRECT("lastNonDirect"),
    LINEAR("linear"),
    POSITION_BASED("positionBased"),
    TIME_DECAY("timeDecay"),
    /** By {@link MarkovChain}, over all paths together. */
    MARKOV("markov"),
    SHAPLEY("shapley");

    private final String wireName;

    Model(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** How it divides one path, if it looks at one at a time. */
    Optional<PathRule> rule() {
        return switch (this) {
            case FIRST -> Optional.of(PathRule::first);
            case LAST -> Optional.of(PathRule::last);
            case LAST_NON_DIRECT -> Optional.of(PathRule::lastNonDirect);
            case LINEAR -> Optional.of(PathRule::linear);
            case POSITION_BASED -> Optional.of(PathRule::positionBased);
            case TIME_DECAY -> Optional.of(PathRule::timeDecay);
            case SHAPLEY -> Optional.of(PathRule::shapley);
            case MARKOV -> Optional.empty();
        };
    }
}
