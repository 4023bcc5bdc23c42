-- KPI       experiment_kpi
-- Question  What did the users of each variant do in the week after they were exposed to it?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     experiment_rollup
-- Units     counts of users; _n and _d sums over users, _nn _dd _nd of squares and products;
--           metrics: docs/metrics.md, each NULL where its denominator is 0; _low and _high: 95 %
--           interval, NULL for no proportion: docs/statistics.md
-- Caveat    rows by experiment and variant only; a user who is exposed again after more than 90
--           days counts again
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW experiment_kpi
COMMENT 'Sums over exposed users and their squares, by the day of the exposure' AS
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
    exposed_users,
    crossovers,
    acceptance_users,
    acceptance_n,
    acceptance_d,
    acceptance_nn,
    acceptance_dd,
    acceptance_nd,
    persistence_users,
    persistence_n,
    persistence_d,
    persistence_nn,
    persistence_dd,
    persistence_nd,
    retry_users,
    retry_n,
    retry_d,
    retry_nn,
    retry_dd,
    retry_nd,
    completion_users,
    completion_n,
    completion_d,
    completion_nn,
    completion_dd,
    completion_nd,
    deflection_users,
    deflection_n,
    deflection_d,
    deflection_nn,
    deflection_dd,
    deflection_nd,
    conversion_users,
    conversion_n,
    conversion_d,
    conversion_nn,
    conversion_dd,
    conversion_nd
FROM experiment_rollup
