package io.rivulet.deploy.local;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** A part of the fleet; declared in the order in which an event meets them, after what they stand on. */
public enum Part {
    KAFKA("kafka", 19092, 256),
    POSTGRES("postgres", 15432, 0),
    REGISTRY("registry", 18081, 160),
    COLLECTOR("collector-service", 8080, 128),
    SESSIONIZER("sessionizer-service", 8081, 512),
    PROFILE("profile-service", 8082, 192),
    SCORING("scoring-service", 8083, 192),
    QUERY("query-service", 8090, 192);

    private static final EnumSet<Part> BACKING = EnumSet.of(KAFKA, POSTGRES, REGISTRY);

    private final String title;
    private final int defaultPort;
    private final int heapMegabytes;

    Part(String title, int defaultPort, int heapMegabytes) {
        this.title = title;
        this.defaultPort = defaultPort;
        this.heapMegabytes = heapMegabytes;
    }

    /** The name people see; also that of its log, its folder and, for a service, its module. */
    public String title() {
        return title;
    }

    /** The environment variable that moves its port. */
    public String portVariable() {
        return "RIVULET_" + name().toUpperCase(Locale.ROOT) + "_PORT";
    }

    /** Whether it is one of the five services, and not what they stand on. */
    public boolean isService() {
        return !BACKING.contains(this);
    }

    /** Whether it keeps Kafka Streams state on disk and is asked for it by the query service. */
    boolean hasStreamsState() {
        return this == SESSIONIZER || this == PROFILE || this == SCORING;
    }

    /** The five services in the order in which an event meets them. */
    public static List<Part> services() {
        return List.of(values()).stream().filter(Part::isService).toList();
    }

    int defaultPort() {
        return defaultPort;
    }

    /**
     * How its JVM is started: small ones that start fast, for eight share a laptop. Only the collector, through which
     * everything comes, and the sessionizer, which does most for an event, are compiled as far as it goes: that halves
     * what an event costs them. The sessionizer, whose heap is full of visitors who come and go, has it tidied beside its
     * work: all at once takes a quarter of a second, for which every event waits.
     */
    public List<String> jvmOptions() {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heapMegabytes + "m", "-XX:+ExitOnOutOfMemoryError"));
        options.addAll(
                this == SESSIONIZER ? List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=50") : List.of("-XX:+UseSerialGC"));
        if (this != COLLECTOR && this != SESSIONIZER) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }
}
