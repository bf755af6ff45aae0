package io.rivulet.query.live;

/**
 * Where a record stands; the same on every pod.
 *
 * @param partition {@code topic/partition}
 */
record Place(String partition, long offset) {

    @Override
    public String toString() {
        return partition + "/" + offset;
    }
}
