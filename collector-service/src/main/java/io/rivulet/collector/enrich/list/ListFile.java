package io.rivulet.collector.enrich.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list beside the class that reads it: a line for each entry, tabs between its cells, lines of {@code # } for people. */
public final class ListFile {

    private ListFile() {}

    /**
     * One entry.
     *
     * @param cells without those at the end that say nothing
     */
    public record Line(List<String> cells) {

        /** The cell; null where it says nothing. */
        public @Nullable String cell(int column) {
            return column < cells.size() && !cells.get(column).isEmpty() ? cells.get(column) : null;
        }

        /** A cell that no entry is without. */
        public String needed(int column) {
            return Objects.requireNonNull(cell(column), () -> "No cell " + column + " in " + cells);
        }
    }

    /** All entries, in their order. */
    public static List<Line> read(Class<?> reader, String name) {
        try (var resource = Objects.requireNonNull(reader.getResourceAsStream(name), name);
                var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> new Line(List.of(line.split("\t", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
