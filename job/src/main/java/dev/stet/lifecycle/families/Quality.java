package dev.stet.lifecycle.families;

import static dev.stet.lifecycle.families.Evaluations.ACCURACY;
import static dev.stet.lifecycle.families.Evaluations.AUTO;
import static dev.stet.lifecycle.families.Evaluations.CITATION;
import static dev.stet.lifecycle.families.Evaluations.CLASSIFICATION;
import static dev.stet.lifecycle.families.Evaluations.COMPLETENESS;
import static dev.stet.lifecycle.families.Evaluations.DOWNSTREAM;
import static dev.stet.lifecycle.families.Evaluations.HALLUCINATION;
import static dev.stet.lifecycle.families.Evaluations.HARMFUL;
import static dev.stet.lifecycle.families.Evaluations.HUMAN;
import static dev.stet.lifecycle.families.Evaluations.INTENT;
import static dev.stet.lifecycle.families.Evaluations.POLICY;
import static dev.stet.lifecycle.families.Evaluations.RELEVANCE;
import static dev.stet.lifecycle.families.Evaluations.TONE;
import static dev.stet.lifecycle.families.Evaluations.weight;

import dev.stet.contract.QualityMeasure;
import dev.stet.contract.Value;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What evaluations say of one interaction: the weighted part of {@code quality_kpi}. */
final class Quality {

    private static final int RELEVANCE_PARTS = 4;
    private static final int ACCURACY_PARTS = 4;

    /** Of confidence, in ten-thousandths. */
    private static final long TENTH = 1_000;

    private static final int LAST_TENTH = 9;

    private final Evaluations evaluations;
    private final Recorded anchor;
    private final Verdict.Share share;

    Quality(Evaluations evaluations, Recorded anchor, Verdict.Share share) {
        this.evaluations = evaluations;
        this.anchor = anchor;
        this.share = share;
    }

    void measure(boolean regenerated) {
        mean(RELEVANCE, QualityMeasure.RELEVANCE_SUM, QualityMeasure.RELEVANCE_WEIGHT);
        mean(ACCURACY, QualityMeasure.ACCURACY_SUM, QualityMeasure.ACCURACY_WEIGHT);
        mean(COMPLETENESS, QualityMeasure.COMPLETENESS_SUM, QualityMeasure.COMPLETENESS_WEIGHT);
        mean(TONE, QualityMeasure.TONE_SUM, QualityMeasure.TONE_WEIGHT);
        mean(DOWNSTREAM, QualityMeasure.DOWNSTREAM_SUM, QualityMeasure.DOWNSTREAM_WEIGHT);
        quality(evaluations.ofQuality(), QualityMeasure.QUALITY_SUM, QualityMeasure.QUALITY_WEIGHT);
        quality(
                evaluations.judgedQuality(HUMAN) ? HUMAN : -1,
                QualityMeasure.QUALITY_HUMAN_SUM,
                QualityMeasure.QUALITY_HUMAN_WEIGHT);
        measureFlags();
        measureAccuracy(evaluations.of(ACCURACY), regenerated);
        measureIntent(evaluations.of(INTENT));
        Recorded classification = evaluations.of(CLASSIFICATION);
        if (classification != null) {
            share.add(
                    QualityMeasure.TRUE_POSITIVE.plus(Evaluations.Classes.of(classification)),
                    weight(classification));
        }
    }

    private void mean(int name, QualityMeasure sum, QualityMeasure weight) {
        Recorded evaluation = evaluations.of(name);
        if (evaluation != null) {
            long w = weight(evaluation);
            share.add(sum, w * evaluation.number(Value.VALUE)).add(weight, w);
        }
    }

    /**
     * @param evaluator who judged all that it is made of; negative where none did
     */
    private void quality(int evaluator, QualityMeasure sum, QualityMeasure weight) {
        if (evaluator < 0) {
            return;
        }
        Recorded relevance = Objects.requireNonNull(evaluations.by(evaluator, RELEVANCE));
        long tenfold =
                RELEVANCE_PARTS * relevance.number(Value.VALUE)
                        + ACCURACY_PARTS * value(evaluator, ACCURACY)
                        + value(evaluator, COMPLETENESS)
                        + value(evaluator, TONE);
        share.add(sum, weight(relevance) * tenfold).add(weight, weight(relevance));
    }

