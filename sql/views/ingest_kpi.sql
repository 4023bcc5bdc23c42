-- KPI       ingest_kpi
-- Question  What happened to every record read, and how far has event time advanced?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment), with
--           segments per source; use the final row of a key, or without one the greatest version
-- Reads     ingest_rollup
-- Units     counts of records; lag_ms: milliseconds; rates 0 to 1, NULL where nothing was read;
--           _low and _high: 95 % Wilson interval
-- Caveat    newest_event_time and lag_ms are NULL before the first event; lag_ms is NULL too where
--           there is no watermark: none yet, or the input has ended. It is negative if the watermark
--           has passed every event of the window. effective and without_effect are decided at
--           arrival: which of the two an event is can depend on the order; their sum cannot
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

    -- read = effective + without_effect + refused + late
    read,
    effective,
    without_effect,
    refused,
    refused_malformed_json,
    refused_not_an_object,
    refused_missing_field,
    refused_invalid_value,
    refused_unknown_event_type,
    refused_too_large,
    refused_too_deep,
    refused_event_time_in_future,
    late,

    -- How far event time has come, and how far the watermark trails it
    CASE WHEN newest_event_millis <> 0
        THEN TO_TIMESTAMP_LTZ(newest_event_millis, 3) END   AS newest_event_time,
    CASE WHEN newest_event_millis <> 0
        THEN newest_event_millis - watermark_millis END     AS lag_ms,

    -- Refused, of all read
    CAST(refused AS DOUBLE) / NULLIF(read, 0)               AS refused_rate,
    WILSON_LOWER(refused, read)                             AS refused_rate_low,
    WILSON_UPPER(refused, read)                             AS refused_rate_high,

    -- Too late, of all read
    CAST(late AS DOUBLE) / NULLIF(read, 0)                  AS late_rate,
    WILSON_LOWER(late, read)                                AS late_rate_low,
    WILSON_UPPER(late, read)                                AS late_rate_high
FROM (
    SELECT
        tenant_id, grain, window_start, window_end, segment_by, segment, maturity, version,
        watermark_millis, read, effective, without_effect, late, newest_event_millis,
        refused_malformed_json, refused_not_an_object, refused_missing_field,
        refused_invalid_value, refused_unknown_event_type, refused_too_large, refused_too_deep,
        refused_event_time_in_future,
        refused_malformed_json + refused_not_an_object + refused_missing_field
            + refused_invalid_value + refused_unknown_event_type + refused_too_large
            + refused_too_deep + refused_event_time_in_future AS refused
    FROM ingest_rollup
)
