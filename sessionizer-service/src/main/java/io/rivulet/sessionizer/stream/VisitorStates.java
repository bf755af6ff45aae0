package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.StateSerde;
import io.rivulet.sessionizer.state.VisitorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** What is remembered of visitors as bytes, also as earlier versions wrote it. */
final class VisitorStates {

    private VisitorStates() {}

    static Serde<VisitorState> serde() {
        var earlier = new ArrayList<Schema>();
        for (Schema found = released(1); found != null; found = released(earlier.size() + 1)) {
            earlier.add(found);
        }
        return CompressedSerde.of(StateSerde.of(VisitorState.class, earlier.toArray(Schema[]::new)));
    }

    private static @Nullable Schema released(int version) {
        String file = "/released/visitor-state.v" + version + ".avsc";
        try (InputStream resource = VisitorStates.class.getResourceAsStream(file)) {
            return resource == null ? null : new Schema.Parser().parse(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
