package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.SessionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the sessionizer has said, by visitor and site. */
public final class Told {

    private final Predicate<String> visitors;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, List<PersonMerged>> merges = new HashMap<>();

    /**
     * Nothing yet.
     *
     * @param visitors which of them to listen to
     */
    public Told(Predicate<String> visitors) {
        this.visitors = visitors;
    }

    /** An event that was told as counted: no more of it than can be judged, since there are millions. */
    record CountedOnce(String id, boolean late, boolean synthetic, boolean inSession) {}

    /** A change of a session, the sessions before and after as hashes. */
    record Step(long revision, int before, int after) {
        static final Step NONE = new Step(0, 0, 0);
    }

    /** All that was said of a visitor on a site. */
    static final class Line {
        final Map<String, Session> sessions = new LinkedHashMap<>();
        final List<CountedOnce> counted = new ArrayList<>();
        final Map<String, DerivedEvent> derived = new LinkedHashMap<>();
        final Map<String, List<Step>> steps = new HashMap<>();
        int derivedTwice;

        /** A session's changes in the order of its revisions: a change of person moves them to another partition. */
        List<Step> steps(String sessionId) {
            return steps.getOrDefault(sessionId, List.of()).stream()
                    .sorted(Comparator.comparingLong(Step::revision))
                    .toList();
        }
    }

    /** A record of the topic of sessions: the last of an id is the truth. */
    public void session(Session session) {
        line(session.getSiteId(), session.getVisitorId()).sessions.put(session.getSessionId(), session);
    }

    /** A record of the topic of facts. */
    public void fact(SessionEvent told) {
        if (told.getFact() instanceof CountedEvent counted) {
            line(counted.getEvent().getSiteId(), counted.getEvent().getVisitorId())
                    .counted
                    .add(new CountedOnce(
                            counted.getEvent().getEventId(),
                            counted.getLate(),
                            counted.getSyntheticDuplicate(),
                            counted.getSessionId() != null));
        } else if (told.getFact() instanceof SessionChange change
                && !change.getAfter().equals(change.getBefore())) {
            Session after = change.getAfter();
            line(after.getSiteId(), after.getVisitorId())
                    .steps
                    .computeIfAbsent(after.getSessionId(), id -> new ArrayList<>())
                    .add(new Step(after.getRevision(), Objects.hashCode(change.getBefore()), after.hashCode()));
        } else if (told.getFact() instanceof PersonMerged merged) {
            merges.computeIfAbsent(merged.getVisitorId(), id -> new ArrayList<>())
                    .add(merged);
        } else if (told.getFact() instanceof DerivedEvent derived) {
            Line line = line(derived.getSiteId(), derived.getVisitorId());
            DerivedEvent before = line.derived.put(derived.getEventId(), derived);
            if (before != null && before.getWithdrawn() == derived.getWithdrawn()) {
                line.derivedTwice++;
            }
        }
    }

    /** Sites and visitors of whom something was told although nothing of theirs had come. */
    public List<String> strangers(List<Verdict> verdicts) {
        Set<String> known = verdicts.stream()
                .map(verdict -> verdict.siteId() + " " + verdict.visitorId())
                .collect(Collectors.toSet());
        return lines.keySet().stream().filter(line -> !known.contains(line)).toList();
    }

    /** How many sessions may still grow. */
    public long open() {
        return count(SessionState.OPEN);
    }

    /** How many sessions are part of others. */
    public long absorbed() {
        return count(SessionState.MERGED_INTO);
    }

    private long count(SessionState state) {
        return lines.values().stream()
                .flatMap(line -> line.sessions.values().stream())
                .filter(session -> session.getState() == state)
                .count();
    }

    /** What was told of a visitor's having become a person. */
    List<PersonMerged> merges(String visitorId) {
        return merges.getOrDefault(visitorId, List.of());
    }

    Line of(Verdict verdict) {
        return line(verdict.siteId(), verdict.visitorId());
    }

    /** A visitor's on a site; for somebody else's visitors one that is thrown away. */
    private Line line(String siteId, String visitorId) {
        return visitors.test(visitorId)
                ? lines.computeIfAbsent(siteId + " " + visitorId, key -> new Line())
                : new Line();
    }
}
