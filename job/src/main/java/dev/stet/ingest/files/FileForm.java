package dev.stet.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a file holds, judged by its first decompressed bytes.
 *
 * @param kind how it is read
 * @param advice what the file is and what to do, to follow its name; empty where its first bytes
 *     look like what is read
 */
public record FileForm(Kind kind, String advice) {

    private static final int BYTES = 8192;
    private static final int FRAME_BYTES = 5;
    private static final String SEPARATORS = ",;\t";
    private static final String PARQUET = "50415231";
    private static final String JSON_NOT_CSV = "holds JSON rather than CSV; leave --input csv out";
    private static final FileForm LINES_OF_JSON = new FileForm(Kind.LINES, "");
    private static final FileForm VALUES_OF_JSON = new FileForm(Kind.VALUES, "");
    private static final FileForm ROWS_OF_TEXT = new FileForm(Kind.CSV, "");
    private static final FileForm ROWS_OF_PARQUET = new FileForm(Kind.PARQUET, "");

    /** How a file is read. */
    public enum Kind {
        /** One record per line. */
        LINES,
        /** A JSON array, or pretty-printed objects. */
        VALUES,
        /** A header line, and rows of separated cells. */
        CSV,
        /** Parquet. */
        PARQUET,
        /** Not at all. */
        UNREADABLE
    }

    /** What a file of another format begins with. */
    private record Magic(String hex, String form) {}

    private static final List<Magic> MAGIC =
            List.of(
                    new Magic("504b0304", "is a zip archive; unpack it: unzip"),
                    new Magic("425a68", "is compressed with bzip2; decompress it: bunzip2"),
                    new Magic("fd377a585a", "is compressed with xz; decompress it: xz -d"),
                    new Magic("4f626a01", "is an Avro file; export it as JSON lines"));

    /**
     * The form of a file, decompressed where it is compressed.
     *
     * @param input what the user says that it is; of text, only that tells CSV
     * @throws IOException if its first bytes cannot be read
     */
    static FileForm of(Path file, InputKind input) throws IOException {
        try (InputStream in = FileBytes.open(file.toString(), 0, new AtomicLong())) {
            byte[] head = head(in);
            FileForm form = of(head);
            return switch (input) {
                case AUTO -> onDisk(form, file);
                case CSV -> asCsv(form, head);
                case PARQUET ->
                        form.kind == Kind.PARQUET
                                ? onDisk(form, file)
                                : unreadable("is no Parquet file; leave --input parquet out");
            };
        }
    }

    /** Parquet is not read from its beginning to its end. */
    private static FileForm onDisk(FileForm form, Path file) throws IOException {
        if (form.kind == Kind.PARQUET) {
            try (InputStream in = Files.newInputStream(file)) {
                if (!startsWith(in.readNBytes(PARQUET.length() / 2), PARQUET)) {
                    return unreadable("is a Parquet file within a compressed one; decompress it");
                }
            }
        }
        return form;
    }

    private static FileForm asCsv(FileForm form, byte[] head) {
        return switch (form.kind) {
            case PARQUET -> unreadable("is a Parquet file; leave --input csv out");
            case VALUES -> unreadable(JSON_NOT_CSV);
            case LINES ->
                    isObject(text(head).stripLeading()) ? unreadable(JSON_NOT_CSV) : ROWS_OF_TEXT;
            case CSV, UNREADABLE -> form;
        };
    }

