package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event that is being judged and filled in; when everybody has had a hand in it, it is {@link #finished}. */
public final class Draft {

    private static final int MAX_PAYLOAD = 512 * 1024;
    private static final String SERVICE = "collector-service";
    // Properties by which somebody could be recognised after all.
    private static final Set<String> IDENTIFYING = Set.of(
            "fingerprint", "anonymousId", "visitorId", "userId", "user_id", "traits", "email", "phone", "context");

    // Only a server may say that two users are one: a page could name anybody's.
    private static final Set<String> OTHER_USER = Set.of("previousId", "previous_id");

    private final RawEvent raw;
    private final Delivery delivery;
    private final EventFields fields;
    private final Reasons reasons;
    private final UserEvent.Builder event = UserEvent.newBuilder();
    private final @Nullable String sentVisitorId;
    private @Nullable String visitorId;
    private @Nullable String userId;
    private @Nullable String sessionHint;
    private @Nullable Page page;
    private @Nullable String pageHost;
    private @Nullable Device device;
    private @Nullable Consent consent;
    private @Nullable String botReason;
    private boolean recognisable = true;

    Draft(RawEvent raw, Delivery delivery, EventFields fields, Reasons reasons, Who who) {
        this.raw = raw;
        this.delivery = delivery;
        this.fields = fields;
        this.reasons = reasons;
        this.visitorId = who.visitorId();
        this.sentVisitorId = who.visitorId();
        this.userId = who.userId();
        this.sessionHint = who.sessionHint();
    }

    /** Whose it is, as sent. */
    record Who(
            @Nullable String visitorId,
            @Nullable String userId,
            @Nullable String sessionHint) {}

    public Delivery delivery() {
        return delivery;
    }

    public EventFields fields() {
        return fields;
    }

    public Reasons reasons() {
        return reasons;
    }

    /** Whose it is by now; null where it names nobody. */
    public @Nullable String visitorId() {
        return visitorId;
    }

    UserEvent.Builder event() {
        return event;
    }

    /** When it happened, as far as that is known by now. */
    public Instant occurredAt() {
        return event.getOccurredAt();
    }

    /** Host of the page; null where the event names none. */
    public @Nullable String pageHost() {
        return pageHost;
    }

    public void onHost(@Nullable String host) {
        pageHost = host;
    }

    public @Nullable String userAgent() {
        return device == null ? null : device.getUserAgent();
    }

    /** Where it happened, on what, and where the visitor was and came from. */
    public void enriched(Page page, Device device, Place place, Source source) {
        this.page = page;
        this.device = device;
        event.setPlace(place).setSource(source);
    }

    /** Made by a program, not a person. */
    public void takenForBot(String reason) {
        botReason = reason;
    }

    /** What the visitor had agreed to. */
    public void agreed(Consent consent) {
        this.consent = consent;
    }

    /** Takes out everything by which the visitor could be recognised on another day. */
    public void becomeAnonymous(String visitorId) {
        this.visitorId = visitorId;
        userId = null;
        sessionHint = null;
        recognisable = false;
        if (device != null) {
            device = Device.newBuilder(device).setUserAgent(null).setModel(null).build();
        }
        if (event.hasSource()) {
            // An advertiser could find the person by it.
            event.getSource().put("click_id", null);
        }
    }

    /** The event as it goes into Kafka, or every reason why it does not. */
    public Outcome finished() {
        var digest = new ContentDigest((ObjectNode) raw.json());
        String sentId = eventId(fields, reasons);
        if (visitorId == null) {
            reasons.add(
                    Reasons.Code.MISSING_FIELD,
                    "/visitorId",
                    "One of visitorId, fingerprint, anonymousId and userId must name the visitor.");
        }
        if (!reasons.isEmpty() || visitorId == null) {
            return rejected(raw, sentId, delivery, reasons);
        }
        return new Outcome.Accepted(
                event.setEventId(sentId == null ? digest.id(delivery.site().id(), distinction(visitorId)) : sentId)
                        .setContentHash(digest.hash())
                        .setSiteId(delivery.site().id())
                        .setVisitorId(visitorId)
                        .setUserId(userId)
                        .setSessionHint(sessionHint)
                        .setPage(Objects.requireNonNull(page))
                        .setDevice(Objects.requireNonNull(device))
                        .setConsent(Objects.requireNonNull(consent))
                        .setBot(botReason != null)
                        .setBotReason(botReason)
                        .setProperties(properties())
                        .build());
    }

    /** The event's id as sent. */
    static @Nullable String eventId(EventFields fields, Reasons reasons) {
        return Ids.first(fields, reasons, "eventId", "messageId", "event_id", "message_id");
    }

    static Outcome rejected(RawEvent raw, @Nullable String eventId, Delivery delivery, Reasons reasons) {
        return new Outcome.Rejected(
                raw.index(),
                RejectedEvent.newBuilder()
                        .setSiteId(delivery.site().id())
                        .setEventId(eventId == null ? null : EventFields.cut(eventId, Ids.MAX_CHARACTERS))
                        .setReasons(reasons.all())
                        .setPayload(fitting(raw.payload()))
                        .setOrigin(delivery.origin())
                        .setRefusedBy(SERVICE)
                        .setReceivedAt(delivery.receivedAt())
                        .setSentAt(delivery.sentAt())
                        .setClockOffsetMs(delivery.clockOffset())
                        .setSdk(delivery.sdk())
                        .setImported(delivery.imported())
                        .setVouched(delivery.vouched())
                        .setTrackingRefused(trackingRefused(delivery))
                        .build());
    }

    /** What a batch says for all its events is not kept with each of them, and may have been a refusal. */
    private static @Nullable Boolean trackingRefused(Delivery delivery) {
        boolean refused = delivery.client().refusesTracking();
        return (delivery.shared() && !refused) ? null : Boolean.valueOf(refused);
    }

    // One event of a server's four megabytes must not become a record that Kafka refuses.
    private static ByteBuffer fitting(ByteBuffer payload) {
        return payload.remaining() <= MAX_PAYLOAD ? payload : payload.slice(0, MAX_PAYLOAD);
    }

    /** A retry must get the same id; two events that say the same at no particular time must not. */
    private String distinction(String visitorId) {
        String visitor = sentVisitorId == null ? visitorId : "";
        return event.getCreatedAt() == null ? visitor + delivery.receivedAt() + "#" + raw.index() : visitor;
    }

    private String properties() {
        ObjectNode properties = fields.properties();
        if (!recognisable) {
            properties.remove(IDENTIFYING);
            Identifying.removeFrom(properties);
        }
        if ("alias".equals(event.getEventName()) && !delivery.vouched()) {
            properties.remove(OTHER_USER);
        }
        return JsonText.of(properties);
    }
}
