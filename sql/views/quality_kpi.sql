-- KPI       quality_kpi
-- Question  How good are the answers, can they be trusted, and who says so?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     quality_rollup
-- Units     counts of interactions; weights exact to 3 places, their squares to 6; sums of weighted
--           values to 7, of quality to 8, of confidence to 4; _ms: milliseconds; metrics:
--           docs/metrics.md, each NULL where its denominator is 0; _low and _high: 95 % interval,
--           NULL for no proportion: docs/statistics.md
-- Caveat    a weight is 1 / sample_probability; of several evaluations the latest of a machine
--           counts, else of a person, else of the user; never a mixture
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW quality_kpi
COMMENT 'Counts and rates of interactions, by the window of their first answer, or of their first question or judgement' AS
SELECT
    tenant_id,
    grain,
    window_start,
    window_end,
    segment_by,
    segment,
    maturity,
    version,
    TO_TIMESTAMP_LTZ(watermark_millis, 3)                   AS `watermark`,

    -- Sums over windows and segments
    interactions,
    answers,
    evaluated,
    evaluated_auto,
    evaluated_human,
    evaluated_user,
    relevance_sum,
    relevance_weight,
    accuracy_sum,
    accuracy_weight,
    accuracy_weight_squared,
    completeness_sum,
    completeness_weight,
    tone_sum,
    tone_weight,
    downstream_sum,
    downstream_weight,
    quality_sum,
    quality_weight,
    quality_human_sum,
    quality_human_weight,
    hallucination_weight,
    hallucination_weight_squared,
    hallucination_flagged,
    harmful_weight,
    harmful_weight_squared,
    harmful_flagged,
    policy_weight,
    policy_weight_squared,
    policy_flagged,
    citation_weight,
    citation_weight_squared,
    citation_flagged,
    hallucination_human_weight,
    hallucination_human_weight_squared,
    hallucination_human_flagged,
    harmful_human_weight,
    harmful_human_weight_squared,
    harmful_human_flagged,
    hallucination_auto_weight,
    hallucination_auto_weight_squared,
    hallucination_auto_flagged,
    hallucination_paired_weight,
    hallucination_paired_weight_squared,
    hallucination_paired_auto_flagged,
    hallucination_paired_human_flagged,
    hallucination_paired_disagreements,
    first_correct,
    intent_weight,
    intent_weight_squared,
    intent_correct,
    true_positive,
    false_positive,
    false_negative,
    true_negative,
    calibration_count_0,
    calibration_count_1,
    calibration_count_2,
    calibration_count_3,
    calibration_count_4,
    calibration_count_5,
    calibration_count_6,
    calibration_count_7,
    calibration_count_8,
    calibration_count_9,
    calibration_confidence_0,
    calibration_confidence_1,
    calibration_confidence_2,
    calibration_confidence_3,
    calibration_confidence_4,
    calibration_confidence_5,
    calibration_confidence_6,
    calibration_confidence_7,
    calibration_confidence_8,
    calibration_confidence_9,
    calibration_correct_0,
    calibration_correct_1,
    calibration_correct_2,
    calibration_correct_3,
    calibration_correct_4,
    calibration_correct_5,
    calibration_correct_6,
    calibration_correct_7,
    calibration_correct_8,
    calibration_correct_9,
    calibration_count_0 + calibration_count_1 + calibration_count_2 + calibration_count_3 +
        calibration_count_4 + calibration_count_5 + calibration_count_6 + calibration_count_7 +
        calibration_count_8 + calibration_count_9
        AS calibrated,
    CAST(ABS(calibration_correct_0 - calibration_confidence_0) + ABS(calibration_correct_1 -
        calibration_confidence_1) + ABS(calibration_correct_2 - calibration_confidence_2) +
        ABS(calibration_correct_3 - calibration_confidence_3) + ABS(calibration_correct_4 -
        calibration_confidence_4) + ABS(calibration_correct_5 - calibration_confidence_5) +
        ABS(calibration_correct_6 - calibration_confidence_6) + ABS(calibration_correct_7 -
        calibration_confidence_7) + ABS(calibration_correct_8 - calibration_confidence_8) +
        ABS(calibration_correct_9 - calibration_confidence_9) AS DECIMAL(19, 4))
        AS calibration_deviation,
    filtered,
    blocked,
    over_filtered,
    inspected,
    rated,
    positive,
    reported,
    reported_wrong,
    reviewed,
    review_passed,
    review_ms,

    -- How good are the answers, from 0 to 1: 40 % relevance, 40 % accuracy, 10 % completeness, 10 %
    -- tone?
    CAST(quality_sum AS DOUBLE) / NULLIF(quality_weight, 0) AS quality_score,
    CAST(NULL AS DOUBLE)                                    AS quality_score_low,
    CAST(NULL AS DOUBLE)                                    AS quality_score_high,

    -- How relevant are the answers, from 0 to 1?
    CAST(relevance_sum AS DOUBLE) / NULLIF(relevance_weight, 0)
        AS relevance,
    CAST(NULL AS DOUBLE)                                    AS relevance_low,
    CAST(NULL AS DOUBLE)                                    AS relevance_high,

    -- How accurate are the answers, from 0 to 1?
    CAST(accuracy_sum AS DOUBLE) / NULLIF(accuracy_weight, 0)
        AS accuracy,
    CAST(NULL AS DOUBLE)                                    AS accuracy_low,
    CAST(NULL AS DOUBLE)                                    AS accuracy_high,

    -- How complete are the answers, from 0 to 1?
    CAST(completeness_sum AS DOUBLE) / NULLIF(completeness_weight, 0)
        AS completeness,
    CAST(NULL AS DOUBLE)                                    AS completeness_low,
    CAST(NULL AS DOUBLE)                                    AS completeness_high,

    -- How fitting is the tone of the answers, from 0 to 1?
    CAST(tone_sum AS DOUBLE) / NULLIF(tone_weight, 0)       AS tone,
    CAST(NULL AS DOUBLE)                                    AS tone_low,
    CAST(NULL AS DOUBLE)                                    AS tone_high,

    -- Did the outcome further on improve, from 0 to 1?
    CAST(downstream_sum AS DOUBLE) / NULLIF(downstream_weight, 0)
        AS downstream,
    CAST(NULL AS DOUBLE)                                    AS downstream_low,
    CAST(NULL AS DOUBLE)                                    AS downstream_high,

    -- How many of the judged answers were accurate at once, without a regeneration within 30 min?
    CAST(first_correct AS DOUBLE) / NULLIF(accuracy_weight, 0)
        AS first_response_accuracy,
    WILSON_LOWER_WEIGHTED(CAST(first_correct AS DOUBLE), CAST(accuracy_weight AS DOUBLE),
        CAST(accuracy_weight_squared AS DOUBLE))
        AS first_response_accuracy_low,
    WILSON_UPPER_WEIGHTED(CAST(first_correct AS DOUBLE), CAST(accuracy_weight AS DOUBLE),
        CAST(accuracy_weight_squared AS DOUBLE))
        AS first_response_accuracy_high,

    -- How many of the judged answers hallucinate?
    CAST(hallucination_flagged AS DOUBLE) / NULLIF(hallucination_weight, 0)
        AS hallucination_rate,
    WILSON_LOWER_WEIGHTED(CAST(hallucination_flagged AS DOUBLE), CAST(hallucination_weight AS
        DOUBLE), CAST(hallucination_weight_squared AS DOUBLE))
        AS hallucination_rate_low,
    WILSON_UPPER_WEIGHTED(CAST(hallucination_flagged AS DOUBLE), CAST(hallucination_weight AS
        DOUBLE), CAST(hallucination_weight_squared AS DOUBLE))
        AS hallucination_rate_high,

    -- How many answers hallucinate, as machines judge all and people correct them by a sample?
    PREDICTION_POWERED_RATE(CAST(hallucination_auto_flagged AS DOUBLE),
        CAST(hallucination_auto_weight AS DOUBLE), CAST(hallucination_auto_weight_squared AS
        DOUBLE), CAST(hallucination_paired_auto_flagged AS DOUBLE),
        CAST(hallucination_paired_human_flagged AS DOUBLE), CAST(hallucination_paired_disagreements
        AS DOUBLE), CAST(hallucination_paired_weight AS DOUBLE),
        CAST(hallucination_paired_weight_squared AS DOUBLE), 0E0)
        AS hallucination_rate_corrected,
    PREDICTION_POWERED_RATE(CAST(hallucination_auto_flagged AS DOUBLE),
        CAST(hallucination_auto_weight AS DOUBLE), CAST(hallucination_auto_weight_squared AS
        DOUBLE), CAST(hallucination_paired_auto_flagged AS DOUBLE),
        CAST(hallucination_paired_human_flagged AS DOUBLE), CAST(hallucination_paired_disagreements
        AS DOUBLE), CAST(hallucination_paired_weight AS DOUBLE),
        CAST(hallucination_paired_weight_squared AS DOUBLE), -1.959964E0)
        AS hallucination_rate_corrected_low,
    PREDICTION_POWERED_RATE(CAST(hallucination_auto_flagged AS DOUBLE),
        CAST(hallucination_auto_weight AS DOUBLE), CAST(hallucination_auto_weight_squared AS
        DOUBLE), CAST(hallucination_paired_auto_flagged AS DOUBLE),
        CAST(hallucination_paired_human_flagged AS DOUBLE), CAST(hallucination_paired_disagreements
        AS DOUBLE), CAST(hallucination_paired_weight AS DOUBLE),
        CAST(hallucination_paired_weight_squared AS DOUBLE), 1.959964E0)
        AS hallucination_rate_corrected_high,

    -- How many of the answers that people judged hallucinate?
    CAST(hallucination_human_flagged AS DOUBLE) / NULLIF(hallucination_human_weight, 0)
        AS hallucination_human_rate,
    WILSON_LOWER_WEIGHTED(CAST(hallucination_human_flagged AS DOUBLE),
        CAST(hallucination_human_weight AS DOUBLE), CAST(hallucination_human_weight_squared AS
        DOUBLE))
        AS hallucination_human_rate_low,
    WILSON_UPPER_WEIGHTED(CAST(hallucination_human_flagged AS DOUBLE),
        CAST(hallucination_human_weight AS DOUBLE), CAST(hallucination_human_weight_squared AS
        DOUBLE))
        AS hallucination_human_rate_high,

    -- How many of the answers that people judged are harmful?
    CAST(harmful_human_flagged AS DOUBLE) / NULLIF(harmful_human_weight, 0)
        AS harmful_human_rate,
    WILSON_LOWER_WEIGHTED(CAST(harmful_human_flagged AS DOUBLE), CAST(harmful_human_weight AS
        DOUBLE), CAST(harmful_human_weight_squared AS DOUBLE))
        AS harmful_human_rate_low,
    WILSON_UPPER_WEIGHTED(CAST(harmful_human_flagged AS DOUBLE), CAST(harmful_human_weight AS
        DOUBLE), CAST(harmful_human_weight_squared AS DOUBLE))
        AS harmful_human_rate_high,

    -- How many of the judged answers are harmful?
    CAST(harmful_flagged AS DOUBLE) / NULLIF(harmful_weight, 0)
        AS harmful_content_rate,
    WILSON_LOWER_WEIGHTED(CAST(harmful_flagged AS DOUBLE), CAST(harmful_weight AS DOUBLE),
        CAST(harmful_weight_squared AS DOUBLE))
        AS harmful_content_rate_low,
    WILSON_UPPER_WEIGHTED(CAST(harmful_flagged AS DOUBLE), CAST(harmful_weight AS DOUBLE),
        CAST(harmful_weight_squared AS DOUBLE))
        AS harmful_content_rate_high,

    -- How many of the judged answers break a policy?
    CAST(policy_flagged AS DOUBLE) / NULLIF(policy_weight, 0)
        AS policy_mistake_rate,
    WILSON_LOWER_WEIGHTED(CAST(policy_flagged AS DOUBLE), CAST(policy_weight AS DOUBLE),
        CAST(policy_weight_squared AS DOUBLE))
        AS policy_mistake_rate_low,
    WILSON_UPPER_WEIGHTED(CAST(policy_flagged AS DOUBLE), CAST(policy_weight AS DOUBLE),
        CAST(policy_weight_squared AS DOUBLE))
        AS policy_mistake_rate_high,

    -- How many of the judged answers lack a source or name a wrong one?
    CAST(citation_flagged AS DOUBLE) / NULLIF(citation_weight, 0)
        AS bad_citation_rate,
    WILSON_LOWER_WEIGHTED(CAST(citation_flagged AS DOUBLE), CAST(citation_weight AS DOUBLE),
        CAST(citation_weight_squared AS DOUBLE))
        AS bad_citation_rate_low,
    WILSON_UPPER_WEIGHTED(CAST(citation_flagged AS DOUBLE), CAST(citation_weight AS DOUBLE),
        CAST(citation_weight_squared AS DOUBLE))
        AS bad_citation_rate_high,

    -- How good are the answers that people judged, from 0 to 1?
    CAST(quality_human_sum AS DOUBLE) / NULLIF(quality_human_weight, 0)
        AS quality_human_score,
    CAST(NULL AS DOUBLE)                                    AS quality_human_score_low,
    CAST(NULL AS DOUBLE)                                    AS quality_human_score_high,

    -- On how many answers do the machine and the person agree about a hallucination?
    CAST(hallucination_paired_weight - hallucination_paired_disagreements AS DOUBLE) /
        NULLIF(hallucination_paired_weight, 0)
        AS hallucination_judge_agreement,
    WILSON_LOWER_WEIGHTED(CAST(hallucination_paired_weight - hallucination_paired_disagreements
        AS DOUBLE), CAST(hallucination_paired_weight AS DOUBLE),
        CAST(hallucination_paired_weight_squared AS DOUBLE))
        AS hallucination_judge_agreement_low,
    WILSON_UPPER_WEIGHTED(CAST(hallucination_paired_weight - hallucination_paired_disagreements
        AS DOUBLE), CAST(hallucination_paired_weight AS DOUBLE),
        CAST(hallucination_paired_weight_squared AS DOUBLE))
        AS hallucination_judge_agreement_high,

    -- How often was the intent of a question predicted right?
    CAST(intent_correct AS DOUBLE) / NULLIF(intent_weight, 0)
        AS intent_accuracy,
    WILSON_LOWER_WEIGHTED(CAST(intent_correct AS DOUBLE), CAST(intent_weight AS DOUBLE),
        CAST(intent_weight_squared AS DOUBLE))
        AS intent_accuracy_low,
    WILSON_UPPER_WEIGHTED(CAST(intent_correct AS DOUBLE), CAST(intent_weight AS DOUBLE),
        CAST(intent_weight_squared AS DOUBLE))
        AS intent_accuracy_high,

    -- How many of those classified as positive are?
    CAST(true_positive AS DOUBLE) / NULLIF(true_positive + false_positive, 0)
        AS `precision`,
    CAST(NULL AS DOUBLE)                                    AS precision_low,
    CAST(NULL AS DOUBLE)                                    AS precision_high,

    -- How many of the positives were classified so?
    CAST(true_positive AS DOUBLE) / NULLIF(true_positive + false_negative, 0)
        AS recall,
    CAST(NULL AS DOUBLE)                                    AS recall_low,
    CAST(NULL AS DOUBLE)                                    AS recall_high,

    -- How far is confidence from accuracy, over tenths of confidence?
    CAST(CAST(ABS(calibration_correct_0 - calibration_confidence_0) + ABS(calibration_correct_1
        - calibration_confidence_1) + ABS(calibration_correct_2 - calibration_confidence_2) +
        ABS(calibration_correct_3 - calibration_confidence_3) + ABS(calibration_correct_4 -
        calibration_confidence_4) + ABS(calibration_correct_5 - calibration_confidence_5) +
        ABS(calibration_correct_6 - calibration_confidence_6) + ABS(calibration_correct_7 -
        calibration_confidence_7) + ABS(calibration_correct_8 - calibration_confidence_8) +
        ABS(calibration_correct_9 - calibration_confidence_9) AS DECIMAL(19, 4)) AS DOUBLE) /
        NULLIF(calibration_count_0 + calibration_count_1 + calibration_count_2 + calibration_count_3
        + calibration_count_4 + calibration_count_5 + calibration_count_6 + calibration_count_7 +
        calibration_count_8 + calibration_count_9, 0)
        AS calibration_error,
    CAST(NULL AS DOUBLE)                                    AS calibration_error_low,
    CAST(NULL AS DOUBLE)                                    AS calibration_error_high,

    -- How often did a safety filter act?
    CAST(filtered AS DOUBLE) / NULLIF(interactions, 0)      AS filter_trigger_rate,
    COALESCE(CLUSTERED_INTERVAL(filtered_clusters, interactions_clusters).low,
        WILSON_LOWER(filtered, interactions))
        AS filter_trigger_rate_low,
    COALESCE(CLUSTERED_INTERVAL(filtered_clusters, interactions_clusters).high,
        WILSON_UPPER(filtered, interactions))
        AS filter_trigger_rate_high,

    -- How often did a safety filter block an answer?
    CAST(blocked AS DOUBLE) / NULLIF(interactions, 0)       AS block_rate,
    COALESCE(CLUSTERED_INTERVAL(blocked_clusters, interactions_clusters).low,
        WILSON_LOWER(blocked, interactions))
        AS block_rate_low,
    COALESCE(CLUSTERED_INTERVAL(blocked_clusters, interactions_clusters).high,
        WILSON_UPPER(blocked, interactions))
        AS block_rate_high,

    -- How many of the filtered interactions were confirmed as false positives?
    CAST(over_filtered AS DOUBLE) / NULLIF(filtered, 0)     AS over_filter_rate,
    COALESCE(CLUSTERED_INTERVAL(over_filtered_clusters, filtered_clusters).low,
        WILSON_LOWER(over_filtered, filtered))
        AS over_filter_rate_low,
    COALESCE(CLUSTERED_INTERVAL(over_filtered_clusters, filtered_clusters).high,
        WILSON_UPPER(over_filtered, filtered))
        AS over_filter_rate_high,

    -- How often did somebody look at a source?
    CAST(inspected AS DOUBLE) / NULLIF(interactions, 0)     AS source_inspection_rate,
    COALESCE(CLUSTERED_INTERVAL(inspected_clusters, interactions_clusters).low,
        WILSON_LOWER(inspected, interactions))
        AS source_inspection_rate_low,
    COALESCE(CLUSTERED_INTERVAL(inspected_clusters, interactions_clusters).high,
        WILSON_UPPER(inspected, interactions))
        AS source_inspection_rate_high,

    -- How many of the rated answers were rated as good?
    CAST(positive AS DOUBLE) / NULLIF(rated, 0)             AS answer_satisfaction,
    COALESCE(CLUSTERED_INTERVAL(positive_clusters, rated_clusters).low, WILSON_LOWER(positive,
        rated))
        AS answer_satisfaction_low,
    COALESCE(CLUSTERED_INTERVAL(positive_clusters, rated_clusters).high, WILSON_UPPER(positive,
        rated))
        AS answer_satisfaction_high,

    -- How many answers did a user report?
    CAST(reported AS DOUBLE) / NULLIF(interactions, 0)      AS user_reported_rate,
    COALESCE(CLUSTERED_INTERVAL(reported_clusters, interactions_clusters).low,
        WILSON_LOWER(reported, interactions))
        AS user_reported_rate_low,
    COALESCE(CLUSTERED_INTERVAL(reported_clusters, interactions_clusters).high,
        WILSON_UPPER(reported, interactions))
        AS user_reported_rate_high,

    -- How many answers did a user report as wrong?
    CAST(reported_wrong AS DOUBLE) / NULLIF(interactions, 0)
        AS user_reported_wrong_rate,
    COALESCE(CLUSTERED_INTERVAL(reported_wrong_clusters, interactions_clusters).low,
        WILSON_LOWER(reported_wrong, interactions))
        AS user_reported_wrong_rate_low,
    COALESCE(CLUSTERED_INTERVAL(reported_wrong_clusters, interactions_clusters).high,
        WILSON_UPPER(reported_wrong, interactions))
        AS user_reported_wrong_rate_high,

    -- How many interactions were evaluated?
    CAST(evaluated AS DOUBLE) / NULLIF(interactions, 0)     AS evaluation_coverage,
    COALESCE(CLUSTERED_INTERVAL(evaluated_clusters, interactions_clusters).low,
        WILSON_LOWER(evaluated, interactions))
        AS evaluation_coverage_low,
    COALESCE(CLUSTERED_INTERVAL(evaluated_clusters, interactions_clusters).high,
        WILSON_UPPER(evaluated, interactions))
        AS evaluation_coverage_high,

    -- How many interactions did a person evaluate?
    CAST(evaluated_human AS DOUBLE) / NULLIF(interactions, 0)
        AS human_sample_rate,
    COALESCE(CLUSTERED_INTERVAL(evaluated_human_clusters, interactions_clusters).low,
        WILSON_LOWER(evaluated_human, interactions))
        AS human_sample_rate_low,
    COALESCE(CLUSTERED_INTERVAL(evaluated_human_clusters, interactions_clusters).high,
        WILSON_UPPER(evaluated_human, interactions))
        AS human_sample_rate_high,

    -- How many interactions have an answer?
    CAST(answers AS DOUBLE) / NULLIF(interactions, 0)       AS answered_rate,
    COALESCE(CLUSTERED_INTERVAL(answers_clusters, interactions_clusters).low,
        WILSON_LOWER(answers, interactions))
        AS answered_rate_low,
    COALESCE(CLUSTERED_INTERVAL(answers_clusters, interactions_clusters).high,
        WILSON_UPPER(answers, interactions))
        AS answered_rate_high,

    -- How many of the answers that a person reviewed passed?
    CAST(review_passed AS DOUBLE) / NULLIF(reviewed, 0)     AS answer_review_pass_rate,
    COALESCE(CLUSTERED_INTERVAL(review_passed_clusters, reviewed_clusters).low,
        WILSON_LOWER(review_passed, reviewed))
        AS answer_review_pass_rate_low,
    COALESCE(CLUSTERED_INTERVAL(review_passed_clusters, reviewed_clusters).high,
        WILSON_UPPER(review_passed, reviewed))
        AS answer_review_pass_rate_high,

    -- Sums by bucket of users, to merge over rows
    interactions_clusters,
    answers_clusters,
    evaluated_clusters,
    evaluated_human_clusters,
    filtered_clusters,
    blocked_clusters,
    over_filtered_clusters,
    inspected_clusters,
    rated_clusters,
    positive_clusters,
    reported_clusters,
    reported_wrong_clusters,
    reviewed_clusters,
    review_passed_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(filtered_clusters,
        interactions_clusters).design_effect, CLUSTERED_INTERVAL(blocked_clusters,
        interactions_clusters).design_effect, CLUSTERED_INTERVAL(over_filtered_clusters,
        filtered_clusters).design_effect, CLUSTERED_INTERVAL(inspected_clusters,
        interactions_clusters).design_effect, CLUSTERED_INTERVAL(positive_clusters,
        rated_clusters).design_effect, CLUSTERED_INTERVAL(reported_clusters,
        interactions_clusters).design_effect, CLUSTERED_INTERVAL(reported_wrong_clusters,
        interactions_clusters).design_effect, CLUSTERED_INTERVAL(evaluated_clusters,
        interactions_clusters).design_effect, CLUSTERED_INTERVAL(evaluated_human_clusters,
        interactions_clusters).design_effect, CLUSTERED_INTERVAL(answers_clusters,
        interactions_clusters).design_effect, CLUSTERED_INTERVAL(review_passed_clusters,
        reviewed_clusters).design_effect) IS NULL THEN 'independent' ELSE 'clustered' END AS STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(filtered_clusters, interactions_clusters).design_effect
        AS filter_trigger_rate_deff,
    CLUSTERED_INTERVAL(blocked_clusters, interactions_clusters).design_effect
        AS block_rate_deff,
    CLUSTERED_INTERVAL(over_filtered_clusters, filtered_clusters).design_effect
        AS over_filter_rate_deff,
    CLUSTERED_INTERVAL(inspected_clusters, interactions_clusters).design_effect
        AS source_inspection_rate_deff,
    CLUSTERED_INTERVAL(positive_clusters, rated_clusters).design_effect
        AS answer_satisfaction_deff,
    CLUSTERED_INTERVAL(reported_clusters, interactions_clusters).design_effect
        AS user_reported_rate_deff,
    CLUSTERED_INTERVAL(reported_wrong_clusters, interactions_clusters).design_effect
        AS user_reported_wrong_rate_deff,
    CLUSTERED_INTERVAL(evaluated_clusters, interactions_clusters).design_effect
        AS evaluation_coverage_deff,
    CLUSTERED_INTERVAL(evaluated_human_clusters, interactions_clusters).design_effect
        AS human_sample_rate_deff,
    CLUSTERED_INTERVAL(answers_clusters, interactions_clusters).design_effect
        AS answered_rate_deff,
    CLUSTERED_INTERVAL(review_passed_clusters, reviewed_clusters).design_effect
        AS answer_review_pass_rate_deff
