-- KPI       decision_kpi
-- Question  Which decisions do people override, and did low confidence predict it?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     decision_rollup
-- Units     counts of decisions; metrics: docs/metrics.md, each NULL where its denominator is 0;
--           _low and _high: 95 % interval, NULL for no proportion: docs/statistics.md
-- Caveat    a decision is a field of a task; an override counts within 7 days after the decision
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW decision_kpi
COMMENT 'Counts and rates of decisions, by the window in which they were made' AS
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
    decisions,
    overridden,
    confident,
    low_confidence,
    low_confidence_overridden,

    -- How many decisions did a person override within 7 days?
    CAST(overridden AS DOUBLE) / NULLIF(decisions, 0)       AS decision_override_rate,
    COALESCE(CLUSTERED_INTERVAL(overridden_clusters, decisions_clusters).low,
        WILSON_LOWER(overridden, decisions))
        AS decision_override_rate_low,
    COALESCE(CLUSTERED_INTERVAL(overridden_clusters, decisions_clusters).high,
        WILSON_UPPER(overridden, decisions))
        AS decision_override_rate_high,

    -- How many decisions with a confidence below 0.5 did a person override?
    CAST(low_confidence_overridden AS DOUBLE) / NULLIF(low_confidence, 0)
        AS low_confidence_override_rate,
    COALESCE(CLUSTERED_INTERVAL(low_confidence_overridden_clusters,
        low_confidence_clusters).low, WILSON_LOWER(low_confidence_overridden, low_confidence))
        AS low_confidence_override_rate_low,
    COALESCE(CLUSTERED_INTERVAL(low_confidence_overridden_clusters,
        low_confidence_clusters).high, WILSON_UPPER(low_confidence_overridden, low_confidence))
        AS low_confidence_override_rate_high,

    -- Sums by bucket of users, to merge over rows
    decisions_clusters,
    overridden_clusters,
    low_confidence_clusters,
    low_confidence_overridden_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(overridden_clusters,
        decisions_clusters).design_effect, CLUSTERED_INTERVAL(low_confidence_overridden_clusters,
        low_confidence_clusters).design_effect) IS NULL THEN 'independent' ELSE 'clustered' END AS
        STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(overridden_clusters, decisions_clusters).design_effect
        AS decision_override_rate_deff,
    CLUSTERED_INTERVAL(low_confidence_overridden_clusters,
        low_confidence_clusters).design_effect
        AS low_confidence_override_rate_deff
FROM decision_rollup
