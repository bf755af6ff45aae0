package io.rivulet.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The forms of the file. */
enum Format {
    CSV("text/csv; charset=utf-8; header=present"),
    /** One object a line. */
    JSON("application/x-ndjson"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** How file names of it end. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins a file. */
    EventFile begin(OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> new CsvFile(out);
            case JSON -> new JsonLinesFile(out);
            case PARQUET -> new ParquetFile(out);
        };
    }
}
