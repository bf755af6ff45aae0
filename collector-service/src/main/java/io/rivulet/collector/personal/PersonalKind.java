package io.rivulet.collector.personal;

/** What kinds of personal data are known by their shape. */
enum PersonalKind {
    EMAIL("email_", "redacted-email"),
    PHONE("phone_", "redacted-phone"),
    ADDRESS("address_", "redacted-address");

    private final String prefix;
    private final String marker;

    PersonalKind(String prefix, String marker) {
        this.prefix = prefix;
        this.marker = marker;
    }

    /** How its pseudonyms begin. */
    String prefix() {
        return prefix;
    }

    /** What stands in a text where it was. */
    String marker() {
        return marker;
    }
}
