-- Table     adoption_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/adoption_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as adoption_kpi_current and adoption_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE adoption_kpi (
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
    eligible BIGINT
        COMMENT 'users who became eligible for a feature',
    invoked_14d BIGINT
        COMMENT 'of these with a use within 14 d',
    activated_14d BIGINT
        COMMENT 'eligible, with a value event within 14 d',
    adopted_60d BIGINT
        COMMENT 'eligible, with a value event within 60 d',
    disabled_60d BIGINT
        COMMENT 'eligible, and no longer so within 60 d',
    time_to_value_ms BIGINT
        COMMENT 'time from the first use to the first value event after it',
    tried_60d BIGINT
        COMMENT 'eligible, with a use within 60 d',
    waiting BIGINT
        COMMENT 'of these without a value event after it',
    opportunities BIGINT
        COMMENT 'moments at which the feature would have helped',
    opportunities_taken BIGINT
        COMMENT 'of these with an invocation within 5 min',
    time_to_value_histogram STRING
        COMMENT 'time from the first use to the first value event after it, as bucket:count pairs',
    adoption_rate DOUBLE
        COMMENT 'adopted_60d / eligible: How many eligible users had a value event within 60 days?',
    adoption_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of adoption_rate',
    adoption_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of adoption_rate',
    trial_rate DOUBLE
        COMMENT 'tried_60d / eligible: How many eligible users used the feature within 60 days?',
    trial_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of trial_rate',
    trial_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of trial_rate',
    invocation_rate DOUBLE
        COMMENT 'invoked_14d / eligible: How many eligible users used the feature within 14 days?',
    invocation_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of invocation_rate',
    invocation_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of invocation_rate',
    activation_rate DOUBLE
        COMMENT 'activated_14d / eligible: How many eligible users had a value event within 14 days?',
    activation_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of activation_rate',
    activation_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of activation_rate',
    disablement_rate DOUBLE
        COMMENT 'disabled_60d / eligible: For how many eligible users was the feature disabled within 60 days?',
    disablement_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of disablement_rate',
    disablement_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of disablement_rate',
    time_to_value_p50_s DOUBLE
        COMMENT 'quantile 0.5 of time_to_value, waiting above all: Within which time from the first use did half of those who tried it get value?',
    time_to_value_p50_s_low DOUBLE
        COMMENT 'NULL: time_to_value_p50_s is no proportion',
    time_to_value_p50_s_high DOUBLE
        COMMENT 'NULL: time_to_value_p50_s is no proportion',
    time_to_value_p90_s DOUBLE
        COMMENT 'quantile 0.9 of time_to_value, waiting above all: Within which time from the first use did 90 % of those who tried it get value?',
    time_to_value_p90_s_low DOUBLE
        COMMENT 'NULL: time_to_value_p90_s is no proportion',
    time_to_value_p90_s_high DOUBLE
        COMMENT 'NULL: time_to_value_p90_s is no proportion',
    relevant_moment_invocation DOUBLE
        COMMENT 'opportunities_taken / opportunities: How many moments at which the feature would help led to its use within 5 min?',
    relevant_moment_invocation_low DOUBLE
        COMMENT 'lower end of the 95 % interval of relevant_moment_invocation',
    relevant_moment_invocation_high DOUBLE
        COMMENT 'upper end of the 95 % interval of relevant_moment_invocation',
    eligible_clusters BYTES
        COMMENT 'eligible by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    invoked_14d_clusters BYTES
        COMMENT 'invoked_14d by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    activated_14d_clusters BYTES
        COMMENT 'activated_14d by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    adopted_60d_clusters BYTES
        COMMENT 'adopted_60d by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    disabled_60d_clusters BYTES
        COMMENT 'disabled_60d by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    tried_60d_clusters BYTES
        COMMENT 'tried_60d by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    opportunities_clusters BYTES
        COMMENT 'opportunities by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    opportunities_taken_clusters BYTES
        COMMENT 'opportunities_taken by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    adoption_rate_deff DOUBLE
        COMMENT 'how many times the variance of adoption_rate is that of independent events; NULL where its interval takes them for independent',
    trial_rate_deff DOUBLE
        COMMENT 'how many times the variance of trial_rate is that of independent events; NULL where its interval takes them for independent',
    invocation_rate_deff DOUBLE
        COMMENT 'how many times the variance of invocation_rate is that of independent events; NULL where its interval takes them for independent',
    activation_rate_deff DOUBLE
        COMMENT 'how many times the variance of activation_rate is that of independent events; NULL where its interval takes them for independent',
    disablement_rate_deff DOUBLE
        COMMENT 'how many times the variance of disablement_rate is that of independent events; NULL where its interval takes them for independent',
    relevant_moment_invocation_deff DOUBLE
        COMMENT 'how many times the variance of relevant_moment_invocation is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.adoption_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
