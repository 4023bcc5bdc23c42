-- View      baseline
-- Question  How do AI, assisted and human work compare, each metric side by side?
-- Grain     one row per tenant and metric
-- Reads     kpi_month_change
-- Units     as in docs/metrics.md
-- Caveat    needs the segment set handled_by (stet.rollup.segment-sets). Who handles what is not
--           random: easy cases may be those that AI handles. Without metrics of conversations that
--           say themselves whether a person took over: that decides handled_by where the opening
--           does not name it
CREATE VIEW baseline AS
WITH sides AS (
    SELECT
        tenant_id, metric_id, good, window_start,
        max(value) FILTER (WHERE segment = 'ai') AS ai_value,
        max(low) FILTER (WHERE segment = 'ai') AS ai_low,
        max(high) FILTER (WHERE segment = 'ai') AS ai_high,
        max(denominator) FILTER (WHERE segment = 'ai') AS ai_sample,
        max(value) FILTER (WHERE segment = 'assisted') AS assisted_value,
        max(low) FILTER (WHERE segment = 'assisted') AS assisted_low,
        max(high) FILTER (WHERE segment = 'assisted') AS assisted_high,
        max(denominator) FILTER (WHERE segment = 'assisted') AS assisted_sample,
        max(value) FILTER (WHERE segment = 'human') AS human_value,
        max(low) FILTER (WHERE segment = 'human') AS human_low,
        max(high) FILTER (WHERE segment = 'human') AS human_high,
        max(denominator) FILTER (WHERE segment = 'human') AS human_sample,
        count(*) FILTER (
            WHERE segment IN ('ai', 'human') AND status IN ('too_few', 'no_data')) > 0 AS is_too_few
    FROM kpi_month_change
    WHERE segment_by = 'handled_by'
        AND metric_id NOT IN (
            'involvement_rate', 'autonomy_rate', 'deflection_rate', 'durable_deflection_rate',
            'escalation_rate', 'handoff_rate', 'confirmed_resolution_rate', 'resolution_rate',
            'durable_resolution_rate', 'reopen_rate', 'successful_session_rate',
            'cost_per_resolution_usd', 'cost_per_confirmed_resolution_usd')
    GROUP BY tenant_id, metric_id, good, window_start
),
-- Each difference with the ends of its interval, by Newcombe as interval_difference has them.
differences AS (
    SELECT
        sides.*,
        ai_value - human_value AS ai_minus_human,
        ai_value - human_value
            - sqrt(power(ai_value - ai_low, 2) + power(human_high - human_value, 2))
            AS ai_minus_human_low,
        ai_value - human_value
            + sqrt(power(ai_high - ai_value, 2) + power(human_value - human_low, 2))
            AS ai_minus_human_high,
        assisted_value - human_value AS assisted_minus_human,
        assisted_value - human_value
            - sqrt(power(assisted_value - assisted_low, 2) + power(human_high - human_value, 2))
            AS assisted_minus_human_low,
        assisted_value - human_value
            + sqrt(power(assisted_high - assisted_value, 2) + power(human_value - human_low, 2))
            AS assisted_minus_human_high
    FROM sides
)
SELECT
    tenant_id,          -- whose events these are
    metric_id,          -- the metric, as in the view metric
    ai_value,           -- of what AI handled alone
    ai_low,             -- lower end of its 95 % interval, NULL for no proportion
    ai_high,            -- upper end of its 95 % interval, NULL for no proportion
    ai_sample,          -- how many things it is of
    assisted_value,     -- of what people handled with AI
    assisted_low,       -- lower end of its 95 % interval
    assisted_high,      -- upper end of its 95 % interval
    assisted_sample,    -- how many things it is of
    human_value,        -- of what people handled alone
    human_low,          -- lower end of its 95 % interval
    human_high,         -- upper end of its 95 % interval
    human_sample,       -- how many things it is of
    ai_minus_human,     -- the difference of the values
    ai_minus_human_low, -- lower end of its 95 % interval, by Newcombe from the two intervals
    ai_minus_human_high, -- upper end of the same interval
    assisted_minus_human, -- the difference of the values
    assisted_minus_human_low, -- lower end of its 95 % interval
    assisted_minus_human_high, -- upper end of the same interval
    CASE
        WHEN ai_sample IS NULL AND human_sample IS NULL THEN NULL
        WHEN ai_minus_human IS NULL THEN 'no_data'
        WHEN is_too_few THEN 'too_few'
        WHEN ai_minus_human = 0 OR ai_minus_human_low <= 0 AND ai_minus_human_high >= 0 THEN 'same'
        WHEN good = 'neither' THEN 'changed'
        WHEN (good = 'more') = (ai_minus_human > 0) THEN 'better'
        ELSE 'worse'
    END AS verdict,     -- AI against people: better, worse, changed (where neither is good), same, too_few or no_data, NULL of a sum
    window_start        -- first instant of the latest final month
FROM differences
ORDER BY tenant_id, metric_id
