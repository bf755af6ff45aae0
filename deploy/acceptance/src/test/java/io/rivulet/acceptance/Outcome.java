package io.rivulet.acceptance;

import io.rivulet.acceptance.oracle.Differ;
import io.rivulet.acceptance.oracle.Told;
import io.rivulet.acceptance.oracle.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was compared.
 *
 * @param arrivals deliveries found in the topic
 * @param counted events that count
 * @param late those of them that belong to no visit
 * @param visits that they make
 * @param conclusions that follow from them
 * @param absorbed sessions that were told and are no more
 * @param people whose profiles were compared
 * @param differences the first of each visitor that has one
 */
record Outcome(
        int arrivals,
        long counted,
        long late,
        long visits,
        long conclusions,
        long absorbed,
        int people,
        List<String> differences) {

    static Outcome of(int arrivals, List<Verdict> verdicts, Told told, Differ differ) {
        return new Outcome(
                arrivals,
                verdicts.stream().mapToLong(verdict -> verdict.counted().size()).sum(),
                verdicts.stream().mapToLong(Verdict::late).sum(),
                verdicts.stream().mapToLong(verdict -> verdict.visits().size()).sum(),
                verdicts.stream()
                        .mapToLong(verdict -> verdict.conclusions().size())
                        .sum(),
                told.absorbed(),
                0,
                Stream.concat(
                                told.strangers(verdicts).stream().map(who -> "never came, but was told: " + who),
                                verdicts.stream().flatMap(verdict -> differ.difference(verdict, told).stream()))
                        .toList());
    }

    /** The same with people and what differs of them. */
    Outcome with(int peopleCompared, List<String> differencesOfPeople) {
        return new Outcome(
                arrivals,
                counted,
                late,
                visits,
                conclusions,
                absorbed,
                peopleCompared,
                Stream.concat(differences.stream(), differencesOfPeople.stream())
                        .toList());
    }

    /** In one line. */
    String summary() {
        return "%,d deliveries, %,d events counted (%,d late), %,d visits, %,d absorbed, %,d conclusions, %,d profiles, %,d differences"
                .formatted(arrivals, counted, late, visits, absorbed, conclusions, people, differences.size());
    }
}
