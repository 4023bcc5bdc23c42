-- View      objective
-- Question  Is each objective on its way, and does its guard hold?
-- Grain     one row per objective and tenant
-- Reads     objective_goal, kpi_week_change
-- Units     as in docs/metrics.md; days whole
-- Caveat    the clock is that of the data: days are counted from the end of the latest final week
--           For batch execution; made of sql/reviews by GeneratedSqlTest
CREATE TEMPORARY VIEW objective AS
WITH changes AS (
    SELECT c.* FROM kpi_week_change AS c
),
measured AS (
    SELECT
        g.objective_id, g.metric_id, g.segment_by, g.segment, g.start_value, g.goal_value,
        g.since, g.due, g.guard_metric_id, g.guard_side, g.guard_limit, g.owner,
        k.tenant_id, k.`value`, k.low, k.high, k.denominator, k.status AS kpi_status,
        CAST(k.window_start AS DATE) + INTERVAL '7' DAY AS measured_until,
        guard.`value` AS guard_value,
        guard.status AS guard_status,
        CASE WHEN guard.status <> 'too_few' THEN
            CASE g.guard_side
                WHEN 'below' THEN coalesce(guard.low, guard.`value`) > g.guard_limit
                ELSE coalesce(guard.high, guard.`value`) < g.guard_limit
            END
        END AS is_guard_broken
    FROM objective_goal AS g
    LEFT JOIN changes AS k
        ON k.metric_id = g.metric_id AND k.segment_by = g.segment_by AND k.segment = g.segment
    LEFT JOIN changes AS guard
        ON guard.metric_id = g.guard_metric_id AND guard.tenant_id = k.tenant_id
            AND guard.segment_by = g.segment_by AND guard.segment = g.segment
)
SELECT
    tenant_id,          -- whose events these are, NULL where the metric has no final week
    objective_id,       -- its name in the file of targets
    owner,              -- who answers for it, NULL for nobody
    metric_id,          -- the metric that should move
    segment_by,         -- of which segments, all for everything
    segment,            -- the values of these dimensions
    start_value,        -- where it comes from
    goal_value,         -- where it should go
    since,              -- when it stood at start_value, NULL where the file does not say
    due,                -- when it should be at goal_value
    `value` AS now,       -- of the latest final week
    low,                -- lower end of its 95 % interval, NULL for no proportion
    high,               -- upper end of its 95 % interval, NULL for no proportion
    denominator,        -- how many things it is of
    (`value` - start_value) / (goal_value - start_value) AS share_of_way, -- 0 at start_value, 1 at goal_value
    CASE WHEN due > since THEN
        coalesce(
            least(
                CAST(1 AS double precision),
                greatest(
                    CAST(0 AS double precision),
                    TIMESTAMPDIFF(DAY, since, measured_until) / CAST(TIMESTAMPDIFF(DAY, since, due) AS double precision))),
            0)
    END AS share_of_time, -- 0 at since, 1 at due, NULL without since
    TIMESTAMPDIFF(DAY, measured_until, due) AS days_left, -- from the end of that week until due, negative when overdue
    guard_metric_id,    -- the metric that must not suffer, NULL for none
    guard_value,        -- its value in its latest final week
    guard_side,         -- on which side of guard_limit it must stay: below or above
    guard_limit,        -- what it must not pass
    CASE
        WHEN is_guard_broken THEN 'guard_broken'
        WHEN `value` IS NULL THEN 'no_data'
        WHEN kpi_status = 'too_few' THEN 'too_few'
        WHEN goal_value > start_value AND coalesce(low, `value`) >= goal_value
            OR goal_value < start_value AND coalesce(high, `value`) <= goal_value THEN 'met'
        WHEN measured_until > due THEN 'behind'
        WHEN (`value` - start_value) / (goal_value - start_value)
            >= CASE WHEN due > since THEN
                greatest(
                    CAST(0 AS double precision),
                    TIMESTAMPDIFF(DAY, since, measured_until) / CAST(TIMESTAMPDIFF(DAY, since, due) AS double precision))
                ELSE 0 END THEN 'on_track'
        ELSE 'behind'
    END AS status,      -- guard_broken, met (both only where the interval says so), on_track (at least as far on its way as in its time, without since at start_value or better), behind, too_few or no_data
    measured_until      -- the day after that week
FROM measured
ORDER BY tenant_id, due, objective_id
