package io.rivulet.deploy.local.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param file the recording
 * @param rate events a second, 0 for as fast as it goes
 * @param limit lines of the recording at most
 * @param shiftToNow whether the last event is to happen now, and the others as long before it as they were recorded
 * @param siteKey a server key: only that may tell of the past
 * @param collector the collector's address
 * @param query the query service's address
 * @param token an API token of the query service; none leaves out what only it could tell
 * @param batch events a request at most
 * @param concurrency requests at a time at most
 * @param patience how long a collector may be out of reach before the replay gives up
 * @param verify whether the query API's sums are to be compared with the file's
 */
public record ReplayOptions(
        Path file,
        double rate,
        long limit,
        boolean shiftToNow,
        String siteKey,
        URI collector,
        URI query,
        @Nullable String token,
        int batch,
        int concurrency,
        Duration patience,
        boolean verify) {

    /**
     * Reads a command line.
     *
     * @param arguments as typed
     * @param environment for the defaults
     * @param ownToken the local fleet's own token, where there is one
     * @throws IllegalArgumentException when it is wrong; the message names the option and what is allowed
     */
    public static ReplayOptions parse(
            List<String> arguments, Map<String, String> environment, @Nullable String ownToken) {
        return new CommandLine(environment, ownToken).read(arguments);
    }

    /** The same for a caller that is no command line. */
    public static ReplayOptions of(String... arguments) {
        return parse(Arrays.asList(arguments), Map.of(), null);
    }
}
