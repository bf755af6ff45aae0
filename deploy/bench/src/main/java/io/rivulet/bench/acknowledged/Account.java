package io.rivulet.bench.acknowledged;

import java.util.Map;

/**
 * What was promised and what is there.
 *
 * @param rounds faults that were survived
 * @param sent events
 * @param acknowledged events
 * @param missing events that were acknowledged and are in no topic: promises that were broken
 * @param wrong answers that were neither yes nor "later", or that miscounted
 * @param twice events that are there more than once, because they were sent more than once
 * @param twiceUnasked events that are there more than once though they were sent once
 * @param answers how often each answer was given
 */
public record Account(
        int rounds,
        int sent,
        int acknowledged,
        int missing,
        int wrong,
        int twice,
        int twiceUnasked,
        Map<String, Integer> answers) {

    static Account of(Ledger ledger, Map<Integer, Integer> times, int rounds) {
        int missing = (int) ledger.acknowledged().stream()
                .filter(number -> !times.containsKey(number))
                .count();
        int twice = 0;
        int twiceUnasked = 0;
        for (var one : times.entrySet()) {
            if (one.getValue() > 1) {
                twice++;
                twiceUnasked += ledger.sentOnce().get(one.getKey()) ? 1 : 0;
            }
        }
        return new Account(
                rounds,
                ledger.events(),
                ledger.acknowledged().cardinality(),
                missing,
                ledger.wrong(),
                twice,
                twiceUnasked,
                Map.copyOf(ledger.answers()));
    }

    /** Whether every promise was kept, and everything could be said in the end. */
    public boolean isKept() {
        return missing == 0 && wrong == 0 && acknowledged == sent;
    }

    /** For people. */
    public String text() {
        return String.format(
                """
                rounds                              %,d
                events sent                         %,d
                  acknowledged                      %,d
                  acknowledged but not in a topic   %,d
                  in a topic twice, sent twice      %,d
                  in a topic twice, sent once       %,d
                answers that should not be          %,d
                %s""", rounds, sent, acknowledged, missing, twice - twiceUnasked, twiceUnasked, wrong, answers);
    }
}
