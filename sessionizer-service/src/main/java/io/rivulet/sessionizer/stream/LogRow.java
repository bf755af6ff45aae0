package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.session.OwnedEvent;
import io.rivulet.sessionizer.signal.ClickTarget;
import io.rivulet.sessionizer.state.Moment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * An event in its visitor's log: what the cut and the conclusions have to know of it, and nothing that its key says. One
 * is written for every event, so that it is written by hand.
 *
 * @param personId under whom it was counted
 * @param toldIn the session that the world knows it in
 * @param event as far as it is kept
 */
record LogRow(String personId, String toldIn, UserEvent event) {

    /** What the second version wrote is the same in another order. */
    private static final byte SECOND_VERSION = 2;

    private static final Schema KINDS = EventKind.getClassSchema();
    private static final int USUAL_BYTES = 256;
    private static final Deserializer<SessionEvent> FIRST_VERSION =
            StateSerde.of(SessionEvent.class).deserializer();
    private static final ThreadLocal<@Nullable BinaryEncoder> ENCODERS = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable BinaryDecoder> DECODERS = new ThreadLocal<>();

    /** The event and whose it is. */
    OwnedEvent owned() {
        return new OwnedEvent(event, personId);
    }

    PackedRow packed() {
        return new PackedRow(written(this::writeCircumstances), written(this::writeEvent));
    }

    private void writeCircumstances(BinaryEncoder out) throws IOException {
        out.writeString(personId);
        out.writeString(toldIn);
        write(out, event.getPage().getReferrer());
        write(out, event.getDevice());
        write(out, event.getPlace());
        write(out, event.getSource());
    }

    private void writeEvent(BinaryEncoder out) throws IOException {
        out.writeString(event.getEventName());
        out.writeEnum(KINDS.getEnumOrdinal(event.getKind().name()));
        out.writeBoolean(event.getConversion());
        out.writeBoolean(event.getBot());
        out.writeString(
                ClickTarget.clicked(event)
                        ? ClickTarget.of(event.getProperties()).properties()
                        : "");
        write(out, event.getRevenue());
        write(out, event.getPage().getUrl());
        write(out, event.getPage().getPath());
    }

    /**
     * Reads a row.
     *
     * @param visitorId whose log it is in
     * @param siteId the site
     * @param moment where it stands there
     */
    static LogRow of(PackedRow packed, String visitorId, String siteId, Moment moment) {
        try {
            BinaryDecoder in = decoder(packed.circumstances(), 0);
            String personId = in.readString();
            String toldIn = in.readString();
            String referrer = text(in);
            var event = blank(visitorId, siteId, moment)
                    .setDevice(strings(in, Device::new))
                    .setPlace(strings(in, Place::new))
                    .setSource(strings(in, Source::new));
            in = decoder(packed.event(), 0);
            return new LogRow(
                    personId,
                    toldIn,
                    readEvent(in, event)
                            .setPage(new Page(text(in), text(in), null, referrer))
                            .build());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads a row of the store, also as earlier versions wrote it.
     *
     * @param visitorId whose log it is in
     * @param siteId the site
     * @param moment where it stands there
     */
    static PackedRow packed(byte[] bytes, String visitorId, String siteId, Moment moment) {
        if (bytes[0] == PackedRow.VERSION) {
            return PackedRow.of(bytes);
        }
        if (bytes[0] == SECOND_VERSION) {
            return ofSecondVersion(bytes, visitorId, siteId, moment).packed();
        }
        SessionEvent told = FIRST_VERSION.deserialize("", bytes);
        var counted = (CountedEvent) told.getFact();
        return new LogRow(told.getPersonId(), String.valueOf(counted.getSessionId()), counted.getEvent()).packed();
    }

    private static LogRow ofSecondVersion(byte[] bytes, String visitorId, String siteId, Moment moment) {
        try {
            BinaryDecoder in = decoder(bytes, 1);
            String personId = in.readString();
            String toldIn = in.readString();
            var event = readEvent(in, blank(visitorId, siteId, moment))
                    .setPage(new Page(text(in), text(in), null, text(in)))
                    .setDevice(strings(in, Device::new))
                    .setPlace(strings(in, Place::new))
                    .setSource(strings(in, Source::new));
            return new LogRow(personId, toldIn, event.build());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UserEvent.Builder blank(String visitorId, String siteId, Moment moment) {
        Instant at = Instant.ofEpochMilli(moment.getOccurredAt());
        return UserEvent.newBuilder()
                .setEventId(moment.getEventId())
                .setSequence(moment.getSequence())
                .setOccurredAt(at)
                .setReceivedAt(at)
                .setVisitorId(visitorId)
                .setSiteId(siteId)
                .setContentHash(0)
                .setOriginalName("")
                .setConsent(new Consent());
    }

    private static UserEvent.Builder readEvent(BinaryDecoder in, UserEvent.Builder event) throws IOException {
        return event.setEventName(in.readString())
                .setKind(EventKind.valueOf(KINDS.getEnumSymbols().get(in.readEnum())))
                .setConversion(in.readBoolean())
                .setBot(in.readBoolean())
                .setProperties(in.readString())
                .setRevenue(money(in));
    }

    private static byte[] written(Part part) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try {
            BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, ENCODERS.get());
            ENCODERS.set(out);
            part.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BinaryDecoder decoder(byte[] bytes, int from) {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, DECODERS.get());
        DECODERS.set(in);
        return in;
    }

    private static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("A row of the visit log can't be read", cause);
    }

    /** Writes a part of a row. */
    private interface Part {

        void write(BinaryEncoder out) throws IOException;
    }

    private static void write(BinaryEncoder out, @Nullable Money money) throws IOException {
        write(out, money == null ? null : money.getAmount().toString());
        if (money != null) {
            out.writeString(money.getCurrency());
        }
    }

    private static @Nullable Money money(BinaryDecoder in) throws IOException {
        String amount = text(in);
        return amount == null ? null : new Money(new BigDecimal(amount), in.readString());
    }

    /** A record that has nothing but texts; one of a later version may have more. */
    private static void write(BinaryEncoder out, SpecificRecord texts) throws IOException {
        int fields = texts.getSchema().getFields().size();
        out.writeInt(fields);
        for (int i = 0; i < fields; i++) {
            write(out, (String) texts.get(i));
        }
    }

    private static <R extends SpecificRecord> R strings(BinaryDecoder in, Supplier<R> blank) throws IOException {
        R record = blank.get();
        int fields = in.readInt();
        for (int i = 0; i < fields; i++) {
            record.put(i, text(in));
        }
        return record;
    }

    private static void write(BinaryEncoder out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeString(text);
        }
    }

    private static @Nullable String text(BinaryDecoder in) throws IOException {
        return in.readBoolean() ? in.readString() : null;
    }
}
