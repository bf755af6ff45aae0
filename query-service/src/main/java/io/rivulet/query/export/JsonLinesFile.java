package io.rivulet.query.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.rivulet.query.store.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; what an event doesn't have its object doesn't have. */
final class JsonLinesFile implements EventFile {

    private static final JsonFactory JSON = new JsonFactory()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

    private final JsonGenerator json;

    JsonLinesFile(OutputStream out) throws IOException {
        json = JSON.createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void add(Row row) throws IOException, SQLException {
        json.writeStartObject();
        for (Column column : Column.ALL) {
            write(column, column.of(row));
        }
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.writeRaw('\n');
        json.flush();
    }

    private void write(Column column, @Nullable Object value) throws IOException {
        if (value == null) {
            return;
        }
        json.writeFieldName(column.name());
        if (column.kind() == Column.Kind.JSON) {
            json.writeRawValue((String) value);
        } else if (value instanceof BigDecimal amount) {
            json.writeNumber(amount);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(Values.text(value));
        }
    }
}
