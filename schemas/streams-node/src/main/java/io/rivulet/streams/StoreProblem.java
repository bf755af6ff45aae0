package io.rivulet.streams;

/** Why a store gave no answer. */
public final class StoreProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MISDIRECTED = 421;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final int status;
    private final String type;

    private StoreProblem(int status, String type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    /** The store is between two instances: the same question may be answered in a moment. */
    public static StoreProblem moving(String what) {
        return new StoreProblem(
                UNAVAILABLE, "store-moving", what + " is moving between instances; ask again in a moment");
    }

    /** Another instance holds the key: the asker's map is out of date. */
    static StoreProblem elsewhere(String topic, int partition) {
        return new StoreProblem(
                MISDIRECTED,
                "partition-elsewhere",
                "This instance does not hold partition " + partition + " of " + topic);
    }

    /**
     * Nobody knows the key. Only who writes a partition can say so: a stand-in may not have heard of it yet.
     *
     * @param kind visitor, person …
     * @param stalenessMs of the answer without a value, 0 from who writes it
     */
    public static StoreProblem unknown(String kind, String key, long stalenessMs) {
        return stalenessMs > 0
                ? moving("A " + kind + " that is not known here yet")
                : new StoreProblem(NOT_FOUND, "unknown-" + kind, "No " + kind + " " + key + " is known");
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
