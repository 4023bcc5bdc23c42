package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.Origin;
import dev.stet.contract.Received;
import dev.stet.ingest.PlainDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in any order are handed on as one file in time order is. */
final class SortedFilesTest {

    private static final long SEED = 7;

    @TempDir Path folder;

    private final ReplayProgress progress = new ReplayProgress();

    @Test
    void handsOnWhatOneSortedFileWouldGive() throws IOException {
        List<String> sorted = new ArrayList<>();
        for (int n = 0; n < 5_000; n++) {
            sorted.add("s id%d %d".formatted(n, 1_000_000 + 5_000L * n));
        }
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(SEED));
        Path whole = FileReplay.write(folder, "whole.jsonl", sorted);
        List<Path> parts =
                List.of(
                        FileReplay.write(folder, "a.jsonl", shuffled.subList(0, 2_000)),
                        FileReplay.write(folder, "b.jsonl.gz", shuffled.subList(2_000, 5_000)));

        List<Received> all;
        try (ReplayInput input = open(ReplaySplit.of(names(parts)))) {
            all = FileReplay.rest(input);
        }

        assertThat(all)
                .map(SortedFilesTest::withoutPlace)
                .isEqualTo(
                        FileReplay.all(whole).stream().map(SortedFilesTest::withoutPlace).toList());
        assertThat(progress.bytes()).isEqualTo(progress.totalBytes());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("no run is left").hasSize(3);
        }
    }

    @Test
    void goesOnAfterARestore() throws IOException {
        Path file = FileReplay.write(folder, "a.jsonl", List.of("s c 300", "bad", "s a 100"));
        ReplaySplit half;
        try (ReplayInput input = open(ReplaySplit.of(names(List.of(file))))) {
            assertThat(FileReplay.next(input)).isNotNull();
            half = input.snapshot();
        }
        try (ReplayInput input = open(half)) {
            assertThat(FileReplay.rest(input))
                    .map(Received::origin)
                    .map(Origin::position)
                    .containsExactly(1L, 2L);
        }
        assertThat(progress.records()).isEqualTo(3);
        assertThat(progress.refused()).isEqualTo(1);
    }

    @Test
    void sortsOnDiskInManyRuns() throws IOException {
        Random random = new Random(SEED);
        List<Long> times = new ArrayList<>();
        try (EventSort sort = new EventSort(folder.toString(), 1_000)) {
            for (int n = 0; n < 3_000; n++) {
                long time = random.nextInt(500);
                times.add(time * 10_000 + n);
                sort.add(time, received(n, time));
            }
            sort.sort();
            times.sort(Comparator.naturalOrder());
            List<Long> read = new ArrayList<>();
            for (Received next = sort.next(); next != null; next = sort.next()) {
                read.add(next.arrivedAtMillis() * 10_000 + next.origin().position());
            }
            assertThat(read).as("seed %d", SEED).isEqualTo(times);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void failsBeforeAnEventIsLateWhereFilesShouldBeInOrder() throws IOException {
        Path file = FileReplay.write(folder, "a.jsonl", List.of("s a 1000", "s b 869"));
        ReplaySplit split = ReplaySplit.of(names(List.of(file)));
        try (ReplayInput input = open(split, ReplaySettings.Order.AS_READ_IF_ORDERED)) {
            assertThatThrownBy(() -> FileReplay.rest(input))
                    .isInstanceOf(OutOfOrderException.class);
        }
        assertThat(progress.findings().disorder())
                .contains(file + " is out of time order at line 2");
    }

    @Test
    void readsMoreFilesThanMayBeOpen() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int n = 0; n < FileMerge.MOST_OPEN + 40; n++) {
            String name = "f%03d.jsonl".formatted(n);
            files.add(
                    FileReplay.write(
                            folder, name, List.of("s a%d 100".formatted(n), "s b 150", "s c 200")));
        }
        ReplaySplit split = ReplaySplit.of(names(files));
        try (ReplayInput input = open(split, ReplaySettings.Order.AS_READ)) {
            assertThat(FileReplay.rest(input)).hasSize(3 * files.size()).noneMatch(Received::late);
        }
        try (ReplayInput input = open(split, ReplaySettings.Order.AS_READ_IF_ORDERED)) {
            assertThatThrownBy(() -> FileReplay.rest(input))
                    .hasMessage("more than 256 files overlap in time");
        }
    }

    private ReplayInput open(ReplaySplit split) {
        return open(split, ReplaySettings.Order.BY_EVENT_TIME);
    }

    private ReplayInput open(ReplaySplit split, ReplaySettings.Order order) {
        ReplaySettings settings =
                new ReplaySettings(
                        200,
                        Duration.ofMillis(30),
                        Duration.ofMillis(100),
                        order,
                        ReplaySettings.OnBadFile.FAIL,
                        Long.MAX_VALUE,
                        folder.toString(),
                        Map.of(),
                        InputKind.AUTO);
        return ReplayInput.of(split, settings, new PlainDecoder(), () -> FileReplay.NOW, progress);
    }

    private static Received received(int line, long time) {
        Origin origin = new Origin("f", Origin.NO_PARTITION, line);
        String text = "s id%d %d".formatted(line, time);
        byte[] record = text.getBytes(StandardCharsets.UTF_8);
        return new Received(
                new PlainDecoder().decode(record, 0, record.length, origin, 0, FileReplay.NOW),
                origin,
                0,
                time,
                new byte[0],
                time,
                false);
    }

    /** All but where it was read. */
    private static String withoutPlace(Received received) {
        return "%s %d %d %s"
                .formatted(
                        FileReplay.eventTime(received),
                        received.arrivedAtMillis(),
                        received.frontierMillis(),
                        received.late());
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }
}
