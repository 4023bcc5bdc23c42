-- KPI       feedback_kpi
-- Question  Are people satisfied, and how many of those asked say so?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     feedback_rollup
-- Units     counts of feedback: what one user says of one thing in one way within 24 h; sums of
--           ratings on a scale from 1 to 5, exact to 4 places; metrics: docs/metrics.md, each NULL
--           where its denominator is 0; _low and _high: 95 % interval, NULL for no proportion:
--           docs/statistics.md
-- Caveat    of several ratings within 24 h the latest counts; feedback without a user counts each
--           by itself; by failure mode: signal_kpi
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW feedback_kpi
COMMENT 'Counts and rates of feedback, by the window in which it was asked for or given' AS
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
    surveyed,
    responded,
    rated,
    positive,
    thumbs,
    thumbs_up,
    csat_count,
    csat_sum,
    likert_count,
    likert_sum,
    reports,

    -- How many of the ratings are positive?
    CAST(positive AS DOUBLE) / NULLIF(rated, 0)             AS usat,
    COALESCE(CLUSTERED_INTERVAL(positive_clusters, rated_clusters).low, WILSON_LOWER(positive,
        rated))
        AS usat_low,
    COALESCE(CLUSTERED_INTERVAL(positive_clusters, rated_clusters).high, WILSON_UPPER(positive,
        rated))
        AS usat_high,

    -- How satisfied are those who rate by stars or csat, from 1 to 5?
    CAST(csat_sum AS DOUBLE) / NULLIF(csat_count, 0)        AS csat_mean,
    CAST(NULL AS DOUBLE)                                    AS csat_mean_low,
    CAST(NULL AS DOUBLE)                                    AS csat_mean_high,

    -- How many of the thumbs point up?
    CAST(thumbs_up AS DOUBLE) / NULLIF(thumbs, 0)           AS thumb_up_rate,
    COALESCE(CLUSTERED_INTERVAL(thumbs_up_clusters, thumbs_clusters).low,
        WILSON_LOWER(thumbs_up, thumbs))
        AS thumb_up_rate_low,
    COALESCE(CLUSTERED_INTERVAL(thumbs_up_clusters, thumbs_clusters).high,
        WILSON_UPPER(thumbs_up, thumbs))
        AS thumb_up_rate_high,

    -- How far do people agree with a statement, from 1 to 5?
    CAST(likert_sum AS DOUBLE) / NULLIF(likert_count, 0)    AS likert_mean,
    CAST(NULL AS DOUBLE)                                    AS likert_mean_low,
    CAST(NULL AS DOUBLE)                                    AS likert_mean_high,

    -- How many of those who were asked for feedback gave it within 24 h?
    CAST(responded AS DOUBLE) / NULLIF(surveyed, 0)         AS response_rate,
    COALESCE(CLUSTERED_INTERVAL(responded_clusters, surveyed_clusters).low,
        WILSON_LOWER(responded, surveyed))
        AS response_rate_low,
    COALESCE(CLUSTERED_INTERVAL(responded_clusters, surveyed_clusters).high,
        WILSON_UPPER(responded, surveyed))
        AS response_rate_high,

    -- Sums by bucket of users, to merge over rows
    surveyed_clusters,
    responded_clusters,
    rated_clusters,
    positive_clusters,
    thumbs_clusters,
    thumbs_up_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(positive_clusters,
        rated_clusters).design_effect, CLUSTERED_INTERVAL(thumbs_up_clusters,
        thumbs_clusters).design_effect, CLUSTERED_INTERVAL(responded_clusters,
        surveyed_clusters).design_effect) IS NULL THEN 'independent' ELSE 'clustered' END AS STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(positive_clusters, rated_clusters).design_effect
        AS usat_deff,
    CLUSTERED_INTERVAL(thumbs_up_clusters, thumbs_clusters).design_effect
        AS thumb_up_rate_deff,
    CLUSTERED_INTERVAL(responded_clusters, surveyed_clusters).design_effect
        AS response_rate_deff
FROM (
    SELECT
        tenant_id, grain, window_start, window_end, segment_by, segment,
        maturity, version, watermark_millis,
        surveyed,
        responded,
        rated,
        positive,
        thumbs,
        thumbs_up,
        csat_count,
        CAST(CAST(csat_sum AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS csat_sum,
        likert_count,
        CAST(CAST(likert_sum AS DECIMAL(19, 0)) * 0.0001 AS DECIMAL(19, 4))
            AS likert_sum,
        reports,
        surveyed_clusters,
        responded_clusters,
        rated_clusters,
        positive_clusters,
        thumbs_clusters,
        thumbs_up_clusters
    FROM feedback_rollup
)
