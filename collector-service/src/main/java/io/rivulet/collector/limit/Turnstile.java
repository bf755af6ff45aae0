package io.rivulet.collector.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rivulet.collector.CollectorConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets pass who has not sent too much. Requests are counted when they come. Events are counted when Kafka has them, and
 * held against the next request: so nothing is refused for what was never written, a sender that repeats itself while
 * Kafka is away uses nothing up, and whoever has sent too much is refused before the body is read.
 */
@Singleton
public class Turnstile {

    private final Limits limits;
    private final Buckets<Subject> addresses;
    private final Buckets<Subject> keys;
    private final Buckets<Visitor> visitors;

    /** A network, as far as it is counted for itself: on a path, with a site, or in events. */
    private record Subject(String scope, long network) {}

    private record Visitor(String siteId, String visitorId) {}

    @Inject
    Turnstile(CollectorConfig config, MeterRegistry metrics) {
        this(Limits.of(config.limits()), config.limits().remembered(), TimeMeter.SYSTEM_NANOTIME);
        metrics.gauge("rivulet.collector.limits.remembered", this, Turnstile::remembered);
    }

    Turnstile(Limits limits, int remembered, TimeMeter time) {
        this.limits = limits;
        this.addresses = new Buckets<>(remembered, time);
        this.visitors = new Buckets<>(remembered, time);
        // There are as many as there are keys: nobody can make them up.
        this.keys = new Buckets<>(Math.max(remembered, 10_000), time);
    }

    /**
     * A request without a server key among its headers.
     *
     * @param address as far as it is known
     * @param siteId of the key among its headers; null while it shows none
     * @param own limits of that site
     * @return nanoseconds to wait before the next one passes; 0 for those that pass
     */
    public long address(@Nullable String address, String path, @Nullable String siteId, @Nullable Limits own) {
        long network = Network.of(address);
        Limits held = own == null ? limits : own;
        Rate ofPath = held.addressByPath().get(path);
        long wait = ofPath == null
                ? addresses.take(
                        new Subject(scope("", siteId, held.address(), limits.address()), network), held.address())
                : addresses.take(new Subject(path, network), ofPath);
        return wait > 0 ? wait : addresses.look(events(network, siteId, held), held.addressEvents());
    }

    /**
     * A request that shows its write key only in its body, and has passed as an address: its site may be stricter.
     *
     * @return as above
     */
    public long addressOnSite(@Nullable String address, String siteId, Limits own) {
        long network = Network.of(address);
        long wait = own.address().equals(limits.address())
                ? 0
                : addresses.take(new Subject(siteId, network), own.address());
        return wait > 0 ? wait : addresses.look(events(network, siteId, own), own.addressEvents());
    }

    /**
     * A request whose key is known.
     *
     * @param keyId of the key
     * @return as above
     */
    public long key(String keyId, boolean vouched, Limits own) {
        return keys.take(new Subject(keyId, 0), vouched ? own.serverKey() : own.writeKey());
    }

    /** Whether a visitor has sent more than it may. */
    public boolean isSpent(String siteId, String visitorId, Limits own) {
        return visitors.look(new Visitor(siteId, visitorId), own.visitor()) > 0;
    }

    /**
     * Counts the events of a request that Kafka has.
     *
     * @param ofVisitors how many of each
     */
    public void book(@Nullable String address, String siteId, Limits own, Map<String, Integer> ofVisitors, int all) {
        addresses.book(events(Network.of(address), siteId, own), own.addressEvents(), all);
        ofVisitors.forEach((visitor, count) -> visitors.book(new Visitor(siteId, visitor), own.visitor(), count));
    }

    private Subject events(long network, @Nullable String siteId, Limits held) {
        return new Subject(scope("events ", siteId, held.addressEvents(), limits.addressEvents()), network);
    }

    // A rate of a site's own has buckets of its own: one bucket can't be filled at two rates.
    private static String scope(String kind, @Nullable String siteId, Rate held, Rate all) {
        return siteId == null || held.equals(all) ? kind : kind + siteId;
    }

    long remembered() {
        return addresses.size() + visitors.size();
    }
}
