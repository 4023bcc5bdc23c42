-- View      daily_review
-- Question  How did the latest final day go: core metrics, critical errors, what crossed a level?
-- Grain     one row per tenant, reason, metric and segment
-- Reads     kpi_day_change, metric, target
-- Units     as in docs/metrics.md
-- Caveat    each table of KPI rows has a latest final day of its own: see window_start. Incidents
--           are not here: their rows are final after 90 days. See kpi_total
--           For batch execution; made of sql/reviews by GeneratedSqlTest
CREATE TEMPORARY VIEW daily_review AS
WITH changes AS (
    SELECT c.* FROM kpi_day_change AS c
)
SELECT
    reasons.tenant_id,          -- whose events these are
    reasons.reason,             -- core metric, critical error, or crossed a level
    reasons.metric_id,          -- the metric, as in the view metric
    reasons.segment_by,         -- how rows are divided into segments: all, or dimensions joined by |
    reasons.segment,            -- the values of these dimensions
    reasons.`value`,              -- of that day
    reasons.low,                -- lower end of its 95 % interval, NULL for no proportion
    reasons.high,               -- upper end of its 95 % interval, NULL for no proportion
    reasons.numerator,          -- of an error: how many there were
    reasons.denominator,        -- how many things the value is of, NULL of a sum
    reasons.status,             -- ok, warn, critical, too_few or no_data
    reasons.status_before,      -- that of the day before
    reasons.value_before,       -- value of the day before
    reasons.verdict,            -- better, worse, changed, same, too_few or no_data against the day before
    reasons.counter_id,         -- the metric that is shown beside it
    reasons.counter_value,      -- its value
    coalesce(own.owner, general.owner) AS owner, -- of the segment, else of the metric, NULL for nobody
    reasons.window_start -- first instant of that day
FROM (
    SELECT 1 AS place, 'core metric' AS reason, c.*
    FROM changes AS c
    JOIN metric AS m ON m.metric_id = c.metric_id
    WHERE m.core AND c.segment_by = 'all'
    UNION ALL
    SELECT 2, 'critical error', c.*
    FROM changes AS c
    WHERE c.segment_by = 'all'
        AND c.metric_id IN (
            'hallucination_rate', 'harmful_content_rate', 'policy_mistake_rate', 'error_rate')
        AND c.numerator > 0
    UNION ALL
    SELECT 3, 'crossed a level', c.*
    FROM changes AS c
    WHERE c.status = 'critical' AND c.status_before <> 'critical'
        OR c.status = 'warn' AND c.status_before NOT IN ('warn', 'critical')
) AS reasons
LEFT JOIN target AS own
    ON own.metric_id = reasons.metric_id AND own.segment_by = reasons.segment_by
        AND own.segment = reasons.segment
LEFT JOIN target AS general
    ON general.metric_id = reasons.metric_id AND general.segment_by = 'all'
        AND general.segment = 'all'
ORDER BY reasons.tenant_id, place,
    CASE status WHEN 'critical' THEN 1 WHEN 'warn' THEN 2 ELSE 3 END,
    reasons.metric_id, reasons.segment_by, reasons.segment
