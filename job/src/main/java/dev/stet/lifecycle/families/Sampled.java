package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.EVALUATION_RECORDED;
import static dev.stet.contract.EventType.FEEDBACK_GIVEN;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.contract.EventType.QUERY_SUBMITTED;

import dev.stet.contract.EventType;
import dev.stet.contract.Stratum;
import dev.stet.contract.Value;
import dev.stet.lifecycle.subject.Candidacy;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Recorded;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an interaction can be drawn for review, and why, by what happened before an instant.
 *
 * <p>It began with its first query or generation; one that was only evaluated has nothing to
 * review. Later events change neither its day nor its strata, so that the evaluation of a reviewer
 * does not change what was drawn. An exception is a first generation more than 24 hours after its
 * query, which has no bearing on the interaction then: both can be drawn, each on its day.
 */
final class Sampled {

    /** The types of events that can be its beginning. */
    static final List<EventType> BY = List.of(QUERY_SUBMITTED, GENERATION_COMPLETED);

    private static final long BEFORE_MILLIS = Duration.ofHours(24).toMillis();
    private static final long AFTER_MILLIS = Duration.ofDays(7).toMillis();

    /** Of confidence, in ten-thousandths: it is low below. */
    private static final long HALF = 5_000;

    private static final int[] FLAGS = {
        Evaluations.HALLUCINATION, Evaluations.HARMFUL, Evaluations.POLICY, Evaluations.CITATION
    };

    private Sampled() {}

    /**
     * @param cutMillis what happens from here on decides nothing
     * @return null where it cannot be drawn
     */
    static @Nullable Candidacy of(History history, long cutMillis) {
        List<Recorded> events =
                history.events().stream().filter(event -> event.at() < cutMillis).toList();
        Recorded generation = earliest(events, GENERATION_COMPLETED, Long.MIN_VALUE);
        long earliest = generation == null ? Long.MIN_VALUE : generation.at() - BEFORE_MILLIS;
        Recorded query = earliest(events, QUERY_SUBMITTED, earliest);
        Recorded anchor = generation == null ? query : generation;
        if (anchor == null) {
            return null;
        }
        long first = query == null ? anchor.at() : Math.min(anchor.at(), query.at());
        return new Candidacy(first, anchor.at() + AFTER_MILLIS, strata(events, anchor));
    }

    private static @Nullable Recorded earliest(
            List<Recorded> events, EventType type, long fromMillis) {
        for (Recorded event : events) {
            if (event.type() == type && event.at() >= fromMillis) {
                return event;
            }
        }
        return null;
    }

    private static int strata(List<Recorded> events, Recorded anchor) {
        Evaluations evaluations = new Evaluations(anchor.has(Value.PREDICTED_INTENT));
        Recorded rating = null;
        for (Recorded event : events) {
            if (event.at() < anchor.at() - BEFORE_MILLIS
                    || event.at() > anchor.at() + AFTER_MILLIS) {
                continue;
            }
            if (event.type() == EVALUATION_RECORDED) {
                evaluations.add(event);
            } else if (event.type() == FEEDBACK_GIVEN && Rating.isRating(event)) {
                rating = event;
            }
        }
        int strata = Stratum.RANDOM.bit();
        if (rating != null && !Rating.isPositive(rating)) {
            strata |= Stratum.LOW_RATED.bit();
        }
        if (anchor.has(Value.CONFIDENCE) && anchor.number(Value.CONFIDENCE) < HALF) {
            strata |= Stratum.LOW_CONFIDENCE.bit();
        }
        return isFlagged(evaluations) ? strata | Stratum.FLAGGED.bit() : strata;
    }

    private static boolean isFlagged(Evaluations evaluations) {
        for (int name : FLAGS) {
            Recorded evaluation = evaluations.by(Evaluations.AUTO, name);
            if (evaluation != null && Evaluations.isFlagged(evaluation)) {
                return true;
            }
        }
        return false;
    }
}
