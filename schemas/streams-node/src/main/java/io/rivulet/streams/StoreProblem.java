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
     * Nobody knows the key.
     *
     * @param kind visitor, person …
     */
    public static StoreProblem unknown(String kind, String key) {
        return new StoreProblem(NOT_FOUND, "unknown-" + kind, "No " + kind + " " + key + " is known");
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
