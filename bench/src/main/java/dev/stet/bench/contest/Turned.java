package dev.stet.bench.contest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a turn ended.
 *
 * @param cold in a fresh process; null where it did not come to an end
 * @param warm the second in the same process; null where there was none
 * @param verdict what is to be said of it
 * @param details of the verdict, a line each: the first wrong cells, or the last words
 */
public record Turned(
        Entrant entrant,
        @Nullable Run cold,
        @Nullable Run warm,
        Verdict verdict,
        List<String> details) {

    /** In the order of gravity. */
    public enum Verdict {
        FINE,
        /** Took longer than a turn may. */
        TOO_SLOW,
        FAILED,
        /** Another answer than the reference's; its time says nothing. */
        WRONG
    }

    public Turned {
        details = List.copyOf(details);
    }

    /** The run at this temperature, if there was one and it counts; else null. */
    public @Nullable Run run(Temperature temperature) {
        if (verdict == Verdict.WRONG || verdict == Verdict.FAILED) {
            return null;
        }
        return temperature == Temperature.COLD ? cold : warm;
    }
}
