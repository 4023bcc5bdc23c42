-- KPI       task_kpi
-- Question  Are tasks completed, for good, and what does a success cost?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     task_rollup
-- Units     counts of tasks unless named otherwise; _ms: milliseconds; _usd: dollars, exact to 9
--           places; quality: 0 to 1 a task, exact to 4 places; histograms as bucket:count pairs,
--           for HISTOGRAM_QUANTILE; metrics: docs/metrics.md, each NULL where its denominator is 0;
--           _low and _high: 95 % interval, NULL for no proportion: docs/statistics.md
-- Caveat    costs are all that these tasks cost, whenever; a task without a known cost is not free,
--           see cost_coverage; a task can end 72 h after its start and be reversed 7 days after
--           that, and its row is provisional until then
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW task_kpi
COMMENT 'Counts and rates of tasks, by the window in which they were started' AS
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
    started,
    defined,
    succeeded,
    reversed,
    failed,
    succeeded - reversed                                    AS successes,
    CASE WHEN maturity = 'final' THEN started - succeeded - failed END
        AS abandoned,
    asked,
    asked_once,
    first_response_successes,
    interactions,
    overridden,
    overridden_fields,
    reviewed,
    review_passed,
    review_ms,
    completion_ms,
    baselined,
    saved_ms,
    cost_usd,
    costed,
    costed_successes,
    costed_baseline,
    baseline_usd,
    baselined_cost_usd,
    quality_sum,
    quality_unknown,
    quality_sum                                             AS north_star,
    CAST(quality_sum + quality_unknown AS DECIMAL(19, 4))   AS north_star_if_perfect,
    value_usd,
    costed_value_usd,
    output_tokens,
    successful_output_tokens,

    -- Histograms, to merge over rows
    completion_histogram,

    -- How many started tasks succeeded and were not reversed?
    CAST(succeeded - reversed AS DOUBLE) / NULLIF(started, 0)
        AS task_completion_rate,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(succeeded_clusters, reversed_clusters),
        started_clusters).low, WILSON_LOWER(succeeded - reversed, started))
        AS task_completion_rate_low,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(succeeded_clusters, reversed_clusters),
        started_clusters).high, WILSON_UPPER(succeeded - reversed, started))
        AS task_completion_rate_high,

    -- How many of the tasks started came to no end in 72 h?
    CASE WHEN maturity = 'final' THEN CAST(started - succeeded - failed AS DOUBLE) /
        NULLIF(started, 0) END
        AS drop_off_rate,
    CASE WHEN maturity = 'final' THEN
        COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_SUBTRACT(started_clusters,
        succeeded_clusters), failed_clusters), started_clusters).low, WILSON_LOWER(started -
        succeeded - failed, started)) END
        AS drop_off_rate_low,
    CASE WHEN maturity = 'final' THEN
        COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_SUBTRACT(started_clusters,
        succeeded_clusters), failed_clusters), started_clusters).high, WILSON_UPPER(started -
        succeeded - failed, started)) END
        AS drop_off_rate_high,

    -- How many of the successes were taken back within 7 days?
    CAST(reversed AS DOUBLE) / NULLIF(succeeded, 0)         AS reversal_rate,
    COALESCE(CLUSTERED_INTERVAL(reversed_clusters, succeeded_clusters).low,
        WILSON_LOWER(reversed, succeeded))
        AS reversal_rate_low,
    COALESCE(CLUSTERED_INTERVAL(reversed_clusters, succeeded_clusters).high,
        WILSON_UPPER(reversed, succeeded))
        AS reversal_rate_high,

    -- How many of the tasks with a question succeeded with one question and its first answer?
    CAST(first_response_successes AS DOUBLE) / NULLIF(asked, 0)
        AS one_turn_success_rate,
    COALESCE(CLUSTERED_INTERVAL(first_response_successes_clusters, asked_clusters).low,
        WILSON_LOWER(first_response_successes, asked))
        AS one_turn_success_rate_low,
    COALESCE(CLUSTERED_INTERVAL(first_response_successes_clusters, asked_clusters).high,
        WILSON_UPPER(first_response_successes, asked))
        AS one_turn_success_rate_high,

    -- How many tasks can be seen to have a question?
    CAST(asked AS DOUBLE) / NULLIF(started, 0)              AS asked_coverage,
    COALESCE(CLUSTERED_INTERVAL(asked_clusters, started_clusters).low, WILSON_LOWER(asked,
        started))
        AS asked_coverage_low,
    COALESCE(CLUSTERED_INTERVAL(asked_clusters, started_clusters).high, WILSON_UPPER(asked,
        started))
        AS asked_coverage_high,

    -- How many tasks say what their success is?
    CAST(defined AS DOUBLE) / NULLIF(started, 0)            AS success_defined_rate,
    COALESCE(CLUSTERED_INTERVAL(defined_clusters, started_clusters).low, WILSON_LOWER(defined,
        started))
        AS success_defined_rate_low,
    COALESCE(CLUSTERED_INTERVAL(defined_clusters, started_clusters).high, WILSON_UPPER(defined,
        started))
        AS success_defined_rate_high,

    -- Of how many tasks is a cost known?
    CAST(costed AS DOUBLE) / NULLIF(started, 0)             AS cost_coverage,
    COALESCE(CLUSTERED_INTERVAL(costed_clusters, started_clusters).low, WILSON_LOWER(costed,
        started))
        AS cost_coverage_low,
    COALESCE(CLUSTERED_INTERVAL(costed_clusters, started_clusters).high, WILSON_UPPER(costed,
        started))
        AS cost_coverage_high,

    -- In how many tasks did a person override a decision?
    CAST(overridden AS DOUBLE) / NULLIF(started, 0)         AS override_rate,
    COALESCE(CLUSTERED_INTERVAL(overridden_clusters, started_clusters).low,
        WILSON_LOWER(overridden, started))
        AS override_rate_low,
    COALESCE(CLUSTERED_INTERVAL(overridden_clusters, started_clusters).high,
        WILSON_UPPER(overridden, started))
        AS override_rate_high,

    -- How many fields did a person correct per task?
    CAST(overridden_fields AS DOUBLE) / NULLIF(started, 0)  AS correction_rate,
    CAST(NULL AS DOUBLE)                                    AS correction_rate_low,
    CAST(NULL AS DOUBLE)                                    AS correction_rate_high,

    -- How many of the tasks that a person reviewed passed?
    CAST(review_passed AS DOUBLE) / NULLIF(reviewed, 0)     AS human_review_pass_rate,
    COALESCE(CLUSTERED_INTERVAL(review_passed_clusters, reviewed_clusters).low,
        WILSON_LOWER(review_passed, reviewed))
        AS human_review_pass_rate_low,
    COALESCE(CLUSTERED_INTERVAL(review_passed_clusters, reviewed_clusters).high,
        WILSON_UPPER(review_passed, reviewed))
        AS human_review_pass_rate_high,

    -- How long does a person review a task, among those reviewed?
    CAST(review_ms AS DOUBLE) / 60000 / NULLIF(reviewed, 0) AS human_review_minutes,
    CAST(NULL AS DOUBLE)                                    AS human_review_minutes_low,
    CAST(NULL AS DOUBLE)                                    AS human_review_minutes_high,

    -- Within which time did half of the successes end?
    CAST(HISTOGRAM_QUANTILE(completion_histogram, 0.5) AS DOUBLE) / 1000
        AS time_to_complete_p50_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_complete_p50_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_complete_p50_s_high,

    -- Within which time did 90 % of the successes end?
    CAST(HISTOGRAM_QUANTILE(completion_histogram, 0.9) AS DOUBLE) / 1000
        AS time_to_complete_p90_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_complete_p90_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_complete_p90_s_high,

    -- How much time does a task save against what it takes without AI?
    CAST(saved_ms AS DOUBLE) / 1000 / NULLIF(baselined, 0)  AS time_saved_s,
    CAST(NULL AS DOUBLE)                                    AS time_saved_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_saved_s_high,

    -- What does a success cost, including failed tasks?
    CAST(cost_usd AS DOUBLE) / NULLIF(costed_successes, 0)  AS cost_per_successful_outcome_usd,
    CAST(NULL AS DOUBLE)                                    AS cost_per_successful_outcome_usd_low,
    CAST(NULL AS DOUBLE)                                    AS cost_per_successful_outcome_usd_high,

    -- What does a task cost, whatever becomes of it?
    CAST(cost_usd AS DOUBLE) / NULLIF(costed, 0)            AS cost_per_task_usd,
    CAST(NULL AS DOUBLE)                                    AS cost_per_task_usd_low,
    CAST(NULL AS DOUBLE)                                    AS cost_per_task_usd_high,

    -- Which part of what the successes would cost without AI is saved?
    CAST(baseline_usd - baselined_cost_usd AS DOUBLE) / NULLIF(baseline_usd, 0)
        AS cost_reduction,
    CAST(NULL AS DOUBLE)                                    AS cost_reduction_low,
    CAST(NULL AS DOUBLE)                                    AS cost_reduction_high,

    -- Which part of the generated tokens went into tasks without success?
    CASE WHEN maturity = 'final' THEN CAST(output_tokens - successful_output_tokens AS DOUBLE) /
        NULLIF(output_tokens, 0) END
        AS wasted_task_tokens_ratio,
    CAST(NULL AS DOUBLE)                                    AS wasted_task_tokens_ratio_low,
    CAST(NULL AS DOUBLE)                                    AS wasted_task_tokens_ratio_high,

    -- How good is a success, where its quality is known?
    CAST(quality_sum AS DOUBLE) / NULLIF((succeeded - reversed) - quality_unknown, 0)
        AS quality_per_success,
    CAST(NULL AS DOUBLE)                                    AS quality_per_success_low,
    CAST(NULL AS DOUBLE)                                    AS quality_per_success_high,

    -- How many dollars of value does a dollar of cost bring?
    CAST(costed_value_usd AS DOUBLE) / NULLIF(cost_usd, 0)  AS value_to_cost,
    CAST(NULL AS DOUBLE)                                    AS value_to_cost_low,
    CAST(NULL AS DOUBLE)                                    AS value_to_cost_high,

    -- Sums by bucket of users, to merge over rows
    started_clusters,
    defined_clusters,
    succeeded_clusters,
    reversed_clusters,
    failed_clusters,
    asked_clusters,
    first_response_successes_clusters,
    overridden_clusters,
    reviewed_clusters,
    review_passed_clusters,
    costed_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(succeeded_clusters,
        reversed_clusters), started_clusters).design_effect, CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_SUBTRACT(started_clusters, succeeded_clusters),
        failed_clusters), started_clusters).design_effect END, CLUSTERED_INTERVAL(reversed_clusters,
        succeeded_clusters).design_effect, CLUSTERED_INTERVAL(first_response_successes_clusters,
        asked_clusters).design_effect, CLUSTERED_INTERVAL(asked_clusters,
        started_clusters).design_effect, CLUSTERED_INTERVAL(defined_clusters,
        started_clusters).design_effect, CLUSTERED_INTERVAL(costed_clusters,
        started_clusters).design_effect, CLUSTERED_INTERVAL(overridden_clusters,
        started_clusters).design_effect, CLUSTERED_INTERVAL(review_passed_clusters,
        reviewed_clusters).design_effect) IS NULL THEN 'independent' ELSE 'clustered' END AS STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(succeeded_clusters, reversed_clusters),
        started_clusters).design_effect
        AS task_completion_rate_deff,
    CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_SUBTRACT(started_clusters, succeeded_clusters),
        failed_clusters), started_clusters).design_effect END
        AS drop_off_rate_deff,
    CLUSTERED_INTERVAL(reversed_clusters, succeeded_clusters).design_effect
        AS reversal_rate_deff,
    CLUSTERED_INTERVAL(first_response_successes_clusters, asked_clusters).design_effect
        AS one_turn_success_rate_deff,
    CLUSTERED_INTERVAL(asked_clusters, started_clusters).design_effect
        AS asked_coverage_deff,
    CLUSTERED_INTERVAL(defined_clusters, started_clusters).design_effect
        AS success_defined_rate_deff,
    CLUSTERED_INTERVAL(costed_clusters, started_clusters).design_effect
        AS cost_coverage_deff,
    CLUSTERED_INTERVAL(overridden_clusters, started_clusters).design_effect
        AS override_rate_deff,
    CLUSTERED_INTERVAL(review_passed_clusters, reviewed_clusters).design_effect
        AS human_review_pass_rate_deff
FROM (
    SELECT
        tenant_id, grain, window_start, window_end, segment_by, segment,
        maturity, version, watermark_millis,
        started,
        defined,
        succeeded,
        reversed,
        failed,
        asked,
        asked_once,
        first_response_successes,
        interactions,
        overridden,
        overridden_fields,
        reviewed,
        review_passed,
        review_ms,
        completion_ms,
        baselined,
        saved_ms,
        CAST(CAST(cost_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_usd,
        costed,
        costed_successes,
        costed_baseline,
        CAST(CAST(baseline_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS baseline_usd,
        CAST(CAST(baselined_cost_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS baselined_cost_usd,
        CAST(CAST(quality_sum AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS quality_sum,
        quality_unknown,
        CAST(CAST(value_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS value_usd,
        CAST(CAST(costed_value_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS costed_value_usd,
        output_tokens,
        successful_output_tokens,
        completion_histogram,
        started_clusters,
        defined_clusters,
        succeeded_clusters,
        reversed_clusters,
        failed_clusters,
        asked_clusters,
        first_response_successes_clusters,
        overridden_clusters,
        reviewed_clusters,
        review_passed_clusters,
        costed_clusters
    FROM task_rollup
)
