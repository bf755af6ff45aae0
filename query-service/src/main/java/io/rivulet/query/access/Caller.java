package io.rivulet.query.access;

/**
 * Who asks.
 *
 * @param id of the token
 * @param role what it may do
 */
public record Caller(String id, Role role) {}
