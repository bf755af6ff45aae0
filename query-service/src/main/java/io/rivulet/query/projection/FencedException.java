package io.rivulet.query.projection;

/** Another projector, or an earlier try of this one, has already written what this one was about to. */
final class FencedException extends Exception {

    private static final long serialVersionUID = 1L;

    FencedException(int partitions) {
        super(partitions + " partitions have moved on without this projector");
    }
}
