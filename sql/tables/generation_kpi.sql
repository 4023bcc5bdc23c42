-- Table     generation_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/generation_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as generation_kpi_current and generation_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE generation_kpi (
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
    generations BIGINT
        COMMENT 'responses generated',
    errors BIGINT
        COMMENT 'of these with status error',
    cancelled BIGINT
        COMMENT 'of these with status cancelled',
    input_tokens BIGINT
        COMMENT 'input tokens, those read from a cache or written to it included',
    output_tokens BIGINT
        COMMENT 'output tokens, those of reasoning included',
    cached_tokens BIGINT
        COMMENT 'input tokens read from a cache',
    cache_write_tokens BIGINT
        COMMENT 'input tokens written to a cache',
    reasoning_tokens BIGINT
        COMMENT 'output tokens of reasoning',
    metered BIGINT
        COMMENT 'generations with input_tokens or output_tokens',
    cost_usd DECIMAL(19, 9)
        COMMENT 'known cost',
    priced BIGINT
        COMMENT 'generations with a known cost',
    latency_ms BIGINT
        COMMENT 'latency of the generations with status ok that have one',
    timed BIGINT
        COMMENT 'these generations',
    ttft_ms BIGINT
        COMMENT 'time to first token of the generations with status ok that have one',
    ttft_timed BIGINT
        COMMENT 'these generations',
    ok_output_tokens BIGINT
        COMMENT 'output tokens of generations with status ok',
    used_output_tokens BIGINT
        COMMENT 'those of generations that were used within 30 min',
    ok_cost_usd DECIMAL(19, 9)
        COMMENT 'known cost of generations with status ok',
    used_cost_usd DECIMAL(19, 9)
        COMMENT 'that of generations that were used within 30 min',
    confident BIGINT
        COMMENT 'generations with a confidence',
    low_confidence BIGINT
        COMMENT 'of these below 0.5',
    low_confidence_accepted BIGINT
        COMMENT 'of these accepted by hand within 30 min',
    low_confidence_escalated BIGINT
        COMMENT 'of those below 0.5 escalated within 30 min',
    latency_histogram STRING
        COMMENT 'latency_ms of each ok generation that has it, as bucket:count pairs',
    ttft_histogram STRING
        COMMENT 'ttft_ms of each ok generation that has it, as bucket:count pairs',
    output_tokens_histogram STRING
        COMMENT 'output tokens of each metered generation with status ok, as bucket:count pairs',
    latency_p50_ms DOUBLE
        COMMENT 'quantile 0.5 of latency: Within which time were half of the responses complete?',
    latency_p50_ms_low DOUBLE
        COMMENT 'NULL: latency_p50_ms is no proportion',
    latency_p50_ms_high DOUBLE
        COMMENT 'NULL: latency_p50_ms is no proportion',
    latency_p95_ms DOUBLE
        COMMENT 'quantile 0.95 of latency: Within which time were 95 % of the responses complete?',
    latency_p95_ms_low DOUBLE
        COMMENT 'NULL: latency_p95_ms is no proportion',
    latency_p95_ms_high DOUBLE
        COMMENT 'NULL: latency_p95_ms is no proportion',
    latency_p99_ms DOUBLE
        COMMENT 'quantile 0.99 of latency: Within which time were 99 % of the responses complete?',
    latency_p99_ms_low DOUBLE
        COMMENT 'NULL: latency_p99_ms is no proportion',
    latency_p99_ms_high DOUBLE
        COMMENT 'NULL: latency_p99_ms is no proportion',
    latency_mean_ms DOUBLE
        COMMENT 'latency_ms / timed: How long does a response take on average?',
    latency_mean_ms_low DOUBLE
        COMMENT 'NULL: latency_mean_ms is no proportion',
    latency_mean_ms_high DOUBLE
        COMMENT 'NULL: latency_mean_ms is no proportion',
    ttft_p50_ms DOUBLE
        COMMENT 'quantile 0.5 of ttft: Within which time had half of the responses begun?',
    ttft_p50_ms_low DOUBLE
        COMMENT 'NULL: ttft_p50_ms is no proportion',
    ttft_p50_ms_high DOUBLE
        COMMENT 'NULL: ttft_p50_ms is no proportion',
    ttft_p95_ms DOUBLE
        COMMENT 'quantile 0.95 of ttft: Within which time had 95 % of the responses begun?',
    ttft_p95_ms_low DOUBLE
        COMMENT 'NULL: ttft_p95_ms is no proportion',
    ttft_p95_ms_high DOUBLE
        COMMENT 'NULL: ttft_p95_ms is no proportion',
    ttft_p99_ms DOUBLE
        COMMENT 'quantile 0.99 of ttft: Within which time had 99 % of the responses begun?',
    ttft_p99_ms_low DOUBLE
        COMMENT 'NULL: ttft_p99_ms is no proportion',
    ttft_p99_ms_high DOUBLE
        COMMENT 'NULL: ttft_p99_ms is no proportion',
    error_rate DOUBLE
        COMMENT 'errors / generations: How many responses failed?',
    error_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of error_rate',
    error_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of error_rate',
    cancel_rate DOUBLE
        COMMENT 'cancelled / generations: How many responses were cancelled?',
    cancel_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of cancel_rate',
    cancel_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of cancel_rate',
    tokens_per_request DOUBLE
        COMMENT '(input_tokens + output_tokens) / metered: How many tokens does a response take, in and out?',
    tokens_per_request_low DOUBLE
        COMMENT 'NULL: tokens_per_request is no proportion',
    tokens_per_request_high DOUBLE
        COMMENT 'NULL: tokens_per_request is no proportion',
    cost_per_inference_usd DOUBLE
        COMMENT 'cost_usd / priced: What does a response cost, where that is known?',
    cost_per_inference_usd_low DOUBLE
        COMMENT 'NULL: cost_per_inference_usd is no proportion',
    cost_per_inference_usd_high DOUBLE
        COMMENT 'NULL: cost_per_inference_usd is no proportion',
    wasted_generation_ratio DOUBLE
        COMMENT '(ok_output_tokens - used_output_tokens) / ok_output_tokens: Which part of the output tokens was not used within 30 min?',
    wasted_generation_ratio_low DOUBLE
        COMMENT 'NULL: wasted_generation_ratio is no proportion',
    wasted_generation_ratio_high DOUBLE
        COMMENT 'NULL: wasted_generation_ratio is no proportion',
    wasted_cost_ratio DOUBLE
        COMMENT '(ok_cost_usd - used_cost_usd) / ok_cost_usd: Which part of the cost went into responses not used within 30 min?',
    wasted_cost_ratio_low DOUBLE
        COMMENT 'NULL: wasted_cost_ratio is no proportion',
    wasted_cost_ratio_high DOUBLE
        COMMENT 'NULL: wasted_cost_ratio is no proportion',
    low_confidence_rate DOUBLE
        COMMENT 'low_confidence / confident: How many responses with a confidence have one below 0.5?',
    low_confidence_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of low_confidence_rate',
    low_confidence_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of low_confidence_rate',
    low_confidence_accepted_rate DOUBLE
        COMMENT 'low_confidence_accepted / low_confidence: How many responses of low confidence were accepted within 30 min?',
    low_confidence_accepted_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of low_confidence_accepted_rate',
    low_confidence_accepted_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of low_confidence_accepted_rate',
    low_confidence_escalated_rate DOUBLE
        COMMENT 'low_confidence_escalated / low_confidence: After how many responses of low confidence did somebody ask for a person within 30 min?',
    low_confidence_escalated_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of low_confidence_escalated_rate',
    low_confidence_escalated_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of low_confidence_escalated_rate',
    generations_clusters BYTES
        COMMENT 'generations by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    errors_clusters BYTES
        COMMENT 'errors by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    cancelled_clusters BYTES
        COMMENT 'cancelled by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    confident_clusters BYTES
        COMMENT 'confident by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    low_confidence_clusters BYTES
        COMMENT 'low_confidence by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    low_confidence_accepted_clusters BYTES
        COMMENT 'low_confidence_accepted by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    low_confidence_escalated_clusters BYTES
        COMMENT 'low_confidence_escalated by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    error_rate_deff DOUBLE
        COMMENT 'how many times the variance of error_rate is that of independent events; NULL where its interval takes them for independent',
    cancel_rate_deff DOUBLE
        COMMENT 'how many times the variance of cancel_rate is that of independent events; NULL where its interval takes them for independent',
    low_confidence_rate_deff DOUBLE
        COMMENT 'how many times the variance of low_confidence_rate is that of independent events; NULL where its interval takes them for independent',
    low_confidence_accepted_rate_deff DOUBLE
        COMMENT 'how many times the variance of low_confidence_accepted_rate is that of independent events; NULL where its interval takes them for independent',
    low_confidence_escalated_rate_deff DOUBLE
        COMMENT 'how many times the variance of low_confidence_escalated_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.generation_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
