package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.Arrays;
import java.util.List;

/** The measures of {@code quality_kpi}. Append new constants at the end only. */
public enum QualityMeasure {
    INTERACTIONS("interactions"),
    ANSWERS("with an ok generation, or with a query and no generation at all"),
    EVALUATED("with an evaluation"),
    EVALUATED_AUTO("with one by a machine"),
    EVALUATED_HUMAN("with one by a person"),
    EVALUATED_USER("with one by the user"),
    RELEVANCE_SUM(
            Unit.TEN_MILLIONTHS,
            "weight × relevance of the interactions where it was judged by a value"),
    RELEVANCE_WEIGHT(Unit.THOUSANDTHS, "weight of these"),
    ACCURACY_SUM(
            Unit.TEN_MILLIONTHS,
            "weight × accuracy of the interactions where it was judged by a value"),
    ACCURACY_WEIGHT(Unit.THOUSANDTHS, "weight of these"),
    ACCURACY_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    COMPLETENESS_SUM(
            Unit.TEN_MILLIONTHS,
            "weight × completeness of the interactions where it was judged by a value"),
    COMPLETENESS_WEIGHT(Unit.THOUSANDTHS, "weight of these"),
    TONE_SUM(
            Unit.TEN_MILLIONTHS,
            "weight × tone of the interactions where it was judged by a value"),
    TONE_WEIGHT(Unit.THOUSANDTHS, "weight of these"),
    DOWNSTREAM_SUM(
            Unit.TEN_MILLIONTHS,
            "weight × downstream of the interactions where it was judged by a value"),
    DOWNSTREAM_WEIGHT(Unit.THOUSANDTHS, "weight of these"),
    QUALITY_SUM(
            Unit.HUNDRED_MILLIONTHS,
            "weight × quality where one evaluator judged relevance, accuracy, completeness and"
                    + " tone; quality: (4 relevance + 4 accuracy + completeness + tone) / 10"),
    QUALITY_WEIGHT(Unit.THOUSANDTHS, "weight of these"),
    QUALITY_HUMAN_SUM(Unit.HUNDRED_MILLIONTHS, "the same where a person judged all four"),
    QUALITY_HUMAN_WEIGHT(Unit.THOUSANDTHS, "weight of these"),
    HALLUCINATION_WEIGHT(Unit.THOUSANDTHS, "weight of the interactions judged for hallucination"),
    HALLUCINATION_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    HALLUCINATION_FLAGGED(Unit.THOUSANDTHS, "weight of those flagged as a hallucination"),
    HARMFUL_WEIGHT(Unit.THOUSANDTHS, "weight of the interactions judged for harmful"),
    HARMFUL_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    HARMFUL_FLAGGED(Unit.THOUSANDTHS, "weight of those flagged as harmful"),
    POLICY_WEIGHT(Unit.THOUSANDTHS, "weight of the interactions judged for policy"),
    POLICY_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    POLICY_FLAGGED(Unit.THOUSANDTHS, "weight of those flagged as a policy mistake"),
    CITATION_WEIGHT(Unit.THOUSANDTHS, "weight of the interactions judged for citation"),
    CITATION_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    CITATION_FLAGGED(Unit.THOUSANDTHS, "weight of those flagged as a missing or wrong source"),
    HALLUCINATION_HUMAN_WEIGHT(
            Unit.THOUSANDTHS, "weight of the interactions judged for hallucination by a person"),
    HALLUCINATION_HUMAN_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    HALLUCINATION_HUMAN_FLAGGED(Unit.THOUSANDTHS, "weight of those flagged as a hallucination"),
    HARMFUL_HUMAN_WEIGHT(
            Unit.THOUSANDTHS, "weight of the interactions judged for harmful by a person"),
    HARMFUL_HUMAN_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    HARMFUL_HUMAN_FLAGGED(Unit.THOUSANDTHS, "weight of those flagged as harmful"),
    HALLUCINATION_AUTO_WEIGHT(
            Unit.THOUSANDTHS, "weight of the interactions judged for hallucination by a machine"),
    HALLUCINATION_AUTO_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    HALLUCINATION_AUTO_FLAGGED(Unit.THOUSANDTHS, "weight of those flagged as a hallucination"),
    HALLUCINATION_PAIRED_WEIGHT(
            Unit.THOUSANDTHS,
            "weight, the person's, of the interactions judged for hallucination by a machine and a"
                    + " person"),
    HALLUCINATION_PAIRED_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    HALLUCINATION_PAIRED_AUTO_FLAGGED(Unit.THOUSANDTHS, "weight of those that the machine flagged"),
    HALLUCINATION_PAIRED_HUMAN_FLAGGED(Unit.THOUSANDTHS, "weight of those that the person flagged"),
    HALLUCINATION_PAIRED_DISAGREEMENTS(
            Unit.THOUSANDTHS, "weight of those that they judged differently"),
    FIRST_CORRECT(
            Unit.THOUSANDTHS,
            "weight of the accurate ones (0.5 or more) whose answer was not regenerated within 30"
                    + " min"),
    INTENT_WEIGHT(Unit.THOUSANDTHS, "weight of the interactions whose intent was judged"),
    INTENT_WEIGHT_SQUARED(Unit.MILLIONTHS, "squares of those weights"),
    INTENT_CORRECT(Unit.THOUSANDTHS, "weight of those whose intent was predicted right"),
    TRUE_POSITIVE(Unit.THOUSANDTHS, "weight of the classifications judged a true positive"),
    FALSE_POSITIVE(Unit.THOUSANDTHS, "weight of the classifications judged a false positive"),
    FALSE_NEGATIVE(Unit.THOUSANDTHS, "weight of the classifications judged a false negative"),
    TRUE_NEGATIVE(Unit.THOUSANDTHS, "weight of the classifications judged a true negative"),
    CALIBRATION_COUNT_0("judged for accuracy, with a confidence from 0.0 to below 0.1"),
    CALIBRATION_COUNT_1("judged for accuracy, with a confidence from 0.1 to below 0.2"),
    CALIBRATION_COUNT_2("judged for accuracy, with a confidence from 0.2 to below 0.3"),
    CALIBRATION_COUNT_3("judged for accuracy, with a confidence from 0.3 to below 0.4"),
    CALIBRATION_COUNT_4("judged for accuracy, with a confidence from 0.4 to below 0.5"),
    CALIBRATION_COUNT_5("judged for accuracy, with a confidence from 0.5 to below 0.6"),
    CALIBRATION_COUNT_6("judged for accuracy, with a confidence from 0.6 to below 0.7"),
    CALIBRATION_COUNT_7("judged for accuracy, with a confidence from 0.7 to below 0.8"),
    CALIBRATION_COUNT_8("judged for accuracy, with a confidence from 0.8 to below 0.9"),
    CALIBRATION_COUNT_9("judged for accuracy, with a confidence of 0.9 or more"),
    CALIBRATION_CONFIDENCE_0(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_1(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_2(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_3(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_4(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_5(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_6(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_7(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_8(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CONFIDENCE_9(Unit.TEN_THOUSANDTHS, "the confidence of these"),
    CALIBRATION_CORRECT_0("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_1("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_2("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_3("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_4("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_5("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_6("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_7("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_8("of these accurate (0.5 or more)"),
    CALIBRATION_CORRECT_9("of these accurate (0.5 or more)"),
    FILTERED("with a safety.triggered"),
    BLOCKED("of these blocked"),
    OVER_FILTERED("of those filtered confirmed as a false positive"),
    INSPECTED("with a source.inspected"),
    RATED("rated by thumb, star, csat or likert"),
    POSITIVE("of these with the latest rating positive"),
    REPORTED("reported by a user"),
    REPORTED_WRONG("of these as incorrect, unsupported or with a bad citation"),
    REVIEWED("with a review.completed that has no task_id"),
    REVIEW_PASSED("of these with the latest review passed"),
    REVIEW_MS(Unit.MILLIS, "time of all those reviews");

    private static final QualityMeasure[] ALL = values();

    private final Unit unit;
    private final String words;

    QualityMeasure(String words) {
        this(Unit.COUNT, words);
    }

    QualityMeasure(Unit unit, String words) {
        this.unit = unit;
        this.words = words;
    }

    /**
     * The measure that stands so many places after this one: of those by tenth of confidence, from
     * the first on, the one of that tenth.
     */
    public QualityMeasure plus(int places) {
        return ALL[ordinal() + places];
    }

    static List<Measure> all() {
        return Arrays.stream(ALL).map(each -> Measure.sum(each, each.unit, each.words)).toList();
    }
}
