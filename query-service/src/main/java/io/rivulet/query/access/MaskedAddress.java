package io.rivulet.query.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A network address without what would point to one household: of IPv4 the last 8 bits are 0, of IPv6 the last 80. */
final class MaskedAddress {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final int IPV4_KEPT = 3;
    private static final int IPV6_KEPT = 6;

    private MaskedAddress() {}

    /** None for what is not an address. */
    static @Nullable String of(@Nullable String address) {
        String literal = address == null ? "" : address.split("%", 2)[0];
        // Anything else would be looked up as a name.
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return null;
        }
        try {
            InetAddress parsed = InetAddress.getByName(literal);
            byte[] bytes = parsed.getAddress();
            Arrays.fill(bytes, parsed instanceof Inet4Address ? IPV4_KEPT : IPV6_KEPT, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
