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
--           arrival: which of the two an event is can depend on the order; their sum cannot.
--           unopened counts, of the effective, events whose subject has no opening: none at or
--           before the event, nor up to 60 s after it. A late opening takes them back, as long as
--           the row is provisional. An event that comes after the state of its subject has ended
--           counts too: for a suggestion from 40 min after its shown on
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

    -- Of the effective: the id of the subject is in no opening
    unopened,

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
    WILSON_UPPER(late, read)                                AS late_rate_high,

    -- Without an opening, of all read
    CAST(unopened AS DOUBLE) / NULLIF(read, 0)              AS unopened_rate,
    WILSON_LOWER(unopened, read)                            AS unopened_rate_low,
    WILSON_UPPER(unopened, read)                            AS unopened_rate_high
FROM (
    SELECT
        tenant_id, grain, window_start, window_end, segment_by, segment, maturity, version,
        watermark_millis, read, effective, without_effect, late, unopened, newest_event_millis,
        refused_malformed_json, refused_not_an_object, refused_missing_field,
        refused_invalid_value, refused_unknown_event_type, refused_too_large, refused_too_deep,
        refused_event_time_in_future,
        refused_malformed_json + refused_not_an_object + refused_missing_field
            + refused_invalid_value + refused_unknown_event_type + refused_too_large
            + refused_too_deep + refused_event_time_in_future AS refused
    FROM ingest_rollup
)
