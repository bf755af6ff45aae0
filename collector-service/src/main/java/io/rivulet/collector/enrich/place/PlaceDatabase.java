package io.rivulet.collector.enrich.place;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.rivulet.schemas.avro.Place;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database in MaxMind's format, whole in memory. Two shapes of entries are understood: GeoIP2's and GeoLite2's
 * ({@code country.iso_code}, {@code subdivisions}, {@code city}), and the flat one of free databases
 * ({@code country_code}).
 */
final class PlaceDatabase {

    static final Place NOWHERE = new Place(null, null, null);

    private static final int REMEMBERED = 4096;
    private static final int SAMPLED = 224;

    private final Reader reader;

    private PlaceDatabase(Reader reader) {
        this.reader = reader;
    }

    /**
     * Reads a database to its end.
     *
     * @throws IOException where it can't be read, or is none
     */
    static PlaceDatabase read(InputStream database) throws IOException {
        var reader = new Reader(database, new CHMCache(REMEMBERED));
        var read = new PlaceDatabase(reader);
        // A file that is broken in the middle says so only where it is looked into.
        for (int network = 1; network < SAMPLED; network++) {
            read.entry(InetAddress.getByAddress(new byte[] {(byte) network, 1, 1, 1}));
        }
        return read;
    }

    /** Where an address is; parts that are not known are null. */
    Place of(InetAddress address) {
        try {
            Map<?, ?> entry = entry(address);
            return entry == null ? NOWHERE : place(entry);
        } catch (IOException | RuntimeException e) {
            // A broken entry is no reason to refuse an event.
            return NOWHERE;
        }
    }

    private @Nullable Map<?, ?> entry(InetAddress address) throws IOException {
        // An IPv4-only database refuses the question.
        boolean covered =
                address.getAddress().length == 4 || reader.getMetadata().ipVersion() == 6;
        return covered ? reader.get(address, Map.class) : null;
    }

    private static Place place(Map<?, ?> entry) {
        Object flat = entry.get("country_code");
        if (flat != null) {
            return new Place(text(flat), text(entry.get("state1")), text(entry.get("city")));
        }
        Object region = entry.get("subdivisions") instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        return new Place(inside(entry.get("country"), "iso_code"), name(region), name(entry.get("city")));
    }

    private static @Nullable String name(@Nullable Object place) {
        String english = place instanceof Map<?, ?> map ? inside(map.get("names"), "en") : null;
        return english == null ? inside(place, "iso_code") : english;
    }

    private static @Nullable String inside(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> known ? text(known.get(key)) : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }
}
