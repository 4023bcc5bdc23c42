-- Table     decision_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/decision_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as decision_kpi_current and decision_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE decision_kpi (
    tenant_id STRING NOT NULL,
    grain STRING NOT NULL,
    window_start TIMESTAMP_LTZ(3) NOT NULL,
    window_end TIMESTAMP_LTZ(3) NOT NULL,
    segment_by STRING NOT NULL,
    segment STRING NOT NULL,
    maturity STRING NOT NULL,
    version BIGINT NOT NULL,
    `watermark` TIMESTAMP_LTZ(3),
    decisions BIGINT NOT NULL,
    overridden BIGINT NOT NULL,
    confident BIGINT NOT NULL,
    low_confidence BIGINT NOT NULL,
    low_confidence_overridden BIGINT NOT NULL,
    decision_override_rate DOUBLE,
    decision_override_rate_low DOUBLE,
    decision_override_rate_high DOUBLE,
    low_confidence_override_rate DOUBLE,
    low_confidence_override_rate_low DOUBLE,
    low_confidence_override_rate_high DOUBLE,
    decisions_clusters BYTES,
    overridden_clusters BYTES,
    low_confidence_clusters BYTES,
    low_confidence_overridden_clusters BYTES
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.decision_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
