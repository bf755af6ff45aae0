package io.rivulet.sessionizer.stream;

import io.rivulet.sessionizer.state.Moment;
import org.apache.kafka.common.utils.Bytes;

/** How rows of a visitor's log are written in their store. */
final class LogForm implements VisitorRows.Form<PackedRow> {

    private static final int USUAL_CIRCUMSTANCES = 400;

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

    /** Circumstances are written once for many; those that are unusually long may be no one else's. */
    @Override
    public int size(PackedRow row) {
        return row.event().length + Math.max(0, row.circumstances().length - USUAL_CIRCUMSTANCES);
    }
}
