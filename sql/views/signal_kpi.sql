-- KPI       signal_kpi
-- Question  What went wrong, how often, and for which reason?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     signal_rollup
-- Units     counts of events; metrics: docs/metrics.md, each NULL where its denominator is 0; _low
--           and _high: 95 % interval, NULL for no proportion: docs/statistics.md
-- Caveat    an event counts at its own time, whatever its subject
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW signal_kpi
COMMENT 'Counts of events that signal a problem or a use, by the window of the event' AS
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
    regenerations,
    rejections,
    escalations,
    handoffs,
    reversals,
    reports,
    overrides,
    reopens,
    filter_triggers,
    erasures,
    invocations
FROM signal_rollup
