package io.rivulet.collector.publish;

import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Records that say nothing and are never sent: a serializer shows its prefix on them. */
final class Samples {

    private Samples() {}

    static UserEvent userEvent() {
        return UserEvent.newBuilder()
                .setEventId("")
                .setContentHash(0)
                .setSiteId("")
                .setEventName("")
                .setOriginalName("")
                .setKind(EventKind.PASSIVE)
                .setVisitorId("")
                .setReceivedAt(Instant.EPOCH)
                .setOccurredAt(Instant.EPOCH)
                .setPage(Page.newBuilder().build())
                .setDevice(Device.newBuilder().build())
                .setPlace(Place.newBuilder().build())
                .setSource(Source.newBuilder().build())
                .setConsent(Consent.newBuilder().build())
                .build();
    }

    static RejectedEvent rejectedEvent() {
        return RejectedEvent.newBuilder()
                .setSiteId("")
                .setReasons(List.of())
                .setPayload(ByteBuffer.allocate(0))
                .setOrigin("")
                .setRefusedBy("")
                .setReceivedAt(Instant.EPOCH)
                .build();
    }
}
