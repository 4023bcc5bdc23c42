package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.BatchDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
