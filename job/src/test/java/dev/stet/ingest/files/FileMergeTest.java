package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import dev.stet.contract.Origin;
import dev.stet.contract.Received;
import dev.stet.contract.Refusal;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.PlainDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileMergeTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void isLateStrictlyBehindTheWatermarkLessTheLateness(long offset, boolean late)
            throws IOException {
        long time = 10_000 - FileReplay.SLACK + offset;
        Path file = write("a.jsonl", "s x 10000", "s y " + time);

        Received received = FileReplay.all(file).get(1);

        assertThat(received.late()).isEqualTo(late);
        assertThat(received.arrivedAtMillis()).isEqualTo(10_000);
        assertThat(received.frontierMillis()).isEqualTo(10_000);
    }

    @Test
    void readsFilesCutByTimeOneAfterTheOther() throws IOException {
        Path late = write("a.jsonl", "s a1 300", "s a2 310");
        Path early = write("b.jsonl", "s b1 100", "s b2 120", "s b3 110");
        Path middle = write("c.jsonl", "s c1 200");

        List<Received> all = FileReplay.all(late, early, middle);

        assertThat(all)
                .map(FileReplay::text)
                .containsExactly(
                        "s b1 100", "s b2 120", "s b3 110", "s c1 200", "s a1 300", "s a2 310");
        assertThat(all)
                .map(Received::frontierMillis)
                .containsExactly(100L, 120L, 120L, 200L, 300L, 310L);
    }

    @Test
    void readsOverlappingFilesSideBySide() throws IOException {
        Path a = write("a.jsonl", "s a1 100", "s a2 300", "s a3 500");
        Path b = write("b.jsonl", "s b1 200", "s b2 400", "s b3 600");

        List<Received> all = FileReplay.all(a, b);

        // A file leads until it has passed the other; what it read last may lie ahead.
        assertThat(all)
                .map(FileReplay::text)
                .containsExactly(
                        "s a1 100", "s a2 300", "s b1 200", "s b2 400", "s a3 500", "s b3 600");
        assertThat(all)
                .map(Received::frontierMillis)
                .containsExactly(100L, 200L, 200L, 300L, 400L, 500L);
    }

    @Test
    void opensAFileOnlyWhenTheOthersHaveComeThatFar() throws IOException {
        Path early = write("a.jsonl", "s a1 100", "s a2 200");
        Path later = write("b.jsonl", "s b1 900");
        try (FileMerge merge = FileReplay.merge(List.of(early, later))) {
            assertThat(FileReplay.next(merge)).isNotNull();
            assertThat(FileReplay.next(merge)).isNotNull();
            // Looked into and closed: gone now, and not missed before its time has come.
            Files.delete(later);
            assertThatThrownBy(merge::next)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("b.jsonl: cannot be read past line 0");
        }
    }

    @Test
    void givesRefusedRecordsTheNewestTimeOfTheirFile() throws IOException {
        Path file = write("a.jsonl", "bad", "s a1 500", "bad", "s a2 700", "bad");
        Path nothing = write("b.jsonl", "bad");

        List<Received> all = FileReplay.all(file, nothing);

        assertThat(all)
                .map(Received::arrivedAtMillis)
                .containsExactly(0L, 500L, 500L, 500L, 700L, 700L);
        assertThat(all)
                .map(Received::frontierMillis)
                .containsExactly(Long.MIN_VALUE, 500L, 500L, 500L, 700L, 700L);
        assertThat(all).noneMatch(Received::late);
    }

    @Test
    void anEventFromTheFutureMovesNothing() throws IOException {
        long future = FileReplay.NOW + PlainDecoder.FUTURE_TOLERANCE_MILLIS + 1;
        Path file = write("a.jsonl", "s a1 " + future, "s a2 100", "s a3 " + future, "s a4 90");

        List<Received> all = FileReplay.all(file);

        assertThat(all).map(Received::frontierMillis).containsOnly(100L);
        assertThat(all).map(Received::arrivedAtMillis).containsOnly(100L);
        assertThat(all).noneMatch(Received::late);
    }

    @Test
    void tellsWhereAndWhenItRead() throws IOException {
        Path file = write("a.jsonl", "", "s a1 100", "  ", "s a2 200\r");

        List<Received> all = FileReplay.all(file);

        assertThat(all)
                .map(Received::origin)
                .containsExactly(
                        new Origin(file.toString(), Origin.NO_PARTITION, 2),
                        new Origin(file.toString(), Origin.NO_PARTITION, 4));
        assertThat(all).map(Received::receivedAtMillis).containsOnly(FileReplay.NOW);
        assertThat(all).map(FileReplay::text).containsExactly("s a1 100", "s a2 200");
        assertThat(((ValidEvent) all.get(1).decoded()).header().arrivedAtMillis()).isEqualTo(200);
    }

    @Test
    void refusesALineThatIsTooLong() throws IOException {
        Path file = write("a.jsonl", "s a1 100", "x".repeat(100_000), "s a2 200");

        List<Received> all = FileReplay.all(file);

        Refusal refusal = (Refusal) all.get(1).decoded();
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_LARGE);
        assertThat(refusal.detail())
                .isEqualTo(
                        "the record has 100000 bytes, at most 200 are read; raw holds the first"
                                + " 200; the whole record: bytes 10 to 100009 of the (decompressed)"
                                + " file");
        assertThat(all.get(1).raw()).hasSize(200);
        assertThat(all.get(2).origin().position()).isEqualTo(3);
    }

    @Test
    void readsCompressedFilesOfSeveralMembersAlike() throws IOException {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 5_000).forEach(n -> lines.add("s id%d %d".formatted(n, n * 7L)));
        Path plain = FileReplay.write(folder, "a.jsonl", lines);
        byte[] bytes = Files.readAllBytes(plain);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += 7_001) {
            int to = Math.min(bytes.length, from + 7_001);
            members.write(FileReplay.gzip(Arrays.copyOfRange(bytes, from, to)));
        }
        members.write(FileReplay.gzip(new byte[0]));
        Path packed = Files.write(folder.resolve("a.jsonl.gz"), members.toByteArray());

        assertThat(FileReplay.all(packed))
                .map(FileReplay::text)
                .isEqualTo(FileReplay.all(plain).stream().map(FileReplay::text).toList())
                .hasSize(5_000);
    }

    @Test
    void failsNamingFileAndLineWhereCompressedDataEndEarly() throws IOException {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 20_000).forEach(n -> lines.add("s id%d %d".formatted(n * 31, n)));
        byte[] whole = Files.readAllBytes(FileReplay.write(folder, "whole.jsonl.gz", lines));
        Path file = folder.resolve("a.jsonl.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        List<Received> read = new ArrayList<>();

        try (FileMerge merge = FileReplay.merge(List.of(file))) {
            assertThatThrownBy(
                            () -> {
                                for (Received r = FileReplay.next(merge);
                                        r != null;
                                        r = FileReplay.next(merge)) {
                                    read.add(r);
                                }
                            })
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ": cannot be read past line ")
                    .hasMessageEndingWith(": the compressed data ends too early");
        }
        assertThat(read).hasSizeBetween(1_000, 19_000);
        assertThat(FileReplay.text(read.get(read.size() - 1)))
                .isEqualTo(lines.get(read.size() - 1));
    }

    @Test
    void readsWhatTheFirstBytesSayWhateverTheName() throws IOException {
        byte[] line = "s a1 100\n".getBytes(StandardCharsets.UTF_8);
        byte[] packed = FileReplay.gzip(line);
        List<byte[]> forms =
                List.of(
                        line,
                        packed,
                        FileReplay.gzip(packed),
                        Zstd.compress(line),
                        afterASkippableFrame(Zstd.compress(line)),
                        Arrays.copyOf(packed, packed.length + 10_000));
        for (byte[] form : forms) {
            assertThat(FileReplay.all(Files.write(folder.resolve("a.jsonl.gz"), form)))
                    .map(FileReplay::text)
                    .containsExactly("s a1 100");
        }
        assertThat(FileReplay.all(Files.write(folder.resolve("b.gz"), new byte[0]))).isEmpty();
    }

    private static byte[] afterASkippableFrame(byte[] frame) throws IOException {
        return joined(new byte[] {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4}, frame);
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }

    /** Of blocks of every kind, with and without a checksum and the size of their content. */
    private static List<byte[]> frames(byte[] content) throws IOException {
        List<byte[]> frames = new ArrayList<>(List.of(Zstd.compress(content)));
        for (boolean checksum : new boolean[] {false, true}) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            try (ZstdOutputStream out = new ZstdOutputStream(frame)) {
                out.setChecksum(checksum);
                out.write(content);
            }
            frames.add(frame.toByteArray());
        }
        return frames;
    }

    @Test
    void readsAnyNumberOfFramesAndZerosBehindThem() throws IOException {
        Random random = new Random(7);
        byte[] noise = new byte[300_000];
        for (int at = 0; at < noise.length; at++) {
            noise[at] = (byte) ('!' + random.nextInt(90));
        }
        byte[] zeros = new byte[300_000];
        for (byte[] content :
                List.of(new byte[0], new byte[] {'a'}, new byte[400_000], noise, new byte[10])) {
            byte[] line = joined(content, "\n".getBytes(StandardCharsets.UTF_8));
            for (byte[] frame : frames(line)) {
                for (int padding : new int[] {0, 1, 3, zeros.length}) {
                    byte[] file =
                            joined(
                                    afterASkippableFrame(frame),
                                    afterASkippableFrame(frame),
                                    Arrays.copyOf(zeros, padding));
                    Path written = Files.write(folder.resolve("a.zst"), file);
                    try (InputStream in = FileBytes.open(written.toString(), 0, new AtomicLong())) {
                        assertThat(in.readAllBytes()).isEqualTo(joined(line, line));
                    }
                }
            }
        }
    }

    @Test
    void failsOnWhatFollowsCompressedData() throws IOException {
        byte[] line = "s a1 100\n".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> forms =
                Map.of("gzip", FileReplay.gzip(line), "zstd", Zstd.compress(line));
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
            byte[] packed = form.getValue();
            for (int zeros : new int[] {0, 3}) {
                byte[] trailed = Arrays.copyOf(packed, packed.length + 12);
                trailed[packed.length + zeros] = 7;
                Path behind = Files.write(folder.resolve("b.jsonl.gz"), trailed);
                assertThatThrownBy(() -> FileReplay.all(behind))
                        .hasMessageContaining(
                                "past line 1: what follows the compressed data is not "
                                        + form.getKey());
            }
        }
    }

    @Test
    void takesWhatIsReadableOfABadFileWhereAsked() throws IOException {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 20_000).forEach(n -> lines.add("s id%d %d".formatted(n * 31, n)));
        byte[] whole = Files.readAllBytes(FileReplay.write(folder, "whole.jsonl.gz", lines));
        Path cut = Files.write(folder.resolve("a.gz"), Arrays.copyOf(whole, whole.length / 2));
        Path zip = Files.writeString(folder.resolve("b.jsonl"), "PK\u0003\u0004");
        Path good = write("c.jsonl", "s c 1");
        for (ReplaySettings.Order order : ReplaySettings.Order.values()) {
            ReplayProgress progress = new ReplayProgress();
            assertThat(skipping(order, progress, cut, zip, good)).hasSizeBetween(1_000, 19_000);
            assertThat(progress.findings().badFiles())
                    .anySatisfy(
                            bad ->
                                    assertThat(bad)
                                            .startsWith(cut + ": cannot be read past line ")
                                            .endsWith("the compressed data ends too early"))
                    .contains(zip + " is a zip archive; unpack it: unzip")
                    .hasSize(2);
        }
    }

    @Test
    void countsWhatIsRefusedBeforeTheFileBreaksOff() throws IOException {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 20_000).forEach(n -> lines.add("bad%d".formatted(n * 31)));
        byte[] whole = Files.readAllBytes(FileReplay.write(folder, "whole.jsonl.gz", lines));
        Path cut = Files.write(folder.resolve("a.gz"), Arrays.copyOf(whole, whole.length / 2));

        for (ReplaySettings.Order order : ReplaySettings.Order.values()) {
            ReplayProgress progress = new ReplayProgress();
            int read = skipping(order, progress, cut, write("c.jsonl", "s c 1")).size();
            assertThat(read).isBetween(1_000, 19_000);
            assertThat(progress.refused()).isEqualTo(read - 1);
            assertThat(progress.findings().badFiles()).hasSize(1);
        }
    }

    private List<Received> skipping(
            ReplaySettings.Order order, ReplayProgress progress, Path... files) throws IOException {
        ReplaySettings settings =
                new ReplaySettings(
                        200,
                        Duration.ofMillis(30),
                        Duration.ofMillis(100),
                        order,
                        ReplaySettings.OnBadFile.SKIP,
                        Long.MAX_VALUE,
                        folder.toString(),
                        Map.of(),
                        InputKind.AUTO);
        ReplaySplit split = ReplaySplit.of(Stream.of(files).map(Path::toString).toList());
        try (ReplayInput input =
                ReplayInput.of(
                        split, settings, new PlainDecoder(), () -> FileReplay.NOW, progress)) {
            return FileReplay.rest(input);
        }
    }

    @Test
    void tellsHowFarItHasCome() throws IOException {
        Path a = write("a.jsonl", "s a1 1000", "bad", "s a2 10");
        Path b = write("b.jsonl.gz", "s b1 1500");
        ReplayProgress progress = new ReplayProgress();
        long total = Files.size(a) + Files.size(b);
        ReplaySplit split = ReplaySplit.of(List.of(a.toString(), b.toString()));
        ReplaySplit half;
        try (FileMerge merge = merge(split, progress)) {
            assertThat(progress.totalBytes()).isEqualTo(total);
            assertThat(progress.bytes()).isZero();
            for (int n = 0; n < 4; n++) {
                assertThat(FileReplay.next(merge)).isNotNull();
            }
            half = merge.snapshot();
        }
        try (FileMerge merge = merge(half, progress)) {
            assertThat(progress.bytes()).as("the finished file").isEqualTo(Files.size(a));
            assertThat(FileReplay.rest(merge)).isEmpty();
        }
        assertThat(progress.bytes()).isEqualTo(total);
        assertThat(progress.records()).isEqualTo(4);
        assertThat(progress.refused()).isEqualTo(1);
        assertThat(progress.late()).isEqualTo(1);
    }

    private static FileMerge merge(ReplaySplit split, ReplayProgress progress) {
        return new FileMerge(
                split, FileReplay.SETTINGS, new PlainDecoder(), () -> FileReplay.NOW, progress);
    }

    private Path write(String name, String... lines) throws IOException {
        return FileReplay.write(folder, name, List.of(lines));
    }
}
