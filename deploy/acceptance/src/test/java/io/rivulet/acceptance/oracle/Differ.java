package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Lays what was told beside what is true and names the first thing that differs. */
public final class Differ {

    private static final Set<String> KNOWN_TO_THE_SESSIONIZER_ALONE = Set.of("session_id", "revision");

    private final Set<String> conclusions;

    /**
     * A differ.
     *
     * @param conclusions the names of the derived events that are judged
     */
    public Differ(Set<String> conclusions) {
        this.conclusions = conclusions;
    }

    /** The first difference of a visitor on a site as a diary; empty when all is told as it is. */
    public Optional<String> difference(Verdict verdict, Told all) {
        Told.Line told = all.of(verdict);
        List<Session> standing = told.sessions.values().stream()
                .filter(session -> session.getState() != SessionState.MERGED_INTO)
                .sorted(Comparator.comparing(Session::getStartedAt))
                .toList();
        List<PersonMerged> merges = all.merges(verdict.visitorId()).stream()
                .filter(merged -> merged.getFromPersonId().equals(verdict.visitorId()))
                .toList();
        List<String> aliases = all.merges(verdict.visitorId()).stream()
                .filter(merged -> !merged.getFromPersonId().equals(verdict.visitorId()))
                .map(Aliases::told)
                .sorted()
                .toList();
        return counted(verdict, told)
                .or(() -> merges(verdict, merges))
                .or(() -> firstDifference("alias", verdict.aliases(), aliases))
                .or(() -> visits(verdict, standing, merges))
                .or(() -> absorbed(told))
                .or(() -> changes(told))
                .or(() -> conclusions(verdict, told, standing))
                .map(words -> Diary.of(words, verdict, told));
    }

    private static Optional<String> counted(Verdict verdict, Told.Line told) {
        Function<Stream<Told.CountedOnce>, List<Told.CountedOnce>> sorted = events ->
                events.sorted(Comparator.comparing(Told.CountedOnce::id)).toList();
        List<Told.CountedOnce> expected = sorted.apply(verdict.counted().stream()
                .map(one -> new Told.CountedOnce(one.id(), one.late(), one.synthetic(), !one.late())));
        return firstDifference("counted event", expected, sorted.apply(told.counted.stream()));
    }

    private static Optional<String> visits(Verdict verdict, List<Session> standing, List<PersonMerged> merges) {
        for (int i = 0; i < verdict.visits().size() && i < standing.size(); i++) {
            Session expected = verdict.visits().get(i).session();
            for (Schema.Field field : expected.getSchema().getFields()) {
                Object wanted = expected.get(field.pos());
                Object found = standing.get(i).get(field.pos());
                // A visit that was long over when the visitor signed in is moved by the merge alone.
                if (field.name().equals("person_id")
                        && !merges.isEmpty()
                        && verdict.visitorId().equals(found)) {
                    found = merges.get(0).getIntoPersonId();
                }
                if (!KNOWN_TO_THE_SESSIONIZER_ALONE.contains(field.name()) && !Objects.equals(wanted, found)) {
                    return Optional.of("visit " + (i + 1) + ", session "
                            + standing.get(i).getSessionId() + ", " + field.name() + ": expected " + wanted + ", found "
                            + found);
                }
            }
        }
        return verdict.visits().size() == standing.size()
                ? Optional.empty()
                : Optional.of(
                        "expected " + verdict.visits().size() + " visits, found " + standing.size() + " sessions");
    }

    private static Optional<String> merges(Verdict verdict, List<PersonMerged> merges) {
        boolean right = merges.isEmpty()
                || (merges.size() == 1 && merges.get(0).getIntoPersonId().equals(verdict.visitorsOwn()));
        return right
                ? Optional.empty()
                : Optional.of("expected at most one merge, into " + verdict.visitorsOwn() + ", found " + merges);
    }

    /** A session that is no more names one that took its events. */
    private static Optional<String> absorbed(Told.Line told) {
        return told.sessions.values().stream()
                .filter(session -> session.getState() == SessionState.MERGED_INTO)
                .filter(session -> !told.sessions.containsKey(Objects.toString(session.getMergedInto())))
                .findFirst()
                .map(session -> "session " + session.getSessionId() + ", merged_into: expected one of this visitor's, "
                        + "found " + session.getMergedInto());
    }

    /** Whoever adds up differences has the truth: each change begins where the one before ended, the last at the end. */
    private static Optional<String> changes(Told.Line told) {
        for (var session : told.sessions.entrySet()) {
            Told.Step before = Told.Step.NONE;
            for (Told.Step step : told.steps(session.getKey())) {
                if (before.after() != step.before()) {
                    return Optional.of("session " + session.getKey() + ": its change to revision " + step.revision()
                            + " does not begin where the one to revision " + before.revision() + " ended");
                }
                before = step;
            }
            if (before.after() != session.getValue().hashCode()) {
                return Optional.of("session " + session.getKey() + ": its changes end at revision " + before.revision()
                        + ", which is not what the topic of sessions says last");
            }
        }
        return Optional.empty();
    }

    private Optional<String> conclusions(Verdict verdict, Told.Line told, List<Session> standing) {
        List<Conclusion> expected = verdict.conclusions().stream()
                .filter(one -> conclusions.contains(one.name()))
                .toList();
        Map<String, Session> sessions =
                standing.stream().collect(Collectors.toMap(Session::getSessionId, session -> session));
        List<Conclusion> found = told.derived.values().stream()
                .filter(derived -> !derived.getWithdrawn() && conclusions.contains(derived.getEventName()))
                .map(derived -> Conclusion.of(derived, sessions.get(Objects.toString(derived.getSessionId()))))
                .sorted()
                .toList();
        return firstDifference("conclusion", expected, found)
                .or(() -> told.derivedTwice == 0
                        ? Optional.empty()
                        : Optional.of(told.derivedTwice + " conclusions were told twice"));
    }

    private static <T> Optional<String> firstDifference(String what, List<T> expected, List<T> found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            Object wanted = i < expected.size() ? expected.get(i) : "nothing more";
            Object got = i < found.size() ? found.get(i) : "nothing more";
            if (!wanted.equals(got)) {
                return Optional.of(what + " " + (i + 1) + ": expected " + wanted + ", found " + got);
            }
        }
        return Optional.empty();
    }
}
