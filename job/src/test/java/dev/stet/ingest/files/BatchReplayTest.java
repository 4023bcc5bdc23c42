package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.BatchDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that hold several events, or none. */
class BatchReplayTest {

    @TempDir Path folder;

    private FileMerge merge(Path... files) throws IOException {
        FileMerge merge =
                new FileMerge(
                        ReplaySplit.of(Stream.of(files).map(Path::toString).toList()),
                        FileReplay.SETTINGS,
                        new BatchDecoder(),
                        () -> FileReplay.NOW,
                        new ReplayProgress());
        return merge;
    }

    @Test
    void givesEveryEventWithItsOwnBytesAndTheLineOfItsRecord() throws IOException {
        Path file =
                FileReplay.write(
                        folder, "a.jsonl", List.of("s a 100;s b 300;s c 200", "-", "?", "s d 310"));
        List<Received> all;
        try (FileMerge merge = merge(file)) {
            all = FileReplay.rest(merge);
        }
        assertThat(all)
                .map(FileReplay::text)
                .containsExactly("s a 100", "s b 300", "s c 200", "?", "s d 310");
        assertThat(all)
                .map(received -> received.origin().position())
                .containsExactly(1L, 1L, 1L, 3L, 4L);
        assertThat(all)
                .map(Received::arrivedAtMillis)
                .containsExactly(100L, 300L, 300L, 300L, 310L);
        for (Received received : all) {
            if (received.decoded() instanceof ValidEvent event) {
                // Or an event would be read in one window and effective in another.
                assertThat(event.header().arrivedAtMillis()).isEqualTo(received.arrivedAtMillis());
            }
        }
    }

    /** A checkpoint holds how many lines were read, so it comes between two. */
    @Test
    void readsALineToItsEndBeforeAnotherFile() throws IOException {
        Path batch =
                FileReplay.write(folder, "a.jsonl", List.of("s a 100;s b 300;s c 500", "s d 600"));
        Path other = FileReplay.write(folder, "b.jsonl", List.of("s x 200", "s y 550"));
        try (FileMerge merge = merge(batch, other)) {
            assertThat(FileReplay.rest(merge))
                    .map(FileReplay::text)
                    .containsExactly(
                            "s a 100", "s b 300", "s c 500", "s x 200", "s y 550", "s d 600");
        }
    }

    /** Events of one record may lie far apart, and a producer may write its newest first. */
    @Test
    void sortsTheEventsOfRecordsEachByItsOwnTime() throws IOException {
        Path file =
                FileReplay.write(
                        folder, "a.jsonl", List.of("s d 6000;s b 3000", "-", "s c 5000;s a 1000"));
        try (ReplayInput input = sorted(ReplaySplit.of(List.of(file.toString())))) {
            assertThat(FileReplay.rest(input))
                    .map(FileReplay::eventTime)
                    .containsExactly(1_000L, 3_000L, 5_000L, 6_000L);
        }
        ReplaySplit half;
        try (ReplayInput input = sorted(ReplaySplit.of(List.of(file.toString())))) {
            assertThat(FileReplay.next(input)).isNotNull();
            assertThat(input.isWithinRecord()).as("each event is restored by itself").isFalse();
            half = input.snapshot();
        }
        try (ReplayInput input = sorted(half)) {
            for (Received received : FileReplay.rest(input)) {
                ValidEvent event = (ValidEvent) received.decoded();
                assertThat(event.header().eventTimeMillis()).isGreaterThan(1_000);
                assertThat(event.header().arrivedAtMillis())
                        .isEqualTo(event.header().eventTimeMillis())
                        .isEqualTo(received.arrivedAtMillis());
            }
        }
    }

    @Test
    void countsAHoleOnceThoughTheRecordGivesSeveralEventsOrNone() throws IOException {
        String hole = "\0".repeat(20);
        Path file =
                FileReplay.write(
                        folder,
                        "a.jsonl",
                        List.of(hole + "s a 100;s b 110", hole + "-", "s c 120"));
        ReplayProgress progress = new ReplayProgress();
        try (FileMerge merge =
                new FileMerge(
                        ReplaySplit.of(List.of(file.toString())),
                        FileReplay.SETTINGS,
                        new BatchDecoder(),
                        () -> FileReplay.NOW,
                        progress)) {
            assertThat(FileReplay.rest(merge)).hasSize(3);
        }
        assertThat(progress.findings().holes())
                .hasValueSatisfying(found -> assertThat(found.bytes()).isEqualTo(40));
    }

    private ReplayInput sorted(ReplaySplit split) {
        ReplaySettings settings =
                new ReplaySettings(
                        200,
                        Duration.ofMillis(30),
                        Duration.ofMillis(100),
                        ReplaySettings.Order.BY_EVENT_TIME,
                        ReplaySettings.OnBadFile.FAIL,
                        Long.MAX_VALUE,
                        folder.toString(),
                        Map.of(),
                        InputKind.AUTO);
        return ReplayInput.of(
                split, settings, new BatchDecoder(), () -> FileReplay.NOW, new ReplayProgress());
    }

    @Test
    void isWithinARecordUntilItsLastEvent() throws IOException {
        Path file = FileReplay.write(folder, "a.jsonl", List.of("s a 100;s b 300", "s c 500"));
        try (FileMerge merge = merge(file)) {
            FileReplay.next(merge);
            assertThat(merge.isWithinRecord()).isTrue();
            FileReplay.next(merge);
            assertThat(merge.isWithinRecord()).isFalse();
            FileReplay.next(merge);
            assertThat(merge.isWithinRecord()).isFalse();
        }
    }
}