    private long value(int evaluator, int name) {
        return Objects.requireNonNull(evaluations.by(evaluator, name)).number(Value.VALUE);
    }

    private void measureFlags() {
        flag(evaluations.of(HALLUCINATION), QualityMeasure.HALLUCINATION_WEIGHT);
        flag(evaluations.of(HARMFUL), QualityMeasure.HARMFUL_WEIGHT);
        flag(evaluations.of(POLICY), QualityMeasure.POLICY_WEIGHT);
        flag(evaluations.of(CITATION), QualityMeasure.CITATION_WEIGHT);
        Recorded byAuto = evaluations.by(AUTO, HALLUCINATION);
        Recorded byHuman = evaluations.by(HUMAN, HALLUCINATION);
        flag(byHuman, QualityMeasure.HALLUCINATION_HUMAN_WEIGHT);
        flag(evaluations.by(HUMAN, HARMFUL), QualityMeasure.HARMFUL_HUMAN_WEIGHT);
        flag(byAuto, QualityMeasure.HALLUCINATION_AUTO_WEIGHT);
        if (byAuto != null && byHuman != null) {
            measurePair(byAuto, byHuman);
        }
    }

    /**
     * @param weight is followed by the squares of the weights and the weight of what is flagged
     */
    private void flag(@Nullable Recorded evaluation, QualityMeasure weight) {
        if (evaluation != null) {
            long w = weight(evaluation);
            share.add(weight, w)
                    .add(weight.plus(1), w * w)
                    .add(weight.plus(2), Evaluations.isFlagged(evaluation) ? w : 0);
        }
    }

    private void measurePair(Recorded byAuto, Recorded byHuman) {
        long w = weight(byHuman);
        boolean auto = Evaluations.isFlagged(byAuto);
        boolean human = Evaluations.isFlagged(byHuman);
        share.add(QualityMeasure.HALLUCINATION_PAIRED_WEIGHT, w)
                .add(QualityMeasure.HALLUCINATION_PAIRED_WEIGHT_SQUARED, w * w)
                .add(QualityMeasure.HALLUCINATION_PAIRED_AUTO_FLAGGED, auto ? w : 0)
                .add(QualityMeasure.HALLUCINATION_PAIRED_HUMAN_FLAGGED, human ? w : 0)
                .add(QualityMeasure.HALLUCINATION_PAIRED_DISAGREEMENTS, auto != human ? w : 0);
    }

    private void measureAccuracy(@Nullable Recorded accuracy, boolean regenerated) {
        if (accuracy == null) {
            return;
        }
        long w = weight(accuracy);
        boolean correct = Evaluations.isHigh(accuracy);
        share.add(QualityMeasure.ACCURACY_WEIGHT_SQUARED, w * w)
                .add(QualityMeasure.FIRST_CORRECT, correct && !regenerated ? w : 0);
        if (anchor.has(Value.CONFIDENCE)) {
            long confidence = anchor.number(Value.CONFIDENCE);
            int tenth = (int) Math.min(LAST_TENTH, confidence / TENTH);
            share.count(QualityMeasure.CALIBRATION_COUNT_0.plus(tenth))
                    .add(QualityMeasure.CALIBRATION_CONFIDENCE_0.plus(tenth), confidence)
                    .count(QualityMeasure.CALIBRATION_CORRECT_0.plus(tenth), correct);
        }
    }

    private void measureIntent(@Nullable Recorded intent) {
        if (intent != null) {
            long w = weight(intent);
            share.add(QualityMeasure.INTENT_WEIGHT, w)
                    .add(QualityMeasure.INTENT_WEIGHT_SQUARED, w * w)
                    .add(QualityMeasure.INTENT_CORRECT, isPredicted(intent) ? w : 0);
        }
    }

    /** By its label where there is a prediction to compare it with, else by its value. */
    private boolean isPredicted(Recorded intent) {
        String label = intent.text(Value.LABEL);
        String predicted = anchor.text(Value.PREDICTED_INTENT);
        return label != null && predicted != null
                ? label.equals(predicted)
                : Evaluations.isHigh(intent);
    }
}
