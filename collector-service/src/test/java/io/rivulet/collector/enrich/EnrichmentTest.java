package io.rivulet.collector.enrich;

import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.collector.enrich.place.Geography;
import io.rivulet.collector.event.ClientHints;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    @Test
    void aPageLosesItsFragmentAndItsLogin() {
        UserEvent event = aBrowser()
                .sends(view("\"pageUrl\":\"https://me:secret@www.Shop.example/a b?x=1#top\",\"pageTitle\":\"T\""));

        assertThat(event.getPage()).isEqualTo(new Page("https://www.Shop.example/a b?x=1", "/a b", "T", null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, /",
        "https://shop.example?x=/y, /",
        "/only/path?x=1, /only/path",
        "https://shop.example/a%zz?%zz=%zz, /a%zz",
        "http://[2001:db8::1]:8080/v6, /v6",
        "http://[broken/v6, /v6"
    })
    void aPathIsReadFromEveryAddress(String url, String path) {
        assertThat(aBrowser()
                        .sends(view("\"pageUrl\":\"" + url + "\""))
                        .getPage()
                        .getPath())
                .isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://s.example/?utm_source=google&utm_medium=cpc&utm_campaign=x+y|-|paid search|google|cpc|x y|-",
                "https://s.example/?utm_source=facebook&utm_medium=paid|-|paid social|facebook|paid|-|-",
                "https://s.example/?utm_source=fb&utm_medium=cpc|-|paid social|fb|cpc|-|-",
                "https://s.example/?utm_source=news&utm_medium=email|https://google.com/|e-mail|news|email|-|-",
                "https://s.example/?utm_source=chatgpt.com|-|assistant|chatgpt.com|-|-|-",
                "https://s.example/?utm_source=partners&utm_medium=affiliate|-|affiliate|partners|affiliate|-|-",
                "https://s.example/?utm_campaign=spring|https://google.com/|referral|-|-|spring|-",
                "https://s.example/|https://www.google.co.uk/search?q=red+shoes|organic search|google|-|-|red shoes",
                "https://s.example/|https://search.yahoo.co.jp/search?p=x|organic search|yahoo!|-|-|x",
                "https://s.example/|https://duckduckgo.com/|organic search|duckduckgo|-|-|-",
                "https://s.example/?utm_term=mine|https://www.bing.com/search?q=theirs|organic search|bing|-|-|mine",
                "https://s.example/|https://m.facebook.com/?q=no|organic social|facebook|-|-|-",
                "https://s.example/|android-app://com.reddit.frontpage/|organic social|reddit|-|-|-",
                "https://s.example/|https://chatgpt.com/|assistant|chatgpt|-|-|-",
                "https://s.example/|https://gemini.google.com/app|assistant|gemini|-|-|-",
                "https://s.example/|https://www.bing.com/chat?q=x|assistant|copilot|-|-|-",
                "https://s.example/|https://mail.google.com/|e-mail|gmail|-|-|-",
                "https://s.example/|https://ad.doubleclick.net/x|display|doubleclick|-|-|-",
                "https://s.example/|https://blog.other.example/post|referral|blog.other.example|-|-|-",
                "https://s.example/|https://www.s.example/other|direct|-|-|-|-",
                "https://s.example/|https://pay.s.example/done|direct|-|-|-|-",
                "https://pay.s.example/|https://s.example/cart|direct|-|-|-|-",
                "https://s.example/|https://help.example/|direct|-|-|-|-",
                "https://s.example/|https://www.shop.example/|direct|-|-|-|-",
                "https://s.example/|https://nothelp.example/|referral|nothelp.example|-|-|-",
                "https://s.example/|-|direct|-|-|-|-"
            })
    void aVisitComesFromItsCampaignOrItsReferrer(
            String url, String referrer, String channel, String source, String medium, String campaign, String term) {
        assertThat(source(url, referrer))
                .isEqualTo(new Source(channel, source, medium, campaign, term, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "gclid=Cj0|paid search|google|-|gclid|Cj0",
                "gad_source=1&gbraid=0AA|paid search|google|-|gbraid|0AA",
                "dclid=1|display|google|-|dclid|1",
                "msclkid=1|paid search|bing|-|msclkid|1",
                "yclid=1|paid search|yandex|-|yclid|1",
                "ttclid=1|paid social|tiktok|-|ttclid|1",
                "twclid=1|paid social|twitter|-|twclid|1",
                "li_fat_id=1|paid social|linkedin|-|li_fat_id|1",
                "fbclid=1|organic social|facebook|-|fbclid|1",
                "fbclid=1&utm_source=facebook&utm_medium=paid|paid social|facebook|paid|fbclid|1",
                "fbclid=1&utm_source=list&utm_medium=email|e-mail|list|email|fbclid|1",
                "gclid=1&utm_source=list&utm_medium=email|paid search|list|email|gclid|1",
                "gclid=1&utm_source=google&utm_medium=cpm|display|google|cpm|gclid|1"
            })
    void anAdvertisersClickIdIsKept(
            String query, String channel, String source, String medium, String name, String value) {
        assertThat(source("https://s.example/?" + query, "https://www.google.com/"))
                .isEqualTo(new Source(channel, source, medium, null, null, null, name, value));
    }

    @Test
    void aClickIdIsForgottenWithTheVisitor() {
        UserEvent event = aBrowser().cookieless().sends(view("\"pageUrl\":\"https://s.example/?gclid=Cj0\""));

        assertThat(event.getSource().getChannel()).isEqualTo("paid search");
        assertThat(event.getSource().getClickIdName()).isEqualTo("gclid");
        assertThat(event.getSource().getClickId()).isNull();
    }

    @Test
    void campaignFieldsOfTheEventBeatThoseOfTheAddress() {
        UserEvent event = aBrowser()
                .sends(view("\"pageUrl\":\"https://s.example/?utm_source=a&utm_medium=b\",\"utmSource\":\"c\""));

        assertThat(event.getSource().getSource()).isEqualTo("c");
        assertThat(event.getSource().getMedium()).isEqualTo("b");
    }

    @Test
    void whatIsFoundOutBeatsWhatTheClientClaims() {
        Device device = aBrowser()
                .with(CHROME)
                .sends(view("\"deviceType\":\"tablet\",\"os\":\"BeOS\",\"osVersion\":\"5\",\"browser\":\"Netscape\","
                        + "\"browserVersion\":\"4\""))
                .getDevice();

        assertThat(device.getType()).isEqualTo("desktop");
        assertThat(device.getOs()).isEqualTo("Windows");
        assertThat(device.getOsVersion()).isEqualTo("10");
        assertThat(device.getBrowser()).isEqualTo("Chrome");
        assertThat(device.getBrowserVersion()).isEqualTo("142.0.0");
        assertThat(device.getUserAgent()).isEqualTo(CHROME);
    }

    @Test
    void whatTheClientClaimsCountsWhereNothingIsFoundOut() {
        Device device = aBrowser()
                .with("something new")
                .sends(view("\"deviceType\":\"Tablet\",\"os\":\"BeOS\",\"osVersion\":\"5\",\"browser\":\"Netscape\""))
                .getDevice();

        assertThat(device.getType()).isEqualTo("tablet");
        assertThat(device.getOs()).isEqualTo("BeOS");
        assertThat(device.getOsVersion()).isEqualTo("5");
        assertThat(device.getBrowser()).isEqualTo("Netscape");
        assertThat(aServer()
                        .sends(view("\"deviceType\":\"toaster\""))
                        .getDevice()
                        .getType())
                .isEqualTo("unknown");
    }

    @Test
    void hintsRefineTheUserAgent() {
        var hints = new ClientHints(
                "\"Microsoft Edge\";v=\"142\", \"Chromium\";v=\"142\"",
                null,
                "?0",
                "\"Windows\"",
                "\"15.0.0\"",
                null,
                null);

        Device device =
                aBrowser().with(CHROME).hinting(hints).sends(view("\"x\":1")).getDevice();

        assertThat(device.getOsVersion()).isEqualTo("11");
        assertThat(device.getBrowser()).isEqualTo("Edge");
        assertThat(aBrowser()
                        .with(CHROME)
                        .sends(view("\"userAgentData\":{\"platform\":\"Windows\",\"platformVersion\":\"15.0.0\"}"))
                        .getDevice()
                        .getOsVersion())
                .isEqualTo("11");
    }

    @Test
    void aServerSpeaksForItsVisitorsDevice() {
        UserEvent flat = aServer().with("okhttp/4.12").sends(view("\"userAgent\":\"" + CHROME + "\""));
        UserEvent nested = aServer().sends(view("\"context\":{\"userAgent\":\"" + CHROME + "\",\"locale\":\"de\"}"));
        UserEvent silent = aServer().with(CHROME).sends(view("\"x\":1"));

        assertThat(flat.getDevice().getBrowser()).isEqualTo("Chrome");
        assertThat(nested.getDevice()).isEqualTo(flat.getDevice());
        assertThat(nested.getProperties()).isEqualTo("{\"context\":{\"locale\":\"de\"}}");
        assertThat(silent.getDevice().getType()).isEqualTo("unknown");
        assertThat(silent.getDevice().getUserAgent()).isNull();
    }

    @Test
    void aProgramIsKeptAndMarked() {
        String googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

        UserEvent event = aBrowser().with(googlebot).sends(view("\"x\":1"));

        assertThat(event.getBot()).isTrue();
        assertThat(event.getBotReason()).isEqualTo("search-engine: Googlebot");
        assertThat(event.getDevice().getType()).isEqualTo("bot");
        assertThat(aServer().with(googlebot).sends(view("\"x\":1")).getBot()).isFalse();
        assertThat(aBrowser().with(CHROME).sends(view("\"x\":1")).getBot()).isFalse();
    }

    @Test
    void whoPostsWithAnHttpLibraryIsNotItsVisitor() {
        UserEvent posted = aBrowser().with("curl/8.5.0").sends(view("\"x\":1"));
        UserEvent named = aServer().sends(view("\"userAgent\":\"curl/8.5.0\""));

        assertThat(posted.getBot()).isFalse();
        assertThat(posted.getDevice().getType()).isEqualTo("unknown");
        assertThat(named.getBot()).isTrue();
        assertThat(named.getBotReason()).isEqualTo("http-library: curl");
    }

    @Test
    void aBrowserIsWhereItsAddressIs() {
        String claimed = view("\"country\":\"FR\",\"city\":\"Paris\",\"ip\":\"8.8.8.8\"");

        UserEvent event = aBrowser().by(cities()).from("81.2.69.160").sends(claimed);

        assertThat(event.getPlace()).isEqualTo(new Place("GB", "England", "London"));
        assertThat(event.getProperties()).isEqualTo("{}");
        assertThat(aBrowser().by(cities()).from("10.0.0.1").sends(claimed).getPlace())
                .isEqualTo(new Place(null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ip\":\"81.2.69.160\"", "\"clientIp\":\"81.2.69.160\"", "\"$ip\":\"81.2.69.160\""})
    void aServersVisitorIsWhereItsAddressIs(String address) {
        UserEvent event = aServer().by(cities()).from("2001:218::1").sends(view(address));

        assertThat(event.getPlace()).isEqualTo(new Place("GB", "England", "London"));
        assertThat(event.toString()).doesNotContain("81.2.69");
    }

    @Test
    void ofAnAddressInTheContextOnlyItsNetworkIsLookedUp() {
        UserEvent wide = aServer().by(cities()).sends(view("\"context\":{\"ip\":\"175.16.199.37\"}"));
        UserEvent narrow = aServer().by(cities()).sends(view("\"context\":{\"ip\":\"81.2.69.160\"}"));

        assertThat(wide.getPlace().getCountry()).isEqualTo("CN");
        assertThat(wide.getProperties()).isEqualTo("{}");
        assertThat(narrow.getPlace()).isEqualTo(new Place(null, null, null));
    }

    @Test
    void aServersOwnAddressIsNobodys() {
        assertThat(aServer()
                        .by(cities())
                        .from("81.2.69.160")
                        .sends(view("\"x\":1"))
                        .getPlace())
                .isEqualTo(new Place(null, null, null));
    }

    @Test
    void aServerMayVouchForAPlace() {
        String place = view("\"country\":\"GB\",\"region\":\"ENG\",\"city\":\"Leeds\",\"ip\":\"2001:218::1\"");

        assertThat(aServer().by(cities()).sends(place).getPlace()).isEqualTo(new Place("GB", "ENG", "Leeds"));
    }

    @Test
    void addressesAreForNobodyToKeep() {
        String everywhere = view("\"ip\":\"203.0.113.7\",\"$ip\":\"203.0.113.7\",\"context\":{\"ip\":\"203.0.113.7\"}");

        assertThat(aServer().sends(everywhere).toString()).doesNotContain("203.0.113");
        assertThat(aBrowser().sends(everywhere).toString()).doesNotContain("203.0.113");
    }

    private static Geography cities() {
        try {
            return Geography.of(Path.of("src/test/resources/io/rivulet/collector/enrich/place/GeoIP2-City-Test.mmdb"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(String url, @Nullable String referrer) {
        String sent = referrer == null ? "null" : "\"" + referrer + "\"";
        return aBrowser()
                .sends(view("\"pageUrl\":\"" + url + "\",\"referrer\":" + sent))
                .getSource();
    }

    private static String view(String fields) {
        return "{\"eventType\":\"page_view\",\"visitorId\":\"ada\"," + fields + "}";
    }
}
