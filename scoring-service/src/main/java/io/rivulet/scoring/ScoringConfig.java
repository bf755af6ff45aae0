package io.rivulet.scoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be said about scoring. */
@ConfigMapping(prefix = "rivulet.scoring")
public interface ScoringConfig {

    /** How often people whom time alone gives other scores are looked for. What is served never waits for it. */
    @WithDefault("PT10S")
    Duration rescoreEvery();

    /** How many of them are scored in one go in a partition, so that profiles do not wait long. */
    @WithDefault("1000")
    int rescoreMost();
}
