package io.rivulet.collector.event;

import org.jspecify.annotations.Nullable;

/**
 * What a browser says about itself beside its user agent: the {@code Sec-CH-UA} headers as they came.
 *
 * @param brands {@code Sec-CH-UA}
 * @param fullVersions {@code Sec-CH-UA-Full-Version-List}
 * @param mobile {@code Sec-CH-UA-Mobile}
 * @param platform {@code Sec-CH-UA-Platform}
 * @param platformVersion {@code Sec-CH-UA-Platform-Version}
 * @param model {@code Sec-CH-UA-Model}
 * @param formFactors {@code Sec-CH-UA-Form-Factors}
 */
public record ClientHints(
        @Nullable String brands,
        @Nullable String fullVersions,
        @Nullable String mobile,
        @Nullable String platform,
        @Nullable String platformVersion,
        @Nullable String model,
        @Nullable String formFactors) {

    /** Of a client that sends none. */
    public static final ClientHints NONE = new ClientHints(null, null, null, null, null, null, null);
}
