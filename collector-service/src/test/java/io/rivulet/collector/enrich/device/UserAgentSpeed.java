package io.rivulet.collector.enrich.device;

import io.rivulet.collector.enrich.list.ListFile;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Measures what reading user agents costs; {@code main} prints what stands in decision 0009. Not a test. */
final class UserAgentSpeed {

    private static final int TRIES = 10;

    private UserAgentSpeed() {}

    public static void main(String[] none) {
        long heap = usedHeap();
        long start = nanos();
        var userAgents = new UserAgents(Long.MAX_VALUE, UserAgentSpeed::nanos);
        userAgents.warmUp();
        print("read and warm, ms", (nanos() - start) / 1e6);
        print("heap, MB", (usedHeap() - heap) / 1e6);
        List<String> real = UserAgentData.of("test_device.yaml.gz").stream()
                .map(UserAgentData.Expected::userAgent)
                .distinct()
                .toList();
        print("uncached, µs", microseconds(userAgents, real.subList(0, 5_000)));
        print("uncached again, µs", microseconds(userAgents, real.subList(5_000, 10_000)));
        List<String> few = real.subList(10_000, 10_200);
        for (int i = 0; i < TRIES; i++) {
            few.forEach(userAgents::read);
        }
        print("cached, µs", microseconds(userAgents, few));
        var worst = new Worst("", 0);
        for (String crafted : crafted()) {
            var one = new Worst(crafted, quickest(userAgents, crafted));
            worst = one.microseconds() > worst.microseconds() ? one : worst;
        }
        print("worst crafted, µs", worst.microseconds());
        print("heap with a full cache, MB", (usedHeap() - heap) / 1e6);
    }

    private record Worst(String userAgent, double microseconds) {}

    private static double microseconds(UserAgents userAgents, List<String> some) {
        long start = nanos();
        some.forEach(userAgents::read);
        return (nanos() - start) / 1e3 / some.size();
    }

    // Each try differs in its last characters, so that none is remembered.
    private static double quickest(UserAgents userAgents, String crafted) {
        double quickest = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            String userAgent = crafted.substring(0, UserAgents.MAX_READ - 4) + (1000 + i);
            long start = nanos();
            userAgents.read(userAgent);
            quickest = Math.min(quickest, (nanos() - start) / 1e3);
        }
        return quickest;
    }

    /** Every text that makes an expression be tried, with what makes such expressions try long. */
    private static Set<String> crafted() {
        List<String> literals = new ArrayList<>();
        for (String list : List.of("browsers-newer.tsv", "browsers.tsv", "systems.tsv")) {
            ListFile.read(UserAgentSpeed.class, list)
                    .forEach(line -> literals.addAll(RequiredLiterals.of(line.needed(0))));
        }
        Set<String> crafted = new LinkedHashSet<>(List.of(filled(String.join(" ", literals.subList(0, 100)))));
        for (String literal : literals) {
            crafted.add(filled(literal + " "));
            for (String tail :
                    List.of("/1.1.1" + " ".repeat(600), "1".repeat(600), "aA".repeat(300), "(; ".repeat(200))) {
                crafted.add(filled(literal + tail));
            }
        }
        return crafted;
    }

    // Of this thread alone: others may keep the machine busy.
    private static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String filled(String text) {
        return text.repeat(UserAgents.MAX_READ / text.length() + 1).substring(0, UserAgents.MAX_READ);
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void print(String what, double value) {
        System.out.printf("%-28s %8.1f%n", what, value);
    }
}
