package io.rivulet.collector.limit;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The network that an address is counted with: itself, or of IPv6 its /64, which is what one household or server is given. */
final class Network {

    private static final int IPV4_BYTES = 4;
    private static final long IPV4 = 0xffff_0000_0000L;

    private Network() {}

    /** One number for one network; what is no address is one network too. */
    static long of(@Nullable String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address.split("%", 2)[0]);
        if (bytes == null) {
            return 0;
        }
        if (bytes.length == IPV4_BYTES) {
            return IPV4 | (ByteBuffer.wrap(bytes).getInt() & 0xffff_ffffL);
        }
        var parts = ByteBuffer.wrap(bytes);
        long high = parts.getLong();
        long low = parts.getLong();
        // An IPv4 address in the clothes of IPv6.
        return high == 0 && low >>> 32 == 0xffff ? low : high;
    }
}
