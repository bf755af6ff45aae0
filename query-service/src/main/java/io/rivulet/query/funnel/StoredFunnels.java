package io.rivulet.query.funnel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keeps definitions by name, as they were sent. */
@Singleton
final class StoredFunnels {

    private final Postgres postgres;
    private final ObjectMapper json;

    StoredFunnels(Postgres postgres, ObjectMapper json) {
        this.postgres = postgres;
        this.json = json;
    }

    /** A definition and its name. */
    record Stored(
            String name, @Schema(type = SchemaType.OBJECT) JsonNode definition, Instant updatedAt) {}

    void put(String name, JsonNode definition) {
        postgres.update("""
                INSERT INTO funnels (name, definition) VALUES (?, ?::jsonb)
                ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, updated_at = now()""", name, definition.toString());
    }

    Optional<JsonNode> get(String name) {
        return postgres.first("SELECT definition FROM funnels WHERE name = ?", row -> row.text("definition"), name)
                .map(this::parsed);
    }

    List<Stored> all() {
        return postgres.list(
                "SELECT name, definition, updated_at FROM funnels ORDER BY lower(name), name",
                row -> new Stored(row.text("name"), parsed(row.text("definition")), row.time("updated_at")));
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
