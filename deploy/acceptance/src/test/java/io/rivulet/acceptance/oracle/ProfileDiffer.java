package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.Touch;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Lays the profiles that were told beside what people did, and names of each person the first field that differs. */
public final class ProfileDiffer {

    /** Which visit was the last touch is not taken back when a late event shows that it began earlier. */
    private static final Set<String> NOT_JUDGED = Set.of("last_touch");

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, String> becameOthers = new HashMap<>();
    private final Set<String> withConclusionsOfOthers = new HashSet<>();

    /** Takes what is true of all visitors. */
    public ProfileDiffer(List<Verdict> verdicts) {
        // Of two aliases of one user the first to come would count: nobody who lives here has two, nor goes in a
        // circle.
        Aliases.all(verdicts.stream().flatMap(verdict -> verdict.counted().stream()))
                .forEach(alias -> becameOthers.put(alias.from(), alias.into()));
        verdicts.stream()
                .collect(Collectors.groupingBy(Verdict::visitorId, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(this::live);
    }

    private void live(List<Verdict> sites) {
        List<Counted> all = sites.stream()
                .flatMap(site -> site.counted().stream())
                .sorted(Counted.IN_TIME)
                .toList();
        People whose = new People(all);
        Set<String> persons = all.stream().map(whose::of).map(this::inTheEnd).collect(Collectors.toSet());
        boolean program = all.get(0).event().getBot();
        if (program || persons.size() > 1) {
            withConclusionsOfOthers.addAll(persons);
        }
        if (program) {
            return;
        }
        all.forEach(counted -> person(whose.of(counted)).events.add(counted.event()));
        for (Verdict site : sites) {
            site.visits()
                    .forEach(visit ->
                            person(visit.session().getPersonId()).visits.add(visit.session()));
            site.conclusions().stream()
                    .map(Conclusion::name)
                    .filter(name -> !name.equals("journey_touchpoint"))
                    .forEach(name -> person(whose.visitorsOwn()).conclusions.add(name));
        }
    }

    private Person person(String personId) {
        return people.computeIfAbsent(inTheEnd(personId), id -> new Person());
    }

    /** Who somebody is when every alias is known. */
    private String inTheEnd(String personId) {
        String who = personId;
        for (String other = personId; other != null; other = becameOthers.get(other)) {
            who = other;
        }
        return who;
    }

    /** How many people have a profile. */
    public int people() {
        return people.size();
    }

    /**
     * The first difference of each person that has one, and everybody who has a profile and is nobody, or became another.
     *
     * @param told what each person's profile was last, where it was not taken back
     */
    public List<String> differences(Map<String, UserProfile> told) {
        List<String> differences = new ArrayList<>();
        told.forEach((personId, profile) -> {
            // Of who lost all to another, without having become it, nothing is left but the name.
            if (!people.containsKey(personId) && (profile.getEvents() != 0 || profile.getSessions() != 0)) {
                differences.add("person " + personId + ", expected no profile, found " + profile);
            }
        });
        people.forEach((personId, person) -> {
            UserProfile found = told.get(personId);
            (found == null ? Optional.of("no profile was told") : difference(person.profile(personId), found))
                    .ifPresent(words -> differences.add("person " + personId + ", " + words + "\n" + diary(person)));
        });
        return differences;
    }

    private Optional<String> difference(UserProfile expected, UserProfile found) {
        for (Schema.Field field : expected.getSchema().getFields()) {
            Object wanted = seen(field.name(), expected.get(field.pos()));
            Object got = seen(field.name(), found.get(field.pos()));
            boolean judged = !NOT_JUDGED.contains(field.name())
                    && !(field.name().equals("conclusions")
                            && withConclusionsOfOthers.contains(expected.getPersonId()));
            if (judged && !Objects.equals(wanted, got)) {
                return Optional.of(field.name() + ": expected " + wanted + ", found " + got);
            }
        }
        return Optional.empty();
    }

    /** Of two events at the same moment it depends on the arrival whose source was told first. */
    private static @Nullable Object seen(String field, @Nullable Object value) {
        return field.equals("first_touch") && value instanceof Touch touch ? touch.getAt() : value;
    }

    private static String diary(Person person) {
        return person.events.stream().limit(100).map(ProfileDiffer::line).collect(Collectors.joining("\n"))
                + person.visits.stream()
                        .map(visit -> "\n  visit " + visit.getStartedAt() + " to " + visit.getEndedAt() + " on "
                                + visit.getDevice().getType())
                        .collect(Collectors.joining());
    }

    private static String line(UserEvent event) {
        return "  " + event.getOccurredAt() + " " + event.getVisitorId() + " " + event.getSiteId() + " "
                + event.getEventName();
    }
}
