package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.CONVERSATION_CLOSED;
import static dev.stet.contract.EventType.CONVERSATION_OPENED;
import static dev.stet.contract.EventType.CONVERSATION_REOPENED;
import static dev.stet.contract.EventType.COST_RECORDED;
import static dev.stet.contract.EventType.ESCALATION_REQUESTED;
import static dev.stet.contract.EventType.HANDOFF_COMPLETED;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.ConversationMeasure;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Id;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOutcome;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation with an assistant: was it resolved, by whom, and at what cost? */
public final class ConversationSubject implements Subject {

    private static final long serialVersionUID = 1L;

    private static final Duration LASTS = Duration.ofHours(72);
    private static final Duration REOPENED_WITHIN = Duration.ofDays(7);
    private static final Duration COSTED_BEFORE = Duration.ofHours(24);

    /** The longest: closed after 72 h, reopened 7 d after that. */
    private static final Duration OPEN_FOR = LASTS.plus(REOPENED_WITHIN);

    private static final int MANY_TURNS = 15;

    private static final long BY_USER = Value.VERIFIED_BY.code("user");
    private static final long BY_MODEL = Value.VERIFIED_BY.code("llm");

    @Override
    public String name() {
        return "conversation";
    }

    @Override
    public boolean isBusy() {
        return true;
    }

    @Override
    public Set<View> views() {
        return Set.of(View.CONVERSATION);
    }

    @Override
    public List<Heard> hears() {
        return List.of(
                Heard.opening(CONVERSATION_OPENED).with(Value.ELIGIBLE),
                Heard.of(CONVERSATION_CLOSED, Keep.EVERY)
                        .within(Duration.ZERO, LASTS)
                        .with(Value.VERIFIED_BY),
                Heard.of(CONVERSATION_REOPENED, Keep.EVERY).within(Duration.ZERO, OPEN_FOR),
                Heard.of(ESCALATION_REQUESTED, Keep.EARLIEST).within(Duration.ZERO, LASTS),
                Heard.of(HANDOFF_COMPLETED, Keep.SUM)
                        .within(Duration.ZERO, LASTS)
                        .with(Value.HUMAN_SECONDS),
                Heard.of(COST_RECORDED, Keep.SUM)
                        .within(COSTED_BEFORE, OPEN_FOR)
                        .with(Value.AMOUNT_USD));
    }

    @Override
    public List<ClaimKind> hearsClaims() {
        return List.of(ClaimKind.INTERACTION_OF_CONVERSATION);
    }

    @Override
    public Id id() {
        return Id.CONVERSATION;
    }

    @Override
    public SubjectOutcome outcome() {
        return SubjectOutcome.of(View.CONVERSATION, Id.CONVERSATION, "opened_at");
    }

