package io.rivulet.acceptance.lives;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The visitors of a recording under names of their own, one after the other another way of being known: a recording says
 * who came, and not how anybody found out. All that they did is as it was recorded.
 */
public final class RecordedLives implements Population {

    private final List<List<UserEvent>> visitors;
    private final String name;

    /**
     * Lives.
     *
     * @param recorded what the collector wrote of them, in any order
     * @param name what all visitors', users' and events' ids begin with
     */
    public RecordedLives(Collection<UserEvent> recorded, String name) {
        this.visitors = recorded.stream()
                .collect(Collectors.groupingBy(UserEvent::getVisitorId, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(RecordedLives::inOrder)
                .toList();
        this.name = name;
    }

    private static List<UserEvent> inOrder(List<UserEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(UserEvent::getOccurredAt)
                        .thenComparing(UserEvent::getSequence)
                        .thenComparing(UserEvent::getEventId))
                .toList();
    }

    @Override
    public Optional<Life> life(int number) {
        return number < visitors.size() ? Optional.of(new Life(told(number), false)) : Optional.empty();
    }

    private List<Draft> told(int number) {
        List<UserEvent> events = visitors.get(number);
        int size = events.size();
        String user = name + "-user-" + number;
        Story story = new Story(number);
        switch (number % 6) {
            case 0 -> story.lives(events, "", null);
            // As a server says it, with every event.
            case 1 -> story.lives(events, "", user);
            case 2 -> {
                story.lives(events, "", null);
                story.signsIn(events.get(number % size), "", user);
            }
            case 3 -> {
                // Signs in on the first browser early, on the second not before its end.
                story.lives(events.subList(0, size / 2), "", null);
                story.lives(events.subList(size / 2, size), "-again", null);
                story.signsIn(events.get(size / 4), "", user);
                story.signsIn(events.get(size - 1), "-again", user);
            }
            case 4 -> {
                // Two users, each with a past, of whom a server finds out that they are one.
                story.lives(events.subList(0, size / 2), "", null);
                story.lives(events.subList(size / 2, size), "-again", null);
                story.signsIn(events.get(size / 3), "", user + "-before");
                story.signsIn(events.get(size / 2), "-again", user);
                story.isToo(events.get(2 * size / 3), "-again", user, user + "-before");
            }
            default -> {
                story.lives(events, "", null);
                story.signsIn(events.get(size / 2), "", "guest");
            }
        }
        return story.drafts;
    }

    /** Writes down what one visitor of the recording did, on one browser or two. */
    private final class Story {

        private final List<Draft> drafts = new ArrayList<>();
        private final String visitorId;

        Story(int number) {
            visitorId = name + "-" + number;
        }

        void lives(List<UserEvent> events, String browser, @Nullable String user) {
            for (UserEvent event : events) {
                write(UserEvent.newBuilder(event).setEventId(name + "-" + event.getEventId()), browser, user);
            }
        }

        void signsIn(UserEvent after, String browser, String user) {
            write(said("identify", after), browser, user);
        }

        void isToo(UserEvent after, String browser, String user, String previous) {
            write(said("alias", after).setProperties("{\"previousId\":\"" + previous + "\"}"), browser, user);
        }

        private void write(UserEvent.Builder event, String browser, @Nullable String user) {
            drafts.add(new Draft(
                    event.setVisitorId(visitorId + browser).setUserId(user).build(), Optional.empty()));
        }

        /** An event a moment after a recorded one that says nothing but that. */
        private UserEvent.Builder said(String what, UserEvent after) {
            String id = name + "-" + after.getEventId() + "-" + what;
            return UserEvent.newBuilder(after)
                    .setEventId(id)
                    .setContentHash(id.hashCode())
                    .setEventName(what)
                    .setOriginalName(what)
                    .setKind(EventKind.INTERACTION)
                    .setOccurredAt(after.getOccurredAt().plus(Duration.ofMillis(1)))
                    .setConversion(false)
                    .setRevenue(null)
                    .setProperties("{}");
        }
    }
}