    /** What can be read of the first bytes; a failure behind some is met again by the reader. */
    private static byte[] head(InputStream in) throws IOException {
        byte[] bytes = new byte[BYTES];
        int length = 0;
        try {
            for (int count = 0; count >= 0 && length < BYTES; length += Math.max(0, count)) {
                count = in.read(bytes, length, BYTES - length);
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    /** As {@link #advice}; empty, too, where the file cannot be read. */
    public static Optional<String> adviceOn(Path file, InputKind input) {
        try {
            return Optional.of(of(file, input).advice).filter(advice -> !advice.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a line, or the whole file, begins as JSON does. */
    static boolean looksLikeEvents(Path file) {
        try (InputStream in = FileBytes.open(file.toString(), 0, new AtomicLong())) {
            byte[] head = head(in);
            FileForm form = of(head);
            return form.kind == Kind.VALUES
                    || form.kind == Kind.LINES && text(head).lines().anyMatch(FileForm::isObject);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isObject(String line) {
        return line.startsWith("{");
    }

    private static FileForm of(byte[] bytes) {
        if (startsWith(bytes, PARQUET)) {
            return ROWS_OF_PARQUET;
        }
        for (Magic magic : MAGIC) {
            if (startsWith(bytes, magic.hex())) {
                return unreadable(magic.form());
            }
        }
        if (isUtf16(bytes)) {
            return unreadable("is UTF-16; convert it to UTF-8: iconv -f UTF-16 -t UTF-8");
        }
        if (isFramed(bytes)) {
            return unreadable(
                    "begins with %s, the frame of a schema registry; remove 5 bytes from every record: LC_ALL=C sed 's/^.....//'"
                            .formatted(
                                    HexFormat.ofDelimiter(" ").formatHex(bytes, 0, FRAME_BYTES)));
        }
        return isBinary(bytes)
                ? unreadable("is binary; expected is UTF-8 text, one JSON object per line")
                : ofText(text(bytes));
    }

    private static FileForm unreadable(String advice) {
        return new FileForm(Kind.UNREADABLE, advice);
    }

    /** Without what readers skip before a record. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .replace("\u0000", "");
    }

    private static FileForm ofText(String text) {
        String stripped = text.stripLeading();
        if (startsArray(stripped) || startsPretty(stripped)) {
            return VALUES_OF_JSON;
        }
        List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (lines.isEmpty()) {
            return LINES_OF_JSON;
        }
        String first = lines.get(0);
        if (first.startsWith("{\"reason\":") && first.contains("\"raw")) {
            return new FileForm(
                    Kind.LINES,
                    "holds records that were refused or late; put them right first: --fix");
        }
        return isSeparated(lines)
                ? new FileForm(Kind.LINES, "looks like CSV; to read it as such: --input csv")
                : LINES_OF_JSON;
    }

    /** Text in brackets is no array, as at the beginning of many a log line. */
    private static boolean startsArray(String text) {
        if (!text.startsWith("[")) {
            return false;
        }
        String inside = text.substring(1).stripLeading();
        return inside.isEmpty() || inside.startsWith("{") || inside.startsWith("]");
    }

    /** An object that its line does not end, and that the next line does not begin anew. */
    private static boolean startsPretty(String text) {
        List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return lines.size() > 1
                && isObject(lines.get(0))
                && !lines.get(0).contains("}")
                && !isObject(lines.get(1));
    }

    /** Whether the first two lines have as many separators each, and none begins an object. */
    private static boolean isSeparated(List<String> lines) {
        List<String> head = lines.subList(0, Math.min(2, lines.size()));
        if (head.stream().anyMatch(FileForm::isObject)) {
            return false;
        }
        return SEPARATORS
                .chars()
                .anyMatch(
                        separator -> {
                            long count = count(head.get(0), separator);
                            return count > 0
                                    && head.stream()
                                            .allMatch(line -> count(line, separator) >= count);
                        });
    }

    private static long count(String line, int character) {
        return line.chars().filter(c -> c == character).count();
    }

    private static boolean startsWith(byte[] bytes, String hex) {
        byte[] start = HexFormat.of().parseHex(hex);
        return Arrays.equals(
                start, 0, start.length, bytes, 0, Math.min(start.length, bytes.length));
    }

    /** By its byte order mark; without one, by every second byte being zero. */
    private static boolean isUtf16(byte[] bytes) {
        if (startsWith(bytes, "fffe") || startsWith(bytes, "feff")) {
            return true;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int most = Math.max(zeros[0], zeros[1]);
        return most > 0 && most > bytes.length / 4 && Math.min(zeros[0], zeros[1]) < most / 8 + 1;
    }

    /** A magic zero and the number of a schema, which is not zero. */
    private static boolean isFramed(byte[] bytes) {
        return bytes.length > FRAME_BYTES
                && bytes[0] == 0
                && bytes[FRAME_BYTES] == '{'
                && (bytes[1] | bytes[2] | bytes[3] | bytes[4]) != 0;
    }

    /** Long runs of zero bytes are holes in a log rather than a format. */
    private static boolean isBinary(byte[] bytes) {
        int control = 0;
        int zeros = 0;
        for (byte b : bytes) {
            zeros = b == 0 ? zeros + 1 : 0;
            control += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
            if (zeros > FRAME_BYTES) {
                control -= zeros == FRAME_BYTES + 1 ? zeros : 1;
            }
        }
        return control > bytes.length / 100;
    }
}
