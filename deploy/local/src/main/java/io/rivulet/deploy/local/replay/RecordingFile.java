package io.rivulet.deploy.local.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A recording on disk, plain or gzip, read line by line; what kind it is its first line says, not its name. */
final class RecordingFile implements AutoCloseable {

    private final ReadBytes file;
    private final TextLines lines;
    private final Recording recording;
    private final long size;

    private RecordingFile(ReadBytes file, TextLines lines, Recording recording, long size) {
        this.file = file;
        this.lines = lines;
        this.recording = recording;
        this.size = size;
    }

    /**
     * One line and what it means.
     *
     * @param number the line's place in the file, from 1, a header included
     */
    record Line(long number, LineMeaning meaning) {}

    /**
     * Opens a file and recognises it.
     *
     * @throws IOException when it can't be read, or when it is none of the kinds known; the message is fit to be shown
     */
    static RecordingFile open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a folder; wanted is one file, plain or gzip: order lines of a shop (CSV),"
                    + " an access log (TSV) or one event a line (JSON)");
        }
        ReadBytes file = new ReadBytes(Files.newInputStream(path));
        try {
            TextLines lines = new TextLines(inflated(file));
            Recording recording = recognise(path, lines);
            return new RecordingFile(file, lines, recording, Math.max(1, Files.size(path)));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    String kind() {
        return recording.kind();
    }

    /** The next line that is not blank, or none at the end of the file. */
    @Nullable Line next() throws IOException {
        for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (line.text() == null) {
                return new Line(line.number(), new LineMeaning.Unreadable(line.trouble()));
            }
            if (!line.text().isBlank()) {
                return new Line(line.number(), recording.read(line.text()));
            }
        }
        return null;
    }

    /** How much of the file has been read, 0 to 1. */
    double fractionRead() {
        return Math.min(1.0, (double) file.count() / size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static InputStream inflated(InputStream in) throws IOException {
        PushbackInputStream again = new PushbackInputStream(in, 2);
        byte[] start = again.readNBytes(2);
        again.unread(start);
        boolean packed = start.length == 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
        return packed ? new GZIPInputStream(again, 1 << 16) : again;
    }

    private static Recording recognise(Path path, TextLines lines) throws IOException {
        TextLines.Line first = lines.next();
        if (first == null) {
            throw new IOException(path + " is empty");
        }
        String text = first.text() == null ? "" : first.text();
        if (text.startsWith("{")) {
            lines.again(first);
            return new JsonEvents();
        }
        if (ShopOrders.isHeader(text)) {
            return new ShopOrders(text);
        }
        if (AccessLog.isHeader(text)) {
            return new AccessLog(text);
        }
        throw new IOException(path + " is no recording that is known here: its first line is neither a JSON object, nor"
                + " the header of the shop's order lines (" + String.join(",", ShopOrders.COLUMNS)
                + "), nor that of an access log (" + String.join(" ", AccessLog.COLUMNS) + ", separated by tabs)");
    }
}
