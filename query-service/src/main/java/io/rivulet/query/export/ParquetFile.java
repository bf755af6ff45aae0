package io.rivulet.query.export;

import io.rivulet.query.store.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Parquet, compressed with Snappy. A row group is gathered and written, then the next: its size is what an export holds,
 * and the footer comes last, so that nothing has to be put aside on a disk.
 */
final class ParquetFile implements EventFile {

    private static final long ROW_GROUP_BYTES = 8L * 1024 * 1024;
    private static final int PAGE_BYTES = 256 * 1024;
    private static final int AMOUNT_BYTES = 16;
    private static final int AMOUNT_DIGITS = 38;
    private static final int AMOUNT_SCALE = 6;

    private final ParquetWriter<List<@Nullable Object>> writer;

    ParquetFile(OutputStream out) throws IOException {
        writer = new Builder(new ForwardFile(out))
                .withConf(new PlainParquetConfiguration())
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build();
    }

    @Override
    public void add(Row row) throws IOException, SQLException {
        List<@Nullable Object> values = new ArrayList<>(Column.ALL.size());
        for (Column column : Column.ALL) {
            values.add(column.of(row));
        }
        writer.write(values);
    }

    @Override
    public void end() throws IOException {
        writer.close();
    }

    /** The file's schema: nothing has to be there. */
    static MessageType schema() {
        return new MessageType(
                "event", Column.ALL.stream().map(ParquetFile::type).toList());
    }

    private static Type type(Column column) {
        return switch (column.kind()) {
            case TEXT ->
                Types.optional(PrimitiveType.PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case JSON ->
                Types.optional(PrimitiveType.PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.jsonType())
                        .named(column.name());
            case FLAG -> Types.optional(PrimitiveType.PrimitiveTypeName.BOOLEAN).named(column.name());
            case TIME ->
                Types.optional(PrimitiveType.PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS))
                        .named(column.name());
            case AMOUNT ->
                Types.optional(PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(AMOUNT_BYTES)
                        .as(LogicalTypeAnnotation.decimalType(AMOUNT_SCALE, AMOUNT_DIGITS))
                        .named(column.name());
        };
    }

    private static final class Builder extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {

        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration configuration) {
            return new Fields();
        }

        // Still abstract, though nobody calls it.
        @SuppressWarnings("deprecation")
        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
            return new Fields();
        }
    }

    private static final class Fields extends WriteSupport<List<@Nullable Object>> {

        private @Nullable RecordConsumer consumer;

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema(), Map.of());
        }

        // Still abstract, though nobody calls it.
        @SuppressWarnings("deprecation")
        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(List<@Nullable Object> values) {
            RecordConsumer record = consumer;
            if (record == null) {
                throw new UncheckedIOException(new IOException("The file has not begun"));
            }
            record.startMessage();
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                if (value != null) {
                    String name = Column.ALL.get(i).name();
                    record.startField(name, i);
                    add(record, value);
                    record.endField(name, i);
                }
            }
            record.endMessage();
        }

        private static void add(RecordConsumer record, Object value) {
            if (value instanceof Boolean flag) {
                record.addBoolean(flag);
            } else if (value instanceof Instant time) {
                record.addLong(time.toEpochMilli());
            } else if (value instanceof BigDecimal amount) {
                record.addBinary(amount(amount));
            } else {
                record.addBinary(Binary.fromString(value.toString()));
            }
        }

        private static Binary amount(BigDecimal amount) {
            BigInteger unscaled = amount.setScale(AMOUNT_SCALE).unscaledValue();
            byte[] bytes = new byte[AMOUNT_BYTES];
            Arrays.fill(bytes, (byte) (unscaled.signum() < 0 ? -1 : 0));
            byte[] digits = unscaled.toByteArray();
            System.arraycopy(digits, 0, bytes, AMOUNT_BYTES - digits.length, digits.length);
            return Binary.fromConstantByteArray(bytes);
        }
    }
}
