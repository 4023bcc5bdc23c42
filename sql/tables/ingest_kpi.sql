-- Table     ingest_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/ingest_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as ingest_kpi_current and ingest_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE ingest_kpi (
    tenant_id STRING NOT NULL,
    grain STRING NOT NULL,
    window_start TIMESTAMP_LTZ(3) NOT NULL,
    window_end TIMESTAMP_LTZ(3) NOT NULL,
    segment_by STRING NOT NULL,
    segment STRING NOT NULL,
    maturity STRING NOT NULL,
    version BIGINT NOT NULL,
    `watermark` TIMESTAMP_LTZ(3),
    `read` BIGINT NOT NULL,
    effective BIGINT NOT NULL,
    without_effect BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    refused_malformed_json BIGINT NOT NULL,
    refused_not_an_object BIGINT NOT NULL,
    refused_missing_field BIGINT NOT NULL,
    refused_invalid_value BIGINT NOT NULL,
    refused_unknown_event_type BIGINT NOT NULL,
    refused_too_large BIGINT NOT NULL,
    refused_too_deep BIGINT NOT NULL,
    refused_event_time_in_future BIGINT NOT NULL,
    late BIGINT NOT NULL,
    unopened BIGINT NOT NULL,
    newest_event_time TIMESTAMP_LTZ(3),
    lag_ms BIGINT,
    max_late_ms BIGINT,
    max_late_partition BIGINT,
    max_ahead_ms BIGINT,
    max_ahead_partition BIGINT,
    refused_rate DOUBLE,
    refused_rate_low DOUBLE,
    refused_rate_high DOUBLE,
    late_rate DOUBLE,
    late_rate_low DOUBLE,
    late_rate_high DOUBLE,
    unopened_rate DOUBLE,
    unopened_rate_low DOUBLE,
    unopened_rate_high DOUBLE
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.ingest_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
