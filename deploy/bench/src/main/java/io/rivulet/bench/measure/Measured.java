package io.rivulet.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What became of a scenario.
 *
 * @param name as on the command line
 * @param unit what one thing is
 */
public record Measured(String name, String unit, List<Window> windows) {

    /** The line that tells what the columns are. */
    public static String heading() {
        return String.format(
                Locale.ROOT,
                "%-22s %-10s %28s %12s   %s",
                "",
                "per",
                "CPU µs (least to most)",
                "per second",
                "latency ms: p50 p90 p99 p99.9 max");
    }

    /** One line of a table: medians, and between which values they lie. */
    public String line() {
        String latency = windows.stream().noneMatch(window -> window.load() != null)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f  %.1f  %.1f  %.1f  %.1f",
                        latency("p50"),
                        latency("p90"),
                        latency("p99"),
                        latency("p99.9"),
                        latency("max"));
        return String.format(
                Locale.ROOT,
                "%-22s %-10s %8.1f  (%6.1f to %6.1f) %12.0f   %s",
                name,
                unit,
                median(Window::cpuMicros),
                sorted(Window::cpuMicros).get(0),
                sorted(Window::cpuMicros).get(windows.size() - 1),
                median(Window::perSecond),
                latency);
    }

    /** Everything, for programs. */
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("name", name).put("per", unit);
        json.put("cpuMicrosMedian", median(Window::cpuMicros))
                .put("cpuMicrosMin", sorted(Window::cpuMicros).get(0))
                .put("cpuMicrosMax", sorted(Window::cpuMicros).get(windows.size() - 1));
        var list = json.putArray("windows");
        for (Window window : windows) {
            ObjectNode one = list.addObject()
                    .put("seconds", window.seconds())
                    .put("cpuMicros", window.cpuMicros())
                    .put("things", window.things())
                    .put("perSecond", window.perSecond());
            JsonNode load = window.load();
            if (load != null) {
                one.set("load", load);
            }
        }
        return json;
    }

    /** Everything but success, in all windows. */
    public long refusedOrLost() {
        long others = 0;
        for (Window window : windows) {
            JsonNode load = window.load();
            if (load != null) {
                others += load.path("lost").asLong();
                for (var status : load.path("statuses").properties()) {
                    others += status.getKey().startsWith("2")
                            ? 0
                            : status.getValue().asLong();
                }
            }
        }
        return others;
    }

    /** The median of a process's cost of one thing. */
    public double cpuMicros() {
        return median(Window::cpuMicros);
    }

    private double latency(String percentile) {
        return median(window -> {
            JsonNode load = window.load();
            return load == null
                    ? 0
                    : load.path("latencyMillis").path(percentile).asDouble();
        });
    }

    private double median(ToDoubleFunction<Window> of) {
        return sorted(of).get(windows.size() / 2);
    }

    private List<Double> sorted(ToDoubleFunction<Window> of) {
        return windows.stream().map(of::applyAsDouble).sorted().toList();
    }
}
