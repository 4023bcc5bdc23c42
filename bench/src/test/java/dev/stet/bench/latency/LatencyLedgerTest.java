package dev.stet.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stet.bench.live.Loads;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LatencyLedgerTest {

    private static final long MINUTE = 60_000;

    private final LatencyLedger ledger = new LatencyLedger();
    private final LatencyLedger.View view = ledger.view();

    @Test
    void countsFromTheInstantAtWhichEachWasDueAndEachOnce() {
        ledger.measure(MINUTE, 2 * MINUTE);
        shown(MINUTE);
        shown(MINUTE + 100);
        shown(MINUTE + 300);
        view.saw(MINUTE, 2, MINUTE + 500);
        view.saw(MINUTE, 1, MINUTE + 600);
        view.saw(MINUTE, 2, MINUTE + 700);
        assertThat(view.latencies().getTotalCount()).isEqualTo(2);
        assertThat(view.latencies().getMaxValue()).isEqualTo(500);
        assertThat(view.latencies().getMinValue()).isEqualTo(400);
        assertThat(view.unseen()).isEqualTo(1);
    }

    @Test
    void countsNoneThatWereDueBeforeOrAfter() {
        ledger.measure(MINUTE + 100, MINUTE + 200);
        shown(MINUTE + 99);
        shown(MINUTE + 100);
        shown(MINUTE + 200);
        view.saw(MINUTE, 3, MINUTE + 300);
        assertThat(view.latencies().getTotalCount()).isEqualTo(1);
        assertThat(view.unseen()).isZero();
    }

    @Test
    void refusesARowThatCountsMoreThanWasSent() {
        shown(MINUTE);
        assertThatIllegalStateException().isThrownBy(() -> view.saw(MINUTE, 2, MINUTE + 1));
    }

    @Test
    void tellsWhatIsShownFromAllElseThatTheLoadMakes() {
        LoadGenerator load = new LoadGenerator(Loads.inOrder(2_000, 100, MINUTE));
        long arrived = 0;
        while (load.hasNext()) {
            LoadEvent event = load.next();
            String json = new String(event.value(), StandardCharsets.UTF_8);
            assertThat(LatencyLedger.isShown(event.value()))
                    .isEqualTo(json.contains("suggestion.shown"));
            assertThat(event.arrivalMillis())
                    .isEqualTo(event.eventTimeMillis())
                    .isGreaterThanOrEqualTo(arrived);
            arrived = event.arrivalMillis();
        }
    }

    private void shown(long dueMillis) {
        byte[] json =
                "{\"event_id\":\"0\",\"event_type\":\"suggestion.shown\"}"
                        .getBytes(StandardCharsets.UTF_8);
        ledger.sent(new LoadEvent(dueMillis, dueMillis, new byte[] {'u'}, json));
    }
}
