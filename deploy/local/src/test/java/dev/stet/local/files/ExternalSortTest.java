package dev.stet.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalSortTest {

    @TempDir Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void keepsTheGreatestVersionOfEachKeyInOrder(long seed) throws IOException {
        Random random = new Random(seed);
        int writers = 1 + random.nextInt(4);
        List<RunBuffer> buffers = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            buffers.add(new RunBuffer(folder, "t-" + writer, 100 + random.nextInt(2000)));
        }
        Map<String, Long> expected = new TreeMap<>();
        for (int row = 0; row < 1 + random.nextInt(500); row++) {
            String key = "k" + random.nextInt(60);
            long version = random.nextInt(10);
            expected.merge(key, version, Math::max);
            buffers.get(random.nextInt(writers))
                    .add(
                            new Spilled(
                                    new SortKey().text(key).toBytes(),
                                    version,
                                    (key + "@" + version).getBytes(StandardCharsets.UTF_8)));
        }
        for (RunBuffer buffer : buffers) {
            buffer.flush();
        }

        assertThat(merged(2 + random.nextInt(5)))
                .containsExactlyElementsOf(
                        expected.entrySet().stream()
                                .map(entry -> entry.getKey() + "@" + entry.getValue())
                                .toList());
        assertThat(runs()).hasSizeLessThan(7);
    }

    @Test
    void nothingWrittenIsNothingRead() throws IOException {
        new RunBuffer(folder, "t", 100).flush();

        assertThat(runs()).isEmpty();
        assertThat(merged(2)).isEmpty();
    }

    @Test
    void equalVersionsDoNotDependOnWhoCameFirst() throws IOException {
        byte[] key = new SortKey().text("k").toBytes();
        for (String order : List.of("ab", "ba")) {
            for (char payload : order.toCharArray()) {
                RunBuffer buffer = new RunBuffer(folder, "t-" + order + payload, 1);
                buffer.add(new Spilled(key, 1, new byte[] {(byte) payload}));
            }
            assertThat(merged(8)).containsExactly("a");
            for (Path run : runs()) {
                Files.delete(run);
            }
        }
    }

    @Test
    void orderOfKeysIsOrderOfTheirParts() {
        List<byte[]> ordered =
                List.of(
                        key("", 5),
                        key("a", -1),
                        key("a", 0),
                        key("a", Long.MAX_VALUE),
                        key("a\0", Long.MIN_VALUE),
                        key("a\0b", 0),
                        key("ab", 0),
                        key("ü", 0),
                        key("\uffff", 0),
                        key("\ud83d\ude00", 0));
        assertThat(ordered).isSortedAccordingTo(Arrays::compareUnsigned).doesNotHaveDuplicates();
    }

    @Test
    void aRowSurvivesTheSortAndGrainsGoByLength() throws IOException {
        RowCodec codec = new RowCodec(Samples.KPI);
        RunBuffer buffer = new RunBuffer(folder, "t", 1 << 20);
        for (String grain : List.of("1d", "1m", "1h")) {
            buffer.add(codec.spill(Samples.full("t", grain, "s", 1)));
            buffer.add(
                    codec.spill(Samples.row("t", grain, Samples.START, "s", 2, null, null, null)));
        }
        buffer.add(codec.spill(Samples.full("t", "1h", "r", 7)));
        buffer.flush();

        List<Object[]> rows = new ArrayList<>();
        try (Runs runs = Runs.merge(runs(), 4)) {
            for (Spilled next = runs.next(); next != null; next = runs.next()) {
                rows.add(codec.row(next));
            }
        }
        assertThat(rows)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        Samples.row("t", "1m", Samples.START, "s", 2, null, null, null),
                        Samples.full("t", "1h", "r", 7),
                        Samples.row("t", "1h", Samples.START, "s", 2, null, null, null),
                        Samples.row("t", "1d", Samples.START, "s", 2, null, null, null));
    }

    private static byte[] key(String text, long number) {
        return new SortKey().text(text).number(number).toBytes();
    }

    private List<String> merged(int fanIn) throws IOException {
        List<String> payloads = new ArrayList<>();
        try (Runs runs = Runs.merge(runs(), fanIn)) {
            for (Spilled next = runs.next(); next != null; next = runs.next()) {
                payloads.add(new String(next.payload(), StandardCharsets.UTF_8));
            }
        }
        return payloads;
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
