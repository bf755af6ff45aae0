package io.rivulet.query.export;

import io.rivulet.query.store.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, with a header.
 *
 * <p>Whatever visitors send may stand in it, and a spreadsheet takes a text that begins like a formula for one. Such
 * texts get an apostrophe in front, as OWASP's page "CSV Injection" advises; numbers are left alone, they are the
 * service's own.
 */
final class CsvFile implements EventFile {

    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final OutputStream out;

    CsvFile(OutputStream out) throws IOException {
        this.out = out;
        write(Column.ALL.stream().map(Column::name).collect(Collectors.joining(",", "", LINE_END)));
    }

    @Override
    public void add(Row row) throws IOException, SQLException {
        var line = new StringJoiner(",", "", LINE_END);
        for (Column column : Column.ALL) {
            line.add(field(column.of(row)));
        }
        write(line.toString());
    }

    @Override
    public void end() {
        // The last line has ended.
    }

    /** A value as a field. */
    static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        if (!(value instanceof String text)) {
            return Values.text(value);
        }
        String harmless = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
