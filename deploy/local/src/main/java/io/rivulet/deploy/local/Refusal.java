package io.rivulet.deploy.local;

/**
 * Why the launcher won't go on, in words for the person at the terminal: what is wrong, where, and what to do. It is
 * printed as it is, without a stack trace.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message, null, false, false);
    }
}
