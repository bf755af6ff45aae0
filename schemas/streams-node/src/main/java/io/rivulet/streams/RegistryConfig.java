package io.rivulet.streams;

import io.smallrye.config.ConfigMapping;

/** Where the schema registry is. */
@ConfigMapping(prefix = "rivulet.registry")
public interface RegistryConfig {

    /** The registry's core API, ending in {@code /apis/registry/v3}. */
    String url();
}
