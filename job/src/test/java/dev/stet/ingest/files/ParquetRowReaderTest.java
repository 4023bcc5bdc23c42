package dev.stet.ingest.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.testkit.ParquetSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ParquetRowReaderTest {

    private static final int LIMIT = 400;
    private static final String COLUMNS =
            "optional binary event_id (STRING); optional binary event_type (STRING);"
                    + " optional int64 event_time (TIMESTAMP(MICROS,true)); ";

    /** 2026-03-02T09:00:00Z, epoch seconds. */
    private static final long SECONDS = 1_772_442_000;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "int64 event_time (TIMESTAMP(MILLIS,true)) | 1772442000123 |"
                        + " '2026-03-02T09:00:00.123Z'",
                "int64 event_time (TIMESTAMP(NANOS,true)) | 1772442000123456789 |"
                        + " '2026-03-02T09:00:00.123456789Z'",
                "int64 event_time | 1772442000123 | 1772442000123",
                "int64 chars | 12 | 12",
                "int64 user_id | 42 | '42'",
                "int64 cost_usd (DECIMAL(18,4)) | 15000 | 1.5000",
                "int64 tenant_id (TIMESTAMP(MILLIS,false)) | 0 | '1970-01-01T00:00:00'"
            })
    void readsWholeNumbers(String column, long value, String json) throws IOException {
        assertThat(cell("required " + column, row -> row.add(3, value))).isEqualTo(json);
    }

    @Test
    void readsEveryOtherType() throws IOException {
        assertThat(cell("required double cost_usd", row -> row.add(3, 0.25))).isEqualTo("0.25");
        assertThat(cell("required double chars", row -> row.add(3, 12.0))).isEqualTo("12");
        assertThat(cell("required double chars", row -> row.add(3, Double.NaN))).isEqualTo("'NaN'");
        // A person whose id became a float: the decoder refuses it, rather than make up an id.
        assertThat(cell("required double user_id", row -> row.add(3, 42.0))).isEqualTo("42");
        assertThat(cell("required float distance", row -> row.add(3, 0.4f))).isEqualTo("0.4");
        assertThat(cell("required boolean removed", row -> row.add(3, true))).isEqualTo("true");
        assertThat(cell("required int32 chars", row -> row.add(3, 7))).isEqualTo("7");
        assertThat(cell("required int32 reason (DATE)", row -> row.add(3, 1)))
                .isEqualTo("'1970-01-02'");
        assertThat(cell("required binary text", row -> row.add(3, "a\"\u00e9")))
                .isEqualTo("'a\\'\u00e9'");
        assertThat(
                        cell(
                                "required binary cost_usd (DECIMAL(9,2))",
                                row -> row.add(3, Binary.fromConstantByteArray(new byte[] {1, 0}))))
                .isEqualTo("2.56");
        assertThat(
                        cell(
                                "required fixed_len_byte_array(16) user_id (UUID)",
                                row ->
                                        row.add(
                                                3,
                                                Binary.fromConstantByteArray(
                                                        "0123456789abcdef".getBytes(UTF_8)))))
                .isEqualTo("'30313233-3435-3637-3839-616263646566'");
        assertThat(cell("required int96 reason", row -> row.add(3, new NanoTime(2_440_589, 1_000))))
                .isEqualTo("'1970-01-02T00:00:00.000001Z'");
        assertThat(cell("optional int64 chars", row -> {})).isEmpty();
    }

    /** The JSON of a fourth column's value; empty where it is absent. */
    private String cell(String column, Consumer<Group> fill) throws IOException {
        String name = column.split(" ", -1)[2];
        boolean time = name.equals("event_time");
        String columns =
                time ? COLUMNS.replaceFirst("event_time", "ignored") + column : COLUMNS + column;
        Path file = write(columns + ";", List.of(fill));
        try (RecordReader reader = open(file, 0)) {
            assertThat(reader.advance()).isTrue();
            String json = new String(reader.record(), UTF_8).replace('"', '\'');
            assertThat(reader.advance()).isFalse();
            Files.delete(file);
            return json.equals("{}")
                    ? ""
                    : json.substring(("{'" + name + "':").length(), json.length() - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodecName.class,
            names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void readsEveryRowGroupAndGoesOnBehindAnyRow(CompressionCodecName codec) throws IOException {
        Path file =
                ParquetSample.write(
                        folder.resolve("a.parquet"),
                        codec,
                        COLUMNS + "optional binary note (STRING);",
                        IntStream.range(0, 500).mapToObj(ParquetRowReaderTest::event).toList());
        List<String> whole = all(open(file, 0));
        assertThat(whole).hasSize(500);
        assertThat(whole.get(499))
                .isEqualTo(
                        "500 {'event_id':'e499','event_type':'user.active','event_time':'2026-03-02T09:08:19Z','note':'%s'}"
                                .formatted("x".repeat(100)));

        for (int rows : new int[] {1, 10, 250, 499, 500}) {
            assertThat(all(open(file, rows))).isEqualTo(whole.subList(rows, 500));
        }
        AtomicLong bytes = new AtomicLong();
        all(ParquetRowReader.open(file.toString(), LIMIT, 100, false, bytes));
        assertThat(bytes).hasValue(Files.size(file));
    }

    private static Consumer<Group> event(int n) {
        return row ->
                row.append("event_id", "e" + n)
                        .append("event_type", "user.active")
                        .append("event_time", (SECONDS + n) * 1_000_000)
                        .append("note", "x".repeat(100));
    }

    @Test
    void saysThatARowIsTooLong() throws IOException {
        Path file =
                write(
                        COLUMNS + "optional binary note (STRING);",
                        List.of(row -> row.append("note", "x".repeat(LIMIT))));
        try (RecordReader reader = open(file, 0)) {
            assertThat(reader.advance()).isTrue();
            assertThat(reader.record()).hasSize(LIMIT);
            assertThat(reader.length()).isEqualTo(LIMIT + "{'note':''}".length());
            assertThat(reader.place()).isEqualTo("row 1");
            assertThat(reader.ignoredColumns()).containsExactly("note");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required int64 a; optional int64 b; | has a header without any field of the"
                        + " contract: a, b;",
                "required binary event_id; | has no column event_type, event_time, which every"
                        + " event",
                "optional group user_id { required int64 x; } | has a nested column user_id, where",
                "repeated binary text; | has a nested column text, where",
                "required int64 event_time (TIMESTAMP(MICROS,false)); | has a column event_time"
                        + " without a time zone;"
            })
    void refusesColumnsThatGiveNoEvents(String columns, String message) throws IOException {
        Path file = write(columns, List.of());

        assertThatThrownBy(() -> open(file, 0))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void saysThatAFileIsCutOffOrDamaged() throws IOException {
        Path file = write(COLUMNS + "optional binary note (STRING);", List.of(event(1)));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> open(file, 0))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("is a Parquet file without its end");

        Arrays.fill(whole, 4, whole.length / 4, (byte) 0xFF);
        Files.write(file, whole);
        assertThatThrownBy(() -> all(open(file, 0)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Parquet: ");
    }

    private Path write(String columns, List<Consumer<Group>> rows) throws IOException {
        Path file = folder.resolve("a.parquet");
        Files.deleteIfExists(file);
        return ParquetSample.write(file, CompressionCodecName.SNAPPY, columns, rows);
    }

    private static RecordReader open(Path file, long row) throws IOException {
        return ParquetRowReader.open(file.toString(), LIMIT, row, false, new AtomicLong());
    }

    private static List<String> all(RecordReader reader) throws IOException {
        List<String> all = new ArrayList<>();
        try (reader) {
            while (reader.advance()) {
                all.add(
                        reader.line()
                                + " "
                                + new String(reader.record(), UTF_8).replace('"', '\''));
            }
        }
        return all;
    }
}
