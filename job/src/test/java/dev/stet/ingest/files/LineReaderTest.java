package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {

    private static final int LIMIT = 8;

    @Test
    void leavesOutBlankLinesAndCountsThem() throws IOException {
        assertThat(read("\n \t\r\na\r\n\n\nb")).containsExactly("3:1:a", "6:1:b");
    }

    @Test
    void readsNothingOutOfNothing() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void skipsAByteOrderMarkBeforeEachLine() throws IOException {
        assertThat(read("\uFEFFa\n\uFEFFb\n")).containsExactly("1:1:a", "2:1:b");
    }

    @Test
    void keepsTheBeginningOfALineBeyondTheLimit() throws IOException {
        assertThat(read("12345678\r\n123456789\n" + "x".repeat(1000) + "\r\nend"))
                .containsExactly("1:8:12345678", "2:9:12345678", "3:1000:xxxxxxxx", "4:3:end");
    }

    /** Against splitting the whole text at once, however the bytes trickle in. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithSplittingTheWhole(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append("a \r\n\nbcdefgh".charAt(random.nextInt(12)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            List<String> expected = new ArrayList<>();
            String[] lines = text.toString().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                String line = lines[i].endsWith("\r") ? chop(lines[i]) : lines[i];
                if (!line.isBlank() || line.length() > LIMIT) {
                    String kept = line.substring(0, Math.min(LIMIT, line.length()));
                    expected.add("%d:%d:%s".formatted(i + 1, line.length(), kept));
                }
            }
            assertThat(read(new Trickle(bytes, random), 0, 0))
                    .as("seed %d, text %s", seed, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void goesOnFromTheOffsetItTold() throws IOException {
        byte[] bytes = "\uFEFFone\r\n\ntwo\nmuch-too-long\nlast".getBytes(StandardCharsets.UTF_8);
        List<String> whole = read(new ByteArrayInputStream(bytes), 0, 0);
        try (LineReader reader = new LineReader(new ByteArrayInputStream(bytes), LIMIT, 0, 0)) {
            for (int n = 1; reader.advance(); n++) {
                int offset = (int) reader.offset();
                byte[] rest = Arrays.copyOfRange(bytes, offset, bytes.length);
                assertThat(read(new ByteArrayInputStream(rest), offset, reader.line()))
                        .isEqualTo(whole.subList(n, whole.size()));
            }
        }
    }

    private static String chop(String line) {
        return line.substring(0, line.length() - 1);
    }

    private static List<String> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0, 0);
    }

    /** Each as {@code line:length:kept}. */
    private static List<String> read(InputStream in, long offset, long line) throws IOException {
        List<String> all = new ArrayList<>();
        try (LineReader reader = new LineReader(in, LIMIT, offset, line)) {
            while (reader.advance()) {
                String kept = new String(reader.record(), StandardCharsets.UTF_8);
                all.add("%d:%d:%s".formatted(reader.line(), reader.length(), kept));
            }
        }
        return all;
    }

    /** Hands out one to three bytes at a time. */
    private static final class Trickle extends ByteArrayInputStream {

        private final Random random;

        Trickle(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 1 + random.nextInt(3)));
        }
    }
}
