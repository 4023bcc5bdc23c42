package dev.stet.local.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What a file holds instead of one JSON object per line, judged by its first bytes. */
final class FileForm {

    private static final int BYTES = 8192;
    private static final int FRAME_BYTES = 5;
    private static final String SEPARATORS = ",;\t";

    /** What a file of another format begins with. */
    private record Magic(String hex, String form) {}

    private static final List<Magic> MAGIC =
            List.of(
                    new Magic("28b52ffd", "is compressed with zstd; decompress it: zstd -d"),
                    new Magic("504b0304", "is a zip archive; unpack it"),
                    new Magic("425a68", "is compressed with bzip2; decompress it: bunzip2"),
                    new Magic("fd377a585a", "is compressed with xz; decompress it: xz -d"),
                    new Magic("50415231", "is a Parquet file; export it as JSON lines"),
                    new Magic("4f626a01", "is an Avro file; export it as JSON lines"));

    private FileForm() {}

    /**
     * What the file is and what to do, to follow its name; empty where its first bytes look like
     * JSON lines, or cannot be read.
     */
    static Optional<String> of(Path file) {
        boolean packed = file.toString().endsWith(".gz");
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = packed ? new GZIPInputStream(raw) : raw) {
            byte[] bytes = in.readNBytes(BYTES);
            if (startsWith(bytes, "1f8b")) {
                return Optional.of(
                        packed
                                ? "is compressed with gzip twice; decompress it once: gunzip"
                                : "is compressed with gzip; rename it to end in .jsonl.gz");
            }
            return of(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> of(byte[] bytes) {
        for (Magic magic : MAGIC) {
            if (startsWith(bytes, magic.hex())) {
                return Optional.of(magic.form());
            }
        }
        if (isUtf16(bytes)) {
            return Optional.of("is UTF-16; convert it to UTF-8: iconv -f UTF-16 -t UTF-8");
        }
        if (bytes.length > FRAME_BYTES && bytes[0] == 0 && bytes[FRAME_BYTES] == '{') {
            return Optional.of(
                    "begins with %s, the frame of a schema registry; remove it from every record"
                            .formatted(
                                    HexFormat.ofDelimiter(" ").formatHex(bytes, 0, FRAME_BYTES)));
        }
        return isBinary(bytes)
                ? Optional.of("is binary; expected is UTF-8 text, one JSON object per line")
                : ofText(new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", ""));
    }

    private static Optional<String> ofText(String text) {
        List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String first = lines.get(0);
        if (first.startsWith("[")) {
            return Optional.of("is a JSON array; write one object per line: jq -c '.[]'");
        }
        if (first.startsWith("{") && !isWhole(first) && !startsObject(lines, 1)) {
            return Optional.of("is pretty-printed JSON; write one object per line: jq -c .");
        }
        if (first.startsWith("{\"reason\":") && first.contains("\"raw")) {
            return Optional.of("holds the dead letters of a replay; write the records: jq -r .raw");
        }
        return isSeparated(lines)
                ? Optional.of("looks like CSV; expected is one JSON object per line")
                : Optional.empty();
    }

    /** Whether a line that starts an object also ends one; text may follow it. */
    private static boolean isWhole(String line) {
        return line.contains("}");
    }

    private static boolean startsObject(List<String> lines, int index) {
        return index >= lines.size() || lines.get(index).startsWith("{");
    }

    /** Whether the first two lines have as many separators each, and none begins an object. */
    private static boolean isSeparated(List<String> lines) {
        List<String> head = lines.subList(0, Math.min(2, lines.size()));
        if (head.stream().anyMatch(line -> line.startsWith("{"))) {
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

    private static boolean isBinary(byte[] bytes) {
        int control = 0;
        for (byte b : bytes) {
            control += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
        }
        return control > bytes.length / 100;
    }
}
