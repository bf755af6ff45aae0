package io.rivulet.query.funnel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Viewer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keeps definitions by name, as they were sent. */
@Singleton
final class StoredFunnels {

    private static final int MOST = 1000;
    private static final int LONGEST = 16_000;

    private final Postgres postgres;
    private final ObjectMapper json;
    private final Viewer viewer;

    StoredFunnels(Postgres postgres, ObjectMapper json, Viewer viewer) {
        this.postgres = postgres;
        this.json = json;
        this.viewer = viewer;
    }

    /** A definition and its name. */
    record Stored(
            String name, @Schema(type = SchemaType.OBJECT) JsonNode definition, Instant updatedAt) {}

    /**
     * Keeps a definition in place of the one that had its name.
     *
     * @throws Refusal when it is too long, or there are too many: all of them are read at once
     */
    void put(String name, JsonNode definition) {
        String text = definition.toString();
        if (text.length() > LONGEST) {
            throw Refusal.parameter("body", "A definition that is kept has at most " + LONGEST + " characters.");
        }
        int kept = postgres.update("""
                INSERT INTO funnels (name, definition)
                SELECT ?, ?::jsonb WHERE (SELECT count(*) FROM funnels WHERE name <> ?) < ?
                ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, updated_at = now()""", name, text, name, MOST);
        if (kept == 0) {
            throw Refusal.parameter("name", "There are " + MOST + " funnels already. Forget one of them first.");
        }
    }

    Optional<JsonNode> get(String name) {
        return postgres.first("SELECT definition FROM funnels WHERE name = ?", row -> row.text("definition"), name)
                .map(this::parsed);
    }

    /** Those of sites that may be seen, and those of none. */
    List<Stored> all() {
        Sight sight = viewer.sight();
        return postgres
                .list(
                        "SELECT name, definition, updated_at FROM funnels ORDER BY lower(name), name",
                        row -> new Stored(row.text("name"), parsed(row.text("definition")), row.time("updated_at")))
                .stream()
                .filter(funnel -> {
                    JsonNode site = funnel.definition().path("siteId");
                    return !site.isTextual() || sight.sees(site.asText());
                })
                .toList();
    }

    /** Whether there was one. */
    boolean forget(String name) {
        return postgres.update("DELETE FROM funnels WHERE name = ?", name) > 0;
    }

    private JsonNode parsed(String definition) {
        try {
            return json.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Postgres made no JSON", e);
        }
    }
}
