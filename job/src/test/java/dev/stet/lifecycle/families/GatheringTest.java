package dev.stet.lifecycle.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.DayZone;
import dev.stet.contract.Fact;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.RoutedEvent;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SampleTimes;
import dev.stet.contract.SubjectInput;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.lifecycle.subject.Sampling;
import dev.stet.lifecycle.subject.SubjectOperator;
import dev.stet.oracle.Event;
import dev.stet.state.CacheSize;
import dev.stet.state.ShardSlice;
import dev.stet.state.Shards;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.KeyedTasks;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the interactions of a day are offered, where a restore changes the options. */
final class GatheringTest {

    private static final long T = 1_767_225_600_000L; // the start of a day
    private static final long DAY = T / 86_400_000;

    private static final StetConfig CONFIG =
            StetConfig.from(new Configuration().set(StetOptions.REVIEW_SAMPLE, true));

    private Duration lateness = Duration.ofMinutes(10);
    private boolean isOn = true;

    private final RoutedEvent generation = generation();
    private final int shard = Shards.of(generation.key());

    private static RoutedEvent generation() {
        RecordedEvent event =
                (RecordedEvent)
                        Decoding.whole(
                                Decoding.decoders(CONFIG).create(),
                                Event.of("generation.completed", "g", T)
                                        .with("interaction_id", "i")
                                        .with("response_id", "r"));
        Key128 key = Objects.requireNonNull(event.ids().key(Id.INTERACTION));
        return new RoutedEvent(key, true, event);
    }

    private @Nullable Sampling sampling() {
        return isOn ? new Sampling(times(), new SampleSizes(7, 7, 7, 7)) : null;
    }

    private SampleTimes times() {
        return new SampleTimes(DayZone.UTC, lateness.toMillis());
    }

    private long gatherMillis() {
        return times().gatherMillis(DAY, shard, Shards.COUNT);
    }

    private KeyedTasks<ShardSlice, SubjectInput, Fact> tasks() throws Exception {
        return new KeyedTasks<>(
                () ->
                        new SubjectOperator(
                                new InteractionSubject(),
                                CONFIG.cubes(),
                                lateness,
                                OutcomeRows.NONE,
                                false,
                                sampling(),
                                new CacheSize(10)),
                input -> ShardSlice.shardOf(input.key()),
                SubjectOperator.KEY,
                false);
    }

    /** More, less, and the same. */
    @ParameterizedTest
    @ValueSource(ints = {300, 0, 10})
    void aRestoreWithAnotherLatenessMovesIt(int minutes) throws Exception {
        try (var tasks = tasks()) {
            tasks.process(generation);
            tasks.snapshot();
            lateness = Duration.ofMinutes(minutes);
            tasks.restore(1);
            tasks.advanceTo(gatherMillis() - 1);
            assertThat(tasks.sideOutput(SubjectOperator.SAMPLED)).isEmpty();
            tasks.advanceTo(gatherMillis());
            assertThat(tasks.sideOutput(SubjectOperator.SAMPLED)).hasSize(1);
            tasks.restart(2);
            tasks.advanceTo(Long.MAX_VALUE);
            assertThat(tasks.sideOutput(SubjectOperator.SAMPLED)).hasSize(1);
            assertThat(tasks.timers()).isZero();
        }
    }

    @Test
    void aRestoreThatTurnsItOffForgetsIt() throws Exception {
        try (var tasks = tasks()) {
            tasks.process(generation);
            assertThat(tasks.timers()).isEqualTo(2);
            tasks.snapshot();
            isOn = false;
            tasks.restore(1);
            assertThat(tasks.timers()).as("its slice alone").isEqualTo(1);
            tasks.advanceTo(Long.MAX_VALUE);
            assertThat(tasks.sideOutput(SubjectOperator.SAMPLED)).isEmpty();
            assertThat(tasks.stateEntries()).isZero();
        }
    }

    @Test
    void whatIsOffSetsNoTimer() throws Exception {
        isOn = false;
        try (var tasks = tasks()) {
            tasks.process(generation);
            assertThat(tasks.timers()).as("its slice alone").isEqualTo(1);
        }
    }
}
