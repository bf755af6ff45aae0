package io.rivulet.collector.personal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** What looks like the network address of one machine, and what is left of it: /24 of IPv4, /48 of IPv6. */
final class AddressShape {

    private static final int MAX_IPV6 = 45;
    private static final int IPV4_PARTS = 4;

    private AddressShape() {}

    /** Start and end of the IPv4 address whose first dot this is; null where there is none. */
    static int @Nullable [] aroundDot(String text, int dot) {
        int start = dot;
        while (start > 0 && isDigit(text, start - 1)) {
            start--;
        }
        if (start > 0 && (text.charAt(start - 1) == '.' || isVersion(text, start))) {
            return null;
        }
        int at = start;
        for (int part = 0; part < IPV4_PARTS; part++) {
            int end = at;
            while (isDigit(text, end)) {
                end++;
            }
            boolean last = part == IPV4_PARTS - 1;
            if (end == at || end - at > 3 || Integer.parseInt(text, at, end, 10) > 255) {
                return null;
            }
            if (!last && (end >= text.length() || text.charAt(end) != '.')) {
                return null;
            }
            at = last ? end : end + 1;
        }
        boolean goesOn = at < text.length() && text.charAt(at) == '.' && isDigit(text, at + 1);
        return goesOn || text.startsWith("127.", start) ? null : new int[] {start, at};
    }

    /** Behind the last character around this colon that may be part of an address. */
    static int partsEnd(String text, int colon) {
        int end = colon;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Start and end of the IPv6 address in which this colon stands; null where there is none. */
    static int @Nullable [] aroundColon(String text, int colon) {
        int start = colon;
        while (start > 0 && isPart(text.charAt(start - 1)) && colon - start <= MAX_IPV6) {
            start--;
        }
        int end = colon;
        while (end < text.length() && isPart(text.charAt(end)) && end - colon <= MAX_IPV6) {
            end++;
        }
        while (end > colon && text.charAt(end - 1) == ':' && !text.startsWith("::", end - 2)) {
            end--;
        }
        boolean bounded =
                (start == 0 || !isWord(text.charAt(start - 1))) && (end == text.length() || !isWord(text.charAt(end)));
        String literal = text.substring(start, end);
        return bounded && isIpv6(literal) ? new int[] {start, end} : null;
    }

    /** Eight groups of at most four digits, or fewer with one gap. With less than three colons it is code or a time. */
    private static boolean isIpv6(String literal) {
        int groups = 0;
        int gaps = 0;
        int colons = 0;
        int digits = 0;
        for (int i = 0; i < literal.length(); i++) {
            if (literal.charAt(i) != ':') {
                groups += digits == 0 ? 1 : 0;
                digits++;
            } else {
                gaps += i > 0 && digits == 0 ? 1 : 0;
                colons++;
                digits = 0;
            }
            if (digits > 4) {
                return false;
            }
        }
        return colons > 2 && (gaps == 0 ? groups == 8 && colons == 7 : gaps == 1 && groups < 8);
    }

    /** Without what would point to one household; null for what is no address. */
    static @Nullable String truncated(String literal) {
        try {
            byte[] bytes = literal.indexOf(':') < 0 && !isIpv4(literal)
                    ? new byte[0]
                    : InetAddress.getByName(literal).getAddress();
            return switch (bytes.length) {
                case 4 -> (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + ".0";
                case 16 -> group(bytes, 0) + ":" + group(bytes, 2) + ":" + group(bytes, 4) + "::";
                default -> null;
            };
        } catch (UnknownHostException e) {
            return null;
        }
    }

    // Anything else would be looked up as a name.
    private static boolean isIpv4(String literal) {
        int dot = literal.indexOf('.');
        int[] found = dot < 0 ? null : aroundDot(literal, dot);
        return found != null && found[0] == 0 && found[1] == literal.length();
    }

    private static String group(byte[] bytes, int at) {
        return Integer.toHexString(((bytes[at] & 255) << 8) | (bytes[at + 1] & 255));
    }

    private static boolean isPart(char c) {
        return c == ':' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Whether it is written as v1.2.3.4. Any other letter may touch an address. */
    private static boolean isVersion(String text, int start) {
        return (text.charAt(start - 1) | ' ') == 'v' && (start == 1 || !isWord(text.charAt(start - 2)));
    }

    /** A letter or digit of ASCII: behind letters of scripts that write no spaces anything may begin. */
    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
