package dev.stet.metrics;

import static dev.stet.contract.EventType.EVALUATION_RECORDED;
import static dev.stet.contract.EventType.FEEDBACK_GIVEN;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.contract.EventType.QUERY_SUBMITTED;
import static dev.stet.contract.EventType.REVIEW_COMPLETED;
import static dev.stet.contract.EventType.SAFETY_TRIGGERED;
import static dev.stet.contract.EventType.SOURCE_INSPECTED;
import static dev.stet.metrics.Formula.corrected;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Formula.weighted;
import static dev.stet.metrics.Formula.weightedProportion;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.Goal.neither;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.ENGAGEMENT;
import static dev.stet.metrics.Place.Layer.MODEL;
import static dev.stet.metrics.Place.Section.OUTCOME;
import static dev.stet.metrics.Place.Section.TRUST;
import static dev.stet.metrics.Place.daily;
import static dev.stet.metrics.Place.weekly;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.metrics.Place.Layer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The metrics of {@code quality_kpi}. */
final class QualityMetrics {

    private static final int TENTHS = 10;

    static final ViewText TEXT =
            new ViewText(
                    View.QUALITY,
                    "How good are the answers, can they be trusted, and who says so?",
                    "Counts and rates of interactions, by the window of their first answer, or of"
                            + " their first question or judgement",
                    "counts of interactions; weights exact to 3 places, their squares to 6; sums of"
                            + " weighted values to 7, of quality to 8, of confidence to 4; _ms:"
                            + " milliseconds",
                    "a weight is 1 / sample_probability; of several evaluations the latest of a"
                        + " machine counts, else of a person, else of the user; never a mixture",
                    ViewColumn.derived(
                            "calibrated",
                            "calibration_correct_9",
                            "BIGINT",
                            overTenths("calibration_count_%1$d"),
                            "judged for accuracy, and with a confidence"),
                    ViewColumn.derived(
                            "calibration_deviation",
                            "calibrated",
                            "DECIMAL(19, 4)",
                            "CAST(%s AS DECIMAL(19, 4))"
                                    .formatted(
                                            overTenths(
                                                    "ABS(calibration_correct_%1$d -"
                                                            + " calibration_confidence_%1$d)")),
                            "by how many the accurate are more or less than their confidence says,"
                                + " over tenths of confidence; does not add up over rows: add the"
                                + " tenths first"));

    private static final Levels HALLUCINATION =
            Levels.warnAndCritical("0.02", "0.05")
                    .criticalBy("risk_level", "medical", "0.001")
                    .criticalBy("risk_level", "legal", "0.001")
                    .criticalBy("risk_level", "financial", "0.001");

    private static final Levels HARMFUL = Levels.critical("0.0001");

    private static final NeededEvent REPORT =
            event(FEEDBACK_GIVEN, "interaction_id").is(Value.KIND, "report");

    /** Which events each column needs. */
    static final ViewNeeds NEEDS = needs();

    private QualityMetrics() {}

