-- KPI       generation_kpi
-- Question  What do generations take and cost, and are they used?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     generation_rollup
-- Units     counts of responses and of tokens; _ms: milliseconds; _usd: dollars, exact to 9 places;
--           histograms as bucket:count pairs, for HISTOGRAM_QUANTILE; metrics: docs/metrics.md,
--           each NULL where its denominator is 0; _low and _high: 95 % interval, NULL for no
--           proportion: docs/statistics.md
-- Caveat    a response without a known cost is not free, see priced; used: within 30 min, before
--           the answer was regenerated, its interaction had an accept by hand, an inspected source,
--           positive feedback or a success
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW generation_kpi
COMMENT 'Counts and rates of generated responses, by the window of the response' AS
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
    generations,
    errors,
    cancelled,
    input_tokens,
    output_tokens,
    cached_tokens,
    cache_write_tokens,
    reasoning_tokens,
    metered,
    cost_usd,
    priced,
    latency_ms,
    timed,
    ttft_ms,
    ttft_timed,
    ok_output_tokens,
    used_output_tokens,
    ok_cost_usd,
    used_cost_usd,
    confident,
    low_confidence,
    low_confidence_accepted,
    low_confidence_escalated,

    -- Histograms, to merge over rows
    latency_histogram,
    ttft_histogram,
    output_tokens_histogram,

    -- Within which time were half of the responses complete?
    CAST(HISTOGRAM_QUANTILE(latency_histogram, 0.5) AS DOUBLE)
        AS latency_p50_ms,
    CAST(NULL AS DOUBLE)                                    AS latency_p50_ms_low,
    CAST(NULL AS DOUBLE)                                    AS latency_p50_ms_high,

    -- Within which time were 95 % of the responses complete?
    CAST(HISTOGRAM_QUANTILE(latency_histogram, 0.95) AS DOUBLE)
        AS latency_p95_ms,
    CAST(NULL AS DOUBLE)                                    AS latency_p95_ms_low,
    CAST(NULL AS DOUBLE)                                    AS latency_p95_ms_high,

    -- Within which time were 99 % of the responses complete?
    CAST(HISTOGRAM_QUANTILE(latency_histogram, 0.99) AS DOUBLE)
        AS latency_p99_ms,
    CAST(NULL AS DOUBLE)                                    AS latency_p99_ms_low,
    CAST(NULL AS DOUBLE)                                    AS latency_p99_ms_high,

    -- How long does a response take on average?
    CAST(latency_ms AS DOUBLE) / NULLIF(timed, 0)           AS latency_mean_ms,
    CAST(NULL AS DOUBLE)                                    AS latency_mean_ms_low,
    CAST(NULL AS DOUBLE)                                    AS latency_mean_ms_high,

    -- Within which time had half of the responses begun?
    CAST(HISTOGRAM_QUANTILE(ttft_histogram, 0.5) AS DOUBLE) AS ttft_p50_ms,
    CAST(NULL AS DOUBLE)                                    AS ttft_p50_ms_low,
    CAST(NULL AS DOUBLE)                                    AS ttft_p50_ms_high,

    -- Within which time had 95 % of the responses begun?
    CAST(HISTOGRAM_QUANTILE(ttft_histogram, 0.95) AS DOUBLE)
        AS ttft_p95_ms,
    CAST(NULL AS DOUBLE)                                    AS ttft_p95_ms_low,
    CAST(NULL AS DOUBLE)                                    AS ttft_p95_ms_high,

    -- Within which time had 99 % of the responses begun?
    CAST(HISTOGRAM_QUANTILE(ttft_histogram, 0.99) AS DOUBLE)
        AS ttft_p99_ms,
    CAST(NULL AS DOUBLE)                                    AS ttft_p99_ms_low,
    CAST(NULL AS DOUBLE)                                    AS ttft_p99_ms_high,

    -- How many responses failed?
    CAST(errors AS DOUBLE) / NULLIF(generations, 0)         AS error_rate,
    COALESCE(CLUSTERED_INTERVAL(errors_clusters, generations_clusters).low, WILSON_LOWER(errors,
        generations))
        AS error_rate_low,
    COALESCE(CLUSTERED_INTERVAL(errors_clusters, generations_clusters).high,
        WILSON_UPPER(errors, generations))
        AS error_rate_high,

    -- How many responses were cancelled?
    CAST(cancelled AS DOUBLE) / NULLIF(generations, 0)      AS cancel_rate,
    COALESCE(CLUSTERED_INTERVAL(cancelled_clusters, generations_clusters).low,
        WILSON_LOWER(cancelled, generations))
        AS cancel_rate_low,
    COALESCE(CLUSTERED_INTERVAL(cancelled_clusters, generations_clusters).high,
        WILSON_UPPER(cancelled, generations))
        AS cancel_rate_high,

    -- How many tokens does a response take, in and out?
    CAST(input_tokens + output_tokens AS DOUBLE) / NULLIF(metered, 0)
        AS tokens_per_request,
    CAST(NULL AS DOUBLE)                                    AS tokens_per_request_low,
    CAST(NULL AS DOUBLE)                                    AS tokens_per_request_high,

    -- What does a response cost, where that is known?
    CAST(cost_usd AS DOUBLE) / NULLIF(priced, 0)            AS cost_per_inference_usd,
    CAST(NULL AS DOUBLE)                                    AS cost_per_inference_usd_low,
    CAST(NULL AS DOUBLE)                                    AS cost_per_inference_usd_high,

    -- Which part of the output tokens was not used within 30 min?
    CASE WHEN maturity = 'final' THEN CAST(ok_output_tokens - used_output_tokens AS DOUBLE) /
        NULLIF(ok_output_tokens, 0) END
        AS wasted_generation_ratio,
    CAST(NULL AS DOUBLE)                                    AS wasted_generation_ratio_low,
    CAST(NULL AS DOUBLE)                                    AS wasted_generation_ratio_high,

    -- Which part of the cost went into responses not used within 30 min?
    CASE WHEN maturity = 'final' THEN CAST(ok_cost_usd - used_cost_usd AS DOUBLE) /
        NULLIF(ok_cost_usd, 0) END
        AS wasted_cost_ratio,
    CAST(NULL AS DOUBLE)                                    AS wasted_cost_ratio_low,
    CAST(NULL AS DOUBLE)                                    AS wasted_cost_ratio_high,

    -- How many responses with a confidence have one below 0.5?
    CAST(low_confidence AS DOUBLE) / NULLIF(confident, 0)   AS low_confidence_rate,
    COALESCE(CLUSTERED_INTERVAL(low_confidence_clusters, confident_clusters).low,
        WILSON_LOWER(low_confidence, confident))
        AS low_confidence_rate_low,
    COALESCE(CLUSTERED_INTERVAL(low_confidence_clusters, confident_clusters).high,
        WILSON_UPPER(low_confidence, confident))
        AS low_confidence_rate_high,

    -- How many responses of low confidence were accepted within 30 min?
    CAST(low_confidence_accepted AS DOUBLE) / NULLIF(low_confidence, 0)
        AS low_confidence_accepted_rate,
    COALESCE(CLUSTERED_INTERVAL(low_confidence_accepted_clusters, low_confidence_clusters).low,
        WILSON_LOWER(low_confidence_accepted, low_confidence))
        AS low_confidence_accepted_rate_low,
    COALESCE(CLUSTERED_INTERVAL(low_confidence_accepted_clusters, low_confidence_clusters).high,
        WILSON_UPPER(low_confidence_accepted, low_confidence))
        AS low_confidence_accepted_rate_high,

    -- After how many responses of low confidence did somebody ask for a person within 30 min?
    CAST(low_confidence_escalated AS DOUBLE) / NULLIF(low_confidence, 0)
        AS low_confidence_escalated_rate,
    COALESCE(CLUSTERED_INTERVAL(low_confidence_escalated_clusters, low_confidence_clusters).low,
        WILSON_LOWER(low_confidence_escalated, low_confidence))
        AS low_confidence_escalated_rate_low,
    COALESCE(CLUSTERED_INTERVAL(low_confidence_escalated_clusters,
        low_confidence_clusters).high, WILSON_UPPER(low_confidence_escalated, low_confidence))
        AS low_confidence_escalated_rate_high,

    -- Sums by bucket of users, to merge over rows
    generations_clusters,
    errors_clusters,
    cancelled_clusters,
    confident_clusters,
    low_confidence_clusters,
    low_confidence_accepted_clusters,
    low_confidence_escalated_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(errors_clusters,
        generations_clusters).design_effect, CLUSTERED_INTERVAL(cancelled_clusters,
        generations_clusters).design_effect, CLUSTERED_INTERVAL(low_confidence_clusters,
        confident_clusters).design_effect, CLUSTERED_INTERVAL(low_confidence_accepted_clusters,
        low_confidence_clusters).design_effect,
        CLUSTERED_INTERVAL(low_confidence_escalated_clusters,
        low_confidence_clusters).design_effect) IS NULL THEN 'independent' ELSE 'clustered' END AS
        STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(errors_clusters, generations_clusters).design_effect
        AS error_rate_deff,
    CLUSTERED_INTERVAL(cancelled_clusters, generations_clusters).design_effect
        AS cancel_rate_deff,
    CLUSTERED_INTERVAL(low_confidence_clusters, confident_clusters).design_effect
        AS low_confidence_rate_deff,
    CLUSTERED_INTERVAL(low_confidence_accepted_clusters, low_confidence_clusters).design_effect
        AS low_confidence_accepted_rate_deff,
    CLUSTERED_INTERVAL(low_confidence_escalated_clusters, low_confidence_clusters).design_effect
        AS low_confidence_escalated_rate_deff
FROM (
    SELECT
        tenant_id, grain, window_start, window_end, segment_by, segment,
        maturity, version, watermark_millis,
        generations,
        errors,
        cancelled,
        input_tokens,
        output_tokens,
        cached_tokens,
        cache_write_tokens,
        reasoning_tokens,
        metered,
        CAST(CAST(cost_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_usd,
        priced,
        latency_ms,
        timed,
        ttft_ms,
        ttft_timed,
        ok_output_tokens,
        used_output_tokens,
        CAST(CAST(ok_cost_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS ok_cost_usd,
        CAST(CAST(used_cost_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS used_cost_usd,
        confident,
        low_confidence,
        low_confidence_accepted,
        low_confidence_escalated,
        latency_histogram,
        ttft_histogram,
        output_tokens_histogram,
        generations_clusters,
        errors_clusters,
        cancelled_clusters,
        confident_clusters,
        low_confidence_clusters,
        low_confidence_accepted_clusters,
        low_confidence_escalated_clusters
    FROM generation_rollup
)
