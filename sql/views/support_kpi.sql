-- KPI       support_kpi
-- Question  What do people need support for, and how long does it take?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     support_rollup
-- Units     counts of tickets and of incidents; histograms of milliseconds as bucket:count pairs,
--           for HISTOGRAM_QUANTILE; metrics: docs/metrics.md, each NULL where its denominator is 0;
--           _low and _high: 95 % interval, NULL for no proportion: docs/statistics.md
-- Caveat    what is resolved after more than 90 days stays open here; a row is provisional until
--           then
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW support_kpi
COMMENT 'Counts of tickets and incidents, by the window in which they were opened' AS
SELECT
    tenant_id,
    grain,
    window_start,
    window_end,
    segment_by,
    segment,
    maturity,
    version,
    TO_TIMESTAMP_LTZ(watermark_millis, 3)                   AS `watermark`,

    -- Sums over windows and segments
    tickets,
    tickets_resolved,
    tickets - tickets_resolved                              AS open_tickets,
    incidents,
    incidents_resolved,
    incidents - incidents_resolved                          AS open_incidents,
    tickets_incorrect_output,
    tickets_unsupported_claim,
    tickets_bad_citation,
    tickets_wrong_tone,
    tickets_permission_issue,
    tickets_slow_response,
    tickets_unexpected_cost,
    tickets_policy_confusion,
    tickets_behaviour_changed,
    tickets_cannot_correct,
    tickets_review_problem,
    tickets_unclassified,
    incidents_model_regression,
    incidents_prompt_regression,
    incidents_retrieval_regression,
    incidents_vendor_drift,
    incidents_eval_failure,
    incidents_outage,
    incidents_other,

    -- Histograms, to merge over rows
    ticket_resolution_histogram,
    incident_resolution_histogram,

    -- Within which time were half of the tickets that were resolved?
    CAST(HISTOGRAM_QUANTILE(ticket_resolution_histogram, 0.5) AS DOUBLE) / 1000
        AS time_to_resolve_ticket_p50_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolve_ticket_p50_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolve_ticket_p50_s_high,

    -- Within which time were half of the incidents that were resolved?
    CAST(HISTOGRAM_QUANTILE(incident_resolution_histogram, 0.5) AS DOUBLE) / 1000
        AS time_to_resolve_incident_p50_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolve_incident_p50_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolve_incident_p50_s_high,

    -- Within which time were 90 % of the incidents that were resolved?
    CAST(HISTOGRAM_QUANTILE(incident_resolution_histogram, 0.9) AS DOUBLE) / 1000
        AS time_to_resolve_incident_p90_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolve_incident_p90_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolve_incident_p90_s_high
FROM support_rollup
