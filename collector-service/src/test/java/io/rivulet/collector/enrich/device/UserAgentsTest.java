package io.rivulet.collector.enrich.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.collector.enrich.list.ListFile;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentsTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final UserAgents userAgents = new UserAgents();

    @Test
    void realUserAgentsAreCalledAsUapCoreCallsThem() {
        for (ListFile.Line line : ListFile.read(UserAgentsTest.class, "uap-core-sample.tsv")) {
            DeviceFinding found = userAgents.read(line.needed(2));
            assertThat(line.needed(0).equals("os") ? found.os() : found.browser())
                    .as(line.needed(2))
                    .isEqualTo(line.needed(1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36|desktop",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15|desktop",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36|desktop",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1|mobile",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36|mobile",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36|tablet",
                "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1|tablet",
                "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; Tablet PC 2.0; rv:11.0) like Gecko|desktop",
                "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.128 Safari/537.36|tv",
                "Mozilla/5.0 (Linux; Android 9; AFTKA) AppleWebKit/537.36 (KHTML, like Gecko) Silk/142.1 like Chrome/142.0.0.0 Safari/537.36|tv",
                "Mozilla/5.0 (PlayStation; PlayStation 5/6.00) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15|console",
                "Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/40.0 Chrome/136.0.0.0 VR Safari/537.36|wearable",
                "Dalvik/2.1.0 (Linux; U; Android 14; SM-S918B Build/UP1A)|mobile",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)|bot"
            })
    void theTypeOfADeviceIsTold(String userAgent, String type) {
        assertThat(userAgents.read(userAgent).type()).isEqualTo(type);
    }

    @Test
    void whatSaysNothingTellsNothing() {
        assertThat(userAgents.read("x")).isEqualTo(DeviceFinding.NONE);
        assertThat(userAgents.read("")).isEqualTo(DeviceFinding.NONE);
    }

    @Test
    void aUserAgentIsReadToItsFiveHundredAndTwelfthCharacter() {
        String start = CHROME + " ".repeat(UserAgents.MAX_READ - CHROME.length() - " Edg/9.9".length());

        assertThat(userAgents.read(start + " Edg/9.9").browser()).isEqualTo("Edge");
        assertThat(userAgents.read(start + "  Edg/9.9").browserVersion()).isEqualTo("9");
        assertThat(userAgents.read(start + "     Edg/9.9").browser()).isEqualTo("Chrome");
    }

    @Test
    void tooManyDifferentUserAgentsInASecondAreReadByTheirPlainestMarks() {
        // A clock that ticks a millisecond each time it is asked, and three milliseconds a second to spend.
        var clock = new AtomicLong();
        var frugal = new UserAgents(3_000_000, () -> clock.addAndGet(1_000_000));

        assertThat(frugal.read(CHROME + " a").browser()).isEqualTo("Chrome");
        assertThat(frugal.read(CHROME + " b").browser()).isEqualTo("Chrome");
        assertThat(frugal.read(CHROME + " c").browser()).isEqualTo("Chrome");
        assertThat(frugal.read(CHROME + " d").browser()).isNull();
        assertThat(frugal.read(CHROME + " e").type()).isEqualTo("desktop");
        assertThat(frugal.read(CHROME + " a").browser()).as("remembered").isEqualTo("Chrome");
        assertThat(frugal.readPlainly()).isEqualTo(2);

        clock.addAndGet(1_000_000_000);
        assertThat(frugal.read(CHROME + " d").browser()).as("a second later").isEqualTo("Chrome");
    }
}
