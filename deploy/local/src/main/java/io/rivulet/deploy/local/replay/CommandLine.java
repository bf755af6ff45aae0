package io.rivulet.deploy.local.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of {@code deploy/local/replay} as typed. */
final class CommandLine {

    /** The collector takes no more events in one request. */
    private static final int LARGEST_BATCH = 500;

    private @Nullable Path file;
    private double rate;
    private long limit = Long.MAX_VALUE;
    private boolean shiftToNow;
    private String siteKey = "sk_demo";
    private URI collector;
    private URI query;
    private @Nullable String token;
    private int batch = 250;
    private int concurrency = 4;
    private Duration patience = Duration.ofMinutes(5);
    private boolean verify;

    CommandLine(Map<String, String> environment, @Nullable String ownToken) {
        collector = local(environment.getOrDefault("RIVULET_COLLECTOR_PORT", "8080"));
        query = local(environment.getOrDefault("RIVULET_QUERY_PORT", "8090"));
        token = environment.getOrDefault("RIVULET_ADMIN_TOKEN", ownToken);
    }

    ReplayOptions read(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            take(rest.next(), rest);
        }
        return build();
    }

    private void take(String option, Iterator<String> rest) {
        switch (option) {
            case "--rate" -> rate = number(option, rest, 1, 1_000_000);
            case "--limit" -> limit = number(option, rest, 1, Long.MAX_VALUE);
            case "--shift-to-now" -> shiftToNow = true;
            case "--site-key" -> siteKey = value(option, rest);
            case "--url" -> collector = address(option, rest);
            case "--query-url" -> query = address(option, rest);
            case "--token" -> token = value(option, rest);
            case "--batch" -> batch = (int) number(option, rest, 1, LARGEST_BATCH);
            case "--concurrency" -> concurrency = (int) number(option, rest, 1, 64);
            case "--patience" -> patience = Duration.ofSeconds(number(option, rest, 0, 86_400));
            case "--verify" -> verify = true;
            default -> {
                if (option.startsWith("-")) {
                    throw new IllegalArgumentException("unknown option " + option);
                }
                if (file != null) {
                    throw new IllegalArgumentException("one FILE at a time: " + file + " or " + option);
                }
                file = Path.of(option);
            }
        }
    }

    private ReplayOptions build() {
        if (file == null) {
            throw new IllegalArgumentException("no FILE is named");
        }
        if (verify && token == null) {
            throw new IllegalArgumentException("--verify needs a --token of the query service");
        }
        if (verify && limit != Long.MAX_VALUE && shiftToNow) {
            // A part of a file that ends now lies beside whatever else happened today.
            throw new IllegalArgumentException("--verify knows nothing of a part that was moved to now");
        }
        return new ReplayOptions(
                file, rate, limit, shiftToNow, siteKey, collector, query, token, batch, concurrency, patience, verify);
    }

    private static URI local(String port) {
        return URI.create("http://localhost:" + port);
    }

    private static URI address(String option, Iterator<String> rest) {
        String value = value(option, rest);
        URI address = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        if (address.getScheme() == null || !address.getScheme().startsWith("http") || address.getHost() == null) {
            throw new IllegalArgumentException(option + " " + value + ": an address is http://host:port");
        }
        return address;
    }

    private static long number(String option, Iterator<String> rest, long least, long most) {
        String value = value(option, rest);
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with what is allowed.
        }
        throw new IllegalArgumentException(
                option + " " + value + ": allowed are whole numbers from " + least + " to " + most);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return rest.next();
    }
}
