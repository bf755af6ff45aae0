package io.rivulet.streams;

import org.jspecify.annotations.Nullable;

/**
 * What a store said.
 *
 * @param value what was asked for; null where the key is unknown
 * @param stalenessMs 0 from the instance that writes the partition; else for how long changes may have been missed
 */
public record Answer<R>(@Nullable R value, long stalenessMs) {}
