package io.rivulet.sessionizer;

import io.quarkus.runtime.configuration.MemorySize;
import io.rivulet.schemas.Topics;
import io.rivulet.sessionizer.session.CutRules;
import io.rivulet.sessionizer.session.SessionRules;
import io.rivulet.sessionizer.stream.StoreLimits;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sessionizer's settings. */
@ConfigMapping(prefix = "rivulet.session")
public interface SessionizerConfig {

    /** A session ends where a visitor does nothing for longer than this. */
    Duration inactivityGap();

    /** No session is longer than this. */
    Duration longest();

    /** A visitor who comes back by another campaign starts another session. */
    boolean newCampaignCuts();

    /** Sites that are cut otherwise, by their id. */
    Map<String, SiteRules> sites();

    /** What a visitor's journey is made of. */
    JourneyConfig journey();

    /** An event this much older than its visitor's latest on the site still changes sessions; an older one counts without. */
    Duration grace();

    /** A session that changes is told at most this often. */
    Duration toldEvery();

    /** A session is closed when its gap has passed and nothing has arrived for it for this long. */
    Duration quietBeforeClose();

    /** How long an event's id is remembered, so that it counts once. */
    Duration duplicatesRemembered();

    /**
     * How much memory the visitors who were last seen may take beside the stores, so that they are not read again for
     * each event. Each of the tasks, of which there are as many as the topic has partitions, takes its part.
     */
    MemorySize visitorsCached();

    /**
     * How much of a visitor's events, of its conclusions, and of its sessions may be written in one row with it; what is
     * more is in stores of their own. With more, an event costs fewer records, and who comes seldom longer ones.
     */
    MemorySize visitorRow();

    /**
     * How often what came of events that have just arrived is committed, and so can be read. While older ones are caught up
     * with, commits are as rare as Kafka Streams is told to make them.
     */
    Duration freshCommittedEvery();

    /** How much is remembered, for how long, and where. */
    default StoreLimits limits() {
        return new StoreLimits(
                visitorsCached().asLongValue() / Topics.USER_EVENTS.partitions(),
                visitorRow().asLongValue(),
                duplicatesRemembered());
    }

    /** The rules of the cut. */
    default SessionRules rules() {
        var everywhere = new CutRules(inactivityGap(), longest(), newCampaignCuts());
        return new SessionRules(
                everywhere,
                sites().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, site -> site.getValue().over(everywhere))),
                grace(),
                toldEvery(),
                quietBeforeClose());
    }

    /** What is different on a site. */
    interface SiteRules {

        /** As {@link SessionizerConfig#inactivityGap()}. */
        Optional<Duration> inactivityGap();

        /** As {@link SessionizerConfig#longest()}. */
        Optional<Duration> longest();

        /** As {@link SessionizerConfig#newCampaignCuts()}. */
        Optional<Boolean> newCampaignCuts();

        /** These rules where they say something, else the others. */
        default CutRules over(CutRules others) {
            return new CutRules(
                    inactivityGap().orElse(others.gap()),
                    longest().orElse(others.longest()),
                    newCampaignCuts().orElse(others.newCampaignCuts()));
        }
    }
}
