-- Table     usage_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/usage_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as usage_kpi_current and usage_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE usage_kpi (
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
    active_users BIGINT
        COMMENT 'distinct users with an active event, exact',
    using_users BIGINT
        COMMENT 'distinct users with a use, exact',
    valuing_users BIGINT
        COMMENT 'distinct users with a value event, exact',
    active_users_sketch BYTES
        COMMENT 'distinct users with an active event: a sketch, to merge over rows; an estimate',
    using_users_sketch BYTES
        COMMENT 'distinct users with a use: a sketch, to merge over rows; an estimate',
    valuing_users_sketch BYTES
        COMMENT 'distinct users with a value event: a sketch, to merge over rows; an estimate',
    value_user_rate DOUBLE
        COMMENT 'valuing_users / using_users: How many of the users who used something got something of value?',
    value_user_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of value_user_rate',
    value_user_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of value_user_rate'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.usage_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
