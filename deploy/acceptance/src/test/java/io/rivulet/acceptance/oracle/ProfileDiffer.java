package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.Touch;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.util.ArrayList;
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
    private final Set<String> withConclusionsOfOthers = new HashSet<>();

    /** Takes what is true of all visitors. */
    public ProfileDiffer(List<Verdict> verdicts) {
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
        Set<String> persons = all.stream().map(whose::of).collect(Collectors.toSet());
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
        return people.computeIfAbsent(personId, id -> new Person());
    }

    /** How many people have a profile. */
    public int people() {
        return people.size();
    }

    /** The first difference of each person that has one; those who became others have no profile. */
    public List<String> differences(Map<String, UserProfile> told) {
        List<String> differences = new ArrayList<>();
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
