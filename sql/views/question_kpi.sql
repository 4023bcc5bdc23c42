-- KPI       question_kpi
-- Question  Do people have to ask again, or have the answer regenerated?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     question_rollup
-- Units     counts of queries and of users; metrics: docs/metrics.md, each NULL where its
--           denominator is 0; _low and _high: 95 % interval, NULL for no proportion:
--           docs/statistics.md
-- Caveat    distinct users do not add up over rows: merge the sketches with THETA_UNION_AGG; these
--           are estimates and, unlike the exact counts, never retract; in the segment (other) a
--           user counts once per segment folded into it
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW question_kpi
COMMENT 'Counts and rates of questions, by the window in which they were asked' AS
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
    queries,
    repeats,
    reasks,
    resubmitted,
    regenerated,
    regenerations,
    retried,
    satisfied,

    -- Distinct users: exact, and as sketches to merge over rows
    asking_users,
    repeat_users,
    asking_users_sketch,
    repeat_users_sketch,

    -- How many of the users who asked had to ask the same again, 30 min to 7 days later?
    CAST(repeat_users AS DOUBLE) / NULLIF(asking_users, 0)  AS repeat_user_rate,
    WILSON_LOWER(repeat_users, asking_users)                AS repeat_user_rate_low,
    WILSON_UPPER(repeat_users, asking_users)                AS repeat_user_rate_high,

    -- How many repeated questions are there per user who asked, as the literature counts them?
    CAST(repeats AS DOUBLE) / NULLIF(asking_users, 0)       AS repeat_queries_per_user,
    CAST(NULL AS DOUBLE)                                    AS repeat_queries_per_user_low,
    CAST(NULL AS DOUBLE)                                    AS repeat_queries_per_user_high,

    -- How many questions had been asked by the same user 30 min to 7 days before?
    CAST(repeats AS DOUBLE) / NULLIF(queries, 0)            AS repeat_query_rate,
    COALESCE(CLUSTERED_INTERVAL(repeats_clusters, queries_clusters).low, WILSON_LOWER(repeats,
        queries))
        AS repeat_query_rate_low,
    COALESCE(CLUSTERED_INTERVAL(repeats_clusters, queries_clusters).high, WILSON_UPPER(repeats,
        queries))
        AS repeat_query_rate_high,

    -- How many questions had been asked by the same user 5 to 30 min before?
    CAST(reasks AS DOUBLE) / NULLIF(queries, 0)             AS reask_rate,
    COALESCE(CLUSTERED_INTERVAL(reasks_clusters, queries_clusters).low, WILSON_LOWER(reasks,
        queries))
        AS reask_rate_low,
    COALESCE(CLUSTERED_INTERVAL(reasks_clusters, queries_clusters).high, WILSON_UPPER(reasks,
        queries))
        AS reask_rate_high,

    -- How many questions were sent again within 5 min, or their answer regenerated?
    CAST(retried AS DOUBLE) / NULLIF(queries, 0)            AS retry_rate,
    COALESCE(CLUSTERED_INTERVAL(retried_clusters, queries_clusters).low, WILSON_LOWER(retried,
        queries))
        AS retry_rate_low,
    COALESCE(CLUSTERED_INTERVAL(retried_clusters, queries_clusters).high, WILSON_UPPER(retried,
        queries))
        AS retry_rate_high,

    -- How many questions had their answer regenerated within 30 min?
    CAST(regenerated AS DOUBLE) / NULLIF(queries, 0)        AS regenerate_rate,
    COALESCE(CLUSTERED_INTERVAL(regenerated_clusters, queries_clusters).low,
        WILSON_LOWER(regenerated, queries))
        AS regenerate_rate_low,
    COALESCE(CLUSTERED_INTERVAL(regenerated_clusters, queries_clusters).high,
        WILSON_UPPER(regenerated, queries))
        AS regenerate_rate_high,

    -- How many questions were asked, answered and left alone: not asked again within 30 min, and
    -- not regenerated?
    CASE WHEN maturity = 'final' THEN CAST(satisfied AS DOUBLE) / NULLIF(queries, 0) END
        AS left_alone_rate,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(satisfied_clusters,
        queries_clusters).low, WILSON_LOWER(satisfied, queries)) END
        AS left_alone_rate_low,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(satisfied_clusters,
        queries_clusters).high, WILSON_UPPER(satisfied, queries)) END
        AS left_alone_rate_high,

    -- Sums by bucket of users, to merge over rows
    queries_clusters,
    repeats_clusters,
    reasks_clusters,
    regenerated_clusters,
    retried_clusters,
    satisfied_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(repeats_clusters,
        queries_clusters).design_effect, CLUSTERED_INTERVAL(reasks_clusters,
        queries_clusters).design_effect, CLUSTERED_INTERVAL(retried_clusters,
        queries_clusters).design_effect, CLUSTERED_INTERVAL(regenerated_clusters,
        queries_clusters).design_effect, CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(satisfied_clusters, queries_clusters).design_effect END) IS NULL THEN
        'independent' ELSE 'clustered' END AS STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(repeats_clusters, queries_clusters).design_effect
        AS repeat_query_rate_deff,
    CLUSTERED_INTERVAL(reasks_clusters, queries_clusters).design_effect
        AS reask_rate_deff,
    CLUSTERED_INTERVAL(retried_clusters, queries_clusters).design_effect
        AS retry_rate_deff,
    CLUSTERED_INTERVAL(regenerated_clusters, queries_clusters).design_effect
        AS regenerate_rate_deff,
    CASE WHEN maturity = 'final' THEN CLUSTERED_INTERVAL(satisfied_clusters,
        queries_clusters).design_effect END
        AS left_alone_rate_deff
FROM question_rollup
