package io.rivulet.schemas;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    @Test
    void aRecordComesBackAsItWas() {
        var serde = StateSerde.of(UserEvent.class);
        UserEvent event = anEvent().by("ada").at("10:00").purchase("12.50").build();

        byte[] bytes = serde.serializer().serialize("t", event);

        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(event);
    }

    @Test
    void aRecordIsWrittenAsAvroItselfWritesSingleObjects() throws Exception {
        UserEvent event = anEvent().by("ada").at("10:00").purchase("12.50").build();

        byte[] bytes = StateSerde.of(UserEvent.class).serializer().serialize("t", event);

        assertThat(ByteBuffer.wrap(bytes)).isEqualTo(UserEvent.getEncoder().encode(event));
    }

    @Test
    void aRecordOfAnEarlierVersionIsReadWithItsOwnSchema() throws Exception {
        Schema earlier = SchemaBuilder.record("Consent")
                .namespace("io.rivulet.schemas.avro")
                .fields()
                .requiredBoolean("necessary")
                .requiredBoolean("analytics")
                .endRecord();
        GenericRecord old = new GenericData.Record(earlier);
        old.put("necessary", true);
        old.put("analytics", true);
        var buffer = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), earlier).encode(old);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);

        Consent read = StateSerde.of(Consent.class, earlier).deserializer().deserialize("t", bytes);

        assertThat(read.getAnalytics()).isTrue();
        assertThat(read.getMarketing()).isFalse();
    }

    @Test
    void bytesOfAnUnknownSchemaAreRefused() {
        var deserializer = StateSerde.of(Consent.class).deserializer();

        assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {1, 2, 3}))
                .isInstanceOf(SerializationException.class);
    }
}
