-- Table     quality_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/quality_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as quality_kpi_current and quality_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE quality_kpi (
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
    interactions BIGINT
        COMMENT 'interactions',
    answers BIGINT
        COMMENT 'with an ok generation, or with a query and no generation at all',
    evaluated BIGINT
        COMMENT 'with an evaluation',
    evaluated_auto BIGINT
        COMMENT 'with one by a machine',
    evaluated_human BIGINT
        COMMENT 'with one by a person',
    evaluated_user BIGINT
        COMMENT 'with one by the user',
    relevance_sum DECIMAL(19, 7)
        COMMENT 'weight × relevance of the interactions where it was judged by a value',
    relevance_weight DECIMAL(19, 3)
        COMMENT 'weight of these',
    accuracy_sum DECIMAL(19, 7)
        COMMENT 'weight × accuracy of the interactions where it was judged by a value',
    accuracy_weight DECIMAL(19, 3)
        COMMENT 'weight of these',
    accuracy_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    completeness_sum DECIMAL(19, 7)
        COMMENT 'weight × completeness of the interactions where it was judged by a value',
    completeness_weight DECIMAL(19, 3)
        COMMENT 'weight of these',
    tone_sum DECIMAL(19, 7)
        COMMENT 'weight × tone of the interactions where it was judged by a value',
    tone_weight DECIMAL(19, 3)
        COMMENT 'weight of these',
    downstream_sum DECIMAL(19, 7)
        COMMENT 'weight × downstream of the interactions where it was judged by a value',
    downstream_weight DECIMAL(19, 3)
        COMMENT 'weight of these',
    quality_sum DECIMAL(19, 8)
        COMMENT 'weight × quality where one evaluator judged relevance, accuracy, completeness and tone; quality: (4 relevance + 4 accuracy + completeness + tone) / 10',
    quality_weight DECIMAL(19, 3)
        COMMENT 'weight of these',
    quality_human_sum DECIMAL(19, 8)
        COMMENT 'the same where a person judged all four',
    quality_human_weight DECIMAL(19, 3)
        COMMENT 'weight of these',
    hallucination_weight DECIMAL(19, 3)
        COMMENT 'weight of the interactions judged for hallucination',
    hallucination_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    hallucination_flagged DECIMAL(19, 3)
        COMMENT 'weight of those flagged as a hallucination',
    harmful_weight DECIMAL(19, 3)
        COMMENT 'weight of the interactions judged for harmful',
    harmful_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    harmful_flagged DECIMAL(19, 3)
        COMMENT 'weight of those flagged as harmful',
    policy_weight DECIMAL(19, 3)
        COMMENT 'weight of the interactions judged for policy',
    policy_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    policy_flagged DECIMAL(19, 3)
        COMMENT 'weight of those flagged as a policy mistake',
    citation_weight DECIMAL(19, 3)
        COMMENT 'weight of the interactions judged for citation',
    citation_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    citation_flagged DECIMAL(19, 3)
        COMMENT 'weight of those flagged as a missing or wrong source',
    hallucination_human_weight DECIMAL(19, 3)
        COMMENT 'weight of the interactions judged for hallucination by a person',
    hallucination_human_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    hallucination_human_flagged DECIMAL(19, 3)
        COMMENT 'weight of those flagged as a hallucination',
    harmful_human_weight DECIMAL(19, 3)
        COMMENT 'weight of the interactions judged for harmful by a person',
    harmful_human_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    harmful_human_flagged DECIMAL(19, 3)
        COMMENT 'weight of those flagged as harmful',
    hallucination_auto_weight DECIMAL(19, 3)
        COMMENT 'weight of the interactions judged for hallucination by a machine',
    hallucination_auto_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    hallucination_auto_flagged DECIMAL(19, 3)
        COMMENT 'weight of those flagged as a hallucination',
    hallucination_paired_weight DECIMAL(19, 3)
        COMMENT 'weight, the person''s, of the interactions judged for hallucination by a machine and a person',
    hallucination_paired_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    hallucination_paired_auto_flagged DECIMAL(19, 3)
        COMMENT 'weight of those that the machine flagged',
    hallucination_paired_human_flagged DECIMAL(19, 3)
        COMMENT 'weight of those that the person flagged',
    hallucination_paired_disagreements DECIMAL(19, 3)
        COMMENT 'weight of those that they judged differently',
    first_correct DECIMAL(19, 3)
        COMMENT 'weight of the accurate ones (0.5 or more) whose answer was not regenerated within 30 min',
    intent_weight DECIMAL(19, 3)
        COMMENT 'weight of the interactions whose intent was judged',
    intent_weight_squared DECIMAL(19, 6)
        COMMENT 'squares of those weights',
    intent_correct DECIMAL(19, 3)
        COMMENT 'weight of those whose intent was predicted right',
    true_positive DECIMAL(19, 3)
        COMMENT 'weight of the classifications judged a true positive',
    false_positive DECIMAL(19, 3)
        COMMENT 'weight of the classifications judged a false positive',
    false_negative DECIMAL(19, 3)
        COMMENT 'weight of the classifications judged a false negative',
    true_negative DECIMAL(19, 3)
        COMMENT 'weight of the classifications judged a true negative',
    calibration_count_0 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.0 to below 0.1',
    calibration_count_1 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.1 to below 0.2',
    calibration_count_2 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.2 to below 0.3',
    calibration_count_3 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.3 to below 0.4',
    calibration_count_4 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.4 to below 0.5',
    calibration_count_5 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.5 to below 0.6',
    calibration_count_6 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.6 to below 0.7',
    calibration_count_7 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.7 to below 0.8',
    calibration_count_8 BIGINT
        COMMENT 'judged for accuracy, with a confidence from 0.8 to below 0.9',
    calibration_count_9 BIGINT
        COMMENT 'judged for accuracy, with a confidence of 0.9 or more',
    calibration_confidence_0 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_1 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_2 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_3 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_4 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_5 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_6 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_7 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_8 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_confidence_9 DECIMAL(19, 4)
        COMMENT 'the confidence of these',
    calibration_correct_0 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_1 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_2 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_3 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_4 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_5 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_6 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_7 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_8 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibration_correct_9 BIGINT
        COMMENT 'of these accurate (0.5 or more)',
    calibrated BIGINT
        COMMENT 'judged for accuracy, and with a confidence',
    calibration_deviation DECIMAL(19, 4)
        COMMENT 'by how many the accurate are more or less than their confidence says, over tenths of confidence; does not add up over rows: add the tenths first',
    filtered BIGINT
        COMMENT 'with a safety.triggered',
    blocked BIGINT
        COMMENT 'of these blocked',
    over_filtered BIGINT
        COMMENT 'of those filtered confirmed as a false positive',
    inspected BIGINT
        COMMENT 'with a source.inspected',
    rated BIGINT
        COMMENT 'rated by thumb, star, csat or likert',
    positive BIGINT
        COMMENT 'of these with the latest rating positive',
    reported BIGINT
        COMMENT 'reported by a user',
    reported_wrong BIGINT
        COMMENT 'of these as incorrect, unsupported or with a bad citation',
    reviewed BIGINT
        COMMENT 'with a review.completed that has no task_id',
    review_passed BIGINT
        COMMENT 'of these with the latest review passed',
    review_ms BIGINT
        COMMENT 'time of all those reviews',
    quality_score DOUBLE
        COMMENT 'quality_sum / quality_weight: How good are the answers, from 0 to 1: 40 % relevance, 40 % accuracy, 10 % completeness, 10 % tone?',
    quality_score_low DOUBLE
        COMMENT 'NULL: quality_score is no proportion',
    quality_score_high DOUBLE
        COMMENT 'NULL: quality_score is no proportion',
    relevance DOUBLE
        COMMENT 'relevance_sum / relevance_weight: How relevant are the answers, from 0 to 1?',
    relevance_low DOUBLE
        COMMENT 'NULL: relevance is no proportion',
    relevance_high DOUBLE
        COMMENT 'NULL: relevance is no proportion',
    accuracy DOUBLE
        COMMENT 'accuracy_sum / accuracy_weight: How accurate are the answers, from 0 to 1?',
    accuracy_low DOUBLE
        COMMENT 'NULL: accuracy is no proportion',
    accuracy_high DOUBLE
        COMMENT 'NULL: accuracy is no proportion',
    completeness DOUBLE
        COMMENT 'completeness_sum / completeness_weight: How complete are the answers, from 0 to 1?',
    completeness_low DOUBLE
        COMMENT 'NULL: completeness is no proportion',
    completeness_high DOUBLE
        COMMENT 'NULL: completeness is no proportion',
    tone DOUBLE
        COMMENT 'tone_sum / tone_weight: How fitting is the tone of the answers, from 0 to 1?',
    tone_low DOUBLE
        COMMENT 'NULL: tone is no proportion',
    tone_high DOUBLE
        COMMENT 'NULL: tone is no proportion',
    downstream DOUBLE
        COMMENT 'downstream_sum / downstream_weight: Did the outcome further on improve, from 0 to 1?',
    downstream_low DOUBLE
        COMMENT 'NULL: downstream is no proportion',
    downstream_high DOUBLE
        COMMENT 'NULL: downstream is no proportion',
    first_response_accuracy DOUBLE
        COMMENT 'first_correct / accuracy_weight: How many of the judged answers were accurate at once, without a regeneration within 30 min?',
    first_response_accuracy_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of first_response_accuracy',
    first_response_accuracy_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of first_response_accuracy',
    hallucination_rate DOUBLE
        COMMENT 'hallucination_flagged / hallucination_weight: How many of the judged answers hallucinate?',
    hallucination_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of hallucination_rate',
    hallucination_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of hallucination_rate',
    hallucination_rate_corrected DOUBLE
        COMMENT 'hallucination_auto_flagged / hallucination_auto_weight + (hallucination_paired_human_flagged - hallucination_paired_auto_flagged) / hallucination_paired_weight: How many answers hallucinate, as machines judge all and people correct them by a sample?',
    hallucination_rate_corrected_low DOUBLE
        COMMENT 'lower end of the 95 % interval of hallucination_rate_corrected',
    hallucination_rate_corrected_high DOUBLE
        COMMENT 'upper end of the 95 % interval of hallucination_rate_corrected',
    hallucination_human_rate DOUBLE
        COMMENT 'hallucination_human_flagged / hallucination_human_weight: How many of the answers that people judged hallucinate?',
    hallucination_human_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of hallucination_human_rate',
    hallucination_human_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of hallucination_human_rate',
    harmful_human_rate DOUBLE
        COMMENT 'harmful_human_flagged / harmful_human_weight: How many of the answers that people judged are harmful?',
    harmful_human_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of harmful_human_rate',
    harmful_human_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of harmful_human_rate',
    harmful_content_rate DOUBLE
        COMMENT 'harmful_flagged / harmful_weight: How many of the judged answers are harmful?',
    harmful_content_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of harmful_content_rate',
    harmful_content_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of harmful_content_rate',
    policy_mistake_rate DOUBLE
        COMMENT 'policy_flagged / policy_weight: How many of the judged answers break a policy?',
    policy_mistake_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of policy_mistake_rate',
    policy_mistake_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of policy_mistake_rate',
    bad_citation_rate DOUBLE
        COMMENT 'citation_flagged / citation_weight: How many of the judged answers lack a source or name a wrong one?',
    bad_citation_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of bad_citation_rate',
    bad_citation_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of bad_citation_rate',
    quality_human_score DOUBLE
        COMMENT 'quality_human_sum / quality_human_weight: How good are the answers that people judged, from 0 to 1?',
    quality_human_score_low DOUBLE
        COMMENT 'NULL: quality_human_score is no proportion',
    quality_human_score_high DOUBLE
        COMMENT 'NULL: quality_human_score is no proportion',
    hallucination_judge_agreement DOUBLE
        COMMENT '(hallucination_paired_weight - hallucination_paired_disagreements) / hallucination_paired_weight: On how many answers do the machine and the person agree about a hallucination?',
    hallucination_judge_agreement_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of hallucination_judge_agreement',
    hallucination_judge_agreement_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of hallucination_judge_agreement',
    intent_accuracy DOUBLE
        COMMENT 'intent_correct / intent_weight: How often was the intent of a question predicted right?',
    intent_accuracy_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of intent_accuracy',
    intent_accuracy_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of intent_accuracy',
    `precision` DOUBLE
        COMMENT 'true_positive / (true_positive + false_positive): How many of those classified as positive are?',
    precision_low DOUBLE
        COMMENT 'NULL: precision is no proportion',
    precision_high DOUBLE
        COMMENT 'NULL: precision is no proportion',
    recall DOUBLE
        COMMENT 'true_positive / (true_positive + false_negative): How many of the positives were classified so?',
    recall_low DOUBLE
        COMMENT 'NULL: recall is no proportion',
    recall_high DOUBLE
        COMMENT 'NULL: recall is no proportion',
    calibration_error DOUBLE
        COMMENT 'calibration_deviation / calibrated: How far is confidence from accuracy, over tenths of confidence?',
    calibration_error_low DOUBLE
        COMMENT 'NULL: calibration_error is no proportion',
    calibration_error_high DOUBLE
        COMMENT 'NULL: calibration_error is no proportion',
    filter_trigger_rate DOUBLE
        COMMENT 'filtered / interactions: How often did a safety filter act?',
    filter_trigger_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of filter_trigger_rate',
    filter_trigger_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of filter_trigger_rate',
    block_rate DOUBLE
        COMMENT 'blocked / interactions: How often did a safety filter block an answer?',
    block_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of block_rate',
    block_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of block_rate',
    over_filter_rate DOUBLE
        COMMENT 'over_filtered / filtered: How many of the filtered interactions were confirmed as false positives?',
    over_filter_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of over_filter_rate',
    over_filter_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of over_filter_rate',
    source_inspection_rate DOUBLE
        COMMENT 'inspected / interactions: How often did somebody look at a source?',
    source_inspection_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of source_inspection_rate',
    source_inspection_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of source_inspection_rate',
    answer_satisfaction DOUBLE
        COMMENT 'positive / rated: How many of the rated answers were rated as good?',
    answer_satisfaction_low DOUBLE
        COMMENT 'lower end of the 95 % interval of answer_satisfaction',
    answer_satisfaction_high DOUBLE
        COMMENT 'upper end of the 95 % interval of answer_satisfaction',
    user_reported_rate DOUBLE
        COMMENT 'reported / interactions: How many answers did a user report?',
    user_reported_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of user_reported_rate',
    user_reported_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of user_reported_rate',
    user_reported_wrong_rate DOUBLE
        COMMENT 'reported_wrong / interactions: How many answers did a user report as wrong?',
    user_reported_wrong_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of user_reported_wrong_rate',
    user_reported_wrong_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of user_reported_wrong_rate',
    evaluation_coverage DOUBLE
        COMMENT 'evaluated / interactions: How many interactions were evaluated?',
    evaluation_coverage_low DOUBLE
        COMMENT 'lower end of the 95 % interval of evaluation_coverage',
    evaluation_coverage_high DOUBLE
        COMMENT 'upper end of the 95 % interval of evaluation_coverage',
    human_sample_rate DOUBLE
        COMMENT 'evaluated_human / interactions: How many interactions did a person evaluate?',
    human_sample_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of human_sample_rate',
    human_sample_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of human_sample_rate',
    answered_rate DOUBLE
        COMMENT 'answers / interactions: How many interactions have an answer?',
    answered_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of answered_rate',
    answered_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of answered_rate',
    answer_review_pass_rate DOUBLE
        COMMENT 'review_passed / reviewed: How many of the answers that a person reviewed passed?',
    answer_review_pass_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of answer_review_pass_rate',
    answer_review_pass_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of answer_review_pass_rate',
    interactions_clusters BYTES
        COMMENT 'interactions by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    answers_clusters BYTES
        COMMENT 'answers by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    evaluated_clusters BYTES
        COMMENT 'evaluated by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    evaluated_human_clusters BYTES
        COMMENT 'evaluated_human by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    filtered_clusters BYTES
        COMMENT 'filtered by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    blocked_clusters BYTES
        COMMENT 'blocked by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    over_filtered_clusters BYTES
        COMMENT 'over_filtered by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    inspected_clusters BYTES
        COMMENT 'inspected by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    rated_clusters BYTES
        COMMENT 'rated by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    positive_clusters BYTES
        COMMENT 'positive by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    reported_clusters BYTES
        COMMENT 'reported by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    reported_wrong_clusters BYTES
        COMMENT 'reported_wrong by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    reviewed_clusters BYTES
        COMMENT 'reviewed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    review_passed_clusters BYTES
        COMMENT 'review_passed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    filter_trigger_rate_deff DOUBLE
        COMMENT 'how many times the variance of filter_trigger_rate is that of independent events; NULL where its interval takes them for independent',
    block_rate_deff DOUBLE
        COMMENT 'how many times the variance of block_rate is that of independent events; NULL where its interval takes them for independent',
    over_filter_rate_deff DOUBLE
        COMMENT 'how many times the variance of over_filter_rate is that of independent events; NULL where its interval takes them for independent',
    source_inspection_rate_deff DOUBLE
        COMMENT 'how many times the variance of source_inspection_rate is that of independent events; NULL where its interval takes them for independent',
    answer_satisfaction_deff DOUBLE
        COMMENT 'how many times the variance of answer_satisfaction is that of independent events; NULL where its interval takes them for independent',
    user_reported_rate_deff DOUBLE
        COMMENT 'how many times the variance of user_reported_rate is that of independent events; NULL where its interval takes them for independent',
    user_reported_wrong_rate_deff DOUBLE
        COMMENT 'how many times the variance of user_reported_wrong_rate is that of independent events; NULL where its interval takes them for independent',
    evaluation_coverage_deff DOUBLE
        COMMENT 'how many times the variance of evaluation_coverage is that of independent events; NULL where its interval takes them for independent',
    human_sample_rate_deff DOUBLE
        COMMENT 'how many times the variance of human_sample_rate is that of independent events; NULL where its interval takes them for independent',
    answered_rate_deff DOUBLE
        COMMENT 'how many times the variance of answered_rate is that of independent events; NULL where its interval takes them for independent',
    answer_review_pass_rate_deff DOUBLE
        COMMENT 'how many times the variance of answer_review_pass_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.quality_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
