package io.rivulet.collector.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Personal data that nobody else has, and what it would be recognised by wherever it came out again. */
final class Planted {

    // Of an address only the word in its middle, of a number its national part: less than all of it is too much, too.
    private static final Pattern NEEDLE =
            Pattern.compile("zq\\d+planted|7700900\\d+|198\\.51\\.\\d+\\.[1-9]\\d*|5eed:\\d+");
    private static final List<String> IN_BASE64 = new ArrayList<>();

    static {
        for (String part : List.of("planted@private-mail", "planted@Private-Mail", "447700900", "198.51.")) {
            IN_BASE64.addAll(base64(part));
        }
    }

    private final Map<String, String> places = new HashMap<>();
    private int count = 100;

    String email(String where) {
        String word = "zq" + ++count + "planted";
        places.put(word, where);
        return "Ada." + word + "@Private-Mail.example";
    }

    String phone(String where) {
        String national = "7700900" + (++count % 1000 + 1000);
        places.put(national, where);
        return "+44" + national;
    }

    String address(String where) {
        String full = "198.51." + ++count % 200 + "." + (count % 199 + 10);
        places.put(full, where);
        return full;
    }

    String longAddress(String where) {
        String host = "5eed:" + (++count % 9000 + 1000);
        places.put(host, where);
        return "2001:db8:85a3:8d3:1319:8a2e:" + host;
    }

    /** All of them in one text. */
    String all(String where) {
        return email(where) + " " + phone(where) + " " + address(where) + " " + longAddress(where);
    }

    /** What was planted and can be found here, as it is, in any case, or in Base64, and where it was planted. */
    List<String> foundIn(byte[] bytes) {
        String exact = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        Matcher matcher = NEEDLE.matcher(exact.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            found.add(matcher.group() + " of " + places.get(matcher.group()));
        }
        IN_BASE64.stream().filter(exact::contains).forEach(found::add);
        return found;
    }

    /** Of a text in the middle of another: three ways, by where it begins, less what its neighbours have a part in. */
    private static List<String> base64(String part) {
        List<String> ways = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            String padded = "x".repeat(before) + part;
            String whole =
                    Base64.getEncoder().withoutPadding().encodeToString(padded.getBytes(StandardCharsets.ISO_8859_1));
            ways.add(whole.substring(before == 0 ? 0 : before + 1, whole.length() - 1));
        }
        return ways;
    }
}