    @Override
    public Duration openFor() {
        return OPEN_FOR;
    }

    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        Turns turns = Turns.of(history, opening);
        boolean escalated = history.earliest(ESCALATION_REQUESTED) != null;
        boolean handedOff = history.earliest(HANDOFF_COMPLETED) != null;
        boolean answered = turns.answered > 0;
        Close close = Close.of(history);
        Verdict.Share share =
                verdict.at(View.CONVERSATION, opening, dimensions(opening, answered, handedOff));
        share.count(ConversationMeasure.OPENED)
                .count(ConversationMeasure.ESCALATED, escalated)
                .count(ConversationMeasure.HANDED_OFF, handedOff)
                .add(
                        ConversationMeasure.HUMAN_MS,
                        history.sum(HANDOFF_COMPLETED, Value.HUMAN_SECONDS));
        boolean eligible = !opening.is(Value.ELIGIBLE, 0);
        boolean deflected = eligible && answered && !handedOff;
        share.count(ConversationMeasure.ELIGIBLE, eligible)
                .count(ConversationMeasure.INVOLVED, eligible && answered)
                .count(ConversationMeasure.DEFLECTED, deflected)
                .count(
                        ConversationMeasure.DURABLY_DEFLECTED,
                        deflected && !close.reopenedAfterEnd && !turns.repeated);
        boolean confirmed = close.isClosed() && !handedOff && close.verified;
        boolean assumed =
                close.isClosed() && !handedOff && !escalated && !close.verified && answered;
        measureClose(close, confirmed, assumed, turns, opening, share);
        boolean silent = !close.isClosed() && !escalated && !handedOff && turns.asked > 0;
        measureTurns(turns, silent, share);
        measureCost(history, turns, confirmed, assumed, share);
    }

    /** Who handled it, where the opening does not say: what became of it. */
    private static Dimensions dimensions(Recorded opening, boolean answered, boolean handedOff) {
        Dimensions dimensions = opening.dimensions();
        if (!answered && !handedOff
                || !dimensions.get(Dimension.HANDLED_BY).equals(Dimension.UNKNOWN)) {
            return dimensions;
        }
        String by = answered ? handedOff ? "assisted" : "ai" : "human";
        return dimensions.with(Dimension.HANDLED_BY, by);
    }

    /**
     * How it was closed, as far as it was.
     *
     * @param end the latest close that a user or a model verifies, in the absence of any the latest
     * @param verified whether there is such a one
     * @param reopened whether it was reopened between the first close and 7 days after the end
     * @param reopenedAfterEnd whether it was reopened within 7 days after the end
     */
    private record Close(
            @Nullable Recorded end, boolean verified, boolean reopened, boolean reopenedAfterEnd) {

        static Close of(History history) {
            List<Recorded> closes = history.all(CONVERSATION_CLOSED);
            if (closes.isEmpty()) {
                return new Close(null, false, false, false);
            }
            Recorded end = closes.get(closes.size() - 1);
            boolean verified = false;
            for (Recorded close : closes) {
                if (close.is(Value.VERIFIED_BY, BY_USER) || close.is(Value.VERIFIED_BY, BY_MODEL)) {
                    end = close;
                    verified = true;
                }
            }
            long until = end.at() + REOPENED_WITHIN.toMillis();
            return new Close(
                    end,
                    verified,
                    history.any(CONVERSATION_REOPENED, closes.get(0).at() + 1, until),
                    history.any(CONVERSATION_REOPENED, end.at() + 1, until));
        }

        boolean isClosed() {
            return end != null;
        }
    }

    private static void measureClose(
            Close close,
            boolean confirmed,
            boolean assumed,
            Turns turns,
            Recorded opening,
            Verdict.Share share) {
        boolean resolved = confirmed || assumed;
        share.count(ConversationMeasure.CLOSED, close.isClosed())
                .count(ConversationMeasure.REOPENED, close.reopened)
                .count(ConversationMeasure.CONFIRMED, confirmed)
                .count(ConversationMeasure.ASSUMED, assumed)
                .count(ConversationMeasure.RESOLVED_REOPENED, resolved && close.reopenedAfterEnd)
                .count(
                        ConversationMeasure.SUCCESSFUL_SESSIONS,
                        resolved && !close.reopenedAfterEnd && !turns.repeated);
        Recorded end = close.end;
        if (resolved && end != null) {
            long took = end.at() - opening.at();
            share.add(ConversationMeasure.RESOLUTION_MS, took)
                    .sample(ConversationMeasure.RESOLUTION, took);
        }
    }

    /** What its interactions told it; all but the cost of those asked while it lasted. */
    private record Turns(
            int asked,
            int answered,
            boolean regeneratedOrAskedAgain,
            boolean repeated,
            long costNanos,
            boolean costed) {

        static Turns of(History history, Recorded opening) {
            long until = opening.at() + LASTS.toMillis();
            int asked = 0;
            int answered = 0;
            boolean again = false;
            boolean repeated = false;
            long cost = 0;
            boolean costed = false;
            for (Claim claim : history.claims(ClaimKind.INTERACTION_OF_CONVERSATION)) {
                InteractionOfConversation each = InteractionOfConversation.of(claim);
                cost += each.costNanos();
                costed |= each.costed();
                if (each.queriedAtMillis() >= opening.at() && each.queriedAtMillis() <= until) {
                    asked++;
                    answered += each.answered() ? 1 : 0;
                    again |= each.regenerated() || each.askedAgain();
                    repeated |= each.repeated();
                }
            }
            return new Turns(asked, answered, again, repeated, cost, costed);
        }
    }

    private static void measureTurns(Turns turns, boolean silent, Verdict.Share share) {
        share.add(ConversationMeasure.TURNS, turns.asked)
                .sample(ConversationMeasure.QUESTIONS, turns.asked)
                .count(ConversationMeasure.LONG_CONVERSATIONS, turns.asked > MANY_TURNS)
                .count(ConversationMeasure.SILENT, silent)
                .count(ConversationMeasure.SILENT_GOOD, silent && !turns.regeneratedOrAskedAgain);
    }

    private static void measureCost(
            History history, Turns turns, boolean confirmed, boolean assumed, Verdict.Share share) {
        if (!turns.costed && history.earliest(COST_RECORDED) == null) {
            return;
        }
        share.count(ConversationMeasure.COSTED)
                .add(
                        ConversationMeasure.COST_USD,
                        turns.costNanos + history.sum(COST_RECORDED, Value.AMOUNT_USD))
                .count(ConversationMeasure.COSTED_RESOLVED, confirmed || assumed)
                .count(ConversationMeasure.COSTED_CONFIRMED, confirmed);
    }
}
