package dev.stet.lifecycle.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.SubjectRun;
import dev.stet.config.StetConfig;
import dev.stet.contract.AlsoRecorded;
import dev.stet.contract.DayZone;
import dev.stet.contract.Id;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.SampleCandidate;
import dev.stet.contract.SampleInput;
import dev.stet.contract.SampleTimes;
import dev.stet.contract.Stratum;
import dev.stet.contract.ValidEvent;
import dev.stet.contract.View;
import dev.stet.ingest.RecordDecoder;
import dev.stet.oracle.Event;
import dev.stet.oracle.SampleOracle;
import dev.stet.state.Shards;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.ConversationHistories;
import dev.stet.testkit.Decoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which interactions are offered for review. A failure names its seed; rerun that seed alone. */
final class SampledPropertyTest {

    private static final long T = 1_767_225_600_000L; // the start of a day
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final SampleTimes TIMES = SubjectRun.sampleTimes(DayZone.UTC);
    private static final Event ERASED = Event.of("user.erased", "erased", T + 1);

    private final RecordDecoder decoder = Decoding.decoders(StetConfig.defaults()).create();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachIsOfferedOnceOnItsDayInAnyOrder(long seed) throws Exception {
        List<Event> history = ConversationHistories.random(seed);
        try (SubjectRun run = SubjectRun.open(seed, View.QUALITY)) {
            run.hear(Arrivals.anyOrder(history, seed), null);
            run.assertNothingIsLeft();
            assertOffered(run, history);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachIsOfferedOnceWhileTheWatermarkFollows(long seed) throws Exception {
        List<Event> history = ConversationHistories.random(seed);
        try (SubjectRun run = SubjectRun.open(seed, View.QUALITY)) {
            run.hear(Arrivals.within(history, seed), new Random(seed));
            run.assertNothingIsLeft();
            assertOffered(run, history);
        }
    }

    private void assertOffered(SubjectRun run, List<Event> history) {
        List<String> offered = new ArrayList<>();
        long counted = 0;
        for (SampleInput input : run.sampled()) {
            SampleInput.DayPart part = (SampleInput.DayPart) input;
            counted += part.part().count(Stratum.RANDOM);
            for (SampleCandidate one : part.part().kept()) {
                offered.add(
                        "%s %s on %d until %d in %d"
                                .formatted(
                                        part.tenant(),
                                        one.id(),
                                        part.day(),
                                        one.untilMillis(),
                                        one.strata()));
            }
        }
        assertThat(offered).containsExactlyInAnyOrderElementsOf(definition(history));
        assertThat(counted).isEqualTo(offered.size());
    }

    private List<String> definition(List<Event> history) {
        Map<List<String>, List<Event>> interactions = new LinkedHashMap<>();
        for (Event event : history) {
            String id = event.string("interaction_id");
            if (id != null) {
                interactions
                        .computeIfAbsent(List.of(event.tenant(), id), any -> new ArrayList<>())
                        .add(event);
            }
        }
        List<String> all = new ArrayList<>();
        interactions.forEach(
                (name, events) -> {
                    Set<Long> days = new TreeSet<>();
                    events.forEach(event -> days.add(Math.floorDiv(event.timeMillis(), DAY)));
                    for (long day : days) {
                        SampleOracle.Offered one =
                                SampleOracle.offered(events, cut(day, events.get(0)));
                        if (one != null && Math.floorDiv(one.firstMillis(), DAY) == day) {
                            all.add(
                                    "%s %s on %d until %d in %d"
                                            .formatted(
                                                    name.get(0),
                                                    name.get(1),
                                                    day,
                                                    one.untilMillis(),
                                                    one.strata()));
                        }
                    }
                });
        return all;
    }

    /** 23 to 24 hours after the end of the day, by the key of the interaction. */
    private long cut(long day, Event event) {
        ValidEvent decoded = Decoding.whole(decoder, event);
        RecordedEvent recorded =
                decoded instanceof AlsoRecorded both ? both.recorded() : (RecordedEvent) decoded;
        int shard = Shards.of(Objects.requireNonNull(recorded.ids().key(Id.INTERACTION)));
        return (day + 2) * DAY - HOUR + shard * HOUR / Shards.COUNT;
    }

    private static Event generation(String id, long at) {
        return Event.of("generation.completed", "g" + id, at)
                .with("interaction_id", id)
                .with("response_id", "r");
    }

    /** The evaluation of a reviewer comes after the cut, and so does not change its day. */
    @Test
    void whatComesAfterTheCutChangesNothing() throws Exception {
        Event flagged =
                Event.of("evaluation.recorded", "e", T + 2 * DAY)
                        .with("interaction_id", "i")
                        .with("name", "hallucination")
                        .with("value", 1);
        try (SubjectRun run = SubjectRun.open(1, View.QUALITY)) {
            run.hear(List.of(flagged, generation("i", T)), null);
            run.advanceTo(T + 20 * DAY);
            assertThat(strata(run)).containsExactly(Stratum.RANDOM.bit());
        }
        try (SubjectRun run = SubjectRun.open(1, View.QUALITY)) {
            run.hear(
                    List.of(flagged.with("event_time", T + 2 * DAY - HOUR - 1), generation("i", T)),
                    null);
            run.advanceTo(T + 20 * DAY);
            assertThat(strata(run)).containsExactly(Stratum.RANDOM.bit() | Stratum.FLAGGED.bit());
        }
    }

    private static List<Integer> strata(SubjectRun run) {
        return run.sampled().stream()
                .map(SampleInput.DayPart.class::cast)
                .flatMap(part -> part.part().kept().stream())
                .map(SampleCandidate::strata)
                .toList();
    }

    /** In time for people to evaluate it: a day and a half after the last interaction of a day. */
    @Test
    void isOfferedBeforeTheDayIsDrawn() throws Exception {
        try (SubjectRun run = SubjectRun.open(1, View.QUALITY)) {
            run.hear(List.of(generation("i", T + DAY - 1)), null);
            long day = Math.floorDiv(T, DAY);
            run.advanceTo(TIMES.gatherMillis(day, 0, Shards.COUNT) - 1);
            assertThat(run.sampled()).isEmpty();
            run.advanceTo(TIMES.drawMillis(day) - 1);
            assertThat(run.sampled()).hasSize(1);
            assertThat(TIMES.drawMillis(day)).isEqualTo(T + 2 * DAY + 600_000);
        }
    }

    /** On the heap and on RocksDB; before it is gathered, and afterwards. */
    @ParameterizedTest
    @ValueSource(longs = {1, 50})
    void anErasedUserIsWithdrawn(long seed) throws Exception {
        SampleInput withdrawal = new SampleInput.Withdrawal("default", "i");
        try (SubjectRun run = SubjectRun.open(seed, View.QUALITY)) {
            run.hear(List.of(generation("i", T), generation("j", T).with("user_id", "bo")), null);
            run.hear(List.of(ERASED), null);
            assertThat(run.sampled()).containsExactly(withdrawal);
            run.advanceTo(T + 3 * DAY);
            assertThat(run.sampled()).hasSize(2);
            SampleInput.DayPart rest = (SampleInput.DayPart) run.sampled().get(1);
            assertThat(rest.part().kept()).extracting(SampleCandidate::id).containsExactly("j");
            assertThat(rest.part().count(Stratum.RANDOM)).isEqualTo(1);
        }
        try (SubjectRun run = SubjectRun.open(seed, View.QUALITY)) {
            run.hear(List.of(generation("i", T)), null);
            run.advanceTo(T + 3 * DAY);
            assertThat(run.sampled()).hasSize(1);
            run.hear(List.of(ERASED), null);
            assertThat(run.sampled()).hasSize(2).contains(withdrawal);
        }
    }
}
