package dev.stet.lifecycle.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.EventType;
import dev.stet.contract.Header;
import dev.stet.contract.Ids;
import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.RoutedEvent;
import dev.stet.contract.Value;
import dev.stet.contract.Values;
import dev.stet.lifecycle.families.AdopterSubject;
import dev.stet.lifecycle.families.PersonSubject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user with a use every 15 minutes for 60 days takes no more state than after one day. */
final class LongLivesTest {

    private static final long QUARTER = Duration.ofMinutes(15).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long DAYS = 60;
    private static final long LATENESS = Duration.ofMinutes(10).toMillis();
    private static final Key128 USER = new Key128(1, 2);

    private static RecordedEvent event(EventType type, long at, Values values) {
        return new RecordedEvent(
                new Header(
                        "default",
                        Utf8.of("event-%08d".formatted(at)),
                        at,
                        at,
                        new Origin("f", Origin.NO_PARTITION, 1)),
                type,
                Ids.NONE,
                USER,
                Dimensions.NONE.with(Dimension.MODEL, at % DAY == 0 ? "a" : "b"),
                values);
    }

    /** The most bytes that the subject takes at any time. */
    private static int mostBytes(Subject subject, RecordedEvent first) {
        Judge judge = new Judge(subject, false, Map.of(), fact -> {}, claim -> {}, null);
        History history = new History(judge.hearing());
        HistoryPacking packing = new HistoryPacking(judge.hearing());
        int most = 0;
        judge.hear(history, new RoutedEvent(USER, true, first), Long.MIN_VALUE);
        for (long at = QUARTER; at < DAYS * DAY; at += QUARTER) {
            EventType type =
                    at / QUARTER % 3 == 0
                            ? EventType.SUGGESTION_ACCEPTED
                            : EventType.QUERY_SUBMITTED;
            RecordedEvent event = event(type, at, Values.NONE);
            judge.hear(history, new RoutedEvent(USER, false, event), at - LATENESS);
            most = Math.max(most, packing.pack(history).length);
        }
        return most;
    }

    @Test
    void aPersonTakesFewBytes() {
        RecordedEvent first = event(EventType.USER_ACTIVE, 0, Values.NONE);

        assertThat(mostBytes(new PersonSubject(), first)).isLessThan(500);
    }

    @Test
    void anAdopterTakesFewBytes() {
        Values eligible = new Values.Builder().begin().put(Value.ELIGIBLE, 1).build();
        RecordedEvent first = event(EventType.ELIGIBILITY_SET, 0, eligible);

        assertThat(mostBytes(new AdopterSubject(), first)).isLessThan(250);
    }

    /** Uses without an eligibility are forgotten once they are settled. */
    @Test
    void anAdopterWhoIsNotEligibleTakesFewerBytes() {
        RecordedEvent first = event(EventType.FEATURE_INVOKED, 0, Values.NONE);

        assertThat(mostBytes(new AdopterSubject(), first)).isLessThan(150);
    }
}
