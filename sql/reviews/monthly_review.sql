-- View      monthly_review
-- Question  What did the latest final month bring: cost per resolution, deflection, conversion,
--           return on investment, objectives?
-- Grain     one row per tenant, topic and metric or objective
-- Reads     kpi_month_change, objective
-- Units     as in docs/metrics.md
-- Caveat    each table of KPI rows has a latest final month of its own: see window_start;
--           objectives are measured by week
CREATE VIEW monthly_review AS
WITH topics (topic_no, topic, metric_id) AS (
    VALUES
        (1, 'cost per resolution', 'cost_per_resolution_usd'),
        (1, 'cost per resolution', 'cost_per_confirmed_resolution_usd'),
        (2, 'deflection', 'deflection_rate'),
        (2, 'deflection', 'durable_deflection_rate'),
        (3, 'conversion', 'conversion_ai_rate'),
        (3, 'conversion', 'conversion_other_rate'),
        (3, 'conversion', 'conversion_lift'),
        (3, 'conversion', 'assisted_conversion_rate'),
        (4, 'return on investment', 'roi'),
        (4, 'return on investment', 'gross_margin'),
        (4, 'return on investment', 'value_cost_ratio')
),
topic_rows AS (
    SELECT
        k.tenant_id, t.topic_no, t.topic, k.metric_id, CAST(NULL AS text) AS objective_id,
        k.value, k.low, k.high, k.denominator, k.value_before, k.change, k.change_low,
        k.change_high, k.verdict, k.status, CAST(NULL AS double precision) AS goal_value,
        CAST(NULL AS double precision) AS share_of_way, CAST(NULL AS integer) AS days_left,
        k.counter_id, k.counter_value, k.window_start
    FROM topics AS t
    JOIN kpi_month_change AS k ON k.metric_id = t.metric_id AND k.segment_by = 'all'
    UNION ALL
    SELECT
        o.tenant_id, 5, 'objective', o.metric_id, o.objective_id, o.now, o.low, o.high,
        o.denominator, o.start_value, o.now - o.start_value, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS text), o.status, o.goal_value,
        o.share_of_way, o.days_left, o.guard_metric_id, o.guard_value,
        first_instant(CAST(o.measured_until - 7 AS timestamp), (SELECT zone FROM day_zone))
    FROM objective AS o
)
SELECT
    tenant_id,          -- whose events these are
    topic_no,           -- 1 to 5
    topic,              -- in words
    metric_id,          -- the metric, as in the view metric
    objective_id,       -- of an objective its name, else NULL
    value,              -- of the latest final month, of an objective its latest final week
    low,                -- lower end of its 95 % interval, NULL for no proportion
    high,               -- upper end of its 95 % interval, NULL for no proportion
    denominator,        -- how many things the value is of
    value_before,       -- of the month before, of an objective the value that it started from
    change,             -- value minus value_before
    change_low,         -- lower end of the 95 % interval of change, NULL for no proportion
    change_high,        -- upper end of the same interval
    verdict,            -- better, worse, changed, same, too_few or no_data, NULL of an objective
    status,             -- as in kpi, of an objective as in the view objective
    goal_value,         -- of an objective where it should go, else NULL
    share_of_way,       -- of an objective 0 at its start, 1 at its goal, else NULL
    days_left,          -- of an objective until it is due, else NULL
    counter_id,         -- the metric that is shown beside it, of an objective its guard
    counter_value,      -- its value
    window_start        -- first instant of that month or week
FROM topic_rows
ORDER BY tenant_id, topic_no, metric_id, objective_id
