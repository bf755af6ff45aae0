package io.rivulet.collector.enrich;

import io.rivulet.collector.enrich.device.DeviceFinding;
import io.rivulet.collector.enrich.device.DeviceType;
import io.rivulet.collector.enrich.device.HintedFinding;
import io.rivulet.collector.enrich.device.Hints;
import io.rivulet.collector.enrich.device.UserAgents;
import io.rivulet.collector.event.ClientHints;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.EventFields;
import io.rivulet.schemas.avro.Device;
import org.jspecify.annotations.Nullable;

/**
 * On what an event happened: what is found out, and what the client says of itself where nothing is.
 *
 * @param bot why it is taken for a program
 */
record VisitorDevice(Device device, @Nullable String bot) {

    private static final int MAX_WORD = 100;
    private static final int MAX_USER_AGENT = 1000;

    static VisitorDevice of(EventFields fields, Delivery delivery, UserAgents userAgents) {
        String sent = fields.textUpTo(MAX_USER_AGENT, "userAgent", "user_agent");
        String around = fields.contextUpTo(MAX_USER_AGENT, "userAgent");
        String named = sent == null ? around : sent;
        // A server's own user agent says nothing about its visitors.
        String header = delivery.vouched() ? null : delivery.client().userAgent();
        Hints hints = hints(fields, delivery);
        return named == null
                ? device(fields, header, ofConnection(header, hints, userAgents))
                : device(fields, named, HintedFinding.of(userAgents.read(named), hints));
    }

    /**
     * Who posts with an HTTP library is an app, or a server with a key for browsers: the visitor is somebody else. Where
     * an event names the library as its visitor's, it is one.
     */
    private static DeviceFinding ofConnection(@Nullable String userAgent, Hints hints, UserAgents userAgents) {
        DeviceFinding found = userAgent == null ? DeviceFinding.NONE : userAgents.read(userAgent);
        return found.library() ? DeviceFinding.NONE : HintedFinding.of(found, hints);
    }

    private static Hints hints(EventFields fields, Delivery delivery) {
        EventFields.Field sent = fields.take("userAgentData", "user_agent_data");
        ClientHints headers =
                delivery.vouched() ? ClientHints.NONE : delivery.client().hints();
        return headers.brands() != null || sent == null ? Hints.of(headers) : Hints.of(sent.value());
    }

    private static VisitorDevice device(EventFields fields, @Nullable String userAgent, DeviceFinding found) {
        String type = DeviceType.known(fields.text("deviceType", "device_type"));
        String os = fields.textUpTo(MAX_WORD, "os");
        String osVersion = fields.textUpTo(MAX_WORD, "osVersion", "os_version");
        String browser = fields.textUpTo(MAX_WORD, "browser");
        String browserVersion = fields.textUpTo(MAX_WORD, "browserVersion", "browser_version");
        String known = found.type() == null ? type : found.type();
        return new VisitorDevice(
                new Device(
                        known == null ? DeviceType.UNKNOWN : known,
                        found.os() == null ? os : found.os(),
                        found.browser() == null ? browser : found.browser(),
                        found.browser() == null ? browserVersion : found.browserVersion(),
                        userAgent,
                        fields.textUpTo(MAX_WORD, "screenResolution", "screen_resolution"),
                        fields.textUpTo(MAX_WORD, "viewport"),
                        found.os() == null ? osVersion : found.osVersion(),
                        found.model()),
                found.bot());
    }
}
