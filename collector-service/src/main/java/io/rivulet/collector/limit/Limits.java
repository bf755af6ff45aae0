package io.rivulet.collector.limit;

import io.rivulet.collector.CollectorConfig.LimitsConfig;
import io.rivulet.collector.CollectorConfig.RatesConfig;
import java.util.Map;

/**
 * How much may be sent.
 *
 * @param address requests of one address without a server key
 * @param addressEvents events of one address without a server key
 * @param writeKey requests with one write key
 * @param serverKey requests with one server key
 * @param visitor events of one visitor without a server key
 * @param addressByPath instead of {@code address}, on some paths
 */
public record Limits(
        Rate address,
        Rate addressEvents,
        Rate writeKey,
        Rate serverKey,
        Rate visitor,
        Map<String, Rate> addressByPath) {

    /** Where the rates start. */
    public enum Profile {
        /** A fence against floods that an honest office behind one address does not meet. */
        GENEROUS,
        /** 100 requests a minute and address, 50 where batches come in. */
        STRICT
    }

    private static final Limits GENEROUS = new Limits(
            Rate.of("12000/min"),
            Rate.of("120000/min"),
            Rate.of("600000/min"),
            Rate.OFF,
            Rate.of("3000/min"),
            Map.of());

    private static final Limits STRICT = new Limits(
            Rate.of("100/min"),
            GENEROUS.addressEvents(),
            GENEROUS.writeKey(),
            GENEROUS.serverKey(),
            GENEROUS.visitor(),
            // Counted apart from everything else that the address sends.
            Map.of("/analytics/collect", Rate.of("100/min"), "/analytics/collect/batch", Rate.of("50/min")));

    /** What holds for all sites. */
    public static Limits of(LimitsConfig config) {
        Limits start = config.profile() == Profile.STRICT ? STRICT : GENEROUS;
        Limits own = start.with(config);
        return config.addressByPath().isEmpty()
                ? own
                : new Limits(
                        own.address,
                        own.addressEvents,
                        own.writeKey,
                        own.serverKey,
                        own.visitor,
                        Map.copyOf(config.addressByPath()));
    }

    /** The same, except for what is said here. */
    public Limits with(RatesConfig own) {
        return new Limits(
                own.address().orElse(address),
                own.addressEvents().orElse(addressEvents),
                own.writeKey().orElse(writeKey),
                own.serverKey().orElse(serverKey),
                own.visitor().orElse(visitor),
                // Who says what an address may send means all of it.
                own.address().isPresent() ? Map.of() : addressByPath);
    }
}