    private static ViewNeeds needs() {
        ViewNeeds needs =
                ViewNeeds.of(
                                View.QUALITY,
                                event(GENERATION_COMPLETED),
                                event(QUERY_SUBMITTED),
                                event(EVALUATION_RECORDED),
                                event(SAFETY_TRIGGERED))
                        .column("interactions")
                        .column("answers", event(GENERATION_COMPLETED), event(QUERY_SUBMITTED))
                        .column("evaluated", event(EVALUATION_RECORDED))
                        .column("evaluated_human", byPeople(event(EVALUATION_RECORDED)))
                        .column("filtered", event(SAFETY_TRIGGERED))
                        .column("blocked", event(SAFETY_TRIGGERED, "action"))
                        .column(
                                "over_filtered",
                                event(SAFETY_TRIGGERED, "confirmed_false_positive"))
                        .column("inspected", event(SOURCE_INSPECTED))
                        .column("rated positive", event(FEEDBACK_GIVEN, "interaction_id", "value"))
                        .column("reported reported_wrong", REPORT)
                        .column("reported_wrong", REPORT.with("failure_mode"))
                        .column("reviewed", event(REVIEW_COMPLETED, "interaction_id"))
                        .column(
                                "review_passed",
                                event(REVIEW_COMPLETED, "interaction_id", "passed"))
                        .column(
                                "first_correct calibrated calibration_deviation",
                                scored("accuracy"))
                        .column(
                                "calibrated calibration_deviation",
                                event(GENERATION_COMPLETED, "confidence"))
                        .column(
                                "true_positive false_positive false_negative",
                                judged("classification").with("label"));
        for (String name : List.of("relevance", "accuracy", "completeness", "tone", "downstream")) {
            needs.column("%1$s_sum %1$s_weight".formatted(name), scored(name));
        }
        for (String name : List.of("relevance", "accuracy", "completeness", "tone")) {
            needs.column("quality_sum quality_weight", scored(name));
            needs.column("quality_human_sum quality_human_weight", byPeople(scored(name)));
        }
        for (String name : List.of("hallucination", "harmful", "policy", "citation")) {
            String columns = "%1$s_flagged %1$s_weight %1$s_auto_flagged %1$s_auto_weight";
            needs.column(columns.formatted(name), judged(name));
            String people = "%1$s_human_flagged %1$s_human_weight %1$s_paired_weight";
            needs.column(people.formatted(name), byPeople(judged(name)));
            String paired =
                    "%1$s_paired_weight %1$s_paired_auto_flagged %1$s_paired_human_flagged"
                            + " %1$s_paired_disagreements";
            needs.column(paired.formatted(name), judged(name));
        }
        return needs.column("intent_correct intent_weight", judged("intent"));
    }

    private static NeededEvent judged(String name) {
        return event(EVALUATION_RECORDED).is(Value.NAME, name);
    }

    private static NeededEvent scored(String name) {
        return judged(name).with("value");
    }

    private static NeededEvent byPeople(NeededEvent judgement) {
        return judgement.is(Value.EVALUATOR, "human");
    }

    private static String overTenths(String column) {
        return IntStream.range(0, TENTHS)
                .mapToObj(column::formatted)
                .collect(Collectors.joining(" + "));
    }

