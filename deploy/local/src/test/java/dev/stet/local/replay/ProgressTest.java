package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0;0;0.0;0 events read, 0/s, refused 0, late 0",
                "1234560;3;1;0.25;1,234,560 events read (25 %), 123,456/s, refused 3, late 1, 0:30"
                        + " left",
                "10;0;0;0.0001;10 events read (0 %), 1/s, refused 0, late 0, 27:46:30 left",
                "10;0;0;1.0;10 events read (100 %), 1/s, refused 0, late 0, finishing"
            })
    void tells(long events, long refused, long late, double share, String expected) {
        AtomicLong clock = new AtomicLong();
        StringWriter out = new StringWriter();
        try (Progress progress =
                new Progress(
                        Progress.Mode.NONE,
                        new PrintWriter(out),
                        () -> new Progress.Counts(events, refused, late, share),
                        clock::get)) {
            clock.set(TimeUnit.SECONDS.toNanos(10));
            assertThat(progress.text()).isEqualTo(expected);
        }
        assertThat(out.toString()).isEmpty();
    }
}
