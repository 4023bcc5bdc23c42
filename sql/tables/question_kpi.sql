-- Table     question_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/question_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as question_kpi_current and question_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE question_kpi (
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
    queries BIGINT
        COMMENT 'questions asked, each interaction once',
    repeats BIGINT
        COMMENT 'asked again by the same user after 30 min to 7 days',
    reasks BIGINT
        COMMENT 'asked again after more than 5 and less than 30 min',
    resubmitted BIGINT
        COMMENT 'asked again within 5 min: the earlier of the two',
    regenerated BIGINT
        COMMENT 'with a regeneration in [query, query + 30 min]',
    regenerations BIGINT
        COMMENT 'all regenerations in that interval; a query can have many',
    retried BIGINT
        COMMENT 'resubmitted or regenerated',
    satisfied BIGINT
        COMMENT 'not asked again within 30 min, and not regenerated',
    asking_users BIGINT
        COMMENT 'distinct users who asked, exact',
    repeat_users BIGINT
        COMMENT 'distinct users with a repeat, exact',
    asking_users_sketch BYTES
        COMMENT 'distinct users who asked: a sketch, to merge over rows; an estimate',
    repeat_users_sketch BYTES
        COMMENT 'distinct users with a repeat: a sketch, to merge over rows; an estimate',
    repeat_user_rate DOUBLE
        COMMENT 'repeat_users / asking_users: How many of the users who asked had to ask the same again, 30 min to 7 days later?',
    repeat_user_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of repeat_user_rate',
    repeat_user_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of repeat_user_rate',
    repeat_queries_per_user DOUBLE
        COMMENT 'repeats / asking_users: How many repeated questions are there per user who asked, as the literature counts them?',
    repeat_queries_per_user_low DOUBLE
        COMMENT 'NULL: repeat_queries_per_user is no proportion',
    repeat_queries_per_user_high DOUBLE
        COMMENT 'NULL: repeat_queries_per_user is no proportion',
    repeat_query_rate DOUBLE
        COMMENT 'repeats / queries: How many questions had been asked by the same user 30 min to 7 days before?',
    repeat_query_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of repeat_query_rate',
    repeat_query_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of repeat_query_rate',
    reask_rate DOUBLE
        COMMENT 'reasks / queries: How many questions had been asked by the same user 5 to 30 min before?',
    reask_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of reask_rate',
    reask_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of reask_rate',
    retry_rate DOUBLE
        COMMENT 'retried / queries: How many questions were sent again within 5 min, or their answer regenerated?',
    retry_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of retry_rate',
    retry_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of retry_rate',
    regenerate_rate DOUBLE
        COMMENT 'regenerated / queries: How many questions had their answer regenerated within 30 min?',
    regenerate_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of regenerate_rate',
    regenerate_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of regenerate_rate',
    left_alone_rate DOUBLE
        COMMENT 'satisfied / queries: How many questions were asked, answered and left alone: not asked again within 30 min, and not regenerated?',
    left_alone_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of left_alone_rate',
    left_alone_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of left_alone_rate',
    queries_clusters BYTES
        COMMENT 'queries by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    repeats_clusters BYTES
        COMMENT 'repeats by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    reasks_clusters BYTES
        COMMENT 'reasks by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    regenerated_clusters BYTES
        COMMENT 'regenerated by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    retried_clusters BYTES
        COMMENT 'retried by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    satisfied_clusters BYTES
        COMMENT 'satisfied by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    repeat_query_rate_deff DOUBLE
        COMMENT 'how many times the variance of repeat_query_rate is that of independent events; NULL where its interval takes them for independent',
    reask_rate_deff DOUBLE
        COMMENT 'how many times the variance of reask_rate is that of independent events; NULL where its interval takes them for independent',
    retry_rate_deff DOUBLE
        COMMENT 'how many times the variance of retry_rate is that of independent events; NULL where its interval takes them for independent',
    regenerate_rate_deff DOUBLE
        COMMENT 'how many times the variance of regenerate_rate is that of independent events; NULL where its interval takes them for independent',
    left_alone_rate_deff DOUBLE
        COMMENT 'how many times the variance of left_alone_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.question_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
