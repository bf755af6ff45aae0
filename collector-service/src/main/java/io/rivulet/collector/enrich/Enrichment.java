package io.rivulet.collector.enrich;

import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Draft;
import io.rivulet.collector.event.EventFields;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import org.jspecify.annotations.Nullable;

/** Adds to an event what its page, its referrer and its device tell. */
public final class Enrichment {

    private static final int MAX_ADDRESS = 4096;
    private static final int MAX_PATH = 1000;
    private static final int MAX_TITLE = 500;
    private static final int MAX_WORD = 100;
    private static final int MAX_USER_AGENT = 1000;

    private Enrichment() {}

    /** Fills in where the event happened, on what, and where the visitor came from. */
    public static void enrich(Draft draft) {
        EventFields fields = draft.fields();
        PageAddress page = address(fields, "pageUrl", "page_url", "url");
        String sentPath = fields.textUpTo(MAX_PATH, "pagePath", "page_path", "path");
        PageAddress referrer = address(fields, "referrer", "pageReferrer");
        String title = fields.textUpTo(MAX_TITLE, "pageTitle", "page_title", "title");
        draft.enriched(
                new Page(
                        page == null ? null : page.url(),
                        path(sentPath, page),
                        title,
                        referrer == null ? null : referrer.url()),
                device(fields, draft.delivery()),
                place(fields, draft.delivery()),
                TrafficSource.read(fields, page, referrer));
        draft.onHost(page == null ? null : page.host());
    }

    private static @Nullable PageAddress address(EventFields fields, String... names) {
        String address = fields.textUpTo(MAX_ADDRESS, names);
        return address == null ? null : PageAddress.of(address);
    }

    private static @Nullable String path(@Nullable String sent, @Nullable PageAddress page) {
        String path = sent != null ? PageAddress.of(sent).path() : page == null ? null : page.path();
        return path == null || path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH);
    }

    private static Device device(EventFields fields, Delivery delivery) {
        String sent = fields.textUpTo(MAX_USER_AGENT, "userAgent", "user_agent");
        // A server's own user agent says nothing about its visitors.
        String userAgent =
                sent != null || delivery.vouched() ? sent : delivery.client().userAgent();
        return new Device(
                DeviceType.of(fields.text("deviceType", "device_type"), userAgent),
                fields.textUpTo(MAX_WORD, "os"),
                fields.textUpTo(MAX_WORD, "browser"),
                fields.textUpTo(MAX_WORD, "browserVersion", "browser_version"),
                userAgent,
                fields.textUpTo(MAX_WORD, "screenResolution", "screen_resolution"),
                fields.textUpTo(MAX_WORD, "viewport"));
    }

    /** A browser does not know where it is; a server may. */
    private static Place place(EventFields fields, Delivery delivery) {
        String country = fields.textUpTo(MAX_WORD, "country");
        String region = fields.textUpTo(MAX_WORD, "region");
        String city = fields.textUpTo(MAX_WORD, "city");
        // Addresses are for nobody to keep, whoever sends them.
        fields.take("ip", "ipAddress", "ip_address", "clientIp", "client_ip");
        return delivery.vouched() ? new Place(country, region, city) : new Place(null, null, null);
    }
}
