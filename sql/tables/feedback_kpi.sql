-- Table     feedback_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/feedback_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as feedback_kpi_current and feedback_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE feedback_kpi (
    tenant_id STRING NOT NULL,
    grain STRING NOT NULL,
    window_start TIMESTAMP_LTZ(3) NOT NULL,
    window_end TIMESTAMP_LTZ(3) NOT NULL,
    segment_by STRING NOT NULL,
    segment STRING NOT NULL,
    maturity STRING NOT NULL,
    version BIGINT NOT NULL,
    `watermark` TIMESTAMP_LTZ(3),
    surveyed BIGINT NOT NULL,
    responded BIGINT NOT NULL,
    rated BIGINT NOT NULL,
    positive BIGINT NOT NULL,
    thumbs BIGINT NOT NULL,
    thumbs_up BIGINT NOT NULL,
    csat_count BIGINT NOT NULL,
    csat_sum DECIMAL(19, 4) NOT NULL,
    likert_count BIGINT NOT NULL,
    likert_sum DECIMAL(19, 4) NOT NULL,
    reports BIGINT NOT NULL,
    usat DOUBLE,
    usat_low DOUBLE,
    usat_high DOUBLE,
    csat_mean DOUBLE,
    csat_mean_low DOUBLE,
    csat_mean_high DOUBLE,
    thumb_up_rate DOUBLE,
    thumb_up_rate_low DOUBLE,
    thumb_up_rate_high DOUBLE,
    likert_mean DOUBLE,
    likert_mean_low DOUBLE,
    likert_mean_high DOUBLE,
    response_rate DOUBLE,
    response_rate_low DOUBLE,
    response_rate_high DOUBLE,
    surveyed_clusters BYTES,
    responded_clusters BYTES,
    rated_clusters BYTES,
    positive_clusters BYTES,
    thumbs_clusters BYTES,
    thumbs_up_clusters BYTES
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.feedback_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
