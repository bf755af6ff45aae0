package io.rivulet.bench.streams;

import java.util.Locale;

/**
 * What it takes to keep visitors whose visits can still change.
 *
 * @param visitors how many
 * @param events that each has done
 * @param diskBytes of the sessionizer's state
 * @param residentBytes of its process
 */
public record LiveVisitors(int visitors, int events, long diskBytes, long residentBytes) {

    /** Of disk, for a million of them. */
    private static final double MOST_BYTES_EACH = 2_000;

    /** Whether a million would fit into two gigabytes of disk. */
    public boolean isKept() {
        return diskBytes <= MOST_BYTES_EACH * visitors;
    }

    /** For people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d live visitors of %d events each: %.2f GB of disk, %.0f bytes each (%s), %.0f MB of memory",
                visitors,
                events,
                diskBytes / 1e9,
                (double) diskBytes / visitors,
                isKept() ? "a million fits into 2 GB" : "a million does not fit into 2 GB",
                residentBytes / 1e6);
    }
}
