package io.rivulet.schemas;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes Avro records as the JSON of the API: the fields' words in camelCase, times in ISO-8601 UTC with
 * milliseconds, days as ISO-8601 dates, money as a plain decimal number, a field named {@code properties} as the object that its text is.
 */
public final class RecordJsonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public RecordJsonModule() {
        super("rivulet-records");
        addSerializer(new RecordSerializer());
    }

    private static final class RecordSerializer extends StdSerializer<SpecificRecord> {

        private static final long serialVersionUID = 1L;
        private static final Map<String, String> CAMEL_CASE = new ConcurrentHashMap<>();

        RecordSerializer() {
            super(SpecificRecord.class);
        }

        @Override
        public void serialize(SpecificRecord record, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            for (var field : record.getSchema().getFields()) {
                json.writeFieldName(CAMEL_CASE.computeIfAbsent(field.name(), RecordSerializer::camelCase));
                Object value = record.get(field.pos());
                if (value instanceof Instant time) {
                    json.writeString(TIME.format(time));
                } else if (value instanceof LocalDate day) {
                    json.writeString(day.toString());
                } else if (value instanceof BigDecimal amount) {
                    json.writeNumber(plain(amount));
                } else if (field.name().equals("properties") && value instanceof String text) {
                    json.writeRawValue(text);
                } else {
                    provider.defaultSerializeValue(value, json);
                }
            }
            json.writeEndObject();
        }

        private static String plain(BigDecimal amount) {
            return amount.stripTrailingZeros().toPlainString();
        }

        private static String camelCase(String snakeCase) {
            var name = new StringBuilder(snakeCase.length());
            boolean upper = false;
            for (int i = 0; i < snakeCase.length(); i++) {
                char c = snakeCase.charAt(i);
                if (c == '_') {
                    upper = true;
                } else {
                    name.append(upper ? Character.toUpperCase(c) : c);
                    upper = false;
                }
            }
            return name.toString();
        }
    }
}