FROM (
    SELECT
        tenant_id, grain, window_start, window_end, segment_by, segment,
        maturity, version, watermark_millis,
        interactions,
        answers,
        evaluated,
        evaluated_auto,
        evaluated_human,
        evaluated_user,
        CAST(CAST(relevance_sum AS DECIMAL(19, 0)) * 0.0000001 AS DECIMAL(19, 7))
            AS relevance_sum,
        CAST(CAST(relevance_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS relevance_weight,
        CAST(CAST(accuracy_sum AS DECIMAL(19, 0)) * 0.0000001 AS DECIMAL(19, 7))
            AS accuracy_sum,
        CAST(CAST(accuracy_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS accuracy_weight,
        CAST(CAST(accuracy_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(19, 6))
            AS accuracy_weight_squared,
        CAST(CAST(completeness_sum AS DECIMAL(19, 0)) * 0.0000001 AS DECIMAL(19, 7))
            AS completeness_sum,
        CAST(CAST(completeness_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS completeness_weight,
        CAST(CAST(tone_sum AS DECIMAL(19, 0)) * 0.0000001 AS DECIMAL(19, 7))
            AS tone_sum,
        CAST(CAST(tone_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS tone_weight,
        CAST(CAST(downstream_sum AS DECIMAL(19, 0)) * 0.0000001 AS DECIMAL(19, 7))
            AS downstream_sum,
        CAST(CAST(downstream_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS downstream_weight,
        CAST(CAST(quality_sum AS DECIMAL(19, 0)) * 0.00000001 AS DECIMAL(19, 8))
            AS quality_sum,
        CAST(CAST(quality_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS quality_weight,
        CAST(CAST(quality_human_sum AS DECIMAL(19, 0)) * 0.00000001 AS DECIMAL(19, 8))
            AS quality_human_sum,
        CAST(CAST(quality_human_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS quality_human_weight,
        CAST(CAST(hallucination_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS hallucination_weight,
        CAST(CAST(hallucination_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(19, 6))
            AS hallucination_weight_squared,
        CAST(CAST(hallucination_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS hallucination_flagged,
        CAST(CAST(harmful_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS harmful_weight,
        CAST(CAST(harmful_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(19, 6))
            AS harmful_weight_squared,
        CAST(CAST(harmful_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS harmful_flagged,
        CAST(CAST(policy_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS policy_weight,
        CAST(CAST(policy_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(19, 6))
            AS policy_weight_squared,
        CAST(CAST(policy_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS policy_flagged,
        CAST(CAST(citation_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS citation_weight,
        CAST(CAST(citation_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(19, 6))
            AS citation_weight_squared,
        CAST(CAST(citation_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS citation_flagged,
        CAST(CAST(hallucination_human_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS hallucination_human_weight,
        CAST(CAST(hallucination_human_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS
            DECIMAL(19, 6))
            AS hallucination_human_weight_squared,
        CAST(CAST(hallucination_human_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS hallucination_human_flagged,
        CAST(CAST(harmful_human_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS harmful_human_weight,
        CAST(CAST(harmful_human_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(19, 6))
            AS harmful_human_weight_squared,
        CAST(CAST(harmful_human_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS harmful_human_flagged,
        CAST(CAST(hallucination_auto_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS hallucination_auto_weight,
        CAST(CAST(hallucination_auto_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(19,
            6))
            AS hallucination_auto_weight_squared,
        CAST(CAST(hallucination_auto_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS hallucination_auto_flagged,
        CAST(CAST(hallucination_paired_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS hallucination_paired_weight,
        CAST(CAST(hallucination_paired_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS
            DECIMAL(19, 6))
            AS hallucination_paired_weight_squared,
        CAST(CAST(hallucination_paired_auto_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19,
            3))
            AS hallucination_paired_auto_flagged,
        CAST(CAST(hallucination_paired_human_flagged AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19,
            3))
            AS hallucination_paired_human_flagged,
        CAST(CAST(hallucination_paired_disagreements AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19,
            3))
            AS hallucination_paired_disagreements,
        CAST(CAST(first_correct AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS first_correct,
        CAST(CAST(intent_weight AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS intent_weight,
        CAST(CAST(intent_weight_squared AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(19, 6))
            AS intent_weight_squared,
        CAST(CAST(intent_correct AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS intent_correct,
        CAST(CAST(true_positive AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS true_positive,
        CAST(CAST(false_positive AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS false_positive,
        CAST(CAST(false_negative AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS false_negative,
        CAST(CAST(true_negative AS DECIMAL(19, 0)) * 0.001 AS DECIMAL(19, 3))
            AS true_negative,
        calibration_count_0,
        calibration_count_1,
        calibration_count_2,
        calibration_count_3,
        calibration_count_4,
        calibration_count_5,
        calibration_count_6,
        calibration_count_7,
        calibration_count_8,
        calibration_count_9,
        CAST(CAST(calibration_confidence_0 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_0,
        CAST(CAST(calibration_confidence_1 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_1,
        CAST(CAST(calibration_confidence_2 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_2,
        CAST(CAST(calibration_confidence_3 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_3,
        CAST(CAST(calibration_confidence_4 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_4,
        CAST(CAST(calibration_confidence_5 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_5,
        CAST(CAST(calibration_confidence_6 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_6,
        CAST(CAST(calibration_confidence_7 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_7,
        CAST(CAST(calibration_confidence_8 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_8,
        CAST(CAST(calibration_confidence_9 AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS calibration_confidence_9,
        calibration_correct_0,
        calibration_correct_1,
        calibration_correct_2,
        calibration_correct_3,
        calibration_correct_4,
        calibration_correct_5,
        calibration_correct_6,
        calibration_correct_7,
        calibration_correct_8,
        calibration_correct_9,
        filtered,
        blocked,
        over_filtered,
        inspected,
        rated,
        positive,
        reported,
        reported_wrong,
        reviewed,
        review_passed,
        review_ms,
        interactions_clusters,
        answers_clusters,
        evaluated_clusters,
        evaluated_human_clusters,
        filtered_clusters,
        blocked_clusters,
        over_filtered_clusters,
        inspected_clusters,
        rated_clusters,
        positive_clusters,
        reported_clusters,
        reported_wrong_clusters,
        reviewed_clusters,
        review_passed_clusters
    FROM quality_rollup
)
