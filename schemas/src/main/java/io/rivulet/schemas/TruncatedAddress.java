package io.rivulet.schemas;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A network address without what would point to one household: the first 24 bits of IPv4, the first 48 of IPv6. */
public final class TruncatedAddress {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private TruncatedAddress() {}

    /** Three or six bytes; none for what is not an address. */
    public static byte[] of(@Nullable String address) {
        String literal = address == null ? "" : address.split("%", 2)[0];
        // Anything else would be looked up as a name.
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return new byte[0];
        }
        try {
            InetAddress parsed = InetAddress.getByName(literal);
            return Arrays.copyOf(parsed.getAddress(), parsed instanceof Inet4Address ? 3 : 6);
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
