-- KPI       conversation_kpi
-- Question  Are conversations resolved, by the assistant or by people, and do they stay resolved?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     conversation_rollup
-- Units     counts of conversations unless named otherwise; _ms: milliseconds; _usd: dollars, exact
--           to 9 places; histograms as bucket:count pairs, for HISTOGRAM_QUANTILE; metrics:
--           docs/metrics.md, each NULL where its denominator is 0; _low and _high: 95 % interval,
--           NULL for no proportion: docs/statistics.md
-- Caveat    handled_by, where the opening has none, is what became of the conversation: ai
--           answered, assisted answered and handed off, human handed off, else unknown; a
--           conversation lasts 72 h and can be reopened 7 days after that, and its row is
--           provisional until then
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW conversation_kpi
COMMENT 'Counts and rates of conversations, by the window in which they were opened' AS
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
    opened,
    eligible,
    involved,
    escalated,
    handed_off,
    human_ms,
    deflected,
    closed,
    reopened,
    confirmed,
    assumed,
    confirmed + assumed                                     AS resolved,
    resolved_reopened,
    durably_deflected,
    successful_sessions,
    turns,
    long_conversations,
    resolution_ms,
    CASE WHEN maturity = 'final' THEN silent END            AS silent,
    CASE WHEN maturity = 'final' THEN silent_good END       AS silent_good,
    cost_usd,
    costed,
    costed_resolved,
    costed_confirmed,

    -- Histograms, to merge over rows
    turns_histogram,
    resolution_histogram,

    -- In how many of the conversations that it may handle did the assistant answer?
    CAST(involved AS DOUBLE) / NULLIF(eligible, 0)          AS involvement_rate,
    COALESCE(CLUSTERED_INTERVAL(involved_clusters, eligible_clusters).low,
        WILSON_LOWER(involved, eligible))
        AS involvement_rate_low,
    COALESCE(CLUSTERED_INTERVAL(involved_clusters, eligible_clusters).high,
        WILSON_UPPER(involved, eligible))
        AS involvement_rate_high,

    -- How many of the eligible conversations did the assistant answer without a handoff?
    CAST(deflected AS DOUBLE) / NULLIF(eligible, 0)         AS deflection_rate,
    COALESCE(CLUSTERED_INTERVAL(deflected_clusters, eligible_clusters).low,
        WILSON_LOWER(deflected, eligible))
        AS deflection_rate_low,
    COALESCE(CLUSTERED_INTERVAL(deflected_clusters, eligible_clusters).high,
        WILSON_UPPER(deflected, eligible))
        AS deflection_rate_high,

    -- How many of the conversations that the assistant answered needed no handoff?
    CAST(deflected AS DOUBLE) / NULLIF(involved, 0)         AS autonomy_rate,
    COALESCE(CLUSTERED_INTERVAL(deflected_clusters, involved_clusters).low,
        WILSON_LOWER(deflected, involved))
        AS autonomy_rate_low,
    COALESCE(CLUSTERED_INTERVAL(deflected_clusters, involved_clusters).high,
        WILSON_UPPER(deflected, involved))
        AS autonomy_rate_high,

    -- How many were deflected, and neither reopened nor asked again within 7 days?
    CAST(durably_deflected AS DOUBLE) / NULLIF(eligible, 0) AS durable_deflection_rate,
    COALESCE(CLUSTERED_INTERVAL(durably_deflected_clusters, eligible_clusters).low,
        WILSON_LOWER(durably_deflected, eligible))
        AS durable_deflection_rate_low,
    COALESCE(CLUSTERED_INTERVAL(durably_deflected_clusters, eligible_clusters).high,
        WILSON_UPPER(durably_deflected, eligible))
        AS durable_deflection_rate_high,

    -- In how many conversations did somebody ask for a person?
    CAST(escalated AS DOUBLE) / NULLIF(opened, 0)           AS escalation_rate,
    COALESCE(CLUSTERED_INTERVAL(escalated_clusters, opened_clusters).low,
        WILSON_LOWER(escalated, opened))
        AS escalation_rate_low,
    COALESCE(CLUSTERED_INTERVAL(escalated_clusters, opened_clusters).high,
        WILSON_UPPER(escalated, opened))
        AS escalation_rate_high,

    -- In how many conversations did a person take over?
    CAST(handed_off AS DOUBLE) / NULLIF(opened, 0)          AS handoff_rate,
    COALESCE(CLUSTERED_INTERVAL(handed_off_clusters, opened_clusters).low,
        WILSON_LOWER(handed_off, opened))
        AS handoff_rate_low,
    COALESCE(CLUSTERED_INTERVAL(handed_off_clusters, opened_clusters).high,
        WILSON_UPPER(handed_off, opened))
        AS handoff_rate_high,

    -- How many conversations does a user or a model say are resolved, without a handoff?
    CAST(confirmed AS DOUBLE) / NULLIF(opened, 0)           AS confirmed_resolution_rate,
    COALESCE(CLUSTERED_INTERVAL(confirmed_clusters, opened_clusters).low,
        WILSON_LOWER(confirmed, opened))
        AS confirmed_resolution_rate_low,
    COALESCE(CLUSTERED_INTERVAL(confirmed_clusters, opened_clusters).high,
        WILSON_UPPER(confirmed, opened))
        AS confirmed_resolution_rate_high,

    -- How many conversations are resolved, if silence means yes?
    CAST(confirmed + assumed AS DOUBLE) / NULLIF(opened, 0) AS resolution_rate,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(confirmed_clusters, assumed_clusters),
        opened_clusters).low, WILSON_LOWER(confirmed + assumed, opened))
        AS resolution_rate_low,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(confirmed_clusters, assumed_clusters),
        opened_clusters).high, WILSON_UPPER(confirmed + assumed, opened))
        AS resolution_rate_high,

    -- How many are resolved and were not reopened within 7 days?
    CAST((confirmed + assumed) - resolved_reopened AS DOUBLE) / NULLIF(opened, 0)
        AS durable_resolution_rate,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_ADD(confirmed_clusters,
        assumed_clusters), resolved_reopened_clusters), opened_clusters).low,
        WILSON_LOWER((confirmed + assumed) - resolved_reopened, opened))
        AS durable_resolution_rate_low,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_ADD(confirmed_clusters,
        assumed_clusters), resolved_reopened_clusters), opened_clusters).high,
        WILSON_UPPER((confirmed + assumed) - resolved_reopened, opened))
        AS durable_resolution_rate_high,

    -- How many of the closed conversations were reopened within 7 days?
    CAST(reopened AS DOUBLE) / NULLIF(closed, 0)            AS reopen_rate,
    COALESCE(CLUSTERED_INTERVAL(reopened_clusters, closed_clusters).low, WILSON_LOWER(reopened,
        closed))
        AS reopen_rate_low,
    COALESCE(CLUSTERED_INTERVAL(reopened_clusters, closed_clusters).high, WILSON_UPPER(reopened,
        closed))
        AS reopen_rate_high,

    -- Within which time were half of the resolved conversations resolved?
    CAST(HISTOGRAM_QUANTILE(resolution_histogram, 0.5) AS DOUBLE) / 1000
        AS time_to_resolution_p50_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolution_p50_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolution_p50_s_high,

    -- Within which time were 90 % of them resolved?
    CAST(HISTOGRAM_QUANTILE(resolution_histogram, 0.9) AS DOUBLE) / 1000
        AS time_to_resolution_p90_s,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolution_p90_s_low,
    CAST(NULL AS DOUBLE)                                    AS time_to_resolution_p90_s_high,

    -- How many questions does a conversation take?
    CAST(turns AS DOUBLE) / NULLIF(opened, 0)               AS turns_mean,
    CAST(NULL AS DOUBLE)                                    AS turns_mean_low,
    CAST(NULL AS DOUBLE)                                    AS turns_mean_high,

    -- How many questions do 95 % of the conversations not exceed?
    CAST(HISTOGRAM_QUANTILE(turns_histogram, 0.95) AS DOUBLE)
        AS turns_p95,
    CAST(NULL AS DOUBLE)                                    AS turns_p95_low,
    CAST(NULL AS DOUBLE)                                    AS turns_p95_high,

    -- How many conversations take more than 15 questions?
    CAST(long_conversations AS DOUBLE) / NULLIF(opened, 0)  AS long_conversation_rate,
    COALESCE(CLUSTERED_INTERVAL(long_conversations_clusters, opened_clusters).low,
        WILSON_LOWER(long_conversations, opened))
        AS long_conversation_rate_low,
    COALESCE(CLUSTERED_INTERVAL(long_conversations_clusters, opened_clusters).high,
        WILSON_UPPER(long_conversations, opened))
        AS long_conversation_rate_high,

    -- How many are resolved, and neither reopened nor asked again within 7 days?
    CAST(successful_sessions AS DOUBLE) / NULLIF(opened, 0) AS successful_session_rate,
    COALESCE(CLUSTERED_INTERVAL(successful_sessions_clusters, opened_clusters).low,
        WILSON_LOWER(successful_sessions, opened))
        AS successful_session_rate_low,
    COALESCE(CLUSTERED_INTERVAL(successful_sessions_clusters, opened_clusters).high,
        WILSON_UPPER(successful_sessions, opened))
        AS successful_session_rate_high,

    -- What does a conversation cost, whatever becomes of it?
    CAST(cost_usd AS DOUBLE) / NULLIF(costed, 0)            AS cost_per_conversation_usd,
    CAST(NULL AS DOUBLE)                                    AS cost_per_conversation_usd_low,
    CAST(NULL AS DOUBLE)                                    AS cost_per_conversation_usd_high,

    -- What does a resolution cost, all other conversations included?
    CAST(cost_usd AS DOUBLE) / NULLIF(costed_resolved, 0)   AS cost_per_resolution_usd,
    CAST(NULL AS DOUBLE)                                    AS cost_per_resolution_usd_low,
    CAST(NULL AS DOUBLE)                                    AS cost_per_resolution_usd_high,

    -- What does a confirmed resolution cost, all other conversations included?
    CAST(cost_usd AS DOUBLE) / NULLIF(costed_confirmed, 0)  AS cost_per_confirmed_resolution_usd,
    CAST(NULL AS DOUBLE)                                    AS cost_per_confirmed_resolution_usd_low,
    CAST(NULL AS DOUBLE)                                    AS cost_per_confirmed_resolution_usd_high,

    -- How many of those who left without a word seem to have what they wanted?
    CASE WHEN maturity = 'final' THEN CAST(silent_good AS DOUBLE) / NULLIF(silent, 0) END
        AS good_abandonment_rate,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(silent_good_clusters,
        silent_clusters).low, WILSON_LOWER(silent_good, silent)) END
        AS good_abandonment_rate_low,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(silent_good_clusters,
        silent_clusters).high, WILSON_UPPER(silent_good, silent)) END
        AS good_abandonment_rate_high,

    -- In how many conversations did somebody ask again or retry, and then leave without a word?
    CASE WHEN maturity = 'final' THEN CAST((silent) - (silent_good) AS DOUBLE) / NULLIF(opened,
        0) END
        AS gave_up_rate,
    CASE WHEN maturity = 'final' THEN
        COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(silent_clusters, silent_good_clusters),
        opened_clusters).low, WILSON_LOWER((silent) - (silent_good), opened)) END
        AS gave_up_rate_low,
    CASE WHEN maturity = 'final' THEN
        COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(silent_clusters, silent_good_clusters),
        opened_clusters).high, WILSON_UPPER((silent) - (silent_good), opened)) END
        AS gave_up_rate_high,

    -- Sums by bucket of users, to merge over rows
    opened_clusters,
    eligible_clusters,
    involved_clusters,
    escalated_clusters,
    handed_off_clusters,
    deflected_clusters,
    closed_clusters,
    reopened_clusters,
    confirmed_clusters,
    assumed_clusters,
    resolved_reopened_clusters,
    durably_deflected_clusters,
    successful_sessions_clusters,
    long_conversations_clusters,
    silent_clusters,
    silent_good_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(involved_clusters,
        eligible_clusters).design_effect, CLUSTERED_INTERVAL(deflected_clusters,
        eligible_clusters).design_effect, CLUSTERED_INTERVAL(deflected_clusters,
        involved_clusters).design_effect, CLUSTERED_INTERVAL(durably_deflected_clusters,
        eligible_clusters).design_effect, CLUSTERED_INTERVAL(escalated_clusters,
        opened_clusters).design_effect, CLUSTERED_INTERVAL(handed_off_clusters,
        opened_clusters).design_effect, CLUSTERED_INTERVAL(confirmed_clusters,
        opened_clusters).design_effect, CLUSTERED_INTERVAL(CLUSTER_ADD(confirmed_clusters,
        assumed_clusters), opened_clusters).design_effect,
        CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_ADD(confirmed_clusters, assumed_clusters),
        resolved_reopened_clusters), opened_clusters).design_effect,
        CLUSTERED_INTERVAL(reopened_clusters, closed_clusters).design_effect,
        CLUSTERED_INTERVAL(long_conversations_clusters, opened_clusters).design_effect,
        CLUSTERED_INTERVAL(successful_sessions_clusters, opened_clusters).design_effect, CASE WHEN
        maturity = 'final' THEN CLUSTERED_INTERVAL(silent_good_clusters,
        silent_clusters).design_effect END, CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(silent_clusters, silent_good_clusters),
        opened_clusters).design_effect END) IS NULL THEN 'independent' ELSE 'clustered' END AS
        STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(involved_clusters, eligible_clusters).design_effect
        AS involvement_rate_deff,
    CLUSTERED_INTERVAL(deflected_clusters, eligible_clusters).design_effect
        AS deflection_rate_deff,
    CLUSTERED_INTERVAL(deflected_clusters, involved_clusters).design_effect
        AS autonomy_rate_deff,
    CLUSTERED_INTERVAL(durably_deflected_clusters, eligible_clusters).design_effect
        AS durable_deflection_rate_deff,
    CLUSTERED_INTERVAL(escalated_clusters, opened_clusters).design_effect
        AS escalation_rate_deff,
    CLUSTERED_INTERVAL(handed_off_clusters, opened_clusters).design_effect
        AS handoff_rate_deff,
    CLUSTERED_INTERVAL(confirmed_clusters, opened_clusters).design_effect
        AS confirmed_resolution_rate_deff,
    CLUSTERED_INTERVAL(CLUSTER_ADD(confirmed_clusters, assumed_clusters),
        opened_clusters).design_effect
        AS resolution_rate_deff,
    CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_ADD(confirmed_clusters, assumed_clusters),
        resolved_reopened_clusters), opened_clusters).design_effect
        AS durable_resolution_rate_deff,
    CLUSTERED_INTERVAL(reopened_clusters, closed_clusters).design_effect
        AS reopen_rate_deff,
    CLUSTERED_INTERVAL(long_conversations_clusters, opened_clusters).design_effect
        AS long_conversation_rate_deff,
    CLUSTERED_INTERVAL(successful_sessions_clusters, opened_clusters).design_effect
        AS successful_session_rate_deff,
    CASE WHEN maturity = 'final' THEN CLUSTERED_INTERVAL(silent_good_clusters,
        silent_clusters).design_effect END
        AS good_abandonment_rate_deff,
    CASE WHEN maturity = 'final' THEN CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(silent_clusters,
        silent_good_clusters), opened_clusters).design_effect END
        AS gave_up_rate_deff
FROM (
    SELECT
        tenant_id, grain, window_start, window_end, segment_by, segment,
        maturity, version, watermark_millis,
        opened,
        eligible,
        involved,
        escalated,
        handed_off,
        human_ms,
        deflected,
        closed,
        reopened,
        confirmed,
        assumed,
        resolved_reopened,
        durably_deflected,
        successful_sessions,
        turns,
        long_conversations,
        resolution_ms,
        silent,
        silent_good,
        CAST(CAST(cost_usd AS DECIMAL(19, 0)) * 0.000000001 AS DECIMAL(19, 9))
            AS cost_usd,
        costed,
        costed_resolved,
        costed_confirmed,
        turns_histogram,
        resolution_histogram,
        opened_clusters,
        eligible_clusters,
        involved_clusters,
        escalated_clusters,
        handed_off_clusters,
        deflected_clusters,
        closed_clusters,
        reopened_clusters,
        confirmed_clusters,
        assumed_clusters,
        resolved_reopened_clusters,
        durably_deflected_clusters,
        successful_sessions_clusters,
        long_conversations_clusters,
        silent_clusters,
        silent_good_clusters
    FROM conversation_rollup
)
