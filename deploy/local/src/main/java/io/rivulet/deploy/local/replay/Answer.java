package io.rivulet.deploy.local.replay;

import java.time.Duration;
import java.util.Map;

/** What came of a request to the collector. */
sealed interface Answer {

    /**
     * The collector has the batch.
     *
     * @param accepted how many of it are in Kafka
     * @param rejected why the others are not, by their place in the batch
     */
    record Taken(int accepted, Map<Integer, String> rejected) implements Answer {}

    /**
     * Not now.
     *
     * @param notBefore how long the collector asks to be left alone, zero where it doesn't say
     */
    record TryLater(String why, Duration notBefore) implements Answer {}

    /** Never: the request itself is wrong. */
    record Refused(String why) implements Answer {}
}
