package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0;0;0.0;reading 3 files, 12 MB...",
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
                        Bars.UNICODE,
                        new PrintWriter(out),
                        "reading 3 files, 12 MB",
                        () -> new Progress.Counts(events, refused, late, share),
                        clock::get)) {
            clock.set(TimeUnit.SECONDS.toNanos(10));
            assertThat(progress.text()).isEqualTo(expected);
        }
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LINES,''", "WATCHED,'\r'"})
    void saysTheTaskAtOnceAndThatResultsAreWritten(Progress.Mode mode, String before) {
        StringWriter out = new StringWriter();
        AtomicLong clock = new AtomicLong();
        try (Progress progress =
                new Progress(
                        mode,
                        Bars.UNICODE,
                        new PrintWriter(out),
                        "reading 3 files, 12 MB",
                        () -> new Progress.Counts(0, 0, 0, 0),
                        clock::get)) {
            assertThat(out.toString()).startsWith(before + "reading 3 files, 12 MB...");
            progress.writing();
            assertThat(progress.text()).isEqualTo("0 events read, writing results");
        }
    }

    /** No wider than a terminal of 80 columns: what wraps cannot be replaced in place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UNICODE;1234560;0;0;0.25;█████░░░░░░░░░░░░░░░  25 %  1,234,560 events  123,456/s"
                        + "  0:30 left",
                "ASCII;1234560;0;0;0.26;#####...............  26 %  1,234,560 events  123,456/s"
                        + "  0:28 left",
                "UNICODE;1234560;3;1;0.5;████░░░░  50 %  1,234,560 events  123,456/s  0:10 left"
                        + "  refused 3, late 1",
                "UNICODE;1234567890;0;0;1.0;████████████████████ 100 %  1,234,567,890 events"
                        + "  123,456,789/s  finishing",
                "UNICODE;1234560;12345;1234;0.0009;'  0 %  1,234,560 events  123,456/s  3:05:01"
                        + " left  refused 12,345, late 1,234'",
                "ASCII;12345;12345;1234;0.0009;.......   0 %  12,345 events  1,235/s  3:05:01 left"
                        + "  refused 12,345, late 1,234",
                "UNICODE;1234567890;12345678;1234567;0.0009;'  0 %  1,234,567,890 events"
                        + "  123,456,789/s  3:05:01 left  refused 12,345,678, l'",
                "UNICODE;7;0;0;0.0;7 events read, 1/s, refused 0, late 0"
            })
    void drawsABarInPlace(
            Bars bars, long events, long refused, long late, double share, String expected) {
        AtomicLong clock = new AtomicLong();
        try (Progress progress =
                new Progress(
                        Progress.Mode.WATCHED,
                        bars,
                        new PrintWriter(new StringWriter()),
                        "reading",
                        () -> new Progress.Counts(events, refused, late, share),
                        clock::get)) {
            clock.set(TimeUnit.SECONDS.toNanos(10));
            assertThat(progress.text()).isEqualTo(expected).hasSizeLessThan(80);
        }
    }

    @Test
    void cutsTheTaskInPlaceAlone() {
        String task = "reading " + "x".repeat(100);
        for (Progress.Mode mode : Progress.Mode.values()) {
            try (Progress progress =
                    new Progress(
                            mode,
                            Bars.UNICODE,
                            new PrintWriter(new StringWriter()),
                            task,
                            () -> new Progress.Counts(0, 0, 0, 0),
                            () -> 0)) {
                assertThat(progress.text())
                        .isEqualTo(
                                mode == Progress.Mode.WATCHED
                                        ? task.substring(0, 79)
                                        : task + "...");
            }
        }
    }

    @Test
    void leavesTheStartOutOfTheRate() {
        AtomicLong clock = new AtomicLong();
        try (Progress progress =
                new Progress(
                        Progress.Mode.NONE,
                        Bars.UNICODE,
                        new PrintWriter(new StringWriter()),
                        "reading",
                        () -> new Progress.Counts(100, 0, 0, 0),
                        clock::get)) {
            clock.set(TimeUnit.SECONDS.toNanos(10));
            progress.reading();
            clock.set(TimeUnit.SECONDS.toNanos(20));
            assertThat(progress.text()).isEqualTo("100 events read, 10/s, refused 0, late 0");
        }
    }
}
