-- KPI       usage_kpi
-- Question  How many users are active, use something, and get something of value?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     usage_rollup
-- Units     counts of distinct users; metrics: docs/metrics.md, each NULL where its denominator is
--           0; _low and _high: 95 % interval, NULL for no proportion: docs/statistics.md
-- Caveat    distinct users do not add up over rows: merge the sketches with THETA_UNION_AGG, for
--           users of a week or a month; these are estimates; in the segment (other) a user counts
--           once per segment folded into it
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW usage_kpi
COMMENT 'Distinct users, by the day on which they were active' AS
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

    -- Distinct users: exact, and as sketches to merge over rows
    active_users,
    using_users,
    valuing_users,
    active_users_sketch,
    using_users_sketch,
    valuing_users_sketch,

    -- How many of the users who used something got something of value?
    CAST(valuing_users AS DOUBLE) / NULLIF(using_users, 0)  AS value_user_rate,
    WILSON_LOWER(valuing_users, using_users)                AS value_user_rate_low,
    WILSON_UPPER(valuing_users, using_users)                AS value_user_rate_high
FROM usage_rollup
