package io.rivulet.collector.enrich.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.collector.event.ClientHints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintedFindingTest {

    private static final String CHROMIUM = "\"Chromium\";v=\"142\", \"Not_A Brand\";v=\"99\"";
    private static final DeviceFinding WINDOWS_CHROME =
            new DeviceFinding("desktop", "Windows", "10", "Chrome", "142.0.0", null, null, false);
    private static final DeviceFinding ANDROID_CHROME =
            new DeviceFinding("mobile", "Android", "10", "Chrome Mobile", "142.0.0", null, null, false);

    @ParameterizedTest
    @CsvSource({"0.1.0, 7", "0.3.0, 8.1", "10.0.0, 10", "12.9.9, 10", "13.0.0, 11", "19.0.0, 11"})
    void windowsIsToldByItsPlatformVersion(String version, String windows) {
        DeviceFinding found =
                HintedFinding.of(WINDOWS_CHROME, hints(CHROMIUM, "?0", "\"Windows\"", quoted(version), null));

        assertThat(found.os()).isEqualTo("Windows");
        assertThat(found.osVersion()).isEqualTo(windows);
    }

    @Test
    void aFrozenVersionOfAndroidIsMadeGoodAndTheModelTold() {
        DeviceFinding found =
                HintedFinding.of(ANDROID_CHROME, hints(CHROMIUM, "?1", "\"Android\"", "\"16.0.0\"", "\"Pixel 9\""));

        assertThat(found.osVersion()).isEqualTo("16");
        assertThat(found.model()).isEqualTo("Pixel 9");
        assertThat(found.type()).isEqualTo("mobile");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Google Chrome\";v=\"142\", \"Chromium\";v=\"142\", \"Not)A;Brand\";v=\"24\"|Chrome|142.0.0",
                "\"Microsoft Edge\";v=\"142\", \"Chromium\";v=\"142\", \"Not/A)Brand\";v=\"8\"|Edge|142",
                "\"Brave\";v=\"142\", \"Chromium\";v=\"142\", \"Not?A_Brand\";v=\"24\"|Brave|142",
                "\" Not A;Brand\";v=\"99\", \"Opera\";v=\"120\", \"Chromium\";v=\"135\"|Opera|120",
                "\"Chromium\";v=\"134\", \"YaBrowser\";v=\"25.4\"|Yandex Browser|25.4",
                "\"Chromium\";v=\"142.0.7444.60\", \"Google Chrome\";v=\"142.0.7444.60\"|Chrome|142.0.7444.60",
                "nonsense|Chrome|142.0.0"
            })
    void theBrowserIsTheBrandThatNotAllHave(String brands, String browser, String version) {
        DeviceFinding found = HintedFinding.of(WINDOWS_CHROME, hints(brands, null, null, null, null));

        assertThat(found.browser()).isEqualTo(browser);
        assertThat(found.browserVersion()).isEqualTo(version);
    }

    @Test
    void aBrandDoesNotHideWhatTheUserAgentKnowsBetter() {
        var edge = new DeviceFinding("mobile", "Android", "10", "Edge Mobile", "142.0.3595", null, null, false);

        DeviceFinding found =
                HintedFinding.of(edge, hints("\"Microsoft Edge\";v=\"142\"", "?1", "\"Android\"", null, null));

        assertThat(found.browser()).isEqualTo("Edge Mobile");
        assertThat(found.browserVersion()).isEqualTo("142.0.3595");
        assertThat(found.osVersion()).isEqualTo("10");
    }

    @Test
    void androidWithoutAHandIsATablet() {
        DeviceFinding found = HintedFinding.of(ANDROID_CHROME, hints(CHROMIUM, "?0", "\"Android\"", null, null));

        assertThat(found.type()).isEqualTo("tablet");
    }

    @Test
    void aHeadlessBrowserBetraysItselfByItsBrand() {
        DeviceFinding found = HintedFinding.of(
                WINDOWS_CHROME, hints("\"HeadlessChrome\";v=\"142\"", "?0", "\"Windows\"", null, null));

        assertThat(found.bot()).isEqualTo("browser-automation: HeadlessChrome");
        assertThat(found.type()).isEqualTo("bot");
    }

    @Test
    void aScriptSaysTheSameAsHeaders() throws IOException {
        var data = new ObjectMapper()
                .readTree(
                        "{\"brands\":[{\"brand\":\"Not A;Brand\",\"version\":\"9\"},{\"brand\":\"Opera\",\"version\":\"120\"}],"
                                + "\"mobile\":false,\"platform\":\"Windows\",\"platformVersion\":\"15.0.0\"}");

        DeviceFinding found = HintedFinding.of(WINDOWS_CHROME, Hints.of(data));

        assertThat(found.browser()).isEqualTo("Opera");
        assertThat(found.osVersion()).isEqualTo("11");
    }

    @Test
    void withoutHintsNothingChanges() {
        assertThat(HintedFinding.of(WINDOWS_CHROME, Hints.of(ClientHints.NONE))).isEqualTo(WINDOWS_CHROME);
        assertThat(HintedFinding.of(DeviceFinding.NONE, Hints.of(ClientHints.NONE)))
                .isEqualTo(DeviceFinding.NONE);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static Hints hints(
            String brands,
            @Nullable String mobile,
            @Nullable String platform,
            @Nullable String platformVersion,
            @Nullable String model) {
        return Hints.of(new ClientHints(brands, null, mobile, platform, platformVersion, model, null));
    }
}
