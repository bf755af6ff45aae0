package io.rivulet.collector.site;

/** Settings of sites that can't hold. The message says what is wrong and what is allowed, and quotes no key. */
final class BadSites extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadSites(String message) {
        super(message);
    }

    BadSites(String message, Throwable cause) {
        super(message, cause);
    }
}
