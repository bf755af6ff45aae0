package io.rivulet.query.funnel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Keeps definitions by name, as they were sent. */
@Singleton
final class StoredFunnels {

    private final Postgres postgres;
    private final ObjectMapper json;

    StoredFunnels(Postgres postgres, ObjectMapper json) {
        this.postgres = postgres;
        this.json = json;
    }

    void put(String name, JsonNode definition) {
        postgres.update("""
                INSERT INTO funnels (name, definition) VALUES (?, ?::jsonb)
                ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, updated_at = now()""", name, definition.toString());
    }

    Optional<JsonNode> get(String name) {
        return postgres.first("SELECT definition FROM funnels WHERE name = ?", row -> row.text("definition"), name)
                .map(this::parsed);
    }

    private JsonNode parsed(String definition) {
        try {
            return json.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Postgres made no JSON", e);
        }
    }
}
