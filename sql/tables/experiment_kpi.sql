-- Table     experiment_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/experiment_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as experiment_kpi_current and experiment_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE experiment_kpi (
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
    exposed_users BIGINT
        COMMENT 'users exposed to the variant',
    crossovers BIGINT
        COMMENT 'of these exposed to another variant within 7 d',
    acceptance_users BIGINT
        COMMENT 'users with any of these in [exposure, exposure + 7 d]: suggestions shown',
    acceptance_n BIGINT
        COMMENT 'suggestions accepted',
    acceptance_d BIGINT
        COMMENT 'suggestions shown',
    acceptance_nn BIGINT
        COMMENT 'over users, squared: suggestions accepted',
    acceptance_dd BIGINT
        COMMENT 'over users, squared: suggestions shown',
    acceptance_nd BIGINT
        COMMENT 'over users, the product of: suggestions accepted, and suggestions shown',
    persistence_users BIGINT
        COMMENT 'users with any of these in [exposure, exposure + 7 d]: accepted suggestions observed at 600s',
    persistence_n BIGINT
        COMMENT 'accepted suggestions of which part is left after 600s',
    persistence_d BIGINT
        COMMENT 'accepted suggestions observed at 600s',
    persistence_nn BIGINT
        COMMENT 'over users, squared: accepted suggestions of which part is left after 600s',
    persistence_dd BIGINT
        COMMENT 'over users, squared: accepted suggestions observed at 600s',
    persistence_nd BIGINT
        COMMENT 'over users, the product of: accepted suggestions of which part is left after 600s, and accepted suggestions observed at 600s',
    retry_users BIGINT
        COMMENT 'users with any of these in [exposure, exposure + 7 d]: queries',
    retry_n BIGINT
        COMMENT 'queries retried',
    retry_d BIGINT
        COMMENT 'queries',
    retry_nn BIGINT
        COMMENT 'over users, squared: queries retried',
    retry_dd BIGINT
        COMMENT 'over users, squared: queries',
    retry_nd BIGINT
        COMMENT 'over users, the product of: queries retried, and queries',
    completion_users BIGINT
        COMMENT 'users with any of these in [exposure, exposure + 7 d]: tasks started',
    completion_n BIGINT
        COMMENT 'tasks that succeeded and were not reversed',
    completion_d BIGINT
        COMMENT 'tasks started',
    completion_nn BIGINT
        COMMENT 'over users, squared: tasks that succeeded and were not reversed',
    completion_dd BIGINT
        COMMENT 'over users, squared: tasks started',
    completion_nd BIGINT
        COMMENT 'over users, the product of: tasks that succeeded and were not reversed, and tasks started',
    deflection_users BIGINT
        COMMENT 'users with any of these in [exposure, exposure + 7 d]: conversations eligible',
    deflection_n BIGINT
        COMMENT 'conversations deflected',
    deflection_d BIGINT
        COMMENT 'conversations eligible',
    deflection_nn BIGINT
        COMMENT 'over users, squared: conversations deflected',
    deflection_dd BIGINT
        COMMENT 'over users, squared: conversations eligible',
    deflection_nd BIGINT
        COMMENT 'over users, the product of: conversations deflected, and conversations eligible',
    conversion_users BIGINT
        COMMENT 'users with any of these in [exposure, exposure + 7 d]: exposed: 1',
    conversion_n BIGINT
        COMMENT 'converted within 7 d of the exposure: 1, else 0',
    conversion_d BIGINT
        COMMENT 'exposed: 1',
    conversion_nn BIGINT
        COMMENT 'over users, squared: converted within 7 d of the exposure: 1, else 0',
    conversion_dd BIGINT
        COMMENT 'over users, squared: exposed: 1',
    conversion_nd BIGINT
        COMMENT 'over users, the product of: converted within 7 d of the exposure: 1, else 0, and exposed: 1'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.experiment_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
