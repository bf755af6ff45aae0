package io.rivulet.collector.enrich.device;

import org.jspecify.annotations.Nullable;

/**
 * What is found out about a device; null is what is not.
 *
 * @param type a word of {@link DeviceType}
 * @param bot why it is taken for a program
 * @param library whether that program is an HTTP library, which serves apps and servers as well as scrapers
 */
public record DeviceFinding(
        @Nullable String type,
        @Nullable String os,
        @Nullable String osVersion,
        @Nullable String browser,
        @Nullable String browserVersion,
        @Nullable String model,
        @Nullable String bot,
        boolean library) {

    /** Nothing. */
    public static final DeviceFinding NONE = new DeviceFinding(null, null, null, null, null, null, null, false);
}
