package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.UserEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Computes from a finished topic what the sessionizer has to have said about it. */
public final class Oracle {

    private final Reading reading;

    public Oracle(Reading reading) {
        this.reading = reading;
    }

    /**
     * Judges the events of any visitors.
     *
     * @param arrivals all of them, those of one visitor in the topic's order
     */
    public List<Verdict> judge(List<UserEvent> arrivals) {
        Map<String, List<UserEvent>> byVisitor = arrivals.stream()
                .collect(Collectors.groupingBy(UserEvent::getVisitorId, LinkedHashMap::new, Collectors.toList()));
        List<Verdict> verdicts = new ArrayList<>();
        byVisitor.values().forEach(events -> verdicts.addAll(judgeVisitor(events)));
        return verdicts;
    }

    private List<Verdict> judgeVisitor(List<UserEvent> arrivals) {
        Map<String, List<Counted>> bySite = Counting.bySite(arrivals, reading);
        List<Counted> all = bySite.values().stream()
                .flatMap(List::stream)
                .sorted(Counted.IN_TIME)
                .toList();
        People people = new People(all);
        List<String> aliases = Aliases.in(all.stream());
        return bySite.values().stream()
                .map(counted -> verdict(counted, people, aliases))
                .toList();
    }

    private Verdict verdict(List<Counted> counted, People people, List<String> aliases) {
        List<Counted> inTime = counted.stream()
                .filter(event -> !event.late())
                .sorted(Counted.IN_TIME)
                .toList();
        List<List<Counted>> visits = Cut.visits(inTime, reading);
        UserEvent any = counted.get(0).event();
        return new Verdict(
                any.getSiteId(),
                any.getVisitorId(),
                people.visitorsOwn(),
                aliases,
                counted,
                visits.stream()
                        .map(visit -> new Verdict.Visit(Summary.of(visit, people.of(visit.get(0))), visit))
                        .toList(),
                Conclusions.of(inTime, visits));
    }
}
