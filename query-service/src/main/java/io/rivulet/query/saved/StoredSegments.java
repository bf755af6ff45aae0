package io.rivulet.query.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.filter.SavedSegments;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keeps segments, as they were sent. */
@Singleton
final class StoredSegments implements SavedSegments {

    private static final String COLUMNS = "segment_id, name, filters, updated_at";

    private final Postgres postgres;
    private final ObjectMapper json;

    StoredSegments(Postgres postgres, ObjectMapper json) {
        this.postgres = postgres;
        this.json = json;
    }

    /**
     * A segment.
     *
     * @param id as filters name it; it stays whatever the segment is called
     */
    @Schema(name = "SavedSegment")
    record Stored(
            String id,
            String name,
            @Schema(type = SchemaType.ARRAY) JsonNode filters,
            Instant updatedAt) {}

    Stored put(String id, String name, JsonNode filters) {
        return postgres.list("""
                        INSERT INTO saved_segments (segment_id, name, filters) VALUES (?, ?, ?::jsonb)
                        ON CONFLICT (segment_id) DO UPDATE
                           SET name = excluded.name, filters = excluded.filters, updated_at = now()
                        RETURNING %s""".formatted(COLUMNS), this::stored, id, name, filters.toString())
                .get(0);
    }

    List<Stored> all() {
        return postgres.list(
                "SELECT " + COLUMNS + " FROM saved_segments ORDER BY lower(name), segment_id", this::stored);
    }

    Optional<Stored> get(String id) {
        return postgres.first("SELECT " + COLUMNS + " FROM saved_segments WHERE segment_id = ?", this::stored, id);
    }

    /** Whether there was one. */
    boolean forget(String id) {
        return postgres.update("DELETE FROM saved_segments WHERE segment_id = ?", id) > 0;
    }

    @Override
    public Optional<JsonNode> filters(String id) {
        return get(id).map(Stored::filters);
    }

    private Stored stored(Row row) throws SQLException {
        try {
            return new Stored(
                    row.text("segment_id"),
                    row.text("name"),
                    json.readTree(row.text("filters")),
                    row.time("updated_at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Postgres made no JSON", e);
        }
    }
}
