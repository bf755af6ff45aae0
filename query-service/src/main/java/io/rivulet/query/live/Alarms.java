package io.rivulet.query.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Watches how many events of each site are rejected, and how far the numbers are behind, and raises and clears alerts. */
final class Alarms {

    static final String NUMBERS_BEHIND = "numbers_behind";
    static final String MANY_REJECTED = "many_rejected";

    /** The projection notes every second or so that it has caught up. */
    static final Duration BEHIND = Duration.ofSeconds(30);

    private static final long LOOKED_AT = 60;
    private static final long BUCKET = 5;
    private static final int LEAST_REJECTED = 20;
    private static final double MANY = 0.05;
    private static final double FEW = 0.025;
    private static final double PERCENT = 100;

    private final Map<String, TreeMap<Long, int[]>> bySite = new HashMap<>();
    private final Map<String, Alert> raised = new TreeMap<>();

    /** An event of the site was counted, or rejected, at that time by the broker's clock. */
    synchronized void saw(String siteId, boolean isRejected, long millis) {
        bySite.computeIfAbsent(siteId, site -> new TreeMap<>())
                .computeIfAbsent(millis / 1000 / BUCKET, bucket -> new int[2])[isRejected ? 1 : 0]++;
    }

    /** What has to be said now. */
    synchronized List<Alert> look(Instant now, @Nullable Instant asOf, boolean isAsked) {
        List<Alert> news = new ArrayList<>();
        long since = (now.getEpochSecond() - LOOKED_AT) / BUCKET;
        bySite.values().forEach(buckets -> buckets.headMap(since).clear());
        for (var site : bySite.entrySet()) {
            int counted = site.getValue().values().stream()
                    .mapToInt(counts -> counts[0])
                    .sum();
            int rejected = site.getValue().values().stream()
                    .mapToInt(counts -> counts[1])
                    .sum();
            double share = rejected == 0 ? 0 : (double) rejected / (rejected + counted);
            String detail =
                    "%d of %d events of the last minute were rejected (%d %%); GET /api/analytics/rejected of the collector says why."
                            .formatted(rejected, rejected + counted, Math.round(share * PERCENT));
            String key = MANY_REJECTED + " " + site.getKey();
            boolean holds = raised.containsKey(key)
                    ? rejected > 0 && share >= FEW
                    : rejected >= LEAST_REJECTED && share >= MANY;
            change(key, holds, Alert.own(MANY_REJECTED, holds, now, detail, site.getKey()), news);
        }
        bySite.values().removeIf(Map::isEmpty);
        if (isAsked) {
            boolean behind = asOf == null || asOf.isBefore(now.minus(BEHIND));
            String detail = asOf == null
                    ? "The projection has never caught up with the topics: numbers may be too small."
                    : "Numbers are as of " + Duration.between(asOf, now).toSeconds()
                            + " s ago; events are told as ever.";
            change(NUMBERS_BEHIND, behind, Alert.own(NUMBERS_BEHIND, behind, now, detail, null), news);
        }
        return news;
    }

    /** Those that stand. */
    synchronized Collection<Alert> standing() {
        return List.copyOf(raised.values());
    }

    private void change(String key, boolean holds, Alert alert, List<Alert> news) {
        if (holds != raised.containsKey(key)) {
            news.add(alert);
            if (holds) {
                raised.put(key, alert);
            } else {
                raised.remove(key);
            }
        }
    }
}
