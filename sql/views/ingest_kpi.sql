-- KPI       ingest_kpi
-- Question  What happened to every record read, and how far has event time advanced?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     ingest_rollup
-- Units     counts of records; lag_ms, max_late_ms, max_ahead_ms: milliseconds; metrics:
--           docs/metrics.md, each NULL where its denominator is 0; _low and _high: 95 % interval,
--           NULL for no proportion: docs/statistics.md
-- Caveat    read = effective + without_effect + refused + late. newest_event_time and lag_ms are
--           NULL before the first event; lag_ms is NULL too where there is no watermark: none yet,
--           or the input has ended. It is negative if the watermark has passed every event of the
--           window. effective and without_effect are decided at arrival: which of the two an event
--           is can depend on the order; their sum cannot. unopened counts, of the effective, events
--           whose subject has no opening: none at or before the event, nor up to 60 s after it. A
--           late opening takes them back, as long as the row is provisional. An event that comes
--           after the state of its subject has ended counts too: for a suggestion from 40 min after
--           its shown on
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW ingest_kpi
COMMENT 'Counts of all records read, by window and source' AS
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
    `read`,
    effective,
    without_effect,
    refused_malformed_json + refused_not_an_object + refused_missing_field +
        refused_invalid_value + refused_unknown_event_type + refused_too_large + refused_too_deep +
        refused_event_time_in_future
        AS refused,
    refused_malformed_json,
    refused_not_an_object,
    refused_missing_field,
    refused_invalid_value,
    refused_unknown_event_type,
    refused_too_large,
    refused_too_deep,
    refused_event_time_in_future,
    late,
    unopened,
    CASE WHEN newest_event_millis <> 0 THEN TO_TIMESTAMP_LTZ(newest_event_millis, 3) END
        AS newest_event_time,
    CASE WHEN newest_event_millis <> 0 THEN newest_event_millis - watermark_millis END
        AS lag_ms,
    CASE WHEN max_late <> 0 THEN max_late / 65536 END       AS max_late_ms,
    CASE WHEN MOD(max_late, 65536) <> 0 THEN CAST(MOD(max_late, 65536) AS BIGINT) - 1 END
        AS max_late_partition,
    CASE WHEN max_ahead <> 0 THEN max_ahead / 65536 END     AS max_ahead_ms,
    CASE WHEN MOD(max_ahead, 65536) <> 0 THEN CAST(MOD(max_ahead, 65536) AS BIGINT) - 1 END
        AS max_ahead_partition,

    -- How many of the records read were refused?
    CAST(refused_malformed_json + refused_not_an_object + refused_missing_field +
        refused_invalid_value + refused_unknown_event_type + refused_too_large + refused_too_deep +
        refused_event_time_in_future AS DOUBLE) / NULLIF(read, 0)
        AS refused_rate,
    WILSON_LOWER(refused_malformed_json + refused_not_an_object + refused_missing_field +
        refused_invalid_value + refused_unknown_event_type + refused_too_large + refused_too_deep +
        refused_event_time_in_future, read)
        AS refused_rate_low,
    WILSON_UPPER(refused_malformed_json + refused_not_an_object + refused_missing_field +
        refused_invalid_value + refused_unknown_event_type + refused_too_large + refused_too_deep +
        refused_event_time_in_future, read)
        AS refused_rate_high,

    -- How many of the records read came too late to be counted?
    CAST(late AS DOUBLE) / NULLIF(read, 0)                  AS late_rate,
    WILSON_LOWER(late, read)                                AS late_rate_low,
    WILSON_UPPER(late, read)                                AS late_rate_high,

    -- How many of the records read belong to a subject without an opening?
    CAST(unopened AS DOUBLE) / NULLIF(read, 0)              AS unopened_rate,
    WILSON_LOWER(unopened, read)                            AS unopened_rate_low,
    WILSON_UPPER(unopened, read)                            AS unopened_rate_high
FROM ingest_rollup
