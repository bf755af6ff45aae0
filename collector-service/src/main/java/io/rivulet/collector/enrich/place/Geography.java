package io.rivulet.collector.enrich.place;

import io.rivulet.schemas.avro.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where network addresses are, by a database that may be changed while it is used: {@link #refresh} takes a new one as a
 * whole or leaves the old one as it is.
 */
public final class Geography {

    private final @Nullable Path file;
    private volatile PlaceDatabase database;
    private volatile Asked asked;
    // Of the file when it was last looked at, whether it was taken or not.
    private Version seen;

    /** What became of a look at the file. */
    public enum Refresh {
        UNCHANGED,
        TAKEN,
        REFUSED
    }

    /** What was asked last, and of which database. */
    private record Asked(@Nullable String address, PlaceDatabase database, Place place) {}

    private record Version(@Nullable FileTime modified, long bytes) {}

    private Geography(@Nullable Path file, PlaceDatabase database, Version seen) {
        this.file = file;
        this.database = database;
        this.seen = seen;
        this.asked = new Asked(null, database, PlaceDatabase.NOWHERE);
    }

    /** By the database of countries that the service ships. */
    public static Geography shipped() {
        try (InputStream countries = Objects.requireNonNull(Geography.class.getResourceAsStream("countries.mmdb"))) {
            return new Geography(null, PlaceDatabase.read(countries), new Version(null, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * By a database of the operator's.
     *
     * @throws IOException where it can't be read, or is none
     */
    public static Geography of(Path file) throws IOException {
        Version version = version(file);
        return new Geography(file, read(file), version);
    }

    /** Where an address is: nowhere, where it is private, unknown, or none. */
    public Place of(@Nullable String address) {
        PlaceDatabase current = database;
        Asked before = asked;
        // All events of a request come from the same address, the very same text.
        if (Objects.equals(before.address(), address) && before.database() == current) {
            return before.place();
        }
        InetAddress somewhere = PublicAddress.of(address);
        Place place = somewhere == null ? PlaceDatabase.NOWHERE : current.of(somewhere);
        asked = new Asked(address, current, place);
        return place;
    }

    /** Takes the file again, if it has changed. */
    public synchronized Refresh refresh() {
        if (file == null) {
            return Refresh.UNCHANGED;
        }
        try {
            Version now = version(file);
            if (now.equals(seen)) {
                return Refresh.UNCHANGED;
            }
            seen = now;
            database = read(file);
            return Refresh.TAKEN;
        } catch (IOException | RuntimeException e) {
            return Refresh.REFUSED;
        }
    }

    private static Version version(Path file) throws IOException {
        try {
            return new Version(Files.getLastModifiedTime(file), Files.size(file));
        } catch (NoSuchFileException e) {
            return new Version(null, 0);
        }
    }

    private static PlaceDatabase read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return PlaceDatabase.read(content);
        }
    }
}
