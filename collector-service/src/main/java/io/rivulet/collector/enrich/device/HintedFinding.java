package io.rivulet.collector.enrich.device;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refines what a user agent tells by hints: user agents have been frozen, and hints say what they hide. */
public final class HintedFinding {

    private static final String WINDOWS = "Windows";
    private static final String HEADLESS = "HeadlessChrome";
    // Brands that say no more than that it is one of many.
    private static final Set<String> COMMON =
            Set.of("Chromium", "Google Chrome", "Android WebView", "Microsoft Edge WebView2");
    // By the names that user agents' rules give them, so that there is one word for one thing.
    private static final Map<String, String> BROWSERS = Map.of(
            "Microsoft Edge",
            "Edge",
            "YaBrowser",
            "Yandex Browser",
            "Yandex",
            "Yandex Browser",
            "Google Chrome",
            "Chrome");
    private static final Map<String, String> SYSTEMS =
            Map.of("macOS", "Mac OS X", "Chrome OS", "Chrome OS", "Chromium OS", "Chrome OS", "iOS", "iOS");
    private static final Map<String, String> OLD_WINDOWS = Map.of("0.1", "7", "0.2", "8", "0.3", "8.1");
    private static final int WINDOWS_11 = 13;

    private HintedFinding() {}

    /** What both tell together. */
    public static DeviceFinding of(DeviceFinding found, Hints hints) {
        if (hints.equals(Hints.NONE)) {
            return found;
        }
        boolean headless =
                hints.brands().stream().anyMatch(brand -> brand.name().equals(HEADLESS));
        String bot = found.bot() == null && headless ? "browser-automation: " + HEADLESS : found.bot();
        VersionedName os = os(found, hints);
        VersionedName browser = browser(found, hints);
        return new DeviceFinding(
                bot == null ? type(found, hints, os) : DeviceType.BOT,
                os == null ? null : os.name(),
                os == null ? null : os.version(),
                browser == null ? null : browser.name(),
                browser == null ? null : browser.version(),
                hints.model() == null ? found.model() : hints.model(),
                bot,
                found.library());
    }

    private static @Nullable String type(DeviceFinding found, Hints hints, @Nullable VersionedName os) {
        if (hints.say("tablet")) {
            return DeviceType.TABLET;
        }
        if (hints.say("watch") || hints.say("xr")) {
            return DeviceType.WEARABLE;
        }
        if (hints.mobile() == null || (found.type() != null && !isHandHeldOrDesktop(found.type()))) {
            return found.type();
        }
        if (hints.mobile()) {
            return DeviceType.MOBILE;
        }
        return os != null && os.name().equals("Android") ? DeviceType.TABLET : found.type();
    }

    private static boolean isHandHeldOrDesktop(String type) {
        return type.equals(DeviceType.MOBILE) || type.equals(DeviceType.TABLET) || type.equals(DeviceType.DESKTOP);
    }

    private static @Nullable VersionedName os(DeviceFinding found, Hints hints) {
        VersionedName told = found.os() == null ? null : new VersionedName(found.os(), found.osVersion());
        String platform = hints.platform();
        // Linux is what Ubuntu calls itself here, and Unknown is nothing.
        if (platform == null || platform.equals("Unknown") || (platform.equals("Linux") && told != null)) {
            return told;
        }
        String name = SYSTEMS.getOrDefault(platform, platform);
        String version = hints.platformVersion();
        if (version == null) {
            return told != null && told.name().equals(name) ? told : new VersionedName(name, null);
        }
        return new VersionedName(name, name.equals(WINDOWS) ? windows(version) : withoutZeros(version));
    }

    /** Windows counts its platform versions by itself: 13 and up are Windows 11. */
    private static @Nullable String windows(String version) {
        String[] numbers = version.split("\\.", 3);
        if (numbers[0].equals("0")) {
            return OLD_WINDOWS.get(numbers[0] + "." + (numbers.length > 1 ? numbers[1] : "0"));
        }
        return numbers[0].matches("\\d{1,4}") ? (Integer.parseInt(numbers[0]) >= WINDOWS_11 ? "11" : "10") : null;
    }

    private static String withoutZeros(String version) {
        return version.replaceAll("(\\.0)+$", "");
    }

    private static @Nullable VersionedName browser(DeviceFinding found, Hints hints) {
        VersionedName told =
                found.browser() == null ? null : new VersionedName(found.browser(), found.browserVersion());
        Hints.Brand brand = hints.brands().stream()
                .filter(one -> !COMMON.contains(one.name()) && !one.name().equals(HEADLESS))
                .findFirst()
                .orElse(null);
        if (brand == null) {
            return told == null ? null : withFullVersion(told, hints);
        }
        String name = BROWSERS.getOrDefault(brand.name(), brand.name());
        if (told != null && told.name().startsWith(name)) {
            // Edge Mobile says more than Edge.
            return isFuller(brand.version(), told.version()) ? new VersionedName(told.name(), brand.version()) : told;
        }
        return new VersionedName(name, brand.version().isEmpty() ? null : brand.version());
    }

    /** Chrome's user agent ends its version in zeros. */
    private static VersionedName withFullVersion(VersionedName told, Hints hints) {
        return hints.brands().stream()
                .filter(brand ->
                        told.name().startsWith(Objects.requireNonNullElse(BROWSERS.get(brand.name()), brand.name())))
                .filter(brand -> isFuller(brand.version(), told.version()))
                .findFirst()
                .map(brand -> new VersionedName(told.name(), brand.version()))
                .orElse(told);
    }

    private static boolean isFuller(String version, @Nullable String told) {
        return told == null || version.indexOf('.') >= 0;
    }
}
