package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers skip between records, and records that are not lines. */
final class RecordReaderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 400, 70_000})
    void skipsZeroBytesBeforeALine(int zeros) throws IOException {
        String text = "{1}\n" + "\0".repeat(zeros) + "{2}\n{3}\n" + "\0".repeat(zeros);
        List<String> read = new ArrayList<>();
        long skipped = 0;
        try (RecordReader reader = lines(text)) {
            while (reader.advance()) {
                skipped += reader.zeros();
                read.add(reader.line() + " " + text(reader) + " " + reader.start());
            }
            skipped += reader.zeros();
            assertThat(reader.offset()).isEqualTo(text.length());
        }
        assertThat(read).containsExactly("1 {1} 0", "2 {2} " + (zeros + 4), "3 {3} " + (zeros + 8));
        assertThat(skipped).isEqualTo(2L * zeros);
    }

    @Test
    void leavesTheFrameOfASchemaRegistryForItsRefusal() throws IOException {
        try (RecordReader reader = lines("\0\0\0\0\u000c{1}\n")) {
            assertThat(reader.advance()).isTrue();
            assertThat(text(reader)).isEqualTo("\0\0\0\0\u000c{1}");
            assertThat(reader.zeros()).isZero();
        }
    }

    @Test
    void skipsAByteOrderMarkBeforeEachLine() throws IOException {
        assertThat(all(lines("\uFEFF{1}\n\uFEFF\uFEFF{2}\r\n\0\uFEFF{3}")))
                .containsExactly("1 {1}", "2 {2}", "3 {3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":1},{\"b\":\"]}\\\"\"},\n{}]",
                "[\n  {\"a\":1},\n  {\"b\":\"]}\\\"\"}, {} ]",
                "{\"a\":1}{\"b\":\"]}\\\"\"} {}"
            })
    void readsTheObjectsOfAnArrayOrOneAfterTheOther(String text) throws IOException {
        assertThat(all(values(text)))
                .map(record -> record.substring(record.indexOf(' ') + 1))
                .containsExactly("{\"a\":1}", "{\"b\":\"]}\\\"\"}", "{}");
    }

    @Test
    void aTornObjectCostsNoMoreThanItself() throws IOException {
        assertThat(all(values("{\n  \"a\": \"x\n{\n  \"b\": {}\n}\nrubbish {\n{}")))
                .containsExactly(
                        "1 {\n  \"a\": \"x\n", "3 {\n  \"b\": {}\n}", "6 rubbish {", "7 {}");
    }

    @Test
    void whatIsNoObjectInAnArrayCostsNoMoreThanItself() throws IOException {
        assertThat(all(values("[{\"a\":1},null , {\"b\":2}},{\"c\":3}, 7, \"x\",{}]")))
                .containsExactly(
                        "1 {\"a\":1}",
                        "1 null , ",
                        "1 {\"b\":2}",
                        "1 },",
                        "1 {\"c\":3}",
                        "1 7, \"x\",",
                        "1 {}");
    }

    @Test
    void goesOnAtAnyOffset() throws IOException {
        String text = "[\n{\"a\":\n1},\n{\"b\":2}\n]";
        try (RecordReader first = values(text)) {
            assertThat(first.advance()).isTrue();
            String rest = text.substring((int) first.offset());
            try (RecordReader second =
                    new JsonValueReader(stream(rest), 99, first.offset(), first.lastLine())) {
                assertThat(all(second)).containsExactly("4 {\"b\":2}");
            }
        }
    }

    @Test
    void keepsTheBeginningOfALongObject() throws IOException {
        try (RecordReader reader = new JsonValueReader(stream("{\"a\":[1,2]}"), 4, 0, 0)) {
            assertThat(reader.advance()).isTrue();
            assertThat(text(reader)).isEqualTo("{\"a\"");
            assertThat(reader.length()).isEqualTo(11);
        }
    }

    private static List<String> all(RecordReader reader) throws IOException {
        List<String> all = new ArrayList<>();
        while (reader.advance()) {
            all.add(reader.line() + " " + text(reader));
        }
        return all;
    }

    private static String text(RecordReader reader) {
        return new String(reader.record(), StandardCharsets.UTF_8);
    }

    private static RecordReader lines(String text) {
        return new LineReader(stream(text), 300, 0, 0);
    }

    private static RecordReader values(String text) {
        return new JsonValueReader(stream(text), 300, 0, 0);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
