package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.sessionizer.state.LoggedEvent;
import io.rivulet.sessionizer.state.OwnRow;
import io.rivulet.sessionizer.state.VisitorState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What is written in one row with a visitor. */
final class OwnRows {

    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    private OwnRows() {}

    /** Takes what was written with a visitor. */
    static void read(
            String visitorId,
            VisitorState state,
            VisitorRows<PackedRow> log,
            VisitorRows<byte[]> conclusions,
            VisitorRows<byte[]> told) {
        List<byte[]> circumstances =
                state.getCircumstances().stream().map(OwnRows::bytes).toList();
        var first = new PackedRow[circumstances.size()];
        for (LoggedEvent event : state.getLog()) {
            int place = event.getCircumstances();
            var row = new PackedRow(circumstances.get(place), bytes(event.getEvent())).sharing(first[place]);
            first[place] = first[place] == null ? row : first[place];
            log.add(VisitorKeys.withVisitor(event.getKey(), visitorId), row);
        }
        for (OwnRow row : state.getConclusions()) {
            conclusions.add(VisitorKeys.withVisitor(row.getKey(), visitorId), bytes(row.getValue()));
        }
        for (OwnRow row : state.getTold()) {
            told.add(Bytes.wrap(bytes(row.getKey())), bytes(row.getValue()));
        }
    }

    /** A visitor apart from them, once they were taken. */
    static VisitorState withoutThem(VisitorState state) {
        return RecordCopy.of(state)
                .with("ids", NO_BYTES)
                .with("circumstances", List.of())
                .with("log", List.of())
                .with("conclusions", List.of())
                .with("told", List.of())
                .done();
    }

    /** An event that is written with a visitor; null where it is not, or there is none. */
    static @Nullable PackedRow logged(VisitorState state, ByteBuffer key) {
        for (LoggedEvent event : state.getLog()) {
            if (event.getKey().equals(key)) {
                return new PackedRow(
                        bytes(state.getCircumstances().get(event.getCircumstances())), bytes(event.getEvent()));
            }
        }
        return null;
    }

    /** A visitor with all that is written with it. */
    static VisitorState written(
            String visitorId,
            VisitorState state,
            SeenIds ids,
            VisitorRows<PackedRow> log,
            VisitorRows<byte[]> conclusions,
            VisitorRows<byte[]> told) {
        List<byte[]> circumstances = new ArrayList<>();
        List<LoggedEvent> events = new ArrayList<>();
        log.forEach((key, row) -> events.add(new LoggedEvent(
                VisitorKeys.withoutVisitor(key, visitorId),
                place(row.circumstances(), circumstances),
                ByteBuffer.wrap(row.event()))));
        List<OwnRow> concluded = new ArrayList<>();
        conclusions.forEach((key, row) ->
                concluded.add(new OwnRow(VisitorKeys.withoutVisitor(key, visitorId), ByteBuffer.wrap(row))));
        List<OwnRow> sessions = new ArrayList<>();
        told.forEach((key, row) -> sessions.add(new OwnRow(ByteBuffer.wrap(key.get()), ByteBuffer.wrap(row))));
        return RecordCopy.of(state)
                .with("ids", ids.bytes())
                .with(
                        "circumstances",
                        circumstances.stream().map(ByteBuffer::wrap).toList())
                .with("log", events)
                .with("conclusions", concluded)
                .with("told", sessions)
                .with("ids_elsewhere", ids.elsewhere())
                .with("log_elsewhere", log.elsewhere())
                .with("conclusions_elsewhere", conclusions.elsewhere())
                .with("told_elsewhere", told.elsewhere())
                .done();
    }

    /** Where circumstances are in a list; they are added where they are new. */
    private static int place(byte[] circumstances, List<byte[]> known) {
        for (int i = known.size() - 1; i >= 0; i--) {
            if (Arrays.equals(known.get(i), circumstances)) {
                return i;
            }
        }
        known.add(circumstances);
        return known.size() - 1;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
