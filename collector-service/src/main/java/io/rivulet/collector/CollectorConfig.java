package io.rivulet.collector;

import io.quarkus.runtime.configuration.MemorySize;
import io.rivulet.collector.event.Site.ConsentWhenAbsent;
import io.rivulet.collector.limit.Limits;
import io.rivulet.collector.limit.Rate;
import io.rivulet.collector.limit.RateConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
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

    /** A file of properties that names more sites, in the same words; what it says may change while the service runs. */
    Optional<String> sitesFile();

    /** How long to wait between two looks at the sites file; what two looks agree on is taken. */
    @WithDefault("PT1S")
    Duration sitesFilePause();

    /** How much anybody may send. */
    LimitsConfig limits();

    /** The schema registry. */
    Registry registry();

    /** How events get into Kafka. */
    Publish publish();

    /** Under what personal data is kept. */
    PersonalDataConfig personalData();

    /** Where network addresses are. */
    Geo geo();

    /** The script that pages load. */
    Tracker tracker();

    /** How long a body may take from the request's headers to its last byte; beyond it the answer is 408. */
    @WithDefault("PT15S")
    Duration bodyTimeout();

    /** How much anybody may send: {@code 100/min}, {@code 20/s}, {@code 5000/PT10M}, or {@code off}. */
    interface LimitsConfig extends RatesConfig {

        /** Where the rates start that are not set themselves. */
        @WithDefault("generous")
        Limits.Profile profile();

        /** Rates of single paths, instead of {@code address}; each path is then counted by itself. */
        Map<String, @WithConverter(RateConverter.class) Rate> addressByPath();

        /** How many addresses, and how many visitors, are remembered at most; each takes half a kilobyte. */
        @WithDefault("20000")
        int remembered();
    }

    /** Rates; what a site says goes before what is said for all. */
    interface RatesConfig {

        /** Requests of one address (of IPv6, one /64) that come without a server key. */
        Optional<@WithConverter(RateConverter.class) Rate> address();

        /** Events of one address that come without a server key. */
        Optional<@WithConverter(RateConverter.class) Rate> addressEvents();

        /** Requests with one write key. */
        Optional<@WithConverter(RateConverter.class) Rate> writeKey();

        /** Requests with one server key. */
        Optional<@WithConverter(RateConverter.class) Rate> serverKey();

        /** Events of one visitor that come without a server key. */
        Optional<@WithConverter(RateConverter.class) Rate> visitor();
    }

    /** The script that pages load. */
    interface Tracker {

        /** Whether there is a shop under {@code /demo/} to try it in: it sends to the site with the key wk_demo. */
        @WithDefault("false")
        boolean demo();
    }

    /** Under what personal data is kept. */
    interface PersonalDataConfig {

        /** The secret, at least 32 random bytes in Base64: {@code openssl rand -base64 32}. Without it there is no start. */
        Optional<String> key();

        /** Secrets of before, to open rejected events that were sealed with them. */
        Optional<List<String>> oldKeys();
    }

    /** Where network addresses are. */
    interface Geo {

        /**
         * A database of places in MaxMind's format, of countries or of cities; without it the countries that the service
         * ships. A start fails where it can't be read.
         */
        Optional<Path> database();

        /** How often the file is looked at; one that has changed is taken. */
        @WithDefault("PT1M")
        Duration refresh();
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

        /** How much its keys, addresses and visitors may send, where that differs from what holds for all. */
        RatesConfig limits();
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
