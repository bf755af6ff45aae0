package io.rivulet.streams;

import io.rivulet.schemas.Topic;

/**
 * A store that others may ask. A service produces one bean for its own.
 *
 * @param store the store's name
 * @param topic the topic by whose partitions it is divided
 */
public record ServedStore(String store, Topic<?> topic) {}
