package dev.stet.lifecycle.subject;

import dev.stet.contract.Key128;
import dev.stet.contract.SampleCandidate;
import dev.stet.contract.SampleInput;
import dev.stet.contract.SamplePart;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SampleTimes;
import dev.stet.state.ShardSlice;
import dev.stet.state.Shards;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How subjects are offered for review: the days of a shard, each gathered once, when what decides
 * about the strata of its subjects is settled. Pure.
 *
 * <p>A day of a shard is a Flink key beside its slices, for a timer: a {@link ShardSlice} with a
 * number that no slice has.
 */
public record Sampling(SampleTimes times, SampleSizes sizes) implements Serializable {

    /** Below the number of every slice; that of a day is added. */
    private static final long DAYS_FROM = -1_500_000_000L;

    private static final long DAYS_UNTIL = -1_000_000_000L;

    /** Whether a key is a day of a shard, and no slice. */
    static boolean isDay(ShardSlice key) {
        return key.number() < DAYS_UNTIL;
    }

    /** The day of an event of this shard. */
    ShardSlice dayOf(int shard, long instantMillis) {
        return new ShardSlice(shard, DAYS_FROM + times.day(instantMillis));
    }

    private static long day(ShardSlice key) {
        return key.number() - DAYS_FROM;
    }

    /** When this day of the shard is gathered. */
    long gatherMillis(ShardSlice key) {
        return times.gatherMillis(day(key), key.shard(), Shards.COUNT);
    }

    /** The start of the day; no subject of it began before. */
    long startMillis(ShardSlice key) {
        return times.startMillis(day(key));
    }

    Gathering gather(Subject subject, ShardSlice key) {
        return new Gathering(
                subject, day(key), times.cutMillis(day(key), key.shard(), Shards.COUNT));
    }

    /** The subjects of one day of one shard, by tenant. */
    final class Gathering {

        private final Subject subject;
        private final long day;
        private final long cutMillis;
        private final Map<String, SamplePart> parts = new TreeMap<>();

        private Gathering(Subject subject, long day, long cutMillis) {
            this.subject = subject;
            this.day = day;
            this.cutMillis = cutMillis;
        }

        /** Adds one if it began on the day. One whose id is not known cannot be named. */
        void add(Key128 key, History history) {
            Candidacy candidacy = subject.candidacy(history, cutMillis);
            if (candidacy != null
                    && times.day(candidacy.firstMillis()) == day
                    && !history.identity().isEmpty()) {
                parts.computeIfAbsent(history.tenant(), tenant -> new SamplePart())
                        .add(
                                new SampleCandidate(
                                        key,
                                        history.identity().get(0),
                                        candidacy.untilMillis(),
                                        candidacy.strata()),
                                sizes);
            }
        }

        void emit(Consumer<SampleInput> out) {
            parts.forEach(
                    (tenant, part) -> {
                        part.trim(sizes);
                        out.accept(new SampleInput.DayPart(tenant, day, part));
                    });
        }
    }
}
