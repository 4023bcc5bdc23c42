-- Table     ingest_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/ingest_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as ingest_kpi_current and ingest_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE ingest_kpi (
    tenant_id STRING NOT NULL
        COMMENT 'whose events these are',
    grain STRING NOT NULL
        COMMENT 'length of the window: 1m, 1h or 1d',
    window_start TIMESTAMP_LTZ(3) NOT NULL
        COMMENT 'first instant of the window',
    window_end TIMESTAMP_LTZ(3) NOT NULL
        COMMENT 'first instant after the window',
    segment_by STRING NOT NULL
        COMMENT 'how rows are divided into segments: all, or dimensions joined by |',
    segment STRING NOT NULL
        COMMENT 'the values of these dimensions, joined by |',
    maturity STRING NOT NULL
        COMMENT 'provisional: may still change; final: never again',
    version BIGINT NOT NULL
        COMMENT 'grows with every change of the row',
    `watermark` TIMESTAMP_LTZ(3)
        COMMENT 'how far event time had come; NULL once the input has ended',
    `read` BIGINT
        COMMENT 'records read',
    effective BIGINT
        COMMENT 'changed a number, or are kept until a related event arrives',
    without_effect BIGINT
        COMMENT 'changed nothing where they are counted: duplicates, types not counted yet',
    refused BIGINT
        COMMENT 'refused for any reason: sent to the dead letters',
    refused_malformed_json BIGINT
        COMMENT 'refused: not JSON',
    refused_not_an_object BIGINT
        COMMENT 'refused: JSON, but no object',
    refused_missing_field BIGINT
        COMMENT 'refused: a required field is absent',
    refused_invalid_value BIGINT
        COMMENT 'refused: a field has a wrong value',
    refused_unknown_event_type BIGINT
        COMMENT 'refused: an unknown event type',
    refused_too_large BIGINT
        COMMENT 'refused: more bytes than allowed',
    refused_too_deep BIGINT
        COMMENT 'refused: nested deeper than allowed',
    refused_event_time_in_future BIGINT
        COMMENT 'refused: event time too far after arrival',
    late BIGINT
        COMMENT 'older than watermark − allowed lateness: sent to the late output',
    unopened BIGINT
        COMMENT 'of the effective: no opening of their subject is known',
    newest_event_time TIMESTAMP_LTZ(3)
        COMMENT 'greatest accepted event time; a maximum, not a sum',
    lag_ms BIGINT
        COMMENT 'newest event time − watermark, milliseconds',
    max_late_ms BIGINT
        COMMENT 'how far the latest of the late events was behind the watermark; a maximum; NULL without a late event',
    max_late_partition BIGINT
        COMMENT 'the partition of max_late_ms, of the topic in the rows of segment_by source; NULL for files',
    max_ahead_ms BIGINT
        COMMENT 'how far the event time that was furthest ahead was after its arrival, accepted or refused; a maximum; NULL where none was ahead',
    max_ahead_partition BIGINT
        COMMENT 'the partition of max_ahead_ms, of the topic in the rows of segment_by source; NULL for files',
    refused_rate DOUBLE
        COMMENT 'refused / read: How many of the records read were refused?',
    refused_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of refused_rate',
    refused_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of refused_rate',
    late_rate DOUBLE
        COMMENT 'late / read: How many of the records read came too late to be counted?',
    late_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of late_rate',
    late_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of late_rate',
    unopened_rate DOUBLE
        COMMENT 'unopened / read: How many of the records read belong to a subject without an opening?',
    unopened_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of unopened_rate',
    unopened_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of unopened_rate'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.ingest_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
