package io.rivulet.collector.personal;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Texts put together by chance from what personal data consists of, what looks like it, and what hides it. */
final class NastyTexts {

    private static final List<String> BITS = List.of(
            ("@ @ ＠ ﹫ + + ＋ = = == & &# &#64; &#x40; &commat; % %40 %2540 %2B %3A %2E %20 %zz %C3%BC \\ \\u0040 \\x40"
                            + " \\u00e9 u x . . .. : : :: tel: TEL: tel mail email eMail user_email phone contactNumber"
                            + " call_back mobile id user utm_source customer sms 1 12 123 +44 7700 900123 1234567"
                            + " 07700900123 0 255 256 127.0.0.1 203.0.113.77 2001:db8::1 fe80 dead beef 12:00:00 a b ada"
                            + " example com co.uk ada@example.com \" ' / // :// https:// ? # ; , | ( ) [ ] { } - _ – ü é İ"
                            + " \u212A \uD83D\uDE00 \uD800 \u0663 １ ² Ⅳ Ж ж ǅ 2x.png login:pw@ A B ZZ \u0301 \u00A0"
                            + " は ．１２ 。 ： ｔｅｌ ｅｍａｉｌ ａ v 203 113"
                            + " email_0123456789abcdef0123456789abcdef phone_12345678901234567890123456789012")
                    .split(" ", -1));
    private static final int MAX_BITS = 10;

    private NastyTexts() {}

    /** The same seed, the same texts. */
    static Stream<String> of(long seed, int texts) {
        var random = new Random(seed);
        return Stream.generate(() -> text(random)).limit(texts);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int bits = random.nextInt(MAX_BITS); bits > 0; bits--) {
            // White space ends and separates nearly everything.
            text.append(random.nextInt(12) == 0 ? " " : BITS.get(random.nextInt(BITS.size())));
        }
        return text.toString();
    }
}
