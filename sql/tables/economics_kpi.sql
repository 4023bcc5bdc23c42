-- Table     economics_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/economics_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as economics_kpi_current and economics_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE economics_kpi (
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
    cost_usd DECIMAL(19, 9)
        COMMENT 'known cost, of any kind',
    cost_llm_usd DECIMAL(19, 9)
        COMMENT 'cost of models',
    cost_retrieval_usd DECIMAL(19, 9)
        COMMENT 'cost of retrieval',
    cost_infrastructure_usd DECIMAL(19, 9)
        COMMENT 'cost of infrastructure',
    cost_human_review_usd DECIMAL(19, 9)
        COMMENT 'cost of review by people',
    cost_support_usd DECIMAL(19, 9)
        COMMENT 'cost of support',
    cost_vendor_usd DECIMAL(19, 9)
        COMMENT 'cost of vendors',
    cost_monitoring_usd DECIMAL(19, 9)
        COMMENT 'cost of monitoring',
    cost_eval_maintenance_usd DECIMAL(19, 9)
        COMMENT 'cost of keeping evaluations up',
    cost_engineering_usd DECIMAL(19, 9)
        COMMENT 'cost of engineering',
    cost_other_usd DECIMAL(19, 9)
        COMMENT 'any other cost',
    successes BIGINT
        COMMENT 'tasks that succeeded and were not reversed',
    value_usd DECIMAL(19, 9)
        COMMENT 'value of these',
    conversions BIGINT
        COMMENT 'conversions, refunds apart',
    assisted_conversions BIGINT
        COMMENT 'of these with a value event of the user in the 7 d before',
    expansions BIGINT
        COMMENT 'conversions of kind expansion',
    revenue_usd DECIMAL(19, 9)
        COMMENT 'value of conversions, less that of refunds',
    expansion_revenue_usd DECIMAL(19, 9)
        COMMENT 'value of expansions',
    invocations BIGINT
        COMMENT 'feature.invoked events',
    period_cost_per_success_usd DOUBLE
        COMMENT 'cost_usd / successes: What was spent in the window per task that succeeded?',
    period_cost_per_success_usd_low DOUBLE
        COMMENT 'NULL: period_cost_per_success_usd is no proportion',
    period_cost_per_success_usd_high DOUBLE
        COMMENT 'NULL: period_cost_per_success_usd is no proportion',
    cost_per_invocation_usd DOUBLE
        COMMENT 'cost_usd / invocations: What was spent in the window per invocation of a feature?',
    cost_per_invocation_usd_low DOUBLE
        COMMENT 'NULL: cost_per_invocation_usd is no proportion',
    cost_per_invocation_usd_high DOUBLE
        COMMENT 'NULL: cost_per_invocation_usd is no proportion',
    gross_margin DOUBLE
        COMMENT '(revenue_usd - cost_usd) / revenue_usd: Which part of the revenue is left after all costs?',
    gross_margin_low DOUBLE
        COMMENT 'NULL: gross_margin is no proportion',
    gross_margin_high DOUBLE
        COMMENT 'NULL: gross_margin is no proportion',
    value_cost_ratio DOUBLE
        COMMENT 'value_usd / cost_usd: How much value is there per dollar spent?',
    value_cost_ratio_low DOUBLE
        COMMENT 'NULL: value_cost_ratio is no proportion',
    value_cost_ratio_high DOUBLE
        COMMENT 'NULL: value_cost_ratio is no proportion',
    roi DOUBLE
        COMMENT '(value_usd - cost_usd) / cost_usd: How much more value than cost is there per dollar spent?',
    roi_low DOUBLE
        COMMENT 'NULL: roi is no proportion',
    roi_high DOUBLE
        COMMENT 'NULL: roi is no proportion',
    assisted_conversion_rate DOUBLE
        COMMENT 'assisted_conversions / conversions: How many conversions had a value event of the user in the 7 days before?',
    assisted_conversion_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of assisted_conversion_rate',
    assisted_conversion_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of assisted_conversion_rate',
    human_review_cost_share DOUBLE
        COMMENT 'cost_human_review_usd / cost_usd: Which part of the cost is review by people?',
    human_review_cost_share_low DOUBLE
        COMMENT 'NULL: human_review_cost_share is no proportion',
    human_review_cost_share_high DOUBLE
        COMMENT 'NULL: human_review_cost_share is no proportion',
    conversions_clusters BYTES
        COMMENT 'conversions by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    assisted_conversions_clusters BYTES
        COMMENT 'assisted_conversions by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    assisted_conversion_rate_deff DOUBLE
        COMMENT 'how many times the variance of assisted_conversion_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.economics_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
