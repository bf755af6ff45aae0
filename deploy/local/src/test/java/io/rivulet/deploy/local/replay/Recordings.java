package io.rivulet.deploy.local.replay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checked-in recordings, and what they say. */
final class Recordings {

    private Recordings() {}

    static Path named(String name) {
        try {
            return Path.of(requireNonNull(Recordings.class.getResource("/recordings/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<RecordingFile.Line> lines(Path path) throws IOException {
        List<RecordingFile.Line> lines = new ArrayList<>();
        try (RecordingFile file = RecordingFile.open(path)) {
            for (RecordingFile.Line line = file.next(); line != null; line = file.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    static List<RecordedEvent> events(Path path) throws IOException {
        List<RecordedEvent> events = new ArrayList<>();
        for (RecordingFile.Line line : lines(path)) {
            if (line.meaning() instanceof LineMeaning.Happened happened) {
                events.addAll(happened.events());
            }
        }
        return events;
    }
}
