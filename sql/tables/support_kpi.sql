-- Table     support_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/support_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as support_kpi_current and support_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE support_kpi (
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
    tickets BIGINT
        COMMENT 'tickets opened',
    tickets_resolved BIGINT
        COMMENT 'of these resolved within 90 d',
    open_tickets BIGINT
        COMMENT 'tickets that were not resolved within 90 d',
    incidents BIGINT
        COMMENT 'incidents opened',
    incidents_resolved BIGINT
        COMMENT 'of these resolved within 90 d',
    open_incidents BIGINT
        COMMENT 'incidents that were not resolved within 90 d',
    tickets_incorrect_output BIGINT
        COMMENT 'tickets about incorrect output',
    tickets_unsupported_claim BIGINT
        COMMENT 'tickets about unsupported claims',
    tickets_bad_citation BIGINT
        COMMENT 'tickets about bad citations',
    tickets_wrong_tone BIGINT
        COMMENT 'tickets about the wrong tone',
    tickets_permission_issue BIGINT
        COMMENT 'tickets about permissions',
    tickets_slow_response BIGINT
        COMMENT 'tickets about slow responses',
    tickets_unexpected_cost BIGINT
        COMMENT 'tickets about unexpected cost',
    tickets_policy_confusion BIGINT
        COMMENT 'tickets about confusing policies',
    tickets_behaviour_changed BIGINT
        COMMENT 'tickets about changed behaviour',
    tickets_cannot_correct BIGINT
        COMMENT 'tickets about output that cannot be corrected',
    tickets_review_problem BIGINT
        COMMENT 'tickets about problems with reviews',
    tickets_unclassified BIGINT
        COMMENT 'tickets without a failure_mode',
    incidents_model_regression BIGINT
        COMMENT 'incidents: the model got worse',
    incidents_prompt_regression BIGINT
        COMMENT 'incidents: the prompt got worse',
    incidents_retrieval_regression BIGINT
        COMMENT 'incidents: retrieval got worse',
    incidents_vendor_drift BIGINT
        COMMENT 'incidents: the vendor changed something',
    incidents_eval_failure BIGINT
        COMMENT 'incidents: evaluation failed',
    incidents_outage BIGINT
        COMMENT 'incidents: outages',
    incidents_other BIGINT
        COMMENT 'incidents of another kind, or of none',
    ticket_resolution_histogram STRING
        COMMENT 'time from opening to resolution of each ticket, as bucket:count pairs',
    incident_resolution_histogram STRING
        COMMENT 'time from opening to resolution of each incident, as bucket:count pairs',
    time_to_resolve_ticket_p50_s DOUBLE
        COMMENT 'quantile 0.5 of ticket_resolution: Within which time were half of the tickets that were resolved?',
    time_to_resolve_ticket_p50_s_low DOUBLE
        COMMENT 'NULL: time_to_resolve_ticket_p50_s is no proportion',
    time_to_resolve_ticket_p50_s_high DOUBLE
        COMMENT 'NULL: time_to_resolve_ticket_p50_s is no proportion',
    time_to_resolve_incident_p50_s DOUBLE
        COMMENT 'quantile 0.5 of incident_resolution: Within which time were half of the incidents that were resolved?',
    time_to_resolve_incident_p50_s_low DOUBLE
        COMMENT 'NULL: time_to_resolve_incident_p50_s is no proportion',
    time_to_resolve_incident_p50_s_high DOUBLE
        COMMENT 'NULL: time_to_resolve_incident_p50_s is no proportion',
    time_to_resolve_incident_p90_s DOUBLE
        COMMENT 'quantile 0.9 of incident_resolution: Within which time were 90 % of the incidents that were resolved?',
    time_to_resolve_incident_p90_s_low DOUBLE
        COMMENT 'NULL: time_to_resolve_incident_p90_s is no proportion',
    time_to_resolve_incident_p90_s_high DOUBLE
        COMMENT 'NULL: time_to_resolve_incident_p90_s is no proportion'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.support_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
