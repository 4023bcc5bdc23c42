-- Table     usage_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/usage_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as usage_kpi_current and usage_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE usage_kpi (
    tenant_id STRING NOT NULL,
    grain STRING NOT NULL,
    window_start TIMESTAMP_LTZ(3) NOT NULL,
    window_end TIMESTAMP_LTZ(3) NOT NULL,
    segment_by STRING NOT NULL,
    segment STRING NOT NULL,
    maturity STRING NOT NULL,
    version BIGINT NOT NULL,
    `watermark` TIMESTAMP_LTZ(3),
    active_users BIGINT NOT NULL,
    using_users BIGINT NOT NULL,
    valuing_users BIGINT NOT NULL,
    active_users_sketch BYTES NOT NULL,
    using_users_sketch BYTES NOT NULL,
    valuing_users_sketch BYTES NOT NULL,
    value_user_rate DOUBLE,
    value_user_rate_low DOUBLE,
    value_user_rate_high DOUBLE
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.usage_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
