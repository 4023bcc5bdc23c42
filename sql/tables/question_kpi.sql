-- Table     question_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/question_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as question_kpi_current and question_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE question_kpi (
    tenant_id STRING NOT NULL,
    grain STRING NOT NULL,
    window_start TIMESTAMP_LTZ(3) NOT NULL,
    window_end TIMESTAMP_LTZ(3) NOT NULL,
    segment_by STRING NOT NULL,
    segment STRING NOT NULL,
    maturity STRING NOT NULL,
    version BIGINT NOT NULL,
    `watermark` TIMESTAMP_LTZ(3),
    queries BIGINT NOT NULL,
    repeats BIGINT NOT NULL,
    reasks BIGINT NOT NULL,
    resubmitted BIGINT NOT NULL,
    regenerated BIGINT NOT NULL,
    regenerations BIGINT NOT NULL,
    retried BIGINT NOT NULL,
    satisfied BIGINT NOT NULL,
    asking_users BIGINT NOT NULL,
    repeat_users BIGINT NOT NULL,
    asking_users_sketch BYTES NOT NULL,
    repeat_users_sketch BYTES NOT NULL,
    repeat_user_rate DOUBLE,
    repeat_user_rate_low DOUBLE,
    repeat_user_rate_high DOUBLE,
    repeat_queries_per_user DOUBLE,
    repeat_queries_per_user_low DOUBLE,
    repeat_queries_per_user_high DOUBLE,
    repeat_query_rate DOUBLE,
    repeat_query_rate_low DOUBLE,
    repeat_query_rate_high DOUBLE,
    reask_rate DOUBLE,
    reask_rate_low DOUBLE,
    reask_rate_high DOUBLE,
    retry_rate DOUBLE,
    retry_rate_low DOUBLE,
    retry_rate_high DOUBLE,
    regenerate_rate DOUBLE,
    regenerate_rate_low DOUBLE,
    regenerate_rate_high DOUBLE,
    left_alone_rate DOUBLE,
    left_alone_rate_low DOUBLE,
    left_alone_rate_high DOUBLE
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.question_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
