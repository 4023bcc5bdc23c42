-- Table     retention_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/retention_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as retention_kpi_current and retention_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE retention_kpi (
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
    new_users BIGINT
        COMMENT 'users active for the first time, or after more than 90 d',
    new_ai_users BIGINT
        COMMENT 'of these with a use on the same day',
    retained_d1 BIGINT
        COMMENT 'new users who were active 1 day later',
    retained_ai_d1 BIGINT
        COMMENT 'of these with a use on their first day',
    retained_d7 BIGINT
        COMMENT 'new users who were active 7 days later',
    retained_ai_d7 BIGINT
        COMMENT 'of these with a use on their first day',
    retained_d28 BIGINT
        COMMENT 'new users who were active 28 days later',
    retained_ai_d28 BIGINT
        COMMENT 'of these with a use on their first day',
    repeat_users BIGINT
        COMMENT 'new users who were active on one of the next 27 days',
    repeat_ai_users BIGINT
        COMMENT 'of these with a use on their first day',
    active_days BIGINT
        COMMENT 'days on which new users were active, of their first 28',
    active_ai_days BIGINT
        COMMENT 'of these the days of users with a use on their first day',
    converted BIGINT
        COMMENT 'new users with a conversion within 28 d',
    converted_ai BIGINT
        COMMENT 'of these with a use on their first day',
    retention_d1 DOUBLE
        COMMENT 'retained_d1 / new_users: How many of the new users were active the day after?',
    retention_d1_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_d1',
    retention_d1_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_d1',
    retention_ai_d1 DOUBLE
        COMMENT 'retained_ai_d1 / new_ai_users: How many of the new users with a use on their first day were active the day after?',
    retention_ai_d1_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_ai_d1',
    retention_ai_d1_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_ai_d1',
    retention_other_d1 DOUBLE
        COMMENT '(retained_d1 - retained_ai_d1) / (new_users - new_ai_users): How many of the new users without a use on their first day were active the day after?',
    retention_other_d1_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_other_d1',
    retention_other_d1_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_other_d1',
    retention_lift_d1 DOUBLE
        COMMENT '(retained_ai_d1 * (new_users - new_ai_users) - (retained_d1 - retained_ai_d1) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, the day after?',
    retention_lift_d1_low DOUBLE
        COMMENT 'NULL: retention_lift_d1 is no proportion',
    retention_lift_d1_high DOUBLE
        COMMENT 'NULL: retention_lift_d1 is no proportion',
    retention_d7 DOUBLE
        COMMENT 'retained_d7 / new_users: How many of the new users were active 7 days later?',
    retention_d7_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_d7',
    retention_d7_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_d7',
    retention_ai_d7 DOUBLE
        COMMENT 'retained_ai_d7 / new_ai_users: How many of the new users with a use on their first day were active 7 days later?',
    retention_ai_d7_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_ai_d7',
    retention_ai_d7_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_ai_d7',
    retention_other_d7 DOUBLE
        COMMENT '(retained_d7 - retained_ai_d7) / (new_users - new_ai_users): How many of the new users without a use on their first day were active 7 days later?',
    retention_other_d7_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_other_d7',
    retention_other_d7_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_other_d7',
    retention_lift_d7 DOUBLE
        COMMENT '(retained_ai_d7 * (new_users - new_ai_users) - (retained_d7 - retained_ai_d7) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, 7 days later?',
    retention_lift_d7_low DOUBLE
        COMMENT 'NULL: retention_lift_d7 is no proportion',
    retention_lift_d7_high DOUBLE
        COMMENT 'NULL: retention_lift_d7 is no proportion',
    retention_d28 DOUBLE
        COMMENT 'retained_d28 / new_users: How many of the new users were active 28 days later?',
    retention_d28_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_d28',
    retention_d28_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_d28',
    retention_ai_d28 DOUBLE
        COMMENT 'retained_ai_d28 / new_ai_users: How many of the new users with a use on their first day were active 28 days later?',
    retention_ai_d28_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_ai_d28',
    retention_ai_d28_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_ai_d28',
    retention_other_d28 DOUBLE
        COMMENT '(retained_d28 - retained_ai_d28) / (new_users - new_ai_users): How many of the new users without a use on their first day were active 28 days later?',
    retention_other_d28_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of retention_other_d28',
    retention_other_d28_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of retention_other_d28',
    retention_lift_d28 DOUBLE
        COMMENT '(retained_ai_d28 * (new_users - new_ai_users) - (retained_d28 - retained_ai_d28) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, 28 days later?',
    retention_lift_d28_low DOUBLE
        COMMENT 'NULL: retention_lift_d28 is no proportion',
    retention_lift_d28_high DOUBLE
        COMMENT 'NULL: retention_lift_d28 is no proportion',
    repeat_usage_rate DOUBLE
        COMMENT 'repeat_users / new_users: How many of the new users were active again within 27 days?',
    repeat_usage_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of repeat_usage_rate',
    repeat_usage_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of repeat_usage_rate',
    repeat_usage_ai_rate DOUBLE
        COMMENT 'repeat_ai_users / new_ai_users: How many of the new users with a use on their first day were active again within 27 days?',
    repeat_usage_ai_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of repeat_usage_ai_rate',
    repeat_usage_ai_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of repeat_usage_ai_rate',
    active_days_per_user DOUBLE
        COMMENT 'active_days / new_users: On how many of their first 28 days are new users active?',
    active_days_per_user_low DOUBLE
        COMMENT 'NULL: active_days_per_user is no proportion',
    active_days_per_user_high DOUBLE
        COMMENT 'NULL: active_days_per_user is no proportion',
    conversion_ai_rate DOUBLE
        COMMENT 'converted_ai / new_ai_users: How many of the new users with a use on their first day converted within 28 days?',
    conversion_ai_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of conversion_ai_rate',
    conversion_ai_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of conversion_ai_rate',
    conversion_other_rate DOUBLE
        COMMENT '(converted - converted_ai) / (new_users - new_ai_users): How many of the new users without a use on their first day converted within 28 days?',
    conversion_other_rate_low DOUBLE
        COMMENT 'lower end of the 95 % Wilson interval of conversion_other_rate',
    conversion_other_rate_high DOUBLE
        COMMENT 'upper end of the 95 % Wilson interval of conversion_other_rate',
    conversion_lift DOUBLE
        COMMENT '(converted_ai * (new_users - new_ai_users) - (converted - converted_ai) * new_ai_users) / ((converted - converted_ai) * new_ai_users): By which part is conversion higher with a use on the first day?',
    conversion_lift_low DOUBLE
        COMMENT 'NULL: conversion_lift is no proportion',
    conversion_lift_high DOUBLE
        COMMENT 'NULL: conversion_lift is no proportion'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.retention_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
