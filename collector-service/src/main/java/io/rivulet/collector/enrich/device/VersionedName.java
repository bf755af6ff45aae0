package io.rivulet.collector.enrich.device;

import org.jspecify.annotations.Nullable;

/**
 * A browser or an operating system.
 *
 * @param version as many of its numbers as are known, with dots between them
 */
record VersionedName(String name, @Nullable String version) {}
