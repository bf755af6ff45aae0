package io.rivulet.schemas;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.UserEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class RecordDatumsTest {

    @Test
    void aRecordComesBackAsItWas() throws IOException {
        var datums = new RecordDatums<UserEvent>();
        UserEvent event = anEvent().by("ada").purchase("12.50").build();
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        datums.createDatumWriter(event, datums.toSchema(event)).write(event, encoder);

        var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
        assertThat(datums.createDatumReader(UserEvent.getClassSchema()).read(null, decoder))
                .isEqualTo(event);
    }

    @Test
    void aRecordOfAnotherVersionIsReadAsTodays() throws IOException {
        Schema earlier = SchemaBuilder.record("Consent")
                .namespace("io.rivulet.schemas.avro")
                .fields()
                .requiredBoolean("necessary")
                .requiredBoolean("analytics")
                .endRecord();
        GenericRecord old = new GenericData.Record(earlier);
        old.put("necessary", true);
        old.put("analytics", true);
        var bytes = new ByteArrayOutputStream();
        new GenericDatumWriter<GenericRecord>(earlier)
                .write(old, EncoderFactory.get().directBinaryEncoder(bytes, null));

        Consent read = new RecordDatums<Consent>()
                .createDatumReader(earlier)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));

        assertThat(read.getAnalytics()).isTrue();
        assertThat(read.getMarketing()).isFalse();
    }

    @Test
    void oneReaderServesASchema() {
        var datums = new RecordDatums<UserEvent>();

        assertThat(datums.createDatumReader(UserEvent.getClassSchema()))
                .isSameAs(datums.createDatumReader(UserEvent.getClassSchema()));
    }
}
