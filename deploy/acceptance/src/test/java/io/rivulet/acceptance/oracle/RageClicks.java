package io.rivulet.acceptance.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three clicks on one target, each within 500 ms and 30 px of the one before: once for each run of them, at the third,
 * unless the tracker said so itself within two seconds.
 */
final class RageClicks {

    private static final int CLICKS = 3;
    private static final long HASTE_MILLIS = 500;
    private static final double REACH_PIXELS = 30;
    private static final long SAID_WITHIN_MILLIS = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    private RageClicks() {}

    private record Click(long at, String target, double x, double y) {

        static Click of(Counted counted) {
            try {
                JsonNode properties = JSON.readTree(counted.event().getProperties());
                return new Click(
                        counted.at(),
                        properties.path("element").asText(),
                        properties.path("x").asDouble(),
                        properties.path("y").asDouble());
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        boolean isRepeatedBy(Click next) {
            return target.equals(next.target)
                    && next.at - at <= HASTE_MILLIS
                    && Math.hypot(next.x - x, next.y - y) <= REACH_PIXELS;
        }
    }

    static Stream<Conclusion> in(List<Counted> visit) {
        List<Click> clicks = visit.stream()
                .filter(counted -> counted.name().equals("click"))
                .map(Click::of)
                .toList();
        List<Conclusion> found = new ArrayList<>();
        int run = 0;
        for (int i = 0; i < clicks.size(); i++) {
            run = i > 0 && clicks.get(i - 1).isRepeatedBy(clicks.get(i)) ? run + 1 : 1;
            long at = clicks.get(i).at();
            if (run == CLICKS && !saidByTheTracker(visit, at)) {
                found.add(Conclusion.of("rage_click", at, visit));
            }
        }
        return found.stream();
    }

    private static boolean saidByTheTracker(List<Counted> visit, long at) {
        return visit.stream()
                .anyMatch(counted ->
                        counted.name().equals("rage_click") && Math.abs(counted.at() - at) <= SAID_WITHIN_MILLIS);
    }
}
