package dev.stet.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.testkit.RoundTrip;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written is read again, and what a newer release wrote is refused. */
final class AlertCodecsTest {

    private static final Alert ALERT =
            new Alert(
                    new Alert.Subject(
                            "t",
                            AlertKind.DROP,
                            "task_completion_rate",
                            Grain.DAY,
                            -5,
                            86_400_000,
                            "feature|model",
                            "ä|b"),
                    AlertStatus.WITHDRAWN,
                    3,
                    true,
                    null,
                    7,
                    new Alert.Numbers(
                            0.5, 0.4, 0.6, 0.7, "cost_per_task_usd", Double.NaN, -0.01, -0.19),
                    "product",
                    "words");

    private static final Alert BARE =
            new Alert(
                    ALERT.subject(),
                    AlertStatus.RAISED,
                    1,
                    false,
                    "warn",
                    0,
                    new Alert.Numbers(1, 2, 3, 4, null, 5, 6, 7),
                    null,
                    "");

    @Test
    void alerts() throws Exception {
        RoundTrip.check(new Alert.WireCodec(), ALERT);
        RoundTrip.check(new Alert.WireCodec(), BARE);
        Standing standing = new Standing(View.TASK, ALERT, 12_345);
        RoundTrip.check(new Standing.StateCodec(), standing);
        RoundTrip.checkUnknownVersion(new Standing.StateCodec(), standing);
    }

    @Test
    void keys() throws Exception {
        RoundTrip.check(new Scope.KeyCodec(), new Scope("t", Grain.HOUR));
        RoundTrip.check(new Look.KeyCodec(), new Look(View.FEEDBACK, -1));
    }

    @Test
    void rowsThatWait() throws Exception {
        LookRow row =
                new LookRow("feature", "x", 5, Lookout.sums(View.TASK, Map.of("started", 3L)));
        RoundTrip.check(new LookRow.StateCodec(), row);
        RoundTrip.checkUnknownVersion(new LookRow.StateCodec(), row);
    }

    @Test
    void histories() throws Exception {
        SegmentHistory history = new SegmentHistory();
        RoundTrip.check(new SegmentHistory.StateCodec(), history);
        history.saw(Lookout.START);
        history.add("task_completion_rate", new Series.Point(Lookout.START, 70, 100));
        history.add("invocations", new Series.Point(Lookout.START, 70, Double.NaN));
        ExponentialHistogram lengths = new ExponentialHistogram();
        lengths.add(ExponentialHistogram.bucket(100), 3);
        history.add("ttft_histogram", Lookout.START, 0, lengths);
        history.crosses("csat_mean", Lookout.START + 1);
        RoundTrip.check(new SegmentHistory.StateCodec(), history);
        RoundTrip.checkUnknownVersion(new SegmentHistory.StateCodec(), history);
    }

    /** State is read by snapshots while it is used, and so is never changed. */
    @Test
    void aCopyIsItsOwn() throws Exception {
        SegmentHistory history = new SegmentHistory();
        history.add("csat_mean", new Series.Point(Lookout.START, 70, 100));
        history.add("ttft_histogram", Lookout.START, 0, new ExponentialHistogram());
        byte[] before = bytes(history);
        SegmentHistory copy = history.copy();
        assertThat(bytes(copy)).isEqualTo(before);
        copy.saw(Lookout.START);
        copy.add("csat_mean", new Series.Point(Lookout.START, 80, 100));
        copy.add("ttft_histogram", Lookout.START + 1, 0, new ExponentialHistogram());
        copy.crosses("csat_mean", Lookout.START);
        assertThat(bytes(history)).isEqualTo(before);
    }

    private static byte[] bytes(SegmentHistory history) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SegmentHistory.StateCodec().write(history, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
