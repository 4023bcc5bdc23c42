package dev.stet.ingest.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormTest {

    private static final String EVENT =
            "{\"event_id\": \"1\", \"event_type\": \"query.submitted\"}";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "event_id,event_type\\n1,query.submitted\\n | looks like CSV",
                "event_id;event_type;user_id\\n1;query.submitted;\"a;b\"\\n | looks like CSV",
                "event_id\\tevent_type\\n1\\tquery.submitted\\n | looks like CSV",
                "event_id,event_type | looks like CSV",
                "\uFEFFevent_id,event_type\\n1,query.submitted | looks like CSV",
                "{\"reason\":\"late\",\"detail\":\"x\",\"raw\":\"{}\"}\\n"
                        + " | holds records that were refused"
            })
    void knowsTextInAnotherForm(String text, String expected) throws IOException {
        assertThat(adviceOn(write("a.jsonl", text.replace("\\n", "\n").replace("\\t", "\t"))))
                .hasValueSatisfying(form -> assertThat(form).startsWith(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "504b03041400 | is a zip archive",
                "425a68393141 | is compressed with bzip2",
                "fd377a585a00 | is compressed with xz",
                "4f626a010416 | is an Avro file",
                "000000000c7b7d0a | begins with 00 00 00 00 0c, the frame of a schema registry",
                "cafebabe00000037000a | is binary"
            })
    void knowsAFormatByItsFirstBytes(String hex, String expected) throws IOException {
        assertThat(adviceOn(write("a.jsonl", HexFormat.of().parseHex(hex))))
                .hasValueSatisfying(form -> assertThat(form).startsWith(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"event_id\": 1},\n{\"event_id\": 2}]\n",
                "[\n{\"event_id\": 1}\n]\n",
                "\uFEFF[]",
                "{\n  \"event_id\": 1,\n  \"user_id\": 2\n}\n",
                "{ \"event_id\": 1,\n  \"user_id\": 2 }\n"
            })
    void readsArraysAndPrettyPrintedObjects(String text) throws IOException {
        assertThat(FileForm.of(write("a.jsonl", text), InputKind.AUTO))
                .isEqualTo(new FileForm(FileForm.Kind.VALUES, ""));
        assertThat(
                        FileForm.of(
                                        write("b.jsonl", "[2026-03-02] started\n" + EVENT),
                                        InputKind.AUTO)
                                .kind())
                .isEqualTo(FileForm.Kind.LINES);
    }

    @Test
    void knowsUtf16WithAndWithoutAByteOrderMark() throws IOException {
        for (byte[] bytes :
                new byte[][] {
                    EVENT.getBytes(UTF_16LE),
                    EVENT.getBytes(UTF_16BE),
                    EVENT.getBytes(StandardCharsets.UTF_16),
                    ("\uFEFF" + EVENT).getBytes(UTF_16LE)
                }) {
            assertThat(adviceOn(write("a.jsonl", bytes)))
                    .hasValueSatisfying(form -> assertThat(form).startsWith("is UTF-16; convert"));
        }
    }

    @Test
    void looksIntoCompressedFiles() throws IOException {
        byte[] csv = gzip("a,b\n1,2\n".getBytes(UTF_8));

        assertThat(adviceOn(write("a.jsonl.gz", csv)))
                .hasValueSatisfying(form -> assertThat(form).startsWith("looks like CSV"));
        assertThat(adviceOn(write("b.jsonl.gz", gzip(csv))))
                .hasValueSatisfying(form -> assertThat(form).startsWith("looks like CSV"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                EVENT,
                EVENT + "\n" + EVENT,
                "{\"event_id\": \"1\", \"text\": \"caf\u00e9, cr\u00e8me; th\u00e9\"}",
                "{\"event_id\": \"1\", \"te",
                "{\"event_id\": \"1\", \"te\n" + EVENT,
                "{\"event_id\": \"1\"} trailing\n" + EVENT,
                "one\ntwo"
            })
    void isSilentAboutLinesOfJsonAndWhatItDoesNotKnow(String text) throws IOException {
        assertThat(adviceOn(write("a.jsonl", text))).isEmpty();
    }

    @Test
    void readsAsTheUserSaysWhatFirstBytesDoNotTell() throws IOException {
        byte[] parquet = HexFormat.of().parseHex("504152311500");
        Path csv = write("a.csv", "event_id,event_type\n1,query.submitted\n");

        assertThat(FileForm.of(csv, InputKind.CSV)).isEqualTo(new FileForm(FileForm.Kind.CSV, ""));
        assertThat(FileForm.of(write("a.log", parquet), InputKind.AUTO))
                .isEqualTo(new FileForm(FileForm.Kind.PARQUET, ""));
        assertThat(FileForm.adviceOn(write("b.csv", EVENT), InputKind.CSV))
                .contains("holds JSON rather than CSV; leave --input csv out");
        assertThat(FileForm.adviceOn(write("c.csv", "[" + EVENT + "]"), InputKind.CSV))
                .contains("holds JSON rather than CSV; leave --input csv out");
        assertThat(FileForm.adviceOn(write("d.csv", parquet), InputKind.CSV))
                .contains("is a Parquet file; leave --input csv out");
        assertThat(FileForm.adviceOn(csv, InputKind.PARQUET))
                .contains("is no Parquet file; leave --input parquet out");
        assertThat(FileForm.adviceOn(write("e.gz", gzip(parquet)), InputKind.AUTO))
                .contains("is a Parquet file within a compressed one; decompress it");
    }

    private static Optional<String> adviceOn(Path file) {
        return FileForm.adviceOn(file, InputKind.AUTO);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
