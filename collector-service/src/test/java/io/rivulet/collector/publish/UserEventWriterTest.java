package io.rivulet.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.UserEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Avro's own writer says what is right, for events with any of their fields there or not. */
class UserEventWriterTest {

    private static final List<String> TEXTS = List.of("", "a", "Grüße", "🦊", "x".repeat(3000));

    @ParameterizedTest
    @MethodSource
    void everyEventIsWrittenAsAvroWritesIt(UserEvent event) throws IOException {
        assertThat(written(event, new UserEventWriter()))
                .isEqualTo(written(event, new SpecificDatumWriter<>(UserEvent.class)));
    }

    static Stream<UserEvent> everyEventIsWrittenAsAvroWritesIt() {
        return IntStream.range(0, 200)
                .mapToObj(seed -> (UserEvent) filled(UserEvent.getClassSchema(), new Random(seed)));
    }

    private static SpecificRecord filled(Schema schema, Random random) {
        SpecificRecord some =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields().forEach(field -> some.put(field.pos(), value(field.schema(), random)));
        return some;
    }

    private static @Nullable Object value(Schema schema, Random random) {
        if (schema.getFullName().equals(Money.class.getName())) {
            return new Money(BigDecimal.valueOf(random.nextLong(), 6), "EUR");
        }
        return switch (schema.getType()) {
            case UNION -> random.nextBoolean() ? null : value(schema.getTypes().get(1), random);
            case RECORD -> filled(schema, random);
            case ENUM ->
                SpecificData.get()
                        .createEnum(
                                schema.getEnumSymbols()
                                        .get(random.nextInt(
                                                schema.getEnumSymbols().size())),
                                schema);
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case BOOLEAN -> random.nextBoolean();
            case LONG ->
                schema.getLogicalType() == null ? random.nextLong() : (Object) Instant.ofEpochMilli(random.nextInt());
            default -> throw new IllegalArgumentException("Another type to be written: " + schema);
        };
    }

    private static byte[] written(UserEvent event, DatumWriter<UserEvent> writer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
