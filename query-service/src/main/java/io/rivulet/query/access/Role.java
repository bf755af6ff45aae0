package io.rivulet.query.access;

/** What a token may do. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Ask. */
    ANALYST
}
