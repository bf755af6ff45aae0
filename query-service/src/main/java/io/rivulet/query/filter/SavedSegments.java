package io.rivulet.query.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Segments that people have made: filters that are kept. */
@FunctionalInterface
public interface SavedSegments {

    /** Nobody has made any. */
    SavedSegments NONE = id -> Optional.empty();

    /** The filters of a segment, as they were sent. */
    Optional<JsonNode> filters(String id);
}
