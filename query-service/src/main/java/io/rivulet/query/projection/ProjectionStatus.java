package io.rivulet.query.projection;

import org.jspecify.annotations.Nullable;

/** How a projector is doing; read by the health checks. */
final class ProjectionStatus {

    private volatile boolean joined;
    private volatile boolean alive = true;
    private volatile @Nullable String trouble = "waits for its partitions";

    void joins() {
        joined = true;
        works();
    }

    void works() {
        if (joined) {
            trouble = null;
        }
    }

    void waits(String what, Throwable because) {
        trouble = "can't " + what + ": " + because.getClass().getSimpleName();
    }

    void ends() {
        alive = false;
        trouble = "has ended";
    }

    boolean isAlive() {
        return alive;
    }

    /** What keeps it from projecting; nothing when all is well. */
    @Nullable String trouble() {
        return trouble;
    }
}
