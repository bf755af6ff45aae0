package io.rivulet.collector.enrich;

import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichmentTest {

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
                "https://s.example/?utm_source=google&utm_medium=cpc&utm_campaign=x+y|-|paid search|google|cpc|x y",
                "https://s.example/?utm_source=facebook&utm_medium=paid|-|paid social|facebook|paid|-",
                "https://s.example/?utm_source=news&utm_medium=email|https://google.com/|e-mail|news|email|-",
                "https://s.example/?gclid=1|https://www.google.com/|paid search|google|-|-",
                "https://s.example/|https://www.google.co.uk/search?q=x|organic search|google|-|-",
                "https://s.example/|https://m.facebook.com/|organic social|facebook|-|-",
                "https://s.example/|https://chatgpt.com/|assistant|chatgpt|-|-",
                "https://s.example/|https://mail.google.com/|e-mail|gmail|-|-",
                "https://s.example/|https://blog.example/post|referral|blog.example|-|-",
                "https://s.example/|https://www.s.example/other|direct|-|-|-",
                "https://s.example/|-|direct|-|-|-"
            })
    void aVisitComesFromItsCampaignOrItsReferrer(
            String url, String referrer, String channel, String source, String medium, String campaign) {
        String sent = referrer == null ? "null" : "\"" + referrer + "\"";
        UserEvent event = aBrowser().sends(view("\"pageUrl\":\"" + url + "\",\"referrer\":" + sent));

        assertThat(event.getSource()).isEqualTo(new Source(channel, source, medium, campaign, null, null));
    }

    @Test
    void campaignFieldsOfTheEventBeatThoseOfTheAddress() {
        UserEvent event = aBrowser()
                .sends(view("\"pageUrl\":\"https://s.example/?utm_source=a&utm_medium=b\",\"utmSource\":\"c\""));

        assertThat(event.getSource().getSource()).isEqualTo("c");
        assertThat(event.getSource().getMedium()).isEqualTo("b");
    }

    @Test
    void aDeviceIsTakenAsSentElseFromThePlainestMarks() {
        assertThat(aBrowser()
                        .sends(view("\"deviceType\":\"Tablet\""))
                        .getDevice()
                        .getType())
                .isEqualTo("tablet");
        assertThat(aBrowser().sends(view("\"x\":1")).getDevice().getType()).isEqualTo("desktop");
        assertThat(aBrowser()
                        .with("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)")
                        .sends(view("\"x\":1"))
                        .getDevice()
                        .getType())
                .isEqualTo("mobile");
        assertThat(aServer().sends(view("\"x\":1")).getDevice().getType()).isEqualTo("unknown");
    }

    @Test
    void onlyAServerKnowsWhereItsVisitorsAre() {
        String place = view("\"country\":\"GB\",\"region\":\"ENG\",\"city\":\"Leeds\"");

        assertThat(aServer().sends(place).getPlace()).isEqualTo(new Place("GB", "ENG", "Leeds"));
        assertThat(aBrowser().sends(place).getPlace()).isEqualTo(new Place(null, null, null));
        assertThat(aBrowser().sends(place).getProperties()).isEqualTo("{}");
    }

    @Test
    void addressesAreForNobodyToKeep() {
        assertThat(aServer().sends(view("\"ip\":\"203.0.113.7\"")).toString()).doesNotContain("203.0.113");
        assertThat(aBrowser().sends(view("\"x\":1")).toString()).doesNotContain("203.0.113");
    }

    private static String view(String fields) {
        return "{\"eventType\":\"page_view\",\"visitorId\":\"ada\"," + fields + "}";
    }
}
