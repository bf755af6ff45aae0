package io.rivulet.query.access;

import io.rivulet.schemas.TruncatedAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a truncated address is written: of IPv4 the last 8 bits are 0, of IPv6 the last 80. */
final class MaskedAddress {

    private static final int IPV4_KEPT = 3;
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;

    private MaskedAddress() {}

    /** None for what is not an address. */
    static @Nullable String of(@Nullable String address) {
        byte[] kept = TruncatedAddress.of(address);
        if (kept.length == 0) {
            return null;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOf(kept, kept.length == IPV4_KEPT ? IPV4 : IPV6))
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
