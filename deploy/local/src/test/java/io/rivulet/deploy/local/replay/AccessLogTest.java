package io.rivulet.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.deploy.local.replay.LineMeaning.Happened;
import io.rivulet.deploy.local.replay.LineMeaning.LeftOut;
import io.rivulet.deploy.local.replay.LineMeaning.Unreadable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogTest {

    private final AccessLog log =
            new AccessLog("host\tlogname\ttime\tmethod\turl\tresponse\tbytes\treferer\tuseragent");

    @Test
    void servedPageIsAPageViewOfItsHost() {
        RecordedEvent event = ((Happened) log.read(request("GET", "/ksc.html", "200")))
                .events()
                .get(0);

        assertThat(event.type()).isEqualTo("page_view");
        assertThat(event.at()).isEqualTo(Instant.parse("1995-08-01T12:30:11Z"));
        assertThat(event.body().get("visitorId").textValue()).isEqualTo("ada.example");
        assertThat(event.body().get("pageUrl").textValue()).isEqualTo("https://log.example/ksc.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/shuttle/countdown/",
                "/a.html",
                "/a.HTM",
                "/status/r93-31",
                "/cgi-bin/map?1.2,3",
                "/v1.0/a"
            })
    void foldersPagesOfHtmlAndNamesWithoutExtensionArePages(String url) {
        assertThat(log.read(request("GET", url, "304"))).isInstanceOf(Happened.class);
    }

    @ParameterizedTest
    @CsvSource({"GET,/logo.gif,200", "GET,/film.mpg,200", "HEAD,/ksc.html,200", "GET,/ksc.html,404", "GET,/ksc.html,302"
    })
    void anythingElseIsNoPageView(String method, String url, String status) {
        assertThat(log.read(request(method, url, status))).isEqualTo(new LeftOut("not a page view"));
    }

    @Test
    void samePageTwiceInOneSecondIsTwoPageViews() throws IOException {
        List<RecordedEvent> events = Recordings.events(Recordings.named("access-log.tsv"));

        assertThat(events).hasSize(8);
        assertThat(events).extracting(RecordedEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void idsAreTheSameAtEveryReading() throws IOException {
        assertThat(Recordings.events(Recordings.named("access-log.tsv")))
                .isEqualTo(Recordings.events(Recordings.named("access-log.tsv")));
    }

    @Test
    void brokenLinesAreToldByWhatIsWrongWithThem() {
        assertThat(log.read("ada.example\t-\t807280211")).isEqualTo(new Unreadable("3 fields, not 9"));
        assertThat(log.read("ada.example\t-\tnoon\tGET\t/\t200\t1\t\t"))
                .isEqualTo(new Unreadable("the time is no number of seconds since 1970"));
        assertThat(log.read("\t-\t807280211\tGET\t/\t200\t1\t\t")).isEqualTo(new Unreadable("no host"));
    }

    private static String request(String method, String url, String status) {
        return "ada.example\t-\t807280211\t" + method + "\t" + url + "\t" + status + "\t1\t\t";
    }
}
