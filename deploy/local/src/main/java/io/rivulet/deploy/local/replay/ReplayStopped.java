package io.rivulet.deploy.local.replay;

/** The replay can't go on; the message is fit to be shown. */
final class ReplayStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayStopped(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
