-- KPI       adoption_kpi
-- Question  Do users who may use a feature try it, get value of it, and keep it?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     adoption_rollup
-- Units     counts of users per feature, and of opportunities; _ms: milliseconds; histograms as
--           bucket:count pairs, for HISTOGRAM_QUANTILE; metrics: docs/metrics.md, each NULL where
--           its denominator is 0; _low and _high: 95 % interval, NULL for no proportion:
--           docs/statistics.md
-- Caveat    a user is eligible anew after more than 90 days without an eligibility.set that says
--           so; events that name no feature count nowhere here
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW adoption_kpi
COMMENT 'Counts and rates of eligible users and of opportunities, by their day' AS
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
    eligible,
    invoked_14d,
    activated_14d,
    adopted_60d,
    disabled_60d,
    time_to_value_ms,
    tried_60d,
    waiting,
    opportunities,
    opportunities_taken,

    -- Histograms, to merge over rows
    time_to_value_histogram,

    -- How many eligible users had a value event within 60 days?
    CAST(adopted_60d AS DOUBLE) / NULLIF(eligible, 0)       AS adoption_rate,
    COALESCE(CLUSTERED_INTERVAL(adopted_60d_clusters, eligible_clusters).low,
        WILSON_LOWER(adopted_60d, eligible))
        AS adoption_rate_low,
    COALESCE(CLUSTERED_INTERVAL(adopted_60d_clusters, eligible_clusters).high,
        WILSON_UPPER(adopted_60d, eligible))
        AS adoption_rate_high,

    -- How many eligible users used the feature within 60 days?
    CAST(tried_60d AS DOUBLE) / NULLIF(eligible, 0)         AS trial_rate,
    COALESCE(CLUSTERED_INTERVAL(tried_60d_clusters, eligible_clusters).low,
        WILSON_LOWER(tried_60d, eligible))
        AS trial_rate_low,
    COALESCE(CLUSTERED_INTERVAL(tried_60d_clusters, eligible_clusters).high,
        WILSON_UPPER(tried_60d, eligible))
        AS trial_rate_high,

    -- How many eligible users used the feature within 14 days?
    CAST(invoked_14d AS DOUBLE) / NULLIF(eligible, 0)       AS invocation_rate,
    COALESCE(CLUSTERED_INTERVAL(invoked_14d_clusters, eligible_clusters).low,
        WILSON_LOWER(invoked_14d, eligible))
        AS invocation_rate_low,
    COALESCE(CLUSTERED_INTERVAL(invoked_14d_clusters, eligible_clusters).high,
        WILSON_UPPER(invoked_14d, eligible))
        AS invocation_rate_high,

    -- How many eligible users had a value event within 14 days?
    CAST(activated_14d AS DOUBLE) / NULLIF(eligible, 0)     AS activation_rate,
    COALESCE(CLUSTERED_INTERVAL(activated_14d_clusters, eligible_clusters).low,
        WILSON_LOWER(activated_14d, eligible))
        AS activation_rate_low,
    COALESCE(CLUSTERED_INTERVAL(activated_14d_clusters, eligible_clusters).high,
        WILSON_UPPER(activated_14d, eligible))
        AS activation_rate_high,

    -- For how many eligible users was the feature disabled within 60 days?
    CAST(disabled_60d AS DOUBLE) / NULLIF(eligible, 0)      AS disablement_rate,
    COALESCE(CLUSTERED_INTERVAL(disabled_60d_clusters, eligible_clusters).low,
        WILSON_LOWER(disabled_60d, eligible))
        AS disablement_rate_low,
    COALESCE(CLUSTERED_INTERVAL(disabled_60d_clusters, eligible_clusters).high,
        WILSON_UPPER(disabled_60d, eligible))
        AS disablement_rate_high,

    -- Within which time from the first use did half of those who tried it get value?
    CASE WHEN maturity = 'final' THEN CAST(HISTOGRAM_QUANTILE(time_to_value_histogram, 0.5,
        waiting) AS DOUBLE) / 1000 END
        AS time_to_value_p50_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_value_p50_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_value_p50_s_high,

    -- Within which time from the first use did 90 % of those who tried it get value?
    CASE WHEN maturity = 'final' THEN CAST(HISTOGRAM_QUANTILE(time_to_value_histogram, 0.9,
        waiting) AS DOUBLE) / 1000 END
        AS time_to_value_p90_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_value_p90_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_value_p90_s_high,

    -- How many moments at which the feature would help led to its use within 5 min?
    CAST(opportunities_taken AS DOUBLE) / NULLIF(opportunities, 0)
        AS relevant_moment_invocation,
    COALESCE(CLUSTERED_INTERVAL(opportunities_taken_clusters, opportunities_clusters).low,
        WILSON_LOWER(opportunities_taken, opportunities))
        AS relevant_moment_invocation_low,
    COALESCE(CLUSTERED_INTERVAL(opportunities_taken_clusters, opportunities_clusters).high,
        WILSON_UPPER(opportunities_taken, opportunities))
        AS relevant_moment_invocation_high,

    -- Sums by bucket of users, to merge over rows
    eligible_clusters,
    invoked_14d_clusters,
    activated_14d_clusters,
    adopted_60d_clusters,
    disabled_60d_clusters,
    tried_60d_clusters,
    opportunities_clusters,
    opportunities_taken_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(adopted_60d_clusters,
        eligible_clusters).design_effect, CLUSTERED_INTERVAL(tried_60d_clusters,
        eligible_clusters).design_effect, CLUSTERED_INTERVAL(invoked_14d_clusters,
        eligible_clusters).design_effect, CLUSTERED_INTERVAL(activated_14d_clusters,
        eligible_clusters).design_effect, CLUSTERED_INTERVAL(disabled_60d_clusters,
        eligible_clusters).design_effect, CLUSTERED_INTERVAL(opportunities_taken_clusters,
        opportunities_clusters).design_effect) IS NULL THEN 'independent' ELSE 'clustered' END AS
        STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(adopted_60d_clusters, eligible_clusters).design_effect
        AS adoption_rate_deff,
    CLUSTERED_INTERVAL(tried_60d_clusters, eligible_clusters).design_effect
        AS trial_rate_deff,
    CLUSTERED_INTERVAL(invoked_14d_clusters, eligible_clusters).design_effect
        AS invocation_rate_deff,
    CLUSTERED_INTERVAL(activated_14d_clusters, eligible_clusters).design_effect
        AS activation_rate_deff,
    CLUSTERED_INTERVAL(disabled_60d_clusters, eligible_clusters).design_effect
        AS disablement_rate_deff,
    CLUSTERED_INTERVAL(opportunities_taken_clusters, opportunities_clusters).design_effect
        AS relevant_moment_invocation_deff
FROM adoption_rollup
