package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a deed. */
@Schema(enumeration = {"allowed", "done", "refused", "failed"})
enum Outcome {
    /** It was let through; what goes wrong then is an entry of its own. */
    ALLOWED,
    /** It is in the same transaction as this entry. */
    DONE,
    /** It was not let through. */
    REFUSED,
    /** It was let through and came to nothing; the detail has the answer's status. */
    FAILED;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
