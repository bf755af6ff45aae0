package io.rivulet.query;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can be set, under {@code rivulet.}. */
@ConfigMapping(prefix = "rivulet")
public interface QueryConfig {

    /** Where the schemas are. */
    Registry registry();

    /** How topics are written to Postgres. */
    Projection projection();

    /** How questions are answered. */
    Reader reader();

    /** What is pushed to whoever listens. */
    Live live();

    /** Where the streams services are. */
    Fleet fleet();

    /** The first admin's token; without it and without tokens in the database nobody gets in. */
    Optional<String> adminToken();

    /** With whom people sign in, beside API tokens. */
    Oidc oidc();

    /** What differs from site to site. */
    Map<String, Site> sites();

    /**
     * The collector's file of sites and keys, so that people see which write keys there are. Of secret keys only how many
     * there are is said; nobody gets in or is kept out by it here.
     */
    Optional<Path> sitesFile();

    /**
     * Where pages find the collector, as {@code https://collector.example}: what the dashboard puts into the line to paste.
     * Unless it is said, the dashboard takes its own host and the collector's usual port.
     */
    Optional<URI> collectorUrl();

    /** In which time zone a site's days are: its own, else UTC. */
    default ZoneId timeZoneOf(String siteId) {
        Site site = sites().get(siteId);
        return site == null ? ZoneId.of("UTC") : site.timeZone();
    }

    /** The schema registry. */
    interface Registry {

        /** Its core API, ending in {@code /apis/registry/v3}. */
        @WithDefault("http://localhost:18081/apis/registry/v3")
        String url();
    }

    /** An issuer of OpenID Connect. */
    interface Oidc {

        /** Its address, exactly as it calls itself ({@code iss}); without it nobody signs in but with API tokens. */
        Optional<String> issuer();

        /** For whom its access tokens must be ({@code aud}); needed with an issuer. */
        Optional<String> audience();

        /** As whom the dashboard asks it: a public client, with PKCE; the audience unless said. */
        Optional<String> clientId();

        /** What the dashboard asks it for. */
        @WithDefault("openid profile")
        String scope();

        /** The claim that has somebody's roles; dots lead into others, as {@code realm_access.roles}. */
        @WithDefault("roles")
        String roleClaim();

        /** Which of these make an ADMIN. */
        @WithDefault("ADMIN")
        List<String> adminRoles();

        /** Which of these make an ANALYST. */
        @WithDefault("ANALYST")
        List<String> analystRoles();

        /** By how much its clock and this one may differ. */
        @WithDefault("30S")
        Duration clockSkew();
    }

    /** The projection. */
    interface Projection {

        /** Whether this pod projects. */
        @WithDefault("true")
        boolean enabled();

        /** How many consumers it runs; more than there are partitions are idle. */
        @WithDefault("1")
        int threads();

        /**
         * A name that this pod, and no other, has again after a restart: with it a crashed projection goes on at once,
         * without it only when Kafka has missed it for 45 s.
         */
        Optional<String> instanceId();

        /** The most records written in one transaction. */
        @WithDefault("5000")
        int batchSize();

        /**
         * How long events and the visits of their days are kept, counted from when they happened, as {@code P730D}; for
         * ever where it is not said. The day is given up as a whole, and with it what is kept of it.
         */
        Optional<Duration> keepEvents();

        /** The longest pause between two tries while Postgres or the registry is away. */
        @WithDefault("5S")
        Duration longestPause();
    }

    /** The reader. */
    interface Reader {

        /** Whether this pod answers questions; without, only health and metrics. */
        @WithDefault("true")
        boolean enabled();

        /**
         * How long a token is remembered before Postgres is asked again. Postgres tells of every change at once; only
         * where what stands between swallows that (a pooler by transactions) a revoked one works for so long.
         */
        @WithDefault("5S")
        Duration tokenMemory();

        /** How long the audit log is kept; a month goes when all of it is older. */
        @WithDefault("P730D")
        Duration keepAudit();

        /** How often a token that has no limit of its own may ask, on each pod. */
        @WithDefault("12000")
        int requestsPerMinute();

        /** The longest range a report takes, in days. */
        @WithDefault("366")
        int longestRange();

        /** How long Postgres may work on a question that an asker has made up; then the answer is a 504 with advice. */
        @WithDefault("20S")
        Duration longestAnswer();

        /** How often days that nobody has written to for half a minute are computed, before somebody asks for them. */
        @WithDefault("10S")
        Duration upkeepEvery();

        /** What answers that still hold may take of the heap; with 0 none is kept. */
        @WithDefault("32M")
        MemorySize answersMemory();

        /** How long an answer is kept for which nobody asks; it is never given when it does not hold any more. */
        @WithDefault("PT6H")
        Duration answersFor();

        /**
         * What somebody has asked for so long ago at most is asked again by itself when it does not hold any more and its
         * days have come to rest.
         */
        @WithDefault("300S")
        Duration warmFor();
    }

    /** The WebSocket. */
    interface Live {

        /** The most connections at once; one more is answered 503. */
        @WithDefault("20000")
        int connections();

        /** The origins of other pages than the service's own that may listen, as {@code https://shop.example}. */
        Optional<List<String>> origins();

        /** How long a connection may be open without a token. */
        @WithDefault("5S")
        Duration authWithin();

        /** How often a listener is pinged; who answers nothing for three times as long is gone. */
        @WithDefault("30S")
        Duration pingEvery();

        /** How long a frame waits at most for others to go out with it. */
        @WithDefault("0.04S")
        Duration pace();

        /** How often the numbers are asked for, for everybody together, whoever polls included. */
        @WithDefault("1S")
        Duration numbersEvery();

        /** How many frames are kept for those who are slow or were cut off. */
        @WithDefault("20000")
        int frames();

        /** What those may hold of the heap. */
        @WithDefault("24M")
        MemorySize memory();

        /** How much may wait for the network in front of one listener. */
        @WithDefault("256K")
        MemorySize buffer();
    }

    /** The streams services, each as base addresses of any of its instances, or one name that resolves to all. */
    interface Fleet {

        /** Of the sessionizer. */
        @WithDefault("http://localhost:8081")
        List<String> sessionizer();

        /** Of the profile service. */
        @WithDefault("http://localhost:8082")
        List<String> profile();

        /** Of the scoring service. */
        @WithDefault("http://localhost:8083")
        List<String> scoring();

        /** How old the map of who holds what may be. */
        @WithDefault("1S")
        Duration refreshEvery();

        /** How long a question to the fleet may take, all tries together. */
        @WithDefault("2S")
        Duration deadline();

        /**
         * How long an owner is waited for at least before a stand-in is asked beside it. An owner that needs this long
         * for one of twenty questions is waited for longer, so that a slow fleet is not asked twice as much.
         */
        @WithDefault("0.02S")
        Duration hedgeAfter();

        /** How long an owner is waited for while a stand-in's answer, which may have missed something, is there. */
        @WithDefault("0.25S")
        Duration freshWithin();

        /** How stale that answer may be at most; one that is staler waits until the owner has failed. */
        @WithDefault("5S")
        Duration hedgeMostStale();
    }

    /** One site. */
    interface Site {

        /** In which its days begin and end. */
        @WithDefault("UTC")
        ZoneId timeZone();
    }
}
