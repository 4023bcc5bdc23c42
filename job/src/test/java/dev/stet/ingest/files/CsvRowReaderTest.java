package dev.stet.ingest.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvRowReaderTest {

    private static final int LIMIT = 400;
    private static final String HEADER = "event_id,event_type,event_time,user_id,text";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparatorInTheHeader(String separator) throws IOException {
        String text =
                "\uFEFF\n"
                        + " event_id , event_type , event_time , user_id , feature \r\n"
                        + "1,a,2,,\"x , y\"\r\n\r\n"
                        + "2,a,3,42,";

        assertThat(all(text.replace(" , ", separator).replace(",", separator)))
                .containsExactly(
                        "3 {'event_id':'1','event_type':'a','event_time':2,'feature':'x%sy'}"
                                .formatted(separator.replace("\t", "\\t")),
                        "5 {'event_id':'2','event_type':'a','event_time':3,'user_id':'42'}");
    }

    @Test
    void readsQuotedCells() throws IOException {
        assertThat(
                        all(
                                HEADER
                                        + "\n"
                                        + "1,a,2,u,\"one\n\n"
                                        + "\"\"two\"\", three\"\n"
                                        + "\"2\",\"a\",\"3\",\"\",\"x\r\n"
                                        + "y\"\n"
                                        + "3,a,4,u, \"z\"\n"))
                .containsExactly(
                        "2 {'event_id':'1','event_type':'a','event_time':2,'user_id':'u','text':'one\\n"
                            + "\\n"
                            + "\\'two\\', three'}",
                        "5 {'event_id':'2','event_type':'a','event_time':3,'text':'x\\r\\ny'}",
                        "7 {'event_id':'3','event_type':'a','event_time':4,'user_id':'u','text':'z'}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "chars, 12, 12",
                "chars, ~ 12 ~, 12",
                "cost_usd, 1.50, 1.50",
                "cost_usd, .5, 0.5",
                "cost_usd, +7, 7",
                "cost_usd, 1e3, 1e3",
                "cost_usd, ~1,5~, ~'1,5'~",
                "cost_usd, NaN, 'NaN'",
                "removed, true, true",
                "removed, FALSE, false",
                "removed, t, true",
                "removed, yes, 'yes'",
                "user_id, 0042, '0042'",
                "user_id, ~ a ~, ' a '",
                "feature, true, 'true'",
                "event_time, 1772442000000, 1772442000000",
                "event_time, ~ 2026-03-02T09:00:00Z~, '2026-03-02T09:00:00Z'",
                "unknown, 7, '7'"
            })
    void aCellBecomesWhatItsFieldIs(String column, String cell, String json) {
        RowJson row = new RowJson(new RowColumns(List.of(column)));
        row.begin();
        row.put(0, cell);

        assertThat(shown(row.bytes())).isEqualTo("{'%s':%s}".formatted(column, json));
    }

    /** Neither a quote that is not closed nor a row that is too short costs another row. */
    @Test
    void aBadRowCostsNoMoreThanItself() throws IOException {
        String text =
                HEADER
                        + "\n"
                        + "1,a,2,u,x\n"
                        + "2,a,2,u,\"x\n"
                        + "3,a,2,u,x\n"
                        + "4,a,2,u,\"x\n"
                        + "y\"\n"
                        + "5,a,2,u\n"
                        + "6,a,2,u,x,y\n"
                        + "7,a,2,u,\"x\"y\n"
                        + "8,a,2,u,5\" x\n"
                        + "9,a,2,u,6\" x\n"
                        + "10,a,2,u,\"x";

        assertThat(all(text).stream().map(row -> row.replaceAll(",'event_type'.*", "}")).toList())
                .containsExactly(
                        "2 {'event_id':'1'}",
                        "3 malformed_json: a quote is opened in the row and not closed; within a"
                                + " cell, a quote is written twice: 2,a,2,u,'x",
                        "4 {'event_id':'3'}",
                        "5 {'event_id':'4'}",
                        "7 malformed_json: the row has 4 cells, the header 5: 5,a,2,u",
                        "8 malformed_json: the row has 6 cells, the header 5: 6,a,2,u,x,y",
                        "9 malformed_json: Unexpected character after closing quote: 'y' (0x79):"
                                + " 7,a,2,u,'x'y",
                        "10 {'event_id':'8'}",
                        "11 {'event_id':'9'}",
                        "12 malformed_json: a quote is opened in the row and not closed; within a"
                                + " cell, a quote is written twice: 10,a,2,u,'x");
    }

    @Test
    void refusesARowThatIsNotUtf8() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("a.csv"),
                        (HEADER + "\n1,a,2,J\u00fcrgen,\n2,a,2,u,\n").getBytes(ISO_8859_1));

        List<String> rows = all(open(file, 0, 0, new AtomicLong()));

        assertThat(rows.get(0)).startsWith("2 malformed_json: the row is not UTF-8; convert");
        assertThat(rows.get(1)).startsWith("3 {'event_id':'2'");
    }

    @Test
    void keepsTheBeginningOfALineThatIsTooLong() throws IOException {
        String text = HEADER + "\n1,a,2,u," + "x".repeat(2 * LIMIT) + "\n2,a,2,u,\n";
        try (RecordReader reader = open(write(text), 0, 0, new AtomicLong())) {
            assertThat(reader.advance()).isTrue();
            assertThat(reader.length()).isEqualTo(2 * LIMIT + 8);
            assertThat(reader.record()).hasSize(LIMIT);
            assertThat(reader.place())
                    .isEqualTo(
                            "bytes %d to %d of the (decompressed) file"
                                    .formatted(
                                            HEADER.length() + 2, HEADER.length() + 9 + 2 * LIMIT));
            assertThat(reader.advance()).isTrue();
            assertThat(reader.line()).isEqualTo(3);
        }
    }

    @Test
    void goesOnBehindAnyRow() throws IOException {
        String text = HEADER + "\n1,a,2,u,\"x\n\ny\"\n\n2,a,2,u,\"x\n3,a,2,u,x\n4,a,2,u,\"x\ny\"\n";
        Path file = Files.write(folder.resolve("a.csv.gz"), FileReplay.gzip(text.getBytes(UTF_8)));
        List<String> whole = all(open(file, 0, 0, new AtomicLong()));
        assertThat(whole).hasSize(4);

        for (int rows = 1; rows <= whole.size(); rows++) {
            try (RecordReader reader = open(file, 0, 0, new AtomicLong())) {
                for (int n = 0; n < rows; n++) {
                    assertThat(reader.advance()).isTrue();
                }
                assertThat(all(open(file, reader.offset(), reader.lastLine(), new AtomicLong())))
                        .as("behind %d rows", rows)
                        .isEqualTo(whole.subList(rows, whole.size()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "1,query.submitted,x ! has a header without any field of the contract: 1,"
                        + " query.submitted, x; name the columns",
                "event_id,event_time,user ! has no column event_type, which every event needs; its"
                        + " columns are event_id, event_time, user",
                "event_id;event_type;event_time;event_id ! has two columns event_id; rename one"
            })
    void refusesAHeaderThatGivesNoEvents(String header, String message) throws IOException {
        Path file = write(header + "\n1,2,3\n");

        assertThatThrownBy(() -> open(file, 0, 0, new AtomicLong()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void takesAnyHeaderForAMapping() throws IOException {
        try (RecordReader reader =
                CsvRowReader.open(
                        write("uuid,ts\nx,7\n").toString(), LIMIT, 0, 0, true, new AtomicLong())) {
            assertThat(reader.advance()).isTrue();
            assertThat(shown(reader.record())).isEqualTo("{'uuid':'x','ts':'7'}");
        }
    }

    @Test
    void namesColumnsThatAreNoFields() throws IOException {
        try (RecordReader reader =
                open(write(HEADER + ",userId,,Text\n"), 0, 0, new AtomicLong())) {
            assertThat(reader.ignoredColumns()).containsExactly("userId", "Text");
            assertThat(reader.advance()).isFalse();
        }
    }

    @Test
    void anEmptyFileHasNoRows() throws IOException {
        assertThat(all("")).isEmpty();
        assertThat(all("\n\n")).isEmpty();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("a.csv"), text);
    }

    private static RecordReader open(Path file, long offset, long line, AtomicLong bytes)
            throws IOException {
        return CsvRowReader.open(file.toString(), LIMIT, offset, line, false, bytes);
    }

    private List<String> all(String text) throws IOException {
        return all(open(write(text), 0, 0, new AtomicLong()));
    }

    private static List<String> all(RecordReader reader) throws IOException {
        List<String> all = new ArrayList<>();
        try (reader) {
            while (reader.advance()) {
                Refusal refusal = reader.refusal();
                String why =
                        refusal == null
                                ? ""
                                : refusal.reason().label()
                                        + ": "
                                        + refusal.detail().replaceAll(" \\(record.*\\)", "")
                                        + ": ";
                all.add(reader.line() + " " + why + shown(reader.record()));
            }
        }
        return all;
    }

    private static String shown(byte[] json) {
        return new String(json, UTF_8).replace('"', '\'');
    }
}
