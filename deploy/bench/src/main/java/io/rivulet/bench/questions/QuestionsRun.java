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
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Asks each kind of question once to see how Postgres answers it, and then some times, never the same one twice.
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
                    "%-20s %5s %8s %8s %8s %9s %9s   %s",
                    "",
                    "times",
                    "p50 ms",
                    "p95 ms",
                    "max ms",
                    "promised",
                    "blocks",
                    "the heaviest statement's way down"));
            Map<Kind, Plans> plans = explain(archive);
            ask(archive, (kind, millis) -> tell(kind, millis, Objects.requireNonNull(plans.get(kind))));
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
            out.accept(String.format(
                    Locale.ROOT,
                    "Filled, or found full, in %d s; every day known %d s later",
                    (filled - begin) / 1_000_000_000,
                    (System.nanoTime() - filled) / 1_000_000_000));
        } finally {
            analyst.close();
        }
    }

    private void ask(Archive archive, BiConsumer<Kind, double[]> told) throws IOException, InterruptedException {
        var chance = new Random(options.seed());
        try (Analyst analyst = analyst(archive.jdbcUrl(), options, folder)) {
            for (Kind kind : Kind.values()) {
                Set<Kind.Question> before = new HashSet<>();
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
                told.accept(kind, millis);
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

    private void tell(Kind kind, double[] millis, Plans plans) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        double p95 = sorted[(int) Math.ceil(P95 * sorted.length) - 1];
        kept &= kind.promised() == 0 || p95 <= kind.promised();
        out.accept(String.format(
                Locale.ROOT,
                "%-20s %5d %8.0f %8.0f %8.0f %9s %9d   %s",
                kind.title(),
                sorted.length,
                sorted[(sorted.length - 1) / 2],
                p95,
                sorted[sorted.length - 1],
                kind.promised() == 0 ? "" : kind.promised(),
                plans.blocks(),
                plans.way()));
        ObjectNode result = results.addObject()
                .put("name", kind.title())
                .put("p50Millis", sorted[(sorted.length - 1) / 2])
                .put("p95Millis", p95)
                .put("maxMillis", sorted[sorted.length - 1])
                .put("promisedP95Millis", kind.promised())
                .put("blocks", plans.blocks())
                .put("blocksNotInBuffers", plans.read());
        result.set("millis", new ObjectMapper().valueToTree(millis));
        result.set("heaviest", plans.heaviest());
    }

    static Analyst analyst(String jdbcUrl, Options options, Path folder) throws InterruptedException {
        return Analyst.start(jdbcUrl, options.javaOptions(), folder.resolve("query-service.log"));
    }
}
