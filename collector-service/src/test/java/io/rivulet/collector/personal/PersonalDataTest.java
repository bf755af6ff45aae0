package io.rivulet.collector.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.collector.personal.KnownNames.Meaning;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    private final PersonalData data = new PersonalData(key(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "Ada.Lovelace+shop@Example.CO.UK",
                "o'brien_7@a-b.example",
                "ada%40example.com",
                "ada%2540example.com",
                "ada%252540example.com",
                "ada%2Blist%40example%2Ecom",
                "ada&#64;example.com",
                "ada&#x40;example.com",
                "ada&commat;example.com",
                "ada\\u0040example.com",
                "ada\uFF20example.com",
                "ädä@bücher.example",
                "ada@xn--bcher-kva.example",
                "\"ada lovelace\"@example.com",
                "ada@[203.0.113.77]",
                "ada%u0040example.com",
                "ada@corp\u3002example",
                "ada@corp\uFF0Eexample",
                "ada@exam\u200Bple.com",
                "+447700900123@example.com"
            })
    void anEMailAddressInATextBecomesAMarker(String address) {
        assertThat(data.text("write to " + address + ", please")).isEqualTo("write to redacted-email, please");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+447700900123",
                "+44 7700 900123",
                "+44 (0)7700-900.123",
                "+1 (555) 010-9999",
                "%2B447700900123",
                "%2B44%207700%20900123",
                "%252B44%25207700%2520900123",
                "\uFF0B447700900123",
                "+447700 900123",
                "\uFF0B\uFF14\uFF14\uFF17\uFF17\uFF10\uFF10\uFF19\uFF10\uFF10\uFF11\uFF12\uFF13",
                "+\u0664\u0664\u0667\u0667\u0660\u0660\u0669\u0660\u0660\u0661\u0662\u0663"
            })
    void anInternationalNumberInATextBecomesAMarker(String number) {
        assertThat(data.text("call " + number + ", please")).isEqualTo("call redacted-phone, please");
    }

    @ParameterizedTest
    @CsvSource({
        "tel:07700900123, tel:redacted-phone",
        "tel:+447700900123, tel:redacted-phone",
        "TEL:07700-900123;x=1, TEL:redacted-phone;x=1"
    })
    void aLinkToATelephoneIsOneWhateverItsForm(String text, String clean) {
        assertThat(data.text("to " + text)).isEqualTo("to " + clean);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0",
        "203.0.113.77:8080, 203.0.113.0:8080",
        "http://203.0.113.77/a, http://203.0.113.0/a",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:85a3::",
        "2001:db8:85a3::7334, 2001:db8:85a3::",
        "ip=2001%3Adb8%3A85a3%3A%3A7334, ip=2001:db8:85a3::",
        "ip=203%2E0%2E113%2E77, ip=203.0.113.0",
        "203.0.113.77%2C198.51.100.9, 203.0.113.0%2C198.51.100.0"
    })
    void ofANetworkAddressTheNetworkIsLeft(String text, String clean) {
        assertThat(data.text(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        "ip203.0.113.77, ip203.0.113.0",
        "took 203.0.113.77ms, took 203.0.113.0ms",
        "IPは203.0.113.77です, IPは203.0.113.0です",
        "IPは2001:db8:85a3::7334です, IPは2001:db8:85a3::です",
        "電話+447700900123まで, 電話redacted-phoneまで",
        "２０３．０．１１３．７７, 203.0.113.0",
        "203。0。113。77, 203.0.113.0",
        "２００１：ｄｂ８：８５ａ３：：７３３４, 2001:db8:85a3::",
        "ｔｅｌ：０７７００９００１２３, ｔｅｌ：redacted-phone",
        "?ｐｈｏｎｅ＝０７７００９００１２３&x=1, ?ｐｈｏｎｅ＝redacted-phone&x=1"
    })
    void scriptsWithoutSpacesAndWithSignsOfTheirOwnHideNothing(String text, String clean) {
        assertThat(data.text(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 1234567890 of 2026-11-21",
                "q=order+1234567890",
                "07700900123",
                "+12345",
                "C++ at 12:00:00.123+0100",
                "12:00:00",
                "1.2.3",
                "49.90",
                "256.1.1.1",
                "1.2.3.4.5",
                "app v1.2.3.4",
                "v10.20.30.40",
                "全角：１２．５％、２０２６年１１月２１日。",
                "127.0.0.1:8080",
                "std::vector a::b",
                "logo@2x.png",
                "rivulet-js@1.0.0",
                "@ada and ada@ example.com",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
                "https://shop.example/repairs?utm_source=google&utm_medium=email&gclid=CjwKCAiA%2Fb",
                "100% & more = \\u0041 &amp; %zz",
                "https://shop.example/?tel=5&mobile=yes&email=",
                "email_0123456789abcdef0123456789abcdef"
            })
    void whatOnlyLooksSimilarIsLeftAlone(String text) {
        assertThat(data.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/?phone=07700900123&x=1, https://a.example/?phone=redacted-phone&x=1",
        "https://a.example/?x=1&contact_phone=07700%20900%20123#y, https://a.example/?x=1&contact_phone=redacted-phone#y",
        "https://a.example/?order=07700900123, https://a.example/?order=07700900123",
        "?email_sha256=5f4dcc3b5aa765d61d8327deb882cf99&x=1, ?email_sha256=redacted-email&x=1"
    })
    void aParameterIsKnownByItsName(String text, String clean) {
        assertThat(data.text(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA@example.com", " ada@Example.COM ", "ada%40example.com"})
    void everySpellingOfAnAddressHasTheSamePseudonym(String spelling) {
        assertThat(data.text(spelling).strip())
                .isEqualTo(data.text("ada@example.com"))
                .matches("email_[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+44 7700 900123", "+44-7700-900-123", "%2B447700900123"})
    void everySpellingOfANumberHasTheSamePseudonym(String spelling) {
        assertThat(data.text(spelling)).isEqualTo(data.text("+447700900123")).matches("phone_[0-9a-f]{32}");
    }

    @Test
    void whoHasAnotherKeyFindsAnotherPseudonym() {
        assertThat(new PersonalData(key(2)).text("ada@example.com")).isNotEqualTo(data.text("ada@example.com"));
    }

    @Test
    void anIdStaysOneToOne() {
        assertThat(data.id("order-ada@example.com"))
                .matches("email_[0-9a-f]{32}")
                .isNotEqualTo(data.id("order-bob@example.com"));
        assertThat(data.id("cart:ada@example.com")).matches("cart:email_[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({
        "eventId, Ab1@shop.example, aB1@shop.example",
        "event_id, +1-234-567-8901, +12-34-567-8901",
        "messageId, 203.0.113.77, 203.0.113.78",
        "message_id, cart:Ada@example.com, cart:ada@example.com"
    })
    void ofTwoEventsWhoseIdsAreSpellingsOfOneAddressNoneIsLost(String name, String one, String other) {
        String clean = data.called(one, KnownNames.of(name), new Harmless());

        assertThat(clean)
                .matches("id_[0-9a-f]{32}")
                .isNotEqualTo(data.called(other, KnownNames.of(name), new Harmless()))
                .isEqualTo(data.called(clean, KnownNames.of(name), new Harmless()));
    }

    @Test
    void twoMachinesOfANetworkAreTwoAsIds() {
        assertThat(data.id("203.0.113.77")).matches("address_[0-9a-f]{32}").isNotEqualTo(data.id("203.0.113.78"));
    }

    @Test
    void whatIsCleanStaysAsItIs() {
        String clean = data.text("from ada@example.com at 203.0.113.77, +447700900123, 2001:db8:85a3::7334");

        assertThat(data.text(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u?phone=07700900123",
                "tel:07700900123",
                "https://ada:pw@shop.example/",
                "cart:ada@example.com",
                "phone=+44 7700 900123 or 07700900124",
                "x@tel:07700900123",
                "sms==07700900123 113%07700900123 ",
                ".TEL: 127.0.0.1203.0.113.77",
                "TEL:[2001:db8::1 co.uk",
                "TEL:900123email_0123456789abcdef0123456789abcdef::&#64; ",
                "?mobile=phone_12345678901234567890123456789012&tel=07700900123"
            })
    void cleanedTwiceIsCleanedOnce(String said) {
        for (Meaning meaning : Meaning.values()) {
            String clean = data.called(said, meaning, new Harmless());

            assertThat(data.called(clean, meaning, new Harmless()))
                    .as(meaning.name())
                    .isEqualTo(clean);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel: ada@example.com 07700900123", "tel: ada@example.com, 203.0.113.77"})
    void whatStandsBetweenALinkAndItsNumberIsLookedAtToo(String text) {
        assertThat(data.text(text)).doesNotContain("ada", "203.0.113.77", "900");
    }

    @Test
    void severalAreFoundInOneText() {
        assertThat(data.text("ada@example.com,bob@example.org;+447700900123"))
                .isEqualTo("redacted-email,redacted-email;redacted-phone");
    }

    static PersonalKey key(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return PersonalKey.of("key", Base64.getEncoder().encodeToString(secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada@Corp.example",
                "ada@corp\u3002example",
                "ada@co\u200Brp.example",
                "ada\uFF20corp.example",
                "\uFF41\uFF44\uFF41\uFF20\uFF43\uFF4F\uFF52\uFF50\uFF0Eexample"
            })
    void anAddressHasOnePseudonymHoweverItIsWritten(String address) {
        assertThat(data.text(address)).isEqualTo(data.text("ada@corp.example"));
    }
}
