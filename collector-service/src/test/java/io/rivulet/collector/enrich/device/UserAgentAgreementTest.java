package io.rivulet.collector.enrich.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Agreement with uap-core's own tests; 93.4 % of the browsers are uap-core's release alone. */
class UserAgentAgreementTest {

    private static final double ENOUGH = 0.97;
    // What uap-core's tests of browsers hold beside browsers.
    private static final Pattern PROGRAMS = Pattern.compile(
            "(?i)bot|crawl|spider|slurp|headless|fetch|monitor|nutch|archive|seek|scrap|curl|wget|http|python|java|okhttp"
                    + "|axios|preview|snippet|proxy|phantom|feed|rss|search|heritrix|larbin|grub|zyborg|vagabondo|ichiro"
                    + "|masscan|scan|teoma|jeeves|WIRE|Goodzer|008|Argus|WebZIP|Y!J|AppEngine|Catchpoint|Ruxit|Datanyze"
                    + "|Genieo|NING|Netvibes|Riddler|sniffer|WhatWeb|WordPress|otbox|Xenu|Yeti|indexer|Charlotte|BLEX"
                    + "|Pingdom|StatusCake|Rackspace|Site24x7|Monitis|HTTrack|Qwantify|BUbiNG|Slack|WhatsApp|Jersey|AHC|DAV"
                    + "|got$|Aboundex|AdsBot|InspectionTool|findlinks|gsa|IRLbot|Sogou|TinEye|omgili|Hub|Lipperhey|Yats"
                    + "|YFSJ|SiteCat|Partners|Other");

    private final UserAgents userAgents = new UserAgents(Long.MAX_VALUE, System::nanoTime);

    @Test
    void browsersAreCalledAsUapCoreCallsThem() {
        assertThat(agreement("test_ua.yaml.gz", DeviceFinding::browser)).isGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    void operatingSystemsAreCalledAsUapCoreCallsThem() {
        assertThat(agreement("test_os.yaml.gz", DeviceFinding::os)).isGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    void fewerThanOneInTwoHundredRealBrowsersIsTakenForAProgram() {
        List<String> real = UserAgentData.of("test_ua.yaml.gz").stream()
                .filter(expected -> !PROGRAMS.matcher(expected.family()).find())
                .map(UserAgentData.Expected::userAgent)
                .toList();
        List<String> accused =
                real.stream().filter(one -> userAgents.read(one).bot() != null).toList();

        assertThat(real).hasSizeGreaterThan(800);
        assertThat(accused.size()).as("%s of %d", accused, real.size()).isLessThan(real.size() / 200);
    }

    @Test
    void fewerThanOneInTwoHundredRealDevicesIsTakenForAProgram() {
        List<String> real = UserAgentData.of("test_device.yaml.gz").stream()
                .filter(expected -> !expected.family().equals("Spider"))
                // Names of programs that uap-core takes for names of devices.
                .filter(expected -> !PROGRAMS.matcher(expected.userAgent()).find())
                .map(UserAgentData.Expected::userAgent)
                .toList();
        List<String> accused =
                real.stream().filter(one -> userAgents.read(one).bot() != null).toList();

        assertThat(real).hasSizeGreaterThan(9_000);
        assertThat(accused.size()).as("%s of %d", accused, real.size()).isLessThan(real.size() / 200);
    }

    private double agreement(String file, Function<DeviceFinding, @Nullable String> what) {
        List<UserAgentData.Expected> cases = UserAgentData.of(file);
        long right = cases.stream()
                .filter(expected ->
                        expected.family().equals(orOther(what.apply(userAgents.read(expected.userAgent())))))
                .count();
        return (double) right / cases.size();
    }

    private static String orOther(@Nullable String name) {
        return name == null ? "Other" : name;
    }
}
