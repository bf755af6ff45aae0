package io.rivulet.collector.enrich.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What user agents tell. A handful of them make up most of the traffic and are remembered; others cost tens of
 * microseconds, the most crafted ones a hundred times that, which is why all of them together get an allowance. Beyond
 * it a user agent is read by its plainest marks.
 */
public final class UserAgents {

    /** What is longer is read so far: no browser needs more, and the time that rules take grows with it. */
    static final int MAX_READ = 512;

    private static final int REMEMBERED = 5_000;
    private static final long NANOS_PER_SECOND = 200_000_000;
    private static final List<String> COMMON = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");

    private final NamingRules browsers = NamingRules.of("browsers-newer.tsv", "browsers.tsv");
    private final NamingRules systems = NamingRules.of("systems.tsv");
    private final Bots bots = new Bots();
    private final Cache<String, DeviceFinding> findings = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();
    // That of a request is asked for once for each of its events.
    private volatile @Nullable Read lastRead;
    private final Allowance allowance;
    private final AtomicLong readPlainly = new AtomicLong();

    private record Read(String userAgent, DeviceFinding found) {}

    /** With the rules that the service ships. */
    public UserAgents() {
        this(NANOS_PER_SECOND, System::nanoTime);
    }

    UserAgents(long nanosPerSecond, LongSupplier nanoTime) {
        allowance = new Allowance(nanosPerSecond, nanoTime);
    }

    /** What it tells. */
    public DeviceFinding read(String userAgent) {
        Read last = lastRead;
        if (last != null && last.userAgent().equals(userAgent)) {
            return last.found();
        }
        String text = userAgent.length() > MAX_READ ? userAgent.substring(0, MAX_READ) : userAgent;
        DeviceFinding known = findings.getIfPresent(text);
        if (known != null) {
            lastRead = new Read(userAgent, known);
            return known;
        }
        if (!allowance.isLeft()) {
            readPlainly.incrementAndGet();
            return finding(text, null, null);
        }
        long start = allowance.now();
        DeviceFinding found = finding(text, systems.in(text), browsers.in(text));
        allowance.spentSince(start);
        findings.put(text, found);
        return found;
    }

    /** How many were read by their plainest marks, because the allowance was spent. */
    public long readPlainly() {
        return readPlainly.get();
    }

    /** Makes ready what would otherwise be made ready by the first events. */
    public void warmUp() {
        COMMON.forEach(this::read);
    }

    private DeviceFinding finding(String userAgent, @Nullable VersionedName os, @Nullable VersionedName browser) {
        Bots.Bot bot = bots.in(userAgent);
        return new DeviceFinding(
                bot == null ? DeviceType.of(userAgent) : DeviceType.BOT,
                os == null ? null : os.name(),
                os == null ? null : os.version(),
                browser == null ? null : browser.name(),
                browser == null ? null : browser.version(),
                null,
                bot == null ? null : bot.reason(),
                bot != null && bot.library());
    }
}
