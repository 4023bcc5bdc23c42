package dev.stet.lifecycle.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Cube;
import dev.stet.contract.Dimensions;
import dev.stet.contract.EventType;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.Header;
import dev.stet.contract.Ids;
import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.RoutedEvent;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.SignalMeasure;
import dev.stet.contract.Values;
import dev.stet.contract.View;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A subject that opens again counts each opening by itself, whatever the order of arrival. */
final class OpeningsTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Key128 KEY = new Key128(1, 2);

    private record Visits(Heard heard) implements Subject {

        @Override
        public String name() {
            return "visits";
        }

        @Override
        public List<Heard> hears() {
            return List.of(heard);
        }

        @Override
        public Key128 key(RecordedEvent event) {
            return KEY;
        }

        @Override
        public Duration openFor() {
            return Duration.ofHours(1);
        }

        @Override
        public boolean opensAgain() {
            return true;
        }

        @Override
        public void judge(History history, Recorded opening, Verdict verdict) {
            verdict.at(View.SIGNAL, opening)
                    .add(SignalMeasure.INVOCATIONS, history.all(EventType.FEATURE_INVOKED).size());
        }
    }

    private final SortedMap<Long, Long> counts = new TreeMap<>();
    private final Judge judge = judge(Heard.of(EventType.FEATURE_INVOKED, Keep.EVERY).opens(0));
    private final History history = new History(judge.hearing());

    private Judge judge(Heard heard) {
        return new Judge(
                new Visits(heard.within(Duration.ZERO, Duration.ofHours(1))),
                false,
                Map.of(
                        View.SIGNAL,
                        new Cube(List.of(Grain.DAY), List.of(new SegmentSet(List.of())))),
                this::count,
                claim -> {
                    throw new AssertionError("Nobody is told: " + claim);
                },
                null);
    }

    private void count(Fact fact) {
        long more = fact.measures()[SignalMeasure.INVOCATIONS.ordinal()];
        counts.merge(fact.cohortMillis(), more, Long::sum);
        counts.values().removeIf(count -> count == 0);
    }

    private void hear(long at, long settledMillis) {
        RecordedEvent event =
                new RecordedEvent(
                        new Header(
                                "default",
                                new Utf8(("e" + at).getBytes(StandardCharsets.UTF_8)),
                                at,
                                at,
                                new Origin("f", Origin.NO_PARTITION, 1)),
                        EventType.FEATURE_INVOKED,
                        Ids.NONE,
                        null,
                        Dimensions.NONE,
                        Values.NONE);
        judge.hear(history, new RoutedEvent(KEY, true, event), settledMillis);
    }

    @Test
    void countsEachOpeningInAnyOrder() {
        List<Long> times = new ArrayList<>(List.of(0L, 1L, HOUR, HOUR + 1, 2 * HOUR, 9 * HOUR));
        for (int seed = 0; seed < 50; seed++) {
            counts.clear();
            history.forgetUntil(Long.MAX_VALUE);
            Collections.shuffle(times, new Random(seed));
            times.forEach(at -> hear(at, Long.MIN_VALUE));

            assertThat(counts)
                    .as("seed %d", seed)
                    .isEqualTo(new TreeMap<>(Map.of(0L, 3L, HOUR + 1, 2L, 9 * HOUR, 1L)));
            assertThat(history.lastRelevantMillis()).isEqualTo(10 * HOUR);
        }
    }

    @Test
    void forgetsOpeningsThatHaveEnded() {
        for (int i = 0; i < 100; i++) {
            hear(i * HOUR / 4, i * HOUR / 4 - 1);
        }

        assertThat(history.events()).hasSizeLessThan(15);
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
        assertThat(counts).hasSize(20).containsEntry(0L, 5L).containsEntry(5 * HOUR / 4, 5L);
    }

    @Test
    void isOpenedByAllThatItHears() {
        assertThatThrownBy(() -> judge(Heard.of(EventType.FEATURE_INVOKED, Keep.EVERY)))
                .hasMessage("visits opens again, but not by feature.invoked");
    }
}
