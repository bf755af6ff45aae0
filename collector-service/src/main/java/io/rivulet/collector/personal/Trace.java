package io.rivulet.collector.personal;

/**
 * Personal data in a text.
 *
 * @param start in the text as it is
 * @param end behind its last character
 * @param said the data without the escapes in which the text says it
 */
record Trace(PersonalKind kind, int start, int end, String said) {}
