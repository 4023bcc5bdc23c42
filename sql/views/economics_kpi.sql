-- KPI       economics_kpi
-- Question  What was spent in a window, and what came in?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     economics_rollup
-- Units     _usd: dollars, exact to 9 places; counts of tasks, conversions and events; metrics:
--           docs/metrics.md, each NULL where its denominator is 0; _low and _high: 95 % interval,
--           NULL for no proportion: docs/statistics.md
-- Caveat    a cost counts when it was spent, a success when its task was started: the cost of a
--           success whenever it was spent is in task_kpi; a generation and a cost.recorded that
--           both say the same cost count twice
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW economics_kpi
COMMENT 'Costs, successes and conversions, each by the window of its own time' AS
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
    cost_usd,
    cost_llm_usd,
    cost_retrieval_usd,
    cost_infrastructure_usd,
    cost_human_review_usd,
    cost_support_usd,
    cost_vendor_usd,
    cost_monitoring_usd,
    cost_eval_maintenance_usd,
    cost_engineering_usd,
    cost_other_usd,
    successes,
    value_usd,
    conversions,
    assisted_conversions,
    expansions,
    revenue_usd,
    expansion_revenue_usd,
    invocations,

    -- What was spent in the window per task that succeeded?
    CAST(cost_usd AS DOUBLE) / NULLIF(successes, 0)         AS period_cost_per_success_usd,
    CAST(NULL AS DOUBLE)                                    AS period_cost_per_success_usd_low,
    CAST(NULL AS DOUBLE)                                    AS period_cost_per_success_usd_high,

    -- What was spent in the window per invocation of a feature?
    CAST(cost_usd AS DOUBLE) / NULLIF(invocations, 0)       AS cost_per_invocation_usd,
    CAST(NULL AS DOUBLE)                                    AS cost_per_invocation_usd_low,
    CAST(NULL AS DOUBLE)                                    AS cost_per_invocation_usd_high,

    -- Which part of the revenue is left after all costs?
    CAST(revenue_usd - cost_usd AS DOUBLE) / NULLIF(revenue_usd, 0)
        AS gross_margin,
    CAST(NULL AS DOUBLE)                                    AS gross_margin_low,
    CAST(NULL AS DOUBLE)                                    AS gross_margin_high,

    -- How much value is there per dollar spent?
    CAST(value_usd AS DOUBLE) / NULLIF(cost_usd, 0)         AS value_cost_ratio,
    CAST(NULL AS DOUBLE)                                    AS value_cost_ratio_low,
    CAST(NULL AS DOUBLE)                                    AS value_cost_ratio_high,

    -- How much more value than cost is there per dollar spent?
    CAST(value_usd - cost_usd AS DOUBLE) / NULLIF(cost_usd, 0)
        AS roi,
    CAST(NULL AS DOUBLE)                                    AS roi_low,
    CAST(NULL AS DOUBLE)                                    AS roi_high,

    -- How many conversions had a value event of the user in the 7 days before?
    CAST(assisted_conversions AS DOUBLE) / NULLIF(conversions, 0)
        AS assisted_conversion_rate,
    COALESCE(CLUSTERED_INTERVAL(assisted_conversions_clusters, conversions_clusters).low,
        WILSON_LOWER(assisted_conversions, conversions))
        AS assisted_conversion_rate_low,
    COALESCE(CLUSTERED_INTERVAL(assisted_conversions_clusters, conversions_clusters).high,
        WILSON_UPPER(assisted_conversions, conversions))
        AS assisted_conversion_rate_high,

    -- Which part of the cost is review by people?
    CAST(cost_human_review_usd AS DOUBLE) / NULLIF(cost_usd, 0)
        AS human_review_cost_share,
    CAST(NULL AS DOUBLE)                                    AS human_review_cost_share_low,
    CAST(NULL AS DOUBLE)                                    AS human_review_cost_share_high,

    -- Sums by bucket of users, to merge over rows
    conversions_clusters,
    assisted_conversions_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(assisted_conversions_clusters,
        conversions_clusters).design_effect) IS NULL THEN 'independent' ELSE 'clustered' END AS
        STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(assisted_conversions_clusters, conversions_clusters).design_effect
        AS assisted_conversion_rate_deff
FROM (
    SELECT
        tenant_id, grain, window_start, window_end, segment_by, segment,
        maturity, version, watermark_millis,
        CAST(CAST(cost_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_usd,
        CAST(CAST(cost_llm_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_llm_usd,
        CAST(CAST(cost_retrieval_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_retrieval_usd,
        CAST(CAST(cost_infrastructure_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_infrastructure_usd,
        CAST(CAST(cost_human_review_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_human_review_usd,
        CAST(CAST(cost_support_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_support_usd,
        CAST(CAST(cost_vendor_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_vendor_usd,
        CAST(CAST(cost_monitoring_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_monitoring_usd,
        CAST(CAST(cost_eval_maintenance_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_eval_maintenance_usd,
        CAST(CAST(cost_engineering_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_engineering_usd,
        CAST(CAST(cost_other_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_other_usd,
        successes,
        CAST(CAST(value_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS value_usd,
        conversions,
        assisted_conversions,
        expansions,
        CAST(CAST(revenue_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS revenue_usd,
        CAST(CAST(expansion_revenue_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS expansion_revenue_usd,
        invocations,
        conversions_clusters,
        assisted_conversions_clusters
    FROM economics_rollup
)
