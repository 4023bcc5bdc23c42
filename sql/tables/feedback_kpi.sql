-- Table     feedback_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/feedback_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as feedback_kpi_current and feedback_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE feedback_kpi (
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
    surveyed BIGINT
        COMMENT 'asked for feedback within 24 h of the opening',
    responded BIGINT
        COMMENT 'of these with an answer within 24 h',
    rated BIGINT
        COMMENT 'with a rating by thumb, star, csat or likert',
    positive BIGINT
        COMMENT 'of these positive: thumb above 3, others 4 or more, on a scale from 1 to 5',
    thumbs BIGINT
        COMMENT 'rated by thumb',
    thumbs_up BIGINT
        COMMENT 'of these positive',
    csat_count BIGINT
        COMMENT 'rated by star or csat',
    csat_sum DECIMAL(19, 4)
        COMMENT 'those ratings, each from 1 to 5',
    likert_count BIGINT
        COMMENT 'rated by likert',
    likert_sum DECIMAL(19, 4)
        COMMENT 'those ratings, each from 1 to 5',
    reports BIGINT
        COMMENT 'reported',
    usat DOUBLE
        COMMENT 'positive / rated: How many of the ratings are positive?',
    usat_low DOUBLE
        COMMENT 'lower end of the 95 % interval of usat',
    usat_high DOUBLE
        COMMENT 'upper end of the 95 % interval of usat',
    csat_mean DOUBLE
        COMMENT 'csat_sum / csat_count: How satisfied are those who rate by stars or csat, from 1 to 5?',
    csat_mean_low DOUBLE
        COMMENT 'NULL: csat_mean is no proportion',
    csat_mean_high DOUBLE
        COMMENT 'NULL: csat_mean is no proportion',
    thumb_up_rate DOUBLE
        COMMENT 'thumbs_up / thumbs: How many of the thumbs point up?',
    thumb_up_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of thumb_up_rate',
    thumb_up_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of thumb_up_rate',
    likert_mean DOUBLE
        COMMENT 'likert_sum / likert_count: How far do people agree with a statement, from 1 to 5?',
    likert_mean_low DOUBLE
        COMMENT 'NULL: likert_mean is no proportion',
    likert_mean_high DOUBLE
        COMMENT 'NULL: likert_mean is no proportion',
    response_rate DOUBLE
        COMMENT 'responded / surveyed: How many of those who were asked for feedback gave it within 24 h?',
    response_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of response_rate',
    response_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of response_rate',
    surveyed_clusters BYTES
        COMMENT 'surveyed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    responded_clusters BYTES
        COMMENT 'responded by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    rated_clusters BYTES
        COMMENT 'rated by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    positive_clusters BYTES
        COMMENT 'positive by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    thumbs_clusters BYTES
        COMMENT 'thumbs by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    thumbs_up_clusters BYTES
        COMMENT 'thumbs_up by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    usat_deff DOUBLE
        COMMENT 'how many times the variance of usat is that of independent events; NULL where its interval takes them for independent',
    thumb_up_rate_deff DOUBLE
        COMMENT 'how many times the variance of thumb_up_rate is that of independent events; NULL where its interval takes them for independent',
    response_rate_deff DOUBLE
        COMMENT 'how many times the variance of response_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.feedback_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
