package io.rivulet.collector.publish;

import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.io.IOException;
import java.math.RoundingMode;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Writes an accepted event in Avro, field by field in the order of its schema. Avro's own writer looks up the branch of
 * each of its twenty unions, and a conversion for each of its times, by name and for every event.
 */
final class UserEventWriter implements DatumWriter<UserEvent> {

    private static final int NULL = 0;
    private static final int VALUE = 1;
    private static final int MONEY_SCALE = 6;

    @Override
    public void setSchema(Schema schema) {
        // It knows only one, and is held against Avro's own writer before anything is written.
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // Avro makes its enums in the order of the schema.
    public void write(UserEvent event, Encoder out) throws IOException {
        out.writeString(event.getEventId());
        out.writeLong(event.getContentHash());
        out.writeString(event.getSiteId());
        out.writeString(event.getEventName());
        out.writeString(event.getOriginalName());
        out.writeEnum(event.getKind().ordinal());
        out.writeString(event.getVisitorId());
        text(event.getUserId(), out);
        text(event.getSessionHint(), out);
        time(event.getCreatedAt(), out);
        time(event.getSentAt(), out);
        out.writeLong(event.getReceivedAt().toEpochMilli());
        out.writeLong(event.getOccurredAt().toEpochMilli());
        out.writeLong(event.getSequence());
        out.writeBoolean(event.getImported());
        out.writeBoolean(event.getConversion());
        money(event.getRevenue(), out);
        page(event.getPage(), out);
        device(event.getDevice(), out);
        place(event.getPlace(), out);
        source(event.getSource(), out);
        consent(event.getConsent(), out);
        out.writeBoolean(event.getBot());
        text(event.getBotReason(), out);
        text(event.getSdk(), out);
        out.writeString(event.getProperties());
    }

    private static void page(Page page, Encoder out) throws IOException {
        text(page.getUrl(), out);
        text(page.getPath(), out);
        text(page.getTitle(), out);
        text(page.getReferrer(), out);
    }

    private static void device(Device device, Encoder out) throws IOException {
        text(device.getType(), out);
        text(device.getOs(), out);
        text(device.getBrowser(), out);
        text(device.getBrowserVersion(), out);
        text(device.getUserAgent(), out);
        text(device.getScreenResolution(), out);
        text(device.getViewport(), out);
        text(device.getOsVersion(), out);
        text(device.getModel(), out);
    }

    private static void place(Place place, Encoder out) throws IOException {
        text(place.getCountry(), out);
        text(place.getRegion(), out);
        text(place.getCity(), out);
    }

    private static void source(Source source, Encoder out) throws IOException {
        out.writeString(source.getChannel());
        text(source.getSource(), out);
        text(source.getMedium(), out);
        text(source.getCampaign(), out);
        text(source.getTerm(), out);
        text(source.getContent(), out);
        text(source.getClickIdName(), out);
        text(source.getClickId(), out);
    }

    private static void consent(Consent consent, Encoder out) throws IOException {
        out.writeBoolean(consent.getNecessary());
        out.writeBoolean(consent.getAnalytics());
        out.writeBoolean(consent.getMarketing());
        out.writeBoolean(consent.getPersonalization());
        text(consent.getVersion(), out);
    }

    private static void money(@Nullable Money money, Encoder out) throws IOException {
        branch(money, out);
        if (money != null) {
            out.writeBytes(money.getAmount()
                    .setScale(MONEY_SCALE, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .toByteArray());
            out.writeString(money.getCurrency());
        }
    }

    private static void time(@Nullable Instant time, Encoder out) throws IOException {
        branch(time, out);
        if (time != null) {
            out.writeLong(time.toEpochMilli());
        }
    }

    private static void text(@Nullable String text, Encoder out) throws IOException {
        branch(text, out);
        if (text != null) {
            out.writeString(text);
        }
    }

    /** The schemas' unions are all of null and one type. */
    private static void branch(@Nullable Object value, Encoder out) throws IOException {
        out.writeIndex(value == null ? NULL : VALUE);
    }
}
