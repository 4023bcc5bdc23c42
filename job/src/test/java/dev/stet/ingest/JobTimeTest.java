package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.testkit.RoundTrip;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobTimeTest {

    private static final long LATENESS = 600;
    private static final long TOLERANCE = 300;

    @Test
    void nothingWasFinalBeforeTheFirstStart() {
        assertThat(begin(List.of()).finalMillis()).isEqualTo(Long.MIN_VALUE);
        assertThat(begin(List.of(begin(List.of()).snapshot())).finalMillis())
                .isEqualTo(Long.MIN_VALUE);
    }

    /** Flink's watermark 9,999 is the contract's 10,000. */
    @Test
    void whatWasFinalStaysSoThoughNoWatermarkComesForLong() {
        TaskTime first = task(begin(List.of()), 9_999, false);
        TaskTime silent = begin(List.of(first)).snapshot();
        assertThat(begin(List.of(first)).finalMillis()).isEqualTo(9_100);
        assertThat(begin(List.of(silent, silent)).finalMillis()).isEqualTo(9_100);
    }

    @ParameterizedTest(name = "a lateness of {0} and a tolerance of {1}")
    @CsvSource({"600,300,9100", "600,900,9100", "900,300,9100", "600,100,9300", "100,300,9600"})
    void holdsUnderOtherOptions(long lateness, long tolerance, long expected) {
        TaskTime before = task(begin(List.of()), 9_999, false);
        TaskTime between = new JobTime(List.of(before), lateness, tolerance).snapshot();
        assertThat(new JobTime(List.of(between), LATENESS, TOLERANCE).finalMillis())
                .isEqualTo(expected);
    }

    /** The job's watermark waits for a task that is behind, unless that is left out. */
    @ParameterizedTest(name = "behind was idle {0}, ahead {1}")
    @CsvSource({
        "false,false,4100",
        "true,false,9100",
        "false,true,4100",
        "true,true,9100",
    })
    void isTheLeastOfTheTasksThatNeverWereIdle(
            boolean behindWasIdle, boolean aheadWasIdle, long expected) {
        TaskTime behind = task(begin(List.of()), 4_999, behindWasIdle);
        TaskTime ahead = task(begin(List.of()), 9_999, aheadWasIdle);
        assertThat(begin(List.of(behind, ahead)).finalMillis()).isEqualTo(expected);
        assertThat(begin(List.of(ahead, behind)).finalMillis()).isEqualTo(expected);
    }

    @Test
    void aTaskThatHasNoWatermarkHoldsTheOthersBack() {
        TaskTime none = begin(List.of()).snapshot();
        TaskTime ahead = task(begin(List.of()), 9_999, false);
        assertThat(begin(List.of(none, ahead)).finalMillis()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void theEndOfTheInputIsNotKept() {
        JobTime drained = begin(List.of());
        drained.reached(9_999);
        drained.reached(Long.MAX_VALUE);
        assertThat(begin(List.of(drained.snapshot())).finalMillis()).isEqualTo(9_100);
    }

    @Test
    void theFormInStateIsReadAsItWasWritten() throws Exception {
        List<TaskTime> times = new ArrayList<>();
        times.add(begin(List.of()).snapshot());
        times.add(task(begin(times), 1_700_000_000_000L, true));
        times.add(task(begin(times), -1, false));
        for (TaskTime time : times) {
            RoundTrip.check(new TaskTime.StateCodec(), time);
            RoundTrip.checkUnknownVersion(new TaskTime.StateCodec(), time);
        }
    }

    private static JobTime begin(List<TaskTime> restored) {
        return new JobTime(restored, LATENESS, TOLERANCE);
    }

    private static TaskTime task(JobTime time, long flinkWatermark, boolean wasIdle) {
        time.reached(flinkWatermark);
        if (wasIdle) {
            time.idle();
        }
        return time.snapshot();
    }
}
