package io.rivulet.deploy.local.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes rejected events to a file, or sends them again, page by page, and says what became of them. */
final class Redrive {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LINES_AT_ONCE = 100;
    private static final int CHARACTERS_AT_ONCE = 2_000_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final RedriveOptions options;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newHttpClient();
    private long accepted;
    private long rejected;

    Redrive(RedriveOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Does what the options say.
     *
     * @return whether nothing was rejected again
     * @throws IOException when a file can't be read or written, or the collector refuses; the message says why
     */
    boolean run() throws IOException, InterruptedException {
        if (options.out() != null) {
            out.println("Wrote " + write(options.out()) + " rejected events to " + options.out());
            return true;
        }
        if (options.file() != null) {
            sendFile(options.file());
        } else {
            pages("redrive", this::tell);
        }
        boolean dry = options.manner().containsKey("dryRun");
        out.println((dry ? "would be accepted  " : "accepted           ") + accepted);
        out.println((dry ? "would be rejected  " : "rejected again     ") + rejected);
        return rejected == 0;
    }

    private long write(Path file) throws IOException, InterruptedException {
        long[] written = {0};
        // They are as they came, with whatever they say about people.
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer lines = Files.newBufferedWriter(file)) {
            pages("rejected", page -> {
                for (JsonNode rejectedEvent : page.path("rejected")) {
                    lines.write(line((ObjectNode) rejectedEvent) + "\n");
                    written[0]++;
                }
            });
        } catch (IOException e) {
            if (written[0] == 0) {
                Files.delete(file);
            }
            throw e;
        }
        return written[0];
    }

    /** With the event in the place of its text, where the text is JSON. */
    private static String line(ObjectNode rejectedEvent) {
        try {
            JsonNode event = JSON.readTree(rejectedEvent.path("payload").asText());
            if (event.isObject()) {
                rejectedEvent.remove("payload");
                rejectedEvent.set("event", event);
            }
        } catch (JsonProcessingException e) {
            // Then whoever corrects it sees what came.
        }
        return rejectedEvent.toString();
    }

    private interface Page {
        void take(JsonNode page) throws IOException;
    }

    private void pages(String path, Page each) throws IOException, InterruptedException {
        Map<String, String> parameters = new HashMap<>(options.chosen());
        if (path.equals("redrive")) {
            parameters.putAll(options.manner());
        }
        boolean more = true;
        while (more) {
            URI address = options.address(path, parameters);
            JsonNode page =
                    ask(path.equals("redrive") ? request(address).POST(BodyPublishers.noBody()) : request(address));
            each.take(page);
            String after = page.path("after").asText(null);
            more = page.path("more").asBoolean() && after != null;
            parameters.put("after", after);
        }
    }

    private void sendFile(Path file) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        long characters = 0;
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) {
                continue;
            }
            lines.add(line);
            characters += line.length();
            if (lines.size() == LINES_AT_ONCE || characters > CHARACTERS_AT_ONCE) {
                send(lines);
                lines.clear();
                characters = 0;
            }
        }
        if (!lines.isEmpty()) {
            send(lines);
        }
    }

    private void send(List<String> lines) throws IOException, InterruptedException {
        tell(ask(request(options.address("redrive", options.manner()))
                .POST(BodyPublishers.ofString(String.join("\n", lines)))));
    }

    private void tell(JsonNode answer) {
        accepted += answer.path("accepted").asLong();
        rejected += answer.path("rejected").asLong();
        for (JsonNode item : answer.path("items")) {
            if (!item.path("accepted").asBoolean()) {
                out.println(item.path("id").asText() + "  "
                        + StreamSupport.stream(item.path("reasons").spliterator(), false)
                                .map(reason -> reason.path("code").asText() + " "
                                        + reason.path("field").asText() + " "
                                        + reason.path("detail").asText())
                                .map(words -> words.replace("  ", " "))
                                .collect(Collectors.joining("; ")));
            }
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("X-Write-Key", options.siteKey())
                .timeout(TIMEOUT);
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = answer(request.build());
        if (response.statusCode() != 200) {
            throw new IOException("The collector answers " + response.statusCode() + ": " + words(response.body()));
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("No answer from " + options.collector() + ": is the collector running?", e);
        }
    }

    private static @Nullable String words(String problem) {
        try {
            JsonNode json = JSON.readTree(problem);
            return json.path("title").asText() + ". " + json.path("detail").asText();
        } catch (JsonProcessingException e) {
            return problem;
        }
    }
}
