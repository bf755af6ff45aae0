package io.rivulet.sessionizer.stream;

import io.rivulet.sessionizer.state.Moment;
import org.apache.kafka.common.utils.Bytes;

/** How rows of a visitor's log are written in their store. */
final class LogForm implements VisitorRows.Form<PackedRow> {

    private final String visitorId;

    LogForm(String visitorId) {
        this.visitorId = visitorId;
    }

    @Override
    public byte[] bytes(PackedRow row) {
        return row.bytes();
    }

    @Override
    public PackedRow of(Bytes key, byte[] bytes) {
        String siteId = VisitorKeys.siteOf(key, visitorId);
        Moment moment = VisitorKeys.momentOf(key, visitorId, siteId);
        return LogRow.packed(bytes, visitorId, siteId, moment);
    }

    @Override
    public int size(PackedRow row) {
        return row.size();
    }
}
