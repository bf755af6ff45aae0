package io.rivulet.schemas;

/**
 * The ids of visitors who did not agree to be recognised: made anew every day, counted, and nothing else. Whoever keeps
 * something about people keeps nothing about them.
 */
public final class CookielessId {

    private static final String PREFIX = "cl-";
    private static final int HEX_DIGITS = 32;

    private CookielessId() {}

    /** The id that ends in these 32 lower-case hexadecimal digits. */
    public static String of(String hex) {
        return PREFIX + hex;
    }

    /** Whether a visitor or person is one of them. A client number such as {@code cl-5} is not. */
    public static boolean isOne(String id) {
        return id.length() == PREFIX.length() + HEX_DIGITS
                && id.startsWith(PREFIX)
                && id.chars().skip(PREFIX.length()).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
