package dev.stet.bench.contest;

import dev.stet.bench.contest.Scores.Spread;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Stet is to reach beside another system, and what it reached.
 *
 * @param goal at least, or at most
 * @param measured warm where both ran warm; null where they took no part
 */
record Target(String what, Bound bound, double goal, @Nullable Spread measured) {

    /** On which side of the goal it is met. */
    enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    private static final Entrant HEAP = new Entrant(Entry.STET, StateIn.HEAP);
    private static final Entrant ROCKSDB = new Entrant(Entry.STET, StateIn.ROCKSDB);

    /** Those that the scores say something of. */
    static List<Target> of(Scores scores) {
        List<Target> all =
                List.of(
                        cpu(scores, ROCKSDB, Entrant.COUNT, 3.3),
                        cpu(scores, HEAP, Entrant.COUNT, 2.0),
                        share(scores, ROCKSDB, 0.40),
                        share(scores, HEAP, 0.55),
                        times(scores, ROCKSDB, Entry.FLINK_SQL, 10),
                        times(scores, HEAP, Entry.FLINK_SQL, 5),
                        times(scores, ROCKSDB, Entry.FLINK_SQL_TUNED, 3),
                        times(scores, HEAP, Entry.FLINK_SQL_TUNED, 3),
                        times(scores, ROCKSDB, Entry.KAFKA_STREAMS, 5),
                        times(scores, ROCKSDB, Entry.SPARK, 5),
                        cpu(scores, HEAP, new Entrant(Entry.PLAIN, StateIn.HEAP), 1.4),
                        cpu(scores, ROCKSDB, new Entrant(Entry.PLAIN, StateIn.HEAP), 2.2),
                        cpu(scores, HEAP, new Entrant(Entry.DUCKDB, StateIn.HEAP), 1.6),
                        cpu(scores, ROCKSDB, new Entrant(Entry.DUCKDB, StateIn.HEAP), 2.5));
        return all.stream().filter(target -> target.measured != null).toList();
    }

    private static Target cpu(Scores scores, Entrant stet, Entrant other, double goal) {
        return new Target(
                "CPU of Stet, %s ÷ %s".formatted(stet.stateTitle(), other.entry().title()),
                Bound.AT_MOST,
                goal,
                scores.ratio(stet, other, scores.temperature(other), Run::cpuSeconds));
    }

    private static Target share(Scores scores, Entrant stet, double goal) {
        return new Target(
                "events/s of Stet, %s ÷ %s".formatted(stet.stateTitle(), Entry.COUNT.title()),
                Bound.AT_LEAST,
                goal,
                scores.ratio(Entrant.COUNT, stet, scores.temperature(stet), Run::seconds));
    }

    /** How many times as fast as a peer on the same state backend. */
    private static Target times(Scores scores, Entrant stet, Entry peer, double goal) {
        Entrant other = new Entrant(peer, stet.state());
        return new Target(
                "events/s of Stet, %s ÷ %s".formatted(stet.stateTitle(), other),
                Bound.AT_LEAST,
                goal,
                scores.ratio(other, stet, scores.temperature(other), Run::seconds));
    }

    boolean isMet() {
        return measured != null
                && (bound == Bound.AT_LEAST
                        ? measured.median() >= goal
                        : measured.median() <= goal);
    }

    static Table table(List<Target> targets) {
        Table table = new Table(1, "target", "goal", "measured", "");
        for (Target target : targets) {
            table.add(
                    target.what,
                    String.format(Locale.ROOT, "%s %.2f", target.bound.sign, target.goal),
                    Spread.format(target.measured, "%.2f"),
                    target.isMet() ? "met" : "missed");
        }
        return table;
    }
}
