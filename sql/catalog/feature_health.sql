-- View      feature_health
-- Question  Is each feature healthy: work done, quality, trust, cost, latency, support?
-- Grain     one row per tenant, feature and condition; the worst first
-- Reads     kpi_week_change, target
-- Units     as in docs/metrics.md
-- Caveat    a metric without a level cannot be unhealthy: no_level; set levels in the file of
--           targets. A condition is as bad as the worst of its metrics. Weeks of tickets are final
--           after 90 days
--           For batch execution; made of sql/reviews by GeneratedSqlTest
CREATE TEMPORARY VIEW feature_health AS
WITH conditions (condition_no, `condition`, metric_id) AS (
    VALUES
        (1, 'valuable work completed', 'task_completion_rate'),
        (1, 'valuable work completed', 'successful_session_rate'),
        (1, 'valuable work completed', 'usat'),
        (2, 'quality within its bars', 'quality_score'),
        (2, 'quality within its bars', 'first_response_accuracy'),
        (2, 'quality within its bars', 'hallucination_rate'),
        (2, 'quality within its bars', 'harmful_content_rate'),
        (3, 'trust calibrated', 'calibration_error'),
        (3, 'trust calibrated', 'override_rate'),
        (3, 'trust calibrated', 'low_confidence_override_rate'),
        (3, 'trust calibrated', 'user_reported_wrong_rate'),
        (4, 'cost viable', 'cost_per_successful_outcome_usd'),
        (4, 'cost viable', 'cost_per_conversation_usd'),
        (4, 'cost viable', 'cost_per_inference_usd'),
        (5, 'latency fits', 'latency_p95_ms'),
        (5, 'latency fits', 'ttft_p95_ms'),
        (6, 'support burden understood', 'escalation_rate'),
        (6, 'support burden understood', 'repeat_user_rate'),
        (6, 'support burden understood', 'reopen_rate'),
        (6, 'support burden understood', 'tickets')
),
changes AS (
    SELECT c.* FROM kpi_week_change AS c
),
features AS (
    SELECT DISTINCT tenant_id, segment_by, segment
    FROM changes
    WHERE segment_by IN ('all', 'feature')
),
judged AS (
    SELECT
        f.tenant_id, f.segment_by, f.segment, c.condition_no, c.`condition`, c.metric_id,
        k.window_start, k.`value`, k.low, k.high, k.denominator, k.verdict,
        CASE
            WHEN k.status = 'ok'
                AND CASE WHEN own.metric_id IS NULL
                    THEN coalesce(general.warn, general.critical)
                    ELSE coalesce(own.warn, own.critical) END IS NULL THEN 'no_level'
            ELSE coalesce(k.status, 'no_data')
        END AS status
    FROM features AS f
    CROSS JOIN conditions AS c
    LEFT JOIN changes AS k
        ON k.tenant_id = f.tenant_id AND k.metric_id = c.metric_id
            AND k.segment_by = f.segment_by AND k.segment = f.segment
    LEFT JOIN target AS own
        ON own.metric_id = c.metric_id AND own.segment_by = f.segment_by
            AND own.segment = f.segment
    LEFT JOIN target AS general
        ON general.metric_id = c.metric_id AND general.segment_by = 'all'
            AND general.segment = 'all'
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY tenant_id, segment_by, segment, condition_no
            ORDER BY
                CASE status
                    WHEN 'critical' THEN 1
                    WHEN 'warn' THEN 2
                    WHEN 'ok' THEN 3
                    WHEN 'no_level' THEN 4
                    WHEN 'too_few' THEN 5
                    ELSE 6
                END,
                metric_id
        ) AS metric_rank
    FROM judged
)
SELECT
    tenant_id,          -- whose events these are
    segment_by,         -- feature, or all for everything
    segment AS feature, -- the feature, or all
    row_number() OVER (
        PARTITION BY tenant_id, segment_by, segment
        ORDER BY
            CASE status
                WHEN 'critical' THEN 1
                WHEN 'warn' THEN 2
                WHEN 'no_data' THEN 3
                WHEN 'too_few' THEN 4
                WHEN 'no_level' THEN 5
                ELSE 6
            END,
            condition_no
    ) AS condition_rank, -- 1: the worst condition of the feature
    condition_no,       -- 1 to 6
    `condition`,          -- in words
    status,             -- critical, warn, no_data, too_few, no_level or ok
    metric_id,          -- the metric that decides it: the worst of the condition
    `value`,              -- of that metric in its latest final week
    low,                -- lower end of its 95 % interval, NULL for no proportion
    high,               -- upper end of its 95 % interval, NULL for no proportion
    denominator,        -- how many things the value is of, NULL of a sum
    verdict,            -- against the week before: better, worse, changed, same, too_few or no_data
    window_start        -- first instant of that week, a Monday
FROM ranked
WHERE metric_rank = 1
ORDER BY tenant_id, segment_by, feature, condition_rank
