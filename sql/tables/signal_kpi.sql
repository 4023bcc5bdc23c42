-- Table     signal_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/signal_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as signal_kpi_current and signal_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE signal_kpi (
    tenant_id STRING NOT NULL,
    grain STRING NOT NULL,
    window_start TIMESTAMP_LTZ(3) NOT NULL,
    window_end TIMESTAMP_LTZ(3) NOT NULL,
    segment_by STRING NOT NULL,
    segment STRING NOT NULL,
    maturity STRING NOT NULL,
    version BIGINT NOT NULL,
    `watermark` TIMESTAMP_LTZ(3),
    regenerations BIGINT NOT NULL,
    rejections BIGINT NOT NULL,
    escalations BIGINT NOT NULL,
    handoffs BIGINT NOT NULL,
    reversals BIGINT NOT NULL,
    reports BIGINT NOT NULL,
    overrides BIGINT NOT NULL,
    reopens BIGINT NOT NULL,
    filter_triggers BIGINT NOT NULL,
    erasures BIGINT NOT NULL,
    invocations BIGINT NOT NULL
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.signal_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
