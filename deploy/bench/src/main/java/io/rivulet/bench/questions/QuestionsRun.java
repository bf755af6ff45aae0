package io.rivulet.bench.questions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks each kind of question once to see how Postgres answers it, then some times, never the same one twice, and then all
 * of these again, in the same order.
 * Archive and service stand on the machine on which is asked; whatever an answer needs may still be among the pages that the
 * operating system remembers.
 */
public final class QuestionsRun {

    static final Path USUAL_FOLDER = Path.of(System.getProperty("java.io.tmpdir"), "rivulet-bench-archive");

    private static final double P95 = 0.95;
    // What a service does for the first time it does slowly, whatever it is.
    private static final int BEFORE = 2;

    private final Options options;
    private final Path folder;
    private final Consumer<String> out;
    private final ArrayNode results = new ObjectMapper().createArrayNode();
    private boolean kept = true;

    /** Hears how long each question of a kind took, for the first time and again. */
    @FunctionalInterface
    private interface Told {
        void of(Kind kind, double[] first, double[] again);
    }

    /** Of sorted times. */
    private record Spread(double p50, double p95, double max) {
        static Spread of(double[] millis) {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            return new Spread(
                    sorted[(sorted.length - 1) / 2],
                    sorted[(int) Math.ceil(P95 * sorted.length) - 1],
                    sorted[sorted.length - 1]);
        }
    }

    public QuestionsRun(Options options, Consumer<String> out) {
        this.options = options;
        this.folder = options.archive(USUAL_FOLDER);
        this.out = out;
    }

    /** Returns whether every promise was kept. */
    public boolean run() throws InterruptedException {
        try (Archive archive = Archive.open(folder)) {
            prepare(archive, options, folder, out);
            out.accept(String.format(
                    Locale.ROOT, "%,d events, %,d MB in %s", archive.events(), archive.megabytes(), folder));
            out.accept(String.format(
                    Locale.ROOT,
                    "%-20s %5s %8s %8s %8s %9s %9s %8s %8s %9s   %s",
                    "",
                    "times",
                    "p50 ms",
                    "p95 ms",
                    "max ms",
                    "promised",
                    "again p50",
                    "p95 ms",
                    "promised",
                    "blocks",
                    "the heaviest statement's way down"));
            Map<Kind, Plans> plans = explain(archive);
            ask(archive, (kind, first, again) -> tell(kind, first, again, Objects.requireNonNull(plans.get(kind))));
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything, for programs. */
    public ArrayNode results() {
        return results;
    }

    static void prepare(Archive archive, Options options, Path folder, Consumer<String> out)
            throws InterruptedException {
        long begin = System.nanoTime();
        // Who makes the tables, and computes days while the archive is filled.
        Analyst analyst = analyst(archive.jdbcUrl(), options, folder);
        try {
            archive.fill(options.events(10_000_000));
            long filled = System.nanoTime();
            archive.awaitStatistics();
            archive.vacuum();
            out.accept(String.format(
                    Locale.ROOT,
                    "Filled, or found full, in %d s; every day known and every table looked at %d s later",
                    (filled - begin) / 1_000_000_000,
                    (System.nanoTime() - filled) / 1_000_000_000));
        } finally {
            analyst.close();
        }
    }

    private void ask(Archive archive, Told told) throws IOException, InterruptedException {
        var chance = new Random(options.seed());
        try (Analyst analyst = analyst(archive.jdbcUrl(), options, folder)) {
            for (Kind kind : Kind.values()) {
                Set<Kind.Question> before = new LinkedHashSet<>();
                double[] millis = new double[options.times()];
                for (int i = -BEFORE; i < millis.length; i++) {
                    Kind.Question question = kind.by(chance);
                    // A question that was put already could be answered from memory.
                    while (!before.add(question)) {
                        question = kind.by(chance);
                    }
                    double taken = analyst.ask(question);
                    if (i >= 0) {
                        millis[i] = taken;
                    }
                }
                double[] again = new double[before.size()];
                int place = 0;
                for (Kind.Question question : before) {
                    again[place++] = analyst.ask(question);
                }
                told.of(kind, millis, again);
            }
        }
    }

    private Map<Kind, Plans> explain(Archive archive) throws IOException, InterruptedException {
        var chance = new Random(options.seed() + 1);
        Map<Kind, Plans> plans = new EnumMap<>(Kind.class);
        try (Analyst analyst = analyst(archive.jdbcUrl() + Plans.ACCOUNT, options, folder)) {
            for (Kind kind : Kind.values()) {
                long place = Files.size(archive.log());
                analyst.ask(kind.by(chance));
                plans.put(kind, Plans.since(archive.log(), place));
            }
        }
        return plans;
    }

    private void tell(Kind kind, double[] taken, double[] takenAgain, Plans plans) {
        Spread first = Spread.of(taken);
        Spread again = Spread.of(takenAgain);
        kept &= (kind.promised() == 0 || first.p95() <= kind.promised())
                && (kind.promisedAgain() == 0 || again.p95() <= kind.promisedAgain());
        out.accept(String.format(
                Locale.ROOT,
                "%-20s %5d %8.0f %8.0f %8.0f %9s %9.1f %8.1f %8s %9d   %s",
                kind.title(),
                taken.length,
                first.p50(),
                first.p95(),
                first.max(),
                kind.promised() == 0 ? "" : kind.promised(),
                again.p50(),
                again.p95(),
                kind.promisedAgain() == 0 ? "" : kind.promisedAgain(),
                plans.blocks(),
                plans.way()));
        ObjectNode result = results.addObject()
                .put("name", kind.title())
                .put("p50Millis", first.p50())
                .put("p95Millis", first.p95())
                .put("maxMillis", first.max())
                .put("promisedP95Millis", kind.promised())
                .put("againP50Millis", again.p50())
                .put("againP95Millis", again.p95())
                .put("promisedAgainP95Millis", kind.promisedAgain())
                .put("blocks", plans.blocks())
                .put("blocksNotInBuffers", plans.read());
        var json = new ObjectMapper();
        result.set("millis", json.valueToTree(taken));
        result.set("againMillis", json.valueToTree(takenAgain));
        result.set("heaviest", plans.heaviest());
    }

    static Analyst analyst(String jdbcUrl, Options options, Path folder) throws InterruptedException {
        return Analyst.start(jdbcUrl, options.javaOptions(), folder.resolve("query-service.log"));
    }
}
