package io.rivulet.collector.personal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/** Stable names for personal data: the same for the same data in any spelling, and not to be guessed without the key. */
final class Pseudonyms {

    private static final int BYTES = 16;
    private static final Pattern PSEUDONYM = Pattern.compile("(email|phone|address)_[0-9a-f]{32}");
    // What forms say in place of an address.
    private static final Set<String> NO_EMAIL =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "none", "undefined", "redacted-email");
    private static final int MIN_EMAIL = 3;
    private static final int MAX_NO_EMAIL = "redacted-email".length();
    private static final int MIN_CHARACTERS = "email_".length() + 2 * BYTES;

    private final SecretKey key;

    Pseudonyms(PersonalKey key) {
        this.key = key.forPseudonyms();
    }

    String of(PersonalKind kind, String said) {
        String normal = switch (kind) {
            case EMAIL -> email(said);
            case PHONE -> phone(said);
            case ADDRESS -> said.toLowerCase(Locale.ROOT);
        };
        return hashed(kind.prefix(), normal);
    }

    /** For an id in which there is something about somebody: as unique as it, to the letter, and tells nothing. */
    String ofId(String id) {
        return hashed("id_", id);
    }

    private String hashed(String prefix, String text) {
        byte[] hmac = PersonalKey.hmac(key, (prefix + text).getBytes(StandardCharsets.UTF_8));
        return prefix + HexFormat.of().formatHex(hmac, 0, BYTES);
    }

    private static String email(String said) {
        var normal = new StringBuilder(said.length());
        for (char c : Plain.of(said).strip().toCharArray()) {
            if (!EmailShape.isUnseen(c)) {
                normal.append(c);
            }
        }
        return normal.toString().toLowerCase(Locale.ROOT);
    }

    /** Digits only, behind a plus sign where it names its country. */
    private static String phone(String said) {
        var digits = new StringBuilder(16);
        boolean international = false;
        for (int i = 0; i < said.length(); i++) {
            char c = Plain.of(said.charAt(i));
            international |= digits.isEmpty() && c == '+';
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        boolean zeros = !international && digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0';
        return international ? "+" + digits : zeros ? "+" + digits.substring(2) : digits.toString();
    }

    /** Whether what is called an e-mail address may be one, or a hash of one. */
    static boolean isEmail(String called) {
        String value = called.strip();
        return value.length() >= MIN_EMAIL
                && !(value.length() <= MAX_NO_EMAIL && NO_EMAIL.contains(value.toLowerCase(Locale.ROOT)))
                && in(value).isEmpty()
                && value.chars().anyMatch(Character::isLetter);
    }

    /** Where there are some: what was made of somebody's address must not be taken for another one. */
    static List<int[]> in(String text) {
        if (text.length() < MIN_CHARACTERS || text.indexOf('_') < 0) {
            return List.of();
        }
        return PSEUDONYM
                .matcher(text)
                .results()
                .map(found -> new int[] {found.start(), found.end()})
                .toList();
    }

    /** Whether somebody's number or address was taken out of it already. */
    static boolean isClean(String text) {
        return text.contains(PersonalKind.PHONE.marker()) || !in(text).isEmpty();
    }

    /** The same text with markers in place of pseudonyms: by them somebody could be recognised. */
    static String forgotten(String text) {
        return text.indexOf('_') < 0 ? text : PSEUDONYM.matcher(text).replaceAll("redacted-$1");
    }
}
