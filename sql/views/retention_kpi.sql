-- KPI       retention_kpi
-- Question  Do new users come back, those who used AI on their first day and the others?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     retention_rollup
-- Units     counts of users, but for active_days and active_ai_days: days; metrics:
--           docs/metrics.md, each NULL where its denominator is 0; _low and _high: 95 % interval,
--           NULL for no proportion: docs/statistics.md
-- Caveat    a user is new again after more than 90 days without an active event; _ai: users with a
--           use on their first day; without an experiment a difference between the two says nothing
--           of causes
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW retention_kpi
COMMENT 'Counts and rates of new users, by the day on which they became active' AS
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
    new_users,
    new_ai_users,
    retained_d1,
    retained_ai_d1,
    retained_d7,
    retained_ai_d7,
    retained_d28,
    retained_ai_d28,
    repeat_users,
    repeat_ai_users,
    active_days,
    active_ai_days,
    converted,
    converted_ai,

    -- How many of the new users were active the day after?
    CAST(retained_d1 AS DOUBLE) / NULLIF(new_users, 0)      AS retention_d1,
    WILSON_LOWER(retained_d1, new_users)                    AS retention_d1_low,
    WILSON_UPPER(retained_d1, new_users)                    AS retention_d1_high,

    -- How many of the new users with a use on their first day were active the day after?
    CAST(retained_ai_d1 AS DOUBLE) / NULLIF(new_ai_users, 0)
        AS retention_ai_d1,
    WILSON_LOWER(retained_ai_d1, new_ai_users)              AS retention_ai_d1_low,
    WILSON_UPPER(retained_ai_d1, new_ai_users)              AS retention_ai_d1_high,

    -- How many of the new users without a use on their first day were active the day after?
    CAST(retained_d1 - retained_ai_d1 AS DOUBLE) / NULLIF(new_users - new_ai_users, 0)
        AS retention_other_d1,
    WILSON_LOWER(retained_d1 - retained_ai_d1, new_users - new_ai_users)
        AS retention_other_d1_low,
    WILSON_UPPER(retained_d1 - retained_ai_d1, new_users - new_ai_users)
        AS retention_other_d1_high,

    -- By how much is retention higher with a use on the first day, the day after?
    CAST(retained_ai_d1 * (new_users - new_ai_users) - (retained_d1 - retained_ai_d1) *
        new_ai_users AS DOUBLE) / NULLIF(new_ai_users * (new_users - new_ai_users), 0)
        AS retention_lift_d1,
    CAST(NULL AS DOUBLE)                                    AS retention_lift_d1_low,
    CAST(NULL AS DOUBLE)                                    AS retention_lift_d1_high,

    -- How many of the new users were active 7 days later?
    CAST(retained_d7 AS DOUBLE) / NULLIF(new_users, 0)      AS retention_d7,
    WILSON_LOWER(retained_d7, new_users)                    AS retention_d7_low,
    WILSON_UPPER(retained_d7, new_users)                    AS retention_d7_high,

    -- How many of the new users with a use on their first day were active 7 days later?
    CAST(retained_ai_d7 AS DOUBLE) / NULLIF(new_ai_users, 0)
        AS retention_ai_d7,
    WILSON_LOWER(retained_ai_d7, new_ai_users)              AS retention_ai_d7_low,
    WILSON_UPPER(retained_ai_d7, new_ai_users)              AS retention_ai_d7_high,

    -- How many of the new users without a use on their first day were active 7 days later?
    CAST(retained_d7 - retained_ai_d7 AS DOUBLE) / NULLIF(new_users - new_ai_users, 0)
        AS retention_other_d7,
    WILSON_LOWER(retained_d7 - retained_ai_d7, new_users - new_ai_users)
        AS retention_other_d7_low,
    WILSON_UPPER(retained_d7 - retained_ai_d7, new_users - new_ai_users)
        AS retention_other_d7_high,

    -- By how much is retention higher with a use on the first day, 7 days later?
    CAST(retained_ai_d7 * (new_users - new_ai_users) - (retained_d7 - retained_ai_d7) *
        new_ai_users AS DOUBLE) / NULLIF(new_ai_users * (new_users - new_ai_users), 0)
        AS retention_lift_d7,
    CAST(NULL AS DOUBLE)                                    AS retention_lift_d7_low,
    CAST(NULL AS DOUBLE)                                    AS retention_lift_d7_high,

    -- How many of the new users were active 28 days later?
    CAST(retained_d28 AS DOUBLE) / NULLIF(new_users, 0)     AS retention_d28,
    WILSON_LOWER(retained_d28, new_users)                   AS retention_d28_low,
    WILSON_UPPER(retained_d28, new_users)                   AS retention_d28_high,

    -- How many of the new users with a use on their first day were active 28 days later?
    CAST(retained_ai_d28 AS DOUBLE) / NULLIF(new_ai_users, 0)
        AS retention_ai_d28,
    WILSON_LOWER(retained_ai_d28, new_ai_users)             AS retention_ai_d28_low,
    WILSON_UPPER(retained_ai_d28, new_ai_users)             AS retention_ai_d28_high,

    -- How many of the new users without a use on their first day were active 28 days later?
    CAST(retained_d28 - retained_ai_d28 AS DOUBLE) / NULLIF(new_users - new_ai_users, 0)
        AS retention_other_d28,
    WILSON_LOWER(retained_d28 - retained_ai_d28, new_users - new_ai_users)
        AS retention_other_d28_low,
    WILSON_UPPER(retained_d28 - retained_ai_d28, new_users - new_ai_users)
        AS retention_other_d28_high,

    -- By how much is retention higher with a use on the first day, 28 days later?
    CAST(retained_ai_d28 * (new_users - new_ai_users) - (retained_d28 - retained_ai_d28) *
        new_ai_users AS DOUBLE) / NULLIF(new_ai_users * (new_users - new_ai_users), 0)
        AS retention_lift_d28,
    CAST(NULL AS DOUBLE)                                    AS retention_lift_d28_low,
    CAST(NULL AS DOUBLE)                                    AS retention_lift_d28_high,

    -- How many of the new users were active again within 27 days?
    CAST(repeat_users AS DOUBLE) / NULLIF(new_users, 0)     AS repeat_usage_rate,
    WILSON_LOWER(repeat_users, new_users)                   AS repeat_usage_rate_low,
    WILSON_UPPER(repeat_users, new_users)                   AS repeat_usage_rate_high,

    -- How many of the new users with a use on their first day were active again within 27 days?
    CAST(repeat_ai_users AS DOUBLE) / NULLIF(new_ai_users, 0)
        AS repeat_usage_ai_rate,
    WILSON_LOWER(repeat_ai_users, new_ai_users)             AS repeat_usage_ai_rate_low,
    WILSON_UPPER(repeat_ai_users, new_ai_users)             AS repeat_usage_ai_rate_high,

    -- On how many of their first 28 days are new users active?
    CAST(active_days AS DOUBLE) / NULLIF(new_users, 0)      AS active_days_per_user,
    CAST(NULL AS DOUBLE)                                    AS active_days_per_user_low,
    CAST(NULL AS DOUBLE)                                    AS active_days_per_user_high,

    -- How many of the new users with a use on their first day converted within 28 days?
    CAST(converted_ai AS DOUBLE) / NULLIF(new_ai_users, 0)  AS conversion_ai_rate,
    WILSON_LOWER(converted_ai, new_ai_users)                AS conversion_ai_rate_low,
    WILSON_UPPER(converted_ai, new_ai_users)                AS conversion_ai_rate_high,

    -- How many of the new users without a use on their first day converted within 28 days?
    CAST(converted - converted_ai AS DOUBLE) / NULLIF(new_users - new_ai_users, 0)
        AS conversion_other_rate,
    WILSON_LOWER(converted - converted_ai, new_users - new_ai_users)
        AS conversion_other_rate_low,
    WILSON_UPPER(converted - converted_ai, new_users - new_ai_users)
        AS conversion_other_rate_high,

    -- By which part is conversion higher with a use on the first day?
    CAST(converted_ai * (new_users - new_ai_users) - (converted - converted_ai) * new_ai_users
        AS DOUBLE) / NULLIF((converted - converted_ai) * new_ai_users, 0)
        AS conversion_lift,
    CAST(NULL AS DOUBLE)                                    AS conversion_lift_low,
    CAST(NULL AS DOUBLE)                                    AS conversion_lift_high
FROM retention_rollup
