package io.rivulet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.bench.acknowledged.Account;
import io.rivulet.bench.acknowledged.AcknowledgedRun;
import io.rivulet.bench.fuzz.FuzzReport;
import io.rivulet.bench.fuzz.FuzzRun;
import io.rivulet.bench.measure.Measured;
import io.rivulet.bench.measure.Scenarios;
import io.rivulet.bench.projection.ProjectionRun;
import io.rivulet.bench.questions.FirstScreenRun;
import io.rivulet.bench.questions.QuestionsRun;
import io.rivulet.bench.reads.Held;
import io.rivulet.bench.reads.Reads;
import io.rivulet.bench.stand.Delivered;
import io.rivulet.bench.stand.Stand;
import io.rivulet.bench.streams.LiveVisitors;
import io.rivulet.bench.streams.StreamsScenarios;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** {@code deploy/bench/run NAME}: measures what has this name and says what came out. */
final class Bench {

    private static final int WRONG_COMMAND = 2;
    private static final Map<String, Map<String, BiFunction<Stand, Options, Measured>>> FAMILIES =
            Map.of("collector", collector(), "sessionizer", sessionizer());

    private Bench() {}

    /**
     * Runs.
     *
     * @param args a name and options
     */
    public static void main(String[] args) throws InterruptedException {
        List<String> words = List.of(args);
        Options options;
        try {
            options = Options.of(words.subList(Math.min(1, words.size()), words.size()));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "; see deploy/bench/run --help");
            System.exit(WRONG_COMMAND);
            return;
        }
        String name = words.isEmpty() ? "" : words.get(0);
        System.exit(run(name, options));
    }

    private static int run(String name, Options options) throws InterruptedException {
        for (var family : FAMILIES.entrySet()) {
            var scenarios = family.getValue();
            if (family.getKey().equals(name)) {
                return measure(name, scenarios, options);
            }
            if (scenarios.containsKey(name)) {
                return measure(name, Map.of(name, Objects.requireNonNull(scenarios.get(name))), options);
            }
        }
        if (name.equals("acknowledged")) {
            return acknowledged(name, options);
        }
        if (name.equals("fuzz")) {
            return fuzz(name, options);
        }
        if (name.equals("insights")) {
            return ofTheFleet(name, options, reads -> List.of(reads.bareHttp(), reads.insights()));
        }
        if (name.equals("visible")) {
            return ofTheFleet(name, options, Reads::visible);
        }
        if (name.equals("live")) {
            return ofTheFleet(name, options, Reads::live);
        }
        if (name.equals("live-idle")) {
            return liveIdle(name, options);
        }
        if (name.equals("questions")) {
            return questions(name, options);
        }
        if (name.equals("first-screen")) {
            JsonNode seen = new FirstScreenRun(options, System.out::println).run();
            return ofTheDashboard(name, options, seen);
        }
        if (name.equals("live-view")) {
            try (Reads reads = Reads.start(options)) {
                return ofTheDashboard(name, options, reads.liveView(System.out::println));
            }
        }
        if (name.equals("live-visitors")) {
            return liveVisitors(name, options);
        }
        if (name.equals("projection")) {
            return projection(name, options);
        }
        System.err.println("There is nothing to run that is called \"" + name + "\"; see deploy/bench/run --help");
        return WRONG_COMMAND;
    }

    private static int measure(
            String name, Map<String, BiFunction<Stand, Options, Measured>> scenarios, Options options) {
        Results results = results(name, options);
        boolean allTaken = true;
        try (Stand stand = Stand.start(options.javaOptions(), Map.of())) {
            var list = results.all().putArray("results");
            System.out.println(Measured.heading());
            for (var scenario : scenarios.values()) {
                Measured measured = scenario.apply(stand, options);
                System.out.println(measured.line());
                list.add(measured.json());
                if (measured.refusedOrLost() > 0) {
                    allTaken = false;
                    System.out.println("  " + measured.refusedOrLost() + " requests were refused or lost");
                }
            }
        }
        System.out.println("Written to " + results.write());
        return allTaken ? 0 : 1;
    }

    private interface OfTheFleet {
        List<Measured> measure(Reads reads) throws InterruptedException;
    }

    private static int ofTheFleet(String name, Options options, OfTheFleet what) throws InterruptedException {
        Results results = results(name, options);
        long refusedOrLost = 0;
        try (Reads reads = Reads.start(options)) {
            var list = results.all().putArray("results");
            System.out.println(Measured.heading());
            for (Measured measured : what.measure(reads)) {
                System.out.println(measured.line());
                list.add(measured.json());
                refusedOrLost += measured.refusedOrLost();
            }
        }
        System.out.println(refusedOrLost + " requests were refused or lost\nWritten to " + results.write());
        return refusedOrLost == 0 ? 0 : 1;
    }

    private static int liveIdle(String name, Options options) throws InterruptedException {
        Results results = results(name, options);
        try (Reads reads = Reads.start(options)) {
            Held held = reads.liveIdle();
            System.out.println(held.text());
            results.add("held", held);
        }
        System.out.println("Written to " + results.write());
        return 0;
    }

    private static int liveVisitors(String name, Options options) {
        Results results = results(name, options);
        try (Stand stand = Stand.start(options.javaOptions(), Map.of())) {
            LiveVisitors kept = new StreamsScenarios(stand, options).liveVisitors();
            System.out.println(kept.text());
            results.add("live", kept);
            System.out.println("Written to " + results.write());
            return kept.isKept() ? 0 : 1;
        }
    }

    private static int questions(String name, Options options) throws InterruptedException {
        Results results = results(name, options);
        var run = new QuestionsRun(options, System.out::println);
        boolean kept = run.run();
        results.add("results", run.results());
        System.out.println("Written to " + results.write());
        return kept ? 0 : 1;
    }

    private static int ofTheDashboard(String name, Options options, JsonNode seen) {
        Results results = results(name, options);
        results.add("results", seen);
        System.out.println("Written to " + results.write());
        return seen.path("kept").asBoolean() ? 0 : 1;
    }

    private static int projection(String name, Options options) {
        Results results = results(name, options);
        try (ProjectionRun run = ProjectionRun.start(options)) {
            var list = results.all().putArray("results");
            System.out.println(Measured.heading());
            for (Measured measured : run.run()) {
                System.out.println(measured.line());
                list.add(measured.json());
            }
        }
        System.out.println("Written to " + results.write());
        return 0;
    }

    private static int acknowledged(String name, Options options) throws InterruptedException {
        Results results = results(name, options);
        var run = new AcknowledgedRun(
                AcknowledgedRun.faults(options.rounds(), options.seed()), options.seed(), System.out::println);
        Account account = run.run(options.javaOptions());
        System.out.println(account.text());
        results.add("account", account);
        System.out.println("Written to " + results.write());
        return account.isKept() ? 0 : 1;
    }

    private static int fuzz(String name, Options options) throws InterruptedException {
        Results results = results(name, options);
        FuzzReport report = new FuzzRun(options.seed(), options.from(), options.requests(), System.out::println)
                .run(options.javaOptions());
        System.out.println(report.text());
        results.add("report", report);
        System.out.println("Written to " + results.write());
        return report.complaints().isEmpty() ? 0 : 1;
    }

    private static Results results(String name, Options options) {
        return new Results(options.results(Delivered.repository().resolve("deploy/bench/results")), name, options);
    }

    private static Map<String, BiFunction<Stand, Options, Measured>> collector() {
        Map<String, BiFunction<Stand, Options, Measured>> all = new LinkedHashMap<>();
        all.put("bare-http", (stand, options) -> new Scenarios(stand, options).bareHttp());
        all.put("bare-producer", (stand, options) -> new Scenarios(stand, options).bareProducer());
        all.put("collector-1", (stand, options) -> new Scenarios(stand, options).collector(1));
        all.put("collector-10", (stand, options) -> new Scenarios(stand, options).collector(10));
        all.put("collector-latency", (stand, options) -> new Scenarios(stand, options).latency());
        return all;
    }

    private static Map<String, BiFunction<Stand, Options, Measured>> sessionizer() {
        Map<String, BiFunction<Stand, Options, Measured>> all = new LinkedHashMap<>();
        all.put("told-latency", (stand, options) -> new StreamsScenarios(stand, options).latency());
        all.put("bare-streams", (stand, options) -> new StreamsScenarios(stand, options).bareStreams());
        all.put("bare-once", (stand, options) -> new StreamsScenarios(stand, options).bareOnce());
        all.put("sessionizer-catching-up", (stand, options) -> new StreamsScenarios(stand, options).sessionizer());
        return all;
    }
}
