package io.rivulet.collector.enrich;

import io.rivulet.collector.enrich.device.UserAgents;
import io.rivulet.collector.enrich.place.Geography;
import io.rivulet.collector.enrich.source.PageAddress;
import io.rivulet.collector.enrich.source.TrafficSource;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Draft;
import io.rivulet.collector.event.EventFields;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds to an event what its page, its referrer, its device and its address tell. */
public final class Enrichment {

    private static final int MAX_ADDRESS = 4096;
    private static final int MAX_PATH = 1000;
    private static final int MAX_TITLE = 500;
    private static final int MAX_WORD = 100;
    private static final String[] ADDRESSES = EventFields.ADDRESSES.toArray(String[]::new);

    private final UserAgents userAgents;
    private final Geography geography;
    private final Map<String, Set<String>> ownDomains;
    private final TrafficSource sources = new TrafficSource();

    /**
     * By these lists.
     *
     * @param ownDomains hosts of the same business, by site: links from one to another are none from outside
     */
    public Enrichment(UserAgents userAgents, Geography geography, Map<String, Set<String>> ownDomains) {
        this.userAgents = userAgents;
        this.geography = geography;
        this.ownDomains = Map.copyOf(ownDomains);
    }

    /** Fills in where the event happened, on what, where the visitor is, and where the visitor came from. */
    public void enrich(Draft draft) {
        EventFields fields = draft.fields();
        Delivery delivery = draft.delivery();
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
                device(draft),
                place(fields, delivery),
                sources.read(
                        fields,
                        page,
                        referrer,
                        ownDomains.getOrDefault(delivery.site().id(), Set.of())));
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

    private Device device(Draft draft) {
        VisitorDevice device = VisitorDevice.of(draft.fields(), draft.delivery(), userAgents);
        if (device.bot() != null) {
            draft.takenForBot(device.bot());
        }
        return device.device();
    }

    /** Of the address that the event names, where a server sends it for its visitor; it goes no further than here. */
    private Place place(EventFields fields, Delivery delivery) {
        String country = fields.textUpTo(MAX_WORD, "country");
        String region = fields.textUpTo(MAX_WORD, "region");
        String city = fields.textUpTo(MAX_WORD, "city");
        EventFields.Field sent = fields.take(ADDRESSES);
        String around = fields.contextUpTo(MAX_WORD, ADDRESSES);
        if (!delivery.vouched()) {
            return geography.of(delivery.client().address());
        }
        if (country != null || region != null || city != null) {
            return new Place(country, region, city);
        }
        return geography.of(sent == null ? around : sent.value().asText());
    }
}
