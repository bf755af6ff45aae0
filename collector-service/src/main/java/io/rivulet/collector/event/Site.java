package io.rivulet.collector.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A site whose visitors are counted.
 *
 * @param conversions canonical names of the events that count as conversions
 * @param currency ISO 4217 code of amounts that name none
 * @param consentWhenAbsent for events without a snapshot; null leaves it to the kind of key
 */
public record Site(
        String id,
        Set<String> conversions,
        String currency,
        @Nullable ConsentWhenAbsent consentWhenAbsent) {

    /** What an event is taken to have agreed to when it says nothing about consent. */
    public enum ConsentWhenAbsent {
        /** Everything: the sender has its own consent tool. */
        GRANTED,
        /** Nothing but being counted without being recognised. */
        COOKIELESS
    }
}