    static List<Metric> all() {
        return Stream.of(scores(), flags(), judges(), people(), coverage())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Metric> scores() {
        return List.of(
                metric(
                                "quality_score",
                                ratio("quality_sum", "quality_weight"),
                                more("cost_per_inference_usd"),
                                daily(OUTCOME, Layer.OUTCOME).asCore(),
                                "How good are the answers, from 0 to 1: 40 % relevance, 40 %"
                                        + " accuracy, 10 % completeness, 10 % tone?",
                                "Answers that nobody judged, and how good the judge is.")
                        .with(Levels.excellentAndWarn("0.85", "0.75")),
                metric(
                        "relevance",
                        ratio("relevance_sum", "relevance_weight"),
                        more("evaluation_coverage"),
                        weekly(OUTCOME, MODEL),
                        "How relevant are the answers, from 0 to 1?",
                        "Answers that nobody judged."),
                metric(
                        "accuracy",
                        ratio("accuracy_sum", "accuracy_weight"),
                        more("evaluation_coverage"),
                        weekly(OUTCOME, MODEL),
                        "How accurate are the answers, from 0 to 1?",
                        "Answers that nobody judged."),
                metric(
                        "completeness",
                        ratio("completeness_sum", "completeness_weight"),
                        more("evaluation_coverage"),
                        weekly(OUTCOME, MODEL),
                        "How complete are the answers, from 0 to 1?",
                        "Answers that nobody judged."),
                metric(
                        "tone",
                        ratio("tone_sum", "tone_weight"),
                        more("evaluation_coverage"),
                        weekly(OUTCOME, MODEL),
                        "How fitting is the tone of the answers, from 0 to 1?",
                        "Answers that nobody judged."),
                metric(
                        "downstream",
                        ratio("downstream_sum", "downstream_weight"),
                        more("evaluation_coverage"),
                        weekly(OUTCOME, MODEL),
                        "Did the outcome further on improve, from 0 to 1?",
                        "Answers that nobody judged."),
                metric(
                                "first_response_accuracy",
                                weighted("first_correct", "accuracy_weight"),
                                more("evaluation_coverage"),
                                weekly(OUTCOME, Layer.OUTCOME),
                                "How many of the judged answers were accurate at once, without a"
                                        + " regeneration within 30 min?",
                                "Answers that nobody judged.")
                        .with(Levels.warn("0.75")));
    }

    private static List<Metric> flags() {
        return List.of(
                metric(
                                "hallucination_rate",
                                weighted("hallucination_flagged", "hallucination_weight"),
                                less("evaluation_coverage"),
                                daily(TRUST, Layer.OUTCOME),
                                "How many of the judged answers hallucinate?",
                                "How often the judge is wrong: see hallucination_rate_corrected.")
                        .with(HALLUCINATION),
                metric(
                                "hallucination_rate_corrected",
                                corrected("hallucination"),
                                less("human_sample_rate"),
                                weekly(TRUST, Layer.OUTCOME),
                                "How many answers hallucinate, as machines judge all and people"
                                        + " correct them by a sample?",
                                "Answers that no machine judged. NULL without a sample.")
                        .with(HALLUCINATION),
                metric(
                                "hallucination_human_rate",
                                weighted(
                                        "hallucination_human_flagged",
                                        "hallucination_human_weight"),
                                less("human_sample_rate"),
                                weekly(TRUST, Layer.OUTCOME),
                                "How many of the answers that people judged hallucinate?",
                                "Answers that no person judged.")
                        .with(HALLUCINATION),
                metric(
                                "harmful_human_rate",
                                weighted("harmful_human_flagged", "harmful_human_weight"),
                                less("human_sample_rate"),
                                weekly(TRUST, Layer.OUTCOME),
                                "How many of the answers that people judged are harmful?",
                                "Answers that no person judged.")
                        .with(HARMFUL),
                metric(
                                "harmful_content_rate",
                                weighted("harmful_flagged", "harmful_weight"),
                                less("over_filter_rate"),
                                daily(TRUST, Layer.OUTCOME),
                                "How many of the judged answers are harmful?",
                                "Answers that nobody judged.")
                        .with(HARMFUL),
                metric(
                        "policy_mistake_rate",
                        weighted("policy_flagged", "policy_weight"),
                        less("evaluation_coverage"),
                        weekly(TRUST, Layer.OUTCOME),
                        "How many of the judged answers break a policy?",
                        "Which one."),
                metric(
                        "bad_citation_rate",
                        weighted("citation_flagged", "citation_weight"),
                        less("evaluation_coverage"),
                        weekly(TRUST, Layer.OUTCOME),
                        "How many of the judged answers lack a source or name a wrong one?",
                        "Whether anybody follows the sources."));
    }

    private static List<Metric> judges() {
        return List.of(
                metric(
                                "quality_human_score",
                                ratio("quality_human_sum", "quality_human_weight"),
                                more("human_sample_rate"),
                                weekly(TRUST, Layer.OUTCOME),
                                "How good are the answers that people judged, from 0 to 1?",
                                "Answers that no person judged.")
                        .with(Levels.excellentAndWarn("0.85", "0.75")),
                metric(
                        "hallucination_judge_agreement",
                        weightedProportion(
                                "hallucination_paired_weight - hallucination_paired_disagreements",
                                "hallucination_paired_weight"),
                        more("human_sample_rate"),
                        weekly(TRUST, Layer.OUTCOME),
                        "On how many answers do the machine and the person agree about a"
                                + " hallucination?",
                        "Who of them is right."),
                metric(
                                "intent_accuracy",
                                weighted("intent_correct", "intent_weight"),
                                more("evaluation_coverage"),
                                weekly(OUTCOME, MODEL),
                                "How often was the intent of a question predicted right?",
                                "Questions whose intent nobody judged.")
                        .with(Levels.warn("0.85")),
                metric(
                        "precision",
                        ratio("true_positive", "true_positive + false_positive"),
                        more("recall"),
                        weekly(OUTCOME, MODEL),
                        "How many of those classified as positive are?",
                        "How many positives were missed."),
                metric(
                        "recall",
                        ratio("true_positive", "true_positive + false_negative"),
                        more("precision"),
                        weekly(OUTCOME, MODEL),
                        "How many of the positives were classified so?",
                        "How many others were, too."),
                metric(
                        "calibration_error",
                        ratio("calibration_deviation", "calibrated"),
                        less("low_confidence_rate"),
                        weekly(TRUST, MODEL),
                        "How far is confidence from accuracy, over tenths of confidence?",
                        "In which direction: compare the tenths."));
    }

    private static List<Metric> people() {
        return List.of(
                metric(
                        "filter_trigger_rate",
                        proportion("filtered", "interactions"),
                        neither("block_rate"),
                        daily(TRUST, MODEL),
                        "How often did a safety filter act?",
                        "Whether it should have."),
                metric(
                        "block_rate",
                        proportion("blocked", "interactions"),
                        neither("filter_trigger_rate"),
                        daily(TRUST, MODEL),
                        "How often did a safety filter block an answer?",
                        "Whether it should have."),
                metric(
                        "over_filter_rate",
                        proportion("over_filtered", "filtered"),
                        neither("filter_trigger_rate"),
                        daily(TRUST, MODEL),
                        "How many of the filtered interactions were confirmed as false positives?",
                        "Those that nobody looked at."),
                metric(
                        "source_inspection_rate",
                        proportion("inspected", "interactions"),
                        neither("answer_satisfaction"),
                        weekly(TRUST, ENGAGEMENT),
                        "How often did somebody look at a source?",
                        "Whether out of doubt or of interest."),
                metric(
                        "answer_satisfaction",
                        proportion("positive", "rated"),
                        more("response_rate"),
                        daily(OUTCOME, Layer.OUTCOME),
                        "How many of the rated answers were rated as good?",
                        "What those think who rate nothing."),
                metric(
                        "user_reported_rate",
                        proportion("reported", "interactions"),
                        less("hallucination_rate"),
                        daily(TRUST, Layer.OUTCOME),
                        "How many answers did a user report?",
                        "Bad answers that nobody reports."),
                metric(
                        "user_reported_wrong_rate",
                        proportion("reported_wrong", "interactions"),
                        less("hallucination_rate"),
                        daily(TRUST, Layer.OUTCOME),
                        "How many answers did a user report as wrong?",
                        "Wrong answers that nobody notices."));
    }

    private static List<Metric> coverage() {
        return List.of(
                metric(
                        "evaluation_coverage",
                        proportion("evaluated", "interactions"),
                        more("quality_score"),
                        weekly(TRUST, MODEL),
                        "How many interactions were evaluated?",
                        "Whether these are like the others."),
                metric(
                        "human_sample_rate",
                        proportion("evaluated_human", "interactions"),
                        more("quality_score"),
                        weekly(TRUST, MODEL),
                        "How many interactions did a person evaluate?",
                        "Whether these are like the others."),
                metric(
                        "answered_rate",
                        proportion("answers", "interactions"),
                        more("quality_score"),
                        weekly(TRUST, MODEL),
                        "How many interactions have an answer?",
                        "Whether the answer was any good."),
                metric(
                        "answer_review_pass_rate",
                        proportion("review_passed", "reviewed"),
                        more("human_review_minutes"),
                        weekly(OUTCOME, Layer.OUTCOME),
                        "How many of the answers that a person reviewed passed?",
                        "Anything of those that nobody reviewed."));
    }

    private static Metric metric(
            String id, Formula formula, Goal goal, Place place, String question, String caveat) {
        Unit unit = formula.kind() == Formula.Kind.RATIO ? Unit.RATIO : Unit.SHARE;
        return new Metric(
                id, View.QUALITY, formula, unit, goal, place, Levels.NONE, question, caveat);
    }
}
