package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the audit log keeps. */
@Schema(
        enumeration = {
            "token-made",
            "token-revoked",
            "token-refused",
            "access-refused",
            "events-exported",
            "person-viewed",
            "people-listed",
            "live-opened",
            "funnel-kept",
            "funnel-forgotten",
            "view-kept",
            "view-forgotten",
            "annotation-kept",
            "annotation-forgotten",
            "segment-kept",
            "segment-forgotten",
            "costs-said",
            "maintained",
            "audit-read"
        })
public enum Deed {
    TOKEN_MADE,
    TOKEN_REVOKED,
    /** It was unknown, over or revoked. */
    TOKEN_REFUSED,
    /** A valid token didn't reach so far. */
    ACCESS_REFUSED,
    EVENTS_EXPORTED,
    /** Somebody's page, one of their visits, or one of their events. */
    PERSON_VIEWED,
    PEOPLE_LISTED,
    LIVE_OPENED,
    FUNNEL_KEPT,
    FUNNEL_FORGOTTEN,
    VIEW_KEPT,
    VIEW_FORGOTTEN,
    ANNOTATION_KEPT,
    ANNOTATION_FORGOTTEN,
    SEGMENT_KEPT,
    SEGMENT_FORGOTTEN,
    COSTS_SAID,
    /** Answers forgotten, tables made anew. */
    MAINTAINED,
    AUDIT_READ;

    /** Whether the same of the same is told once a minute: a page asks several questions, and lists have pages. */
    boolean isRepeated() {
        return this == PERSON_VIEWED
                || this == PEOPLE_LISTED
                || this == TOKEN_REFUSED
                || this == ACCESS_REFUSED
                || this == AUDIT_READ;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
