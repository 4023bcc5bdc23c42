-- Table     conversation_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/conversation_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as conversation_kpi_current and conversation_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE conversation_kpi (
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
    opened BIGINT
        COMMENT 'conversations opened',
    eligible BIGINT
        COMMENT 'of these not with eligible: false',
    involved BIGINT
        COMMENT 'eligible, and with an answered question',
    escalated BIGINT
        COMMENT 'with an escalation.requested within 72 h',
    handed_off BIGINT
        COMMENT 'with a handoff.completed within 72 h',
    human_ms BIGINT
        COMMENT 'time of people in those handoffs',
    deflected BIGINT
        COMMENT 'involved, and not handed off',
    closed BIGINT
        COMMENT 'closed within 72 h',
    reopened BIGINT
        COMMENT 'of these reopened within 7 d',
    confirmed BIGINT
        COMMENT 'closed, not handed off, and a user or a model says that it is resolved',
    assumed BIGINT
        COMMENT 'closed and answered, not handed off, not escalated, not confirmed',
    resolved BIGINT
        COMMENT 'confirmed or assumed',
    resolved_reopened BIGINT
        COMMENT 'confirmed or assumed, and reopened within 7 d',
    durably_deflected BIGINT
        COMMENT 'deflected, not reopened, and no question repeated within 7 d',
    successful_sessions BIGINT
        COMMENT 'confirmed or assumed, not reopened, and no question repeated within 7 d',
    turns BIGINT
        COMMENT 'questions asked within 72 h',
    long_conversations BIGINT
        COMMENT 'with more than 15 questions',
    resolution_ms BIGINT
        COMMENT 'time from opening to close of the confirmed and assumed',
    silent BIGINT
        COMMENT 'with a question, and neither closed nor escalated nor handed off; NULL until the row is final',
    silent_good BIGINT
        COMMENT 'of these with no answer regenerated and no question asked again; NULL until the row is final',
    cost_usd DECIMAL(19, 9)
        COMMENT 'known cost',
    costed BIGINT
        COMMENT 'with a known cost',
    costed_resolved BIGINT
        COMMENT 'of these confirmed or assumed',
    costed_confirmed BIGINT
        COMMENT 'of these confirmed',
    turns_histogram STRING
        COMMENT 'questions of each conversation, as bucket:count pairs',
    resolution_histogram STRING
        COMMENT 'time from opening to close of each confirmed or assumed, as bucket:count pairs',
    involvement_rate DOUBLE
        COMMENT 'involved / eligible: In how many of the conversations that it may handle did the assistant answer?',
    involvement_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of involvement_rate',
    involvement_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of involvement_rate',
    deflection_rate DOUBLE
        COMMENT 'deflected / eligible: How many of the eligible conversations did the assistant answer without a handoff?',
    deflection_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of deflection_rate',
    deflection_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of deflection_rate',
    autonomy_rate DOUBLE
        COMMENT 'deflected / involved: How many of the conversations that the assistant answered needed no handoff?',
    autonomy_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of autonomy_rate',
    autonomy_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of autonomy_rate',
    durable_deflection_rate DOUBLE
        COMMENT 'durably_deflected / eligible: How many were deflected, and neither reopened nor asked again within 7 days?',
    durable_deflection_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of durable_deflection_rate',
    durable_deflection_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of durable_deflection_rate',
    escalation_rate DOUBLE
        COMMENT 'escalated / opened: In how many conversations did somebody ask for a person?',
    escalation_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of escalation_rate',
    escalation_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of escalation_rate',
    handoff_rate DOUBLE
        COMMENT 'handed_off / opened: In how many conversations did a person take over?',
    handoff_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of handoff_rate',
    handoff_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of handoff_rate',
    confirmed_resolution_rate DOUBLE
        COMMENT 'confirmed / opened: How many conversations does a user or a model say are resolved, without a handoff?',
    confirmed_resolution_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of confirmed_resolution_rate',
    confirmed_resolution_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of confirmed_resolution_rate',
    resolution_rate DOUBLE
        COMMENT 'resolved / opened: How many conversations are resolved, if silence means yes?',
    resolution_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of resolution_rate',
    resolution_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of resolution_rate',
    durable_resolution_rate DOUBLE
        COMMENT '(resolved - resolved_reopened) / opened: How many are resolved and were not reopened within 7 days?',
    durable_resolution_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of durable_resolution_rate',
    durable_resolution_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of durable_resolution_rate',
    reopen_rate DOUBLE
        COMMENT 'reopened / closed: How many of the closed conversations were reopened within 7 days?',
    reopen_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of reopen_rate',
    reopen_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of reopen_rate',
    time_to_resolution_p50_s DOUBLE
        COMMENT 'quantile 0.5 of resolution: Within which time were half of the resolved conversations resolved?',
    time_to_resolution_p50_s_low DOUBLE
        COMMENT 'NULL: time_to_resolution_p50_s is no proportion',
    time_to_resolution_p50_s_high DOUBLE
        COMMENT 'NULL: time_to_resolution_p50_s is no proportion',
    time_to_resolution_p90_s DOUBLE
        COMMENT 'quantile 0.9 of resolution: Within which time were 90 % of them resolved?',
    time_to_resolution_p90_s_low DOUBLE
        COMMENT 'NULL: time_to_resolution_p90_s is no proportion',
    time_to_resolution_p90_s_high DOUBLE
        COMMENT 'NULL: time_to_resolution_p90_s is no proportion',
    turns_mean DOUBLE
        COMMENT 'turns / opened: How many questions does a conversation take?',
    turns_mean_low DOUBLE
        COMMENT 'NULL: turns_mean is no proportion',
    turns_mean_high DOUBLE
        COMMENT 'NULL: turns_mean is no proportion',
    turns_p95 DOUBLE
        COMMENT 'quantile 0.95 of turns: How many questions do 95 % of the conversations not exceed?',
    turns_p95_low DOUBLE
        COMMENT 'NULL: turns_p95 is no proportion',
    turns_p95_high DOUBLE
        COMMENT 'NULL: turns_p95 is no proportion',
    long_conversation_rate DOUBLE
        COMMENT 'long_conversations / opened: How many conversations take more than 15 questions?',
    long_conversation_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of long_conversation_rate',
    long_conversation_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of long_conversation_rate',
    successful_session_rate DOUBLE
        COMMENT 'successful_sessions / opened: How many are resolved, and neither reopened nor asked again within 7 days?',
    successful_session_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of successful_session_rate',
    successful_session_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of successful_session_rate',
    cost_per_conversation_usd DOUBLE
        COMMENT 'cost_usd / costed: What does a conversation cost, whatever becomes of it?',
    cost_per_conversation_usd_low DOUBLE
        COMMENT 'NULL: cost_per_conversation_usd is no proportion',
    cost_per_conversation_usd_high DOUBLE
        COMMENT 'NULL: cost_per_conversation_usd is no proportion',
    cost_per_resolution_usd DOUBLE
        COMMENT 'cost_usd / costed_resolved: What does a resolution cost, all other conversations included?',
    cost_per_resolution_usd_low DOUBLE
        COMMENT 'NULL: cost_per_resolution_usd is no proportion',
    cost_per_resolution_usd_high DOUBLE
        COMMENT 'NULL: cost_per_resolution_usd is no proportion',
    cost_per_confirmed_resolution_usd DOUBLE
        COMMENT 'cost_usd / costed_confirmed: What does a confirmed resolution cost, all other conversations included?',
    cost_per_confirmed_resolution_usd_low DOUBLE
        COMMENT 'NULL: cost_per_confirmed_resolution_usd is no proportion',
    cost_per_confirmed_resolution_usd_high DOUBLE
        COMMENT 'NULL: cost_per_confirmed_resolution_usd is no proportion',
    good_abandonment_rate DOUBLE
        COMMENT 'silent_good / silent: How many of those who left without a word seem to have what they wanted?',
    good_abandonment_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of good_abandonment_rate',
    good_abandonment_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of good_abandonment_rate',
    gave_up_rate DOUBLE
        COMMENT '(silent - silent_good) / opened: In how many conversations did somebody ask again or retry, and then leave without a word?',
    gave_up_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of gave_up_rate',
    gave_up_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of gave_up_rate',
    opened_clusters BYTES
        COMMENT 'opened by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    eligible_clusters BYTES
        COMMENT 'eligible by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    involved_clusters BYTES
        COMMENT 'involved by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    escalated_clusters BYTES
        COMMENT 'escalated by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    handed_off_clusters BYTES
        COMMENT 'handed_off by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    deflected_clusters BYTES
        COMMENT 'deflected by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    closed_clusters BYTES
        COMMENT 'closed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    reopened_clusters BYTES
        COMMENT 'reopened by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    confirmed_clusters BYTES
        COMMENT 'confirmed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    assumed_clusters BYTES
        COMMENT 'assumed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    resolved_reopened_clusters BYTES
        COMMENT 'resolved_reopened by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    durably_deflected_clusters BYTES
        COMMENT 'durably_deflected by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    successful_sessions_clusters BYTES
        COMMENT 'successful_sessions by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    long_conversations_clusters BYTES
        COMMENT 'long_conversations by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    silent_clusters BYTES
        COMMENT 'silent by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    silent_good_clusters BYTES
        COMMENT 'silent_good by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    involvement_rate_deff DOUBLE
        COMMENT 'how many times the variance of involvement_rate is that of independent events; NULL where its interval takes them for independent',
    deflection_rate_deff DOUBLE
        COMMENT 'how many times the variance of deflection_rate is that of independent events; NULL where its interval takes them for independent',
    autonomy_rate_deff DOUBLE
        COMMENT 'how many times the variance of autonomy_rate is that of independent events; NULL where its interval takes them for independent',
    durable_deflection_rate_deff DOUBLE
        COMMENT 'how many times the variance of durable_deflection_rate is that of independent events; NULL where its interval takes them for independent',
    escalation_rate_deff DOUBLE
        COMMENT 'how many times the variance of escalation_rate is that of independent events; NULL where its interval takes them for independent',
    handoff_rate_deff DOUBLE
        COMMENT 'how many times the variance of handoff_rate is that of independent events; NULL where its interval takes them for independent',
    confirmed_resolution_rate_deff DOUBLE
        COMMENT 'how many times the variance of confirmed_resolution_rate is that of independent events; NULL where its interval takes them for independent',
    resolution_rate_deff DOUBLE
        COMMENT 'how many times the variance of resolution_rate is that of independent events; NULL where its interval takes them for independent',
    durable_resolution_rate_deff DOUBLE
        COMMENT 'how many times the variance of durable_resolution_rate is that of independent events; NULL where its interval takes them for independent',
    reopen_rate_deff DOUBLE
        COMMENT 'how many times the variance of reopen_rate is that of independent events; NULL where its interval takes them for independent',
    long_conversation_rate_deff DOUBLE
        COMMENT 'how many times the variance of long_conversation_rate is that of independent events; NULL where its interval takes them for independent',
    successful_session_rate_deff DOUBLE
        COMMENT 'how many times the variance of successful_session_rate is that of independent events; NULL where its interval takes them for independent',
    good_abandonment_rate_deff DOUBLE
        COMMENT 'how many times the variance of good_abandonment_rate is that of independent events; NULL where its interval takes them for independent',
    gave_up_rate_deff DOUBLE
        COMMENT 'how many times the variance of gave_up_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.conversation_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
