package io.rivulet.collector;

import io.quarkus.runtime.configuration.MemorySize;
import io.rivulet.collector.event.Site.ConsentWhenAbsent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set about the collector, beside what Quarkus itself and Kafka's client take. */
@ConfigMapping(prefix = "rivulet")
public interface CollectorConfig {

    /** Sites by their id. Without any, every request is answered with 401. */
    Map<String, SiteConfig> sites();

    /** The schema registry. */
    Registry registry();

    /** How events get into Kafka. */
    Publish publish();

    /** Under what personal data is kept. */
    PersonalDataConfig personalData();

    /** How long a body may take from the request's headers to its last byte; beyond it the answer is 408. */
    @WithDefault("PT15S")
    Duration bodyTimeout();

    /** Under what personal data is kept. */
    interface PersonalDataConfig {

        /** The secret, at least 32 random bytes in Base64: {@code openssl rand -base64 32}. Without it there is no start. */
        Optional<String> key();

        /** Secrets of before, to open rejected events that were sealed with them. */
        Optional<List<String>> oldKeys();
    }

    /** One site. */
    interface SiteConfig {

        /** Public keys: they may send events, and stand in the pages' source text. */
        Optional<List<String>> writeKeys();

        /** Secret keys: they may also import, send larger bodies, and vouch for where a visitor is. */
        Optional<List<String>> serverKeys();

        /** Canonical names of the events that count as conversions; form_submit only where it says goal=true. */
        @WithDefault("purchase,booking_completed,service_booked,quote_requested,affiliate_click,form_submit,conversion")
        Set<String> conversions();

        /** ISO 4217 code of amounts that name no currency. */
        @WithDefault("USD")
        String currency();

        /**
         * What an event without a consent snapshot has agreed to: {@code granted} or {@code cookieless}. By default
         * granted with a server key and cookieless with a write key.
         */
        Optional<ConsentWhenAbsent> consentWhenAbsent();

        /** Origins from which browsers may use the write keys, as {@code https://shop.example}; without any, all. */
        Optional<Set<String>> allowedOrigins();
    }

    /** The schema registry. */
    interface Registry {

        /** Its own API, ending in {@code /apis/registry/v3}. */
        @WithDefault("http://localhost:18081/apis/registry/v3")
        String url();
    }

    /** How events get into Kafka. */
    interface Publish {

        /** Bodies that may be held in memory until Kafka has their events; beyond it the answer is 503. */
        @WithDefault("32M")
        MemorySize inFlightBytes();

        /** How long the producer may wait for company for a record. */
        @WithDefault("PT0.005S")
        Duration linger();

        /** How long Kafka may take before the answer is 503; at least linger and one second. */
        @WithDefault("PT4.5S")
        Duration deliveryTimeout();
    }
}
