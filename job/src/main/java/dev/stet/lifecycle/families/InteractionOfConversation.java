package dev.stet.lifecycle.families;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Verdict;
import java.util.Objects;

/**
 * What an interaction tells its conversation.
 *
 * @param queriedAtMillis its earliest query, epoch milliseconds; {@link #NEVER} for none
 * @param answered whether it counts among {@code answers}
 * @param regenerated whether its answer was generated again within 30 minutes of the anchor
 * @param askedAgain whether the question was asked again within 7 days
 * @param repeated whether that was a repeat
 * @param costNanos of its generations and of the costs recorded for it alone, in nano-dollars
 * @param costed whether any of that is known
 */
record InteractionOfConversation(
        long queriedAtMillis,
        boolean answered,
        boolean regenerated,
        boolean askedAgain,
        boolean repeated,
        long costNanos,
        boolean costed) {

    static final long NEVER = Long.MIN_VALUE;

    private static final int QUERIED = 1;
    private static final int ANSWERED = 1 << 1;
    private static final int REGENERATED = 1 << 2;
    private static final int ASKED_AGAIN = 1 << 3;
    private static final int REPEATED = 1 << 4;
    private static final int COSTED = 1 << 5;

    static InteractionOfConversation of(InteractionEvents events) {
        Recorded query = events.query();
        Cost cost = events.cost(Id.CONVERSATION);
        return new InteractionOfConversation(
                query == null ? NEVER : query.at(),
                events.isAnswer(),
                events.isRegenerated(),
                events.isAskedAgain(),
                events.isRepeated(),
                cost.nanos(),
                cost.known());
    }

    void claim(Key128 conversation, long anchorMillis, Verdict verdict) {
        boolean queried = queriedAtMillis != NEVER;
        long flags =
                (queried ? QUERIED : 0)
                        | (answered ? ANSWERED : 0)
                        | (regenerated ? REGENERATED : 0)
                        | (askedAgain ? ASKED_AGAIN : 0)
                        | (repeated ? REPEATED : 0)
                        | (costed ? COSTED : 0);
        verdict.claim(
                ClaimKind.INTERACTION_OF_CONVERSATION,
                conversation,
                anchorMillis,
                flags,
                queried ? queriedAtMillis - anchorMillis : 0,
                costNanos);
    }

    static InteractionOfConversation of(Claim claim) {
        long[] numbers = Objects.requireNonNull(claim.numbers());
        long flags = numbers[0];
        return new InteractionOfConversation(
                (flags & QUERIED) == 0 ? NEVER : claim.at() + numbers[1],
                (flags & ANSWERED) != 0,
                (flags & REGENERATED) != 0,
                (flags & ASKED_AGAIN) != 0,
                (flags & REPEATED) != 0,
                numbers[2],
                (flags & COSTED) != 0);
    }
}
