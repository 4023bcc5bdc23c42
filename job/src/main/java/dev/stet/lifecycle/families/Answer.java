package dev.stet.lifecycle.families;

import dev.stet.contract.Id;
import dev.stet.contract.QualityMeasure;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Verdict;
import org.jspecify.annotations.Nullable;

/** What became of one interaction as a whole: {@code quality_kpi}. */
final class Answer {

    private static final long USER = Value.EVALUATOR.code("user");
    private static final long BLOCKED = Value.ACTION.code("blocked");
    private static final long INCORRECT = Value.FAILURE_MODE.code("incorrect_output");
    private static final long UNSUPPORTED = Value.FAILURE_MODE.code("unsupported_claim");
    private static final long BAD_CITATION = Value.FAILURE_MODE.code("bad_citation");

    private @Nullable Evaluations evaluations;
    private boolean filtered;
    private boolean blocked;
    private boolean overFiltered;
    private boolean inspected;
    private @Nullable Recorded rating;
    private boolean reported;
    private boolean reportedWrong;
    private @Nullable Recorded review;
    private long reviewMillis;

    /**
     * Adds an event that is not before any other; one that says nothing of an answer is no matter.
     */
    void add(Recorded event, Recorded anchor) {
        switch (event.type()) {
            case EVALUATION_RECORDED -> {
                Evaluations all = evaluations;
                if (all == null) {
                    all = new Evaluations(anchor.has(Value.PREDICTED_INTENT));
                    evaluations = all;
                }
                all.add(event);
            }
            case SAFETY_TRIGGERED -> {
                filtered = true;
                blocked |= event.is(Value.ACTION, BLOCKED);
                overFiltered |= event.is(Value.CONFIRMED_FALSE_POSITIVE, 1);
            }
            case SOURCE_INSPECTED -> inspected = true;
            case FEEDBACK_GIVEN -> addFeedback(event);
            case REVIEW_COMPLETED -> {
                if (!event.carries(Id.TASK)) {
                    review = event;
                    reviewMillis += event.number(Value.MINUTES);
                }
            }
            default -> {
                // says nothing of the answer as a whole
            }
        }
    }

    private void addFeedback(Recorded feedback) {
        if (Rating.isRating(feedback)) {
            rating = feedback;
        } else if (feedback.is(Value.KIND, Rating.REPORT)) {
            reported = true;
            reportedWrong |=
                    feedback.is(Value.FAILURE_MODE, INCORRECT)
                            || feedback.is(Value.FAILURE_MODE, UNSUPPORTED)
                            || feedback.is(Value.FAILURE_MODE, BAD_CITATION);
        }
    }

    void judge(InteractionEvents events, Verdict verdict) {
        Verdict.Share share = verdict.at(View.QUALITY, events.anchor());
        share.count(QualityMeasure.INTERACTIONS)
                .count(QualityMeasure.ANSWERS, events.isAnswer())
                .count(QualityMeasure.FILTERED, filtered)
                .count(QualityMeasure.BLOCKED, blocked)
                .count(QualityMeasure.OVER_FILTERED, overFiltered)
                .count(QualityMeasure.INSPECTED, inspected)
                .count(QualityMeasure.REPORTED, reported)
                .count(QualityMeasure.REPORTED_WRONG, reportedWrong);
        Recorded rated = rating;
        if (rated != null) {
            share.count(QualityMeasure.RATED)
                    .count(QualityMeasure.POSITIVE, Rating.isPositive(rated));
        }
        Recorded reviewed = review;
        if (reviewed != null) {
            share.count(QualityMeasure.REVIEWED)
                    .count(QualityMeasure.REVIEW_PASSED, reviewed.is(Value.PASSED, 1))
                    .add(QualityMeasure.REVIEW_MS, reviewMillis);
        }
        Evaluations all = evaluations;
        if (all != null) {
            share.count(QualityMeasure.EVALUATED)
                    .count(QualityMeasure.EVALUATED_AUTO, all.isBy(Evaluations.AUTO))
                    .count(QualityMeasure.EVALUATED_HUMAN, all.isBy(Evaluations.HUMAN))
                    .count(QualityMeasure.EVALUATED_USER, all.isBy((int) USER));
            new Quality(all, events.anchor(), share).measure(events.isRegenerated());
        }
    }
}
