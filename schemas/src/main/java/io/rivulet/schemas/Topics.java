package io.rivulet.schemas;

import io.rivulet.schemas.Topic.CleanUp;
import io.rivulet.schemas.avro.CookielessSalt;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TopicExistsException;

/** Every topic. The only place where one is spelled. */
public final class Topics {

    public static final Topic<UserEvent> USER_EVENTS =
            new Topic<>("user-events", "visitor id", UserEvent.class, 10, CleanUp.DELETE, Duration.ofDays(7));

    public static final Topic<SessionEvent> SESSION_EVENTS =
            new Topic<>("session-events", "person id", SessionEvent.class, 8, CleanUp.DELETE, Duration.ofDays(3));

    public static final Topic<Session> SESSIONS =
            new Topic<>("sessions", "session id", Session.class, 8, CleanUp.COMPACT_AND_DELETE, Duration.ofDays(90));

    public static final Topic<UserProfile> USER_PROFILES =
            new Topic<>("user-profiles", "person id", UserProfile.class, 5, CleanUp.COMPACT, Topic.FOREVER);

    public static final Topic<UserScores> USER_SCORES =
            new Topic<>("user-scores", "person id", UserScores.class, 5, CleanUp.COMPACT, Topic.FOREVER);

    public static final Topic<RejectedEvent> REJECTED_EVENTS =
            new Topic<>("rejected-events", "site id", RejectedEvent.class, 4, CleanUp.DELETE, Duration.ofDays(14));

    /** Read by all collectors from its start; one file an hour, so that a salt is really gone soon after its time. */
    public static final Topic<CookielessSalt> COOKIELESS_SALTS = new Topic<>(
            "cookieless-salts",
            "UTC day",
            CookielessSalt.class,
            1,
            CleanUp.DELETE,
            Duration.ofDays(2),
            Duration.ofHours(1));

    private Topics() {}

    /** All topics, in the order in which an event meets them. */
    public static List<Topic<?>> all() {
        return List.of(
                COOKIELESS_SALTS, USER_EVENTS, REJECTED_EVENTS, SESSION_EVENTS, SESSIONS, USER_PROFILES, USER_SCORES);
    }

    /**
     * Creates the topics that are not there yet; leaves the others as they are.
     *
     * @param replicationFactor copies of each partition
     * @throws IllegalStateException when the broker refuses one
     */
    public static void create(Admin admin, short replicationFactor) throws InterruptedException {
        try {
            Set<String> existing = admin.listTopics().names().get();
            var missing = all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> topic.toNewTopic(replicationFactor))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The broker refused to create the topics", e.getCause());
            }
        }
    }
}
