-- Table     signal_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/signal_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as signal_kpi_current and signal_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE signal_kpi (
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
    regenerations BIGINT
        COMMENT 'answer.regenerated events',
    rejections BIGINT
        COMMENT 'suggestion.rejected events',
    escalations BIGINT
        COMMENT 'escalation.requested events',
    handoffs BIGINT
        COMMENT 'handoff.completed events',
    reversals BIGINT
        COMMENT 'outcome.reversed events',
    reports BIGINT
        COMMENT 'feedback.given events of kind report',
    overrides BIGINT
        COMMENT 'decision.overridden events',
    reopens BIGINT
        COMMENT 'conversation.reopened events',
    filter_triggers BIGINT
        COMMENT 'safety.triggered events',
    erasures BIGINT
        COMMENT 'user.erased events',
    invocations BIGINT
        COMMENT 'feature.invoked events'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.signal_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
