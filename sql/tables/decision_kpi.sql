-- Table     decision_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/decision_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as decision_kpi_current and decision_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE decision_kpi (
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
    decisions BIGINT
        COMMENT 'decisions made',
    overridden BIGINT
        COMMENT 'overridden by a person in [decision, decision + 7 d]',
    confident BIGINT
        COMMENT 'with a confidence',
    low_confidence BIGINT
        COMMENT 'with a confidence below 0.5',
    low_confidence_overridden BIGINT
        COMMENT 'of these overridden',
    decision_override_rate DOUBLE
        COMMENT 'overridden / decisions: How many decisions did a person override within 7 days?',
    decision_override_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of decision_override_rate',
    decision_override_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of decision_override_rate',
    low_confidence_override_rate DOUBLE
        COMMENT 'low_confidence_overridden / low_confidence: How many decisions with a confidence below 0.5 did a person override?',
    low_confidence_override_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of low_confidence_override_rate',
    low_confidence_override_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of low_confidence_override_rate',
    decisions_clusters BYTES
        COMMENT 'decisions by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    overridden_clusters BYTES
        COMMENT 'overridden by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    low_confidence_clusters BYTES
        COMMENT 'low_confidence by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    low_confidence_overridden_clusters BYTES
        COMMENT 'low_confidence_overridden by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    decision_override_rate_deff DOUBLE
        COMMENT 'how many times the variance of decision_override_rate is that of independent events; NULL where its interval takes them for independent',
    low_confidence_override_rate_deff DOUBLE
        COMMENT 'how many times the variance of low_confidence_override_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.decision_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
