package dev.stet.lifecycle.families;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.Value;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Verdict;
import java.util.Objects;

/**
 * What an interaction tells its task.
 *
 * @param asked whether it has a query
 * @param regenerated whether its answer was generated again within 30 minutes of the anchor
 * @param outputTokens of all its generations
 * @param costNanos of its generations and of the costs recorded for it alone, in nano-dollars
 * @param costed whether any of that is known
 */
record InteractionOfTask(
        boolean asked, boolean regenerated, long outputTokens, long costNanos, boolean costed) {

    private static final int ASKED = 1;
    private static final int REGENERATED = 1 << 1;
    private static final int COSTED = 1 << 2;

    static InteractionOfTask of(InteractionEvents events) {
        long tokens = 0;
        for (Recorded generation : events.generations) {
            tokens += generation.number(Value.OUTPUT_TOKENS);
        }
        Cost cost = events.cost(Id.TASK);
        return new InteractionOfTask(
                events.query() != null, events.isRegenerated(), tokens, cost.nanos(), cost.known());
    }

    void claim(Key128 task, long anchorMillis, Verdict verdict) {
        long flags = (asked ? ASKED : 0) | (regenerated ? REGENERATED : 0) | (costed ? COSTED : 0);
        verdict.claim(
                ClaimKind.INTERACTION_OF_TASK, task, anchorMillis, flags, outputTokens, costNanos);
    }

    static InteractionOfTask of(Claim claim) {
        long[] numbers = Objects.requireNonNull(claim.numbers());
        return new InteractionOfTask(
                (numbers[0] & ASKED) != 0,
                (numbers[0] & REGENERATED) != 0,
                numbers[1],
                numbers[2],
                (numbers[0] & COSTED) != 0);
    }
}
