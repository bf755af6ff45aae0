package io.rivulet.bench.fuzz;

/**
 * A spoilt request.
 *
 * @param number which one of its run
 * @param bytes all of it
 * @param whole whether it is still well-formed HTTP, so that it must be answered, and as a problem where it is refused
 * @param events that it holds; {@link #UNKNOWN} where that can't be told
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
record Fuzzed(int number, byte[] bytes, boolean whole, int events) {

    static final int UNKNOWN = -1;
}
