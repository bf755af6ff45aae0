package io.rivulet.collector.enrich.place;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Network addresses that are somewhere: not those of a private network, and not those of the machine itself. */
final class PublicAddress {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;

    private PublicAddress() {}

    /** Null for what is no address, or one of nowhere in particular. */
    static @Nullable InetAddress of(@Nullable String address) {
        String literal = address == null ? "" : address.strip().split("%", 2)[0];
        if (literal.startsWith("[") && literal.endsWith("]")) {
            literal = literal.substring(1, literal.length() - 1);
        }
        // Anything else would be looked up as a name.
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return null;
        }
        try {
            InetAddress parsed = InetAddress.getByName(literal);
            return isNowhere(parsed) ? null : parsed;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static boolean isNowhere(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length > 4 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        // 100.64.0.0/10, which providers share among their customers.
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return uniqueLocal
                || shared
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
