-- Table     task_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/task_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as task_kpi_current and task_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE task_kpi (
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
    started BIGINT
        COMMENT 'tasks started',
    defined BIGINT
        COMMENT 'with a success_definition',
    succeeded BIGINT
        COMMENT 'ended in success within 72 h, reversed or not',
    reversed BIGINT
        COMMENT 'of these reversed within 7 d',
    failed BIGINT
        COMMENT 'ended in failure within 72 h',
    successes BIGINT
        COMMENT 'ended in success, and not reversed',
    abandoned BIGINT
        COMMENT 'with no other end in 72 h, reported or not; NULL until the row is final',
    asked BIGINT
        COMMENT 'with an interaction that has a query',
    asked_once BIGINT
        COMMENT 'with exactly one such, and no answer regenerated',
    first_response_successes BIGINT
        COMMENT 'of these successes',
    interactions BIGINT
        COMMENT 'interactions of the tasks that have a query',
    overridden BIGINT
        COMMENT 'with a decision overridden in [start, start + 7 d]',
    overridden_fields BIGINT
        COMMENT 'distinct fields of those decisions, per task',
    reviewed BIGINT
        COMMENT 'with a review in [start, start + 7 d]',
    review_passed BIGINT
        COMMENT 'of these with the latest review passed',
    review_ms BIGINT
        COMMENT 'time of those reviews',
    completion_ms BIGINT
        COMMENT 'time from start to end of successes',
    baselined BIGINT
        COMMENT 'ended in success or failure, and with baseline_seconds',
    saved_ms BIGINT
        COMMENT 'time saved by these: baseline − time taken of a success, − time taken of others',
    cost_usd DECIMAL(19, 9)
        COMMENT 'known cost of all tasks, whatever became of them',
    costed BIGINT
        COMMENT 'tasks with a known cost',
    costed_successes BIGINT
        COMMENT 'successes with a known cost',
    costed_baseline BIGINT
        COMMENT 'tasks with baseline_usd and a known cost',
    baseline_usd DECIMAL(19, 9)
        COMMENT 'baseline_usd of the successes among these',
    baselined_cost_usd DECIMAL(19, 9)
        COMMENT 'cost of all of these',
    quality_sum DECIMAL(19, 4)
        COMMENT 'quality of the successes that have one',
    quality_unknown BIGINT
        COMMENT 'successes without a quality',
    north_star DECIMAL(19, 4)
        COMMENT 'successes, each weighted by its quality; one of unknown quality counts nothing',
    north_star_if_perfect DECIMAL(19, 4)
        COMMENT 'the same with 1 for each unknown quality',
    value_usd DECIMAL(19, 9)
        COMMENT 'value_usd of successes',
    costed_value_usd DECIMAL(19, 9)
        COMMENT 'value_usd of successes with a known cost',
    output_tokens BIGINT
        COMMENT 'output tokens of all generations of the tasks',
    successful_output_tokens BIGINT
        COMMENT 'those of successes',
    completion_histogram STRING
        COMMENT 'time from start to end of each success, as bucket:count pairs',
    task_completion_rate DOUBLE
        COMMENT 'successes / started: How many started tasks succeeded and were not reversed?',
    task_completion_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of task_completion_rate',
    task_completion_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of task_completion_rate',
    drop_off_rate DOUBLE
        COMMENT 'abandoned / started: How many of the tasks started came to no end in 72 h?',
    drop_off_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of drop_off_rate',
    drop_off_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of drop_off_rate',
    reversal_rate DOUBLE
        COMMENT 'reversed / succeeded: How many of the successes were taken back within 7 days?',
    reversal_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of reversal_rate',
    reversal_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of reversal_rate',
    one_turn_success_rate DOUBLE
        COMMENT 'first_response_successes / asked: How many of the tasks with a question succeeded with one question and its first answer?',
    one_turn_success_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of one_turn_success_rate',
    one_turn_success_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of one_turn_success_rate',
    asked_coverage DOUBLE
        COMMENT 'asked / started: How many tasks can be seen to have a question?',
    asked_coverage_low DOUBLE
        COMMENT 'lower end of the 95 % interval of asked_coverage',
    asked_coverage_high DOUBLE
        COMMENT 'upper end of the 95 % interval of asked_coverage',
    success_defined_rate DOUBLE
        COMMENT 'defined / started: How many tasks say what their success is?',
    success_defined_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of success_defined_rate',
    success_defined_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of success_defined_rate',
    cost_coverage DOUBLE
        COMMENT 'costed / started: Of how many tasks is a cost known?',
    cost_coverage_low DOUBLE
        COMMENT 'lower end of the 95 % interval of cost_coverage',
    cost_coverage_high DOUBLE
        COMMENT 'upper end of the 95 % interval of cost_coverage',
    override_rate DOUBLE
        COMMENT 'overridden / started: In how many tasks did a person override a decision?',
    override_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of override_rate',
    override_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of override_rate',
    correction_rate DOUBLE
        COMMENT 'overridden_fields / started: How many fields did a person correct per task?',
    correction_rate_low DOUBLE
        COMMENT 'NULL: correction_rate is no proportion',
    correction_rate_high DOUBLE
        COMMENT 'NULL: correction_rate is no proportion',
    human_review_pass_rate DOUBLE
        COMMENT 'review_passed / reviewed: How many of the tasks that a person reviewed passed?',
    human_review_pass_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of human_review_pass_rate',
    human_review_pass_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of human_review_pass_rate',
    human_review_minutes DOUBLE
        COMMENT 'review_ms / reviewed: How long does a person review a task, among those reviewed?',
    human_review_minutes_low DOUBLE
        COMMENT 'NULL: human_review_minutes is no proportion',
    human_review_minutes_high DOUBLE
        COMMENT 'NULL: human_review_minutes is no proportion',
    time_to_complete_p50_s DOUBLE
        COMMENT 'quantile 0.5 of completion: Within which time did half of the successes end?',
    time_to_complete_p50_s_low DOUBLE
        COMMENT 'NULL: time_to_complete_p50_s is no proportion',
    time_to_complete_p50_s_high DOUBLE
        COMMENT 'NULL: time_to_complete_p50_s is no proportion',
    time_to_complete_p90_s DOUBLE
        COMMENT 'quantile 0.9 of completion: Within which time did 90 % of the successes end?',
    time_to_complete_p90_s_low DOUBLE
        COMMENT 'NULL: time_to_complete_p90_s is no proportion',
    time_to_complete_p90_s_high DOUBLE
        COMMENT 'NULL: time_to_complete_p90_s is no proportion',
    time_saved_s DOUBLE
        COMMENT 'saved_ms / baselined: How much time does a task save against what it takes without AI?',
    time_saved_s_low DOUBLE
        COMMENT 'NULL: time_saved_s is no proportion',
    time_saved_s_high DOUBLE
        COMMENT 'NULL: time_saved_s is no proportion',
    cost_per_successful_outcome_usd DOUBLE
        COMMENT 'cost_usd / costed_successes: What does a success cost, including failed tasks?',
    cost_per_successful_outcome_usd_low DOUBLE
        COMMENT 'NULL: cost_per_successful_outcome_usd is no proportion',
    cost_per_successful_outcome_usd_high DOUBLE
        COMMENT 'NULL: cost_per_successful_outcome_usd is no proportion',
    cost_per_task_usd DOUBLE
        COMMENT 'cost_usd / costed: What does a task cost, whatever becomes of it?',
    cost_per_task_usd_low DOUBLE
        COMMENT 'NULL: cost_per_task_usd is no proportion',
    cost_per_task_usd_high DOUBLE
        COMMENT 'NULL: cost_per_task_usd is no proportion',
    cost_reduction DOUBLE
        COMMENT '(baseline_usd - baselined_cost_usd) / baseline_usd: Which part of what the successes would cost without AI is saved?',
    cost_reduction_low DOUBLE
        COMMENT 'NULL: cost_reduction is no proportion',
    cost_reduction_high DOUBLE
        COMMENT 'NULL: cost_reduction is no proportion',
    wasted_task_tokens_ratio DOUBLE
        COMMENT '(output_tokens - successful_output_tokens) / output_tokens: Which part of the generated tokens went into tasks without success?',
    wasted_task_tokens_ratio_low DOUBLE
        COMMENT 'NULL: wasted_task_tokens_ratio is no proportion',
    wasted_task_tokens_ratio_high DOUBLE
        COMMENT 'NULL: wasted_task_tokens_ratio is no proportion',
    quality_per_success DOUBLE
        COMMENT 'quality_sum / (successes - quality_unknown): How good is a success, where its quality is known?',
    quality_per_success_low DOUBLE
        COMMENT 'NULL: quality_per_success is no proportion',
    quality_per_success_high DOUBLE
        COMMENT 'NULL: quality_per_success is no proportion',
    value_to_cost DOUBLE
        COMMENT 'costed_value_usd / cost_usd: How many dollars of value does a dollar of cost bring?',
    value_to_cost_low DOUBLE
        COMMENT 'NULL: value_to_cost is no proportion',
    value_to_cost_high DOUBLE
        COMMENT 'NULL: value_to_cost is no proportion',
    started_clusters BYTES
        COMMENT 'started by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    defined_clusters BYTES
        COMMENT 'defined by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    succeeded_clusters BYTES
        COMMENT 'succeeded by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    reversed_clusters BYTES
        COMMENT 'reversed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    failed_clusters BYTES
        COMMENT 'failed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    asked_clusters BYTES
        COMMENT 'asked by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    first_response_successes_clusters BYTES
        COMMENT 'first_response_successes by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    overridden_clusters BYTES
        COMMENT 'overridden by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    reviewed_clusters BYTES
        COMMENT 'reviewed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    review_passed_clusters BYTES
        COMMENT 'review_passed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    costed_clusters BYTES
        COMMENT 'costed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    task_completion_rate_deff DOUBLE
        COMMENT 'how many times the variance of task_completion_rate is that of independent events; NULL where its interval takes them for independent',
    drop_off_rate_deff DOUBLE
        COMMENT 'how many times the variance of drop_off_rate is that of independent events; NULL where its interval takes them for independent',
    reversal_rate_deff DOUBLE
        COMMENT 'how many times the variance of reversal_rate is that of independent events; NULL where its interval takes them for independent',
    one_turn_success_rate_deff DOUBLE
        COMMENT 'how many times the variance of one_turn_success_rate is that of independent events; NULL where its interval takes them for independent',
    asked_coverage_deff DOUBLE
        COMMENT 'how many times the variance of asked_coverage is that of independent events; NULL where its interval takes them for independent',
    success_defined_rate_deff DOUBLE
        COMMENT 'how many times the variance of success_defined_rate is that of independent events; NULL where its interval takes them for independent',
    cost_coverage_deff DOUBLE
        COMMENT 'how many times the variance of cost_coverage is that of independent events; NULL where its interval takes them for independent',
    override_rate_deff DOUBLE
        COMMENT 'how many times the variance of override_rate is that of independent events; NULL where its interval takes them for independent',
    human_review_pass_rate_deff DOUBLE
        COMMENT 'how many times the variance of human_review_pass_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.task_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
