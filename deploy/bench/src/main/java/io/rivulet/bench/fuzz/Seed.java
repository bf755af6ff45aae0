package io.rivulet.bench.fuzz;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as it should be, from which others are made.
 *
 * @param path with its query; {@code {data}} stands for the body in Base64
 * @param list the field of the body that holds the events; null where the body is one event
 * @param keyed whether the body itself names the key
 */
record Seed(
        String method,
        String path,
        @Nullable String list,
        boolean keyed,
        @Nullable JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of every form and path, {@code seeds.json}. */
    static List<Seed> all() {
        try (InputStream file = Objects.requireNonNull(Seed.class.getResourceAsStream("seeds.json"))) {
            return JSON.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The seeds can't be read", e);
        }
    }
}
