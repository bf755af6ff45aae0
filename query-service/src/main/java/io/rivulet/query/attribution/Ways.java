package io.rivulet.query.attribution;

import io.rivulet.query.attribution.credit.Ledger;
import io.rivulet.query.attribution.credit.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Makes paths of a person's visits and conversions. Each conversion has a path of its own: the visits that began before
 * it, at most the lookback ago. Who converted has no other paths; who did not has one, the visits of the range.
 */
final class Ways {

    private final Ledger ledger;
    private final Instant from;
    private final Duration lookback;

    /**
     * Begins.
     *
     * @param from when the range begins
     */
    Ways(Ledger ledger, Instant from, Duration lookback) {
        this.ledger = ledger;
        this.from = from;
        this.lookback = lookback;
    }

    /** One person. */
    void add(List<Visit> visits, List<Conversion> conversions) {
        for (Conversion conversion : conversions) {
            ledger.converted(
                    visits.stream()
                            .filter(visit -> isOnTheWay(visit, conversion.at()))
                            .map(visit -> touch(visit, conversion.at()))
                            .toList(),
                    conversion.currency(),
                    conversion.revenue());
        }
        if (conversions.isEmpty()) {
            List<String> names = visits.stream()
                    .filter(visit -> !visit.at().isBefore(from))
                    .map(Visit::name)
                    .toList();
            if (!names.isEmpty()) {
                ledger.left(names);
            }
        }
    }

    private boolean isOnTheWay(Visit visit, Instant conversion) {
        return !visit.at().isAfter(conversion) && !visit.at().isBefore(conversion.minus(lookback));
    }

    private static Touch touch(Visit visit, Instant conversion) {
        return new Touch(
                visit.name(),
                visit.direct(),
                Duration.between(visit.at(), conversion).toMillis());
    }
}
