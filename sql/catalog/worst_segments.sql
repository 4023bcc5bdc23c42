-- View      worst_segments
-- Question  Which segments did worst in the latest final week, with enough data to say so?
-- Grain     one row per tenant, metric and segment, up to ten of a metric and segment set
-- Reads     kpi_week_change
-- Units     as in docs/metrics.md
-- Caveat    ordered by the end of the interval that is in favour of the segment, so that a small
--           segment is not first by chance; metrics without an interval are left out
--           For batch execution; made of sql/reviews by GeneratedSqlTest
CREATE TEMPORARY VIEW worst_segments AS
WITH changes AS (
    SELECT c.* FROM kpi_week_change AS c
)
SELECT
    tenant_id,          -- whose events these are
    metric_id,          -- the metric, as in the view metric
    segment_rank,       -- 1: the worst segment of the metric and segment set
    segment_by,         -- the dimensions of the segment
    segment,            -- their values
    `value`,              -- of the segment in that week
    low,                -- lower end of its 95 % interval
    high,               -- upper end of its 95 % interval
    denominator,        -- how many things the value is of
    overall_value,      -- the same metric over all segments
    status,             -- of the segment: ok, warn or critical
    window_start        -- first instant of that week, a Monday
FROM (
    SELECT
        s.tenant_id,
        s.metric_id,
        row_number() OVER (
            PARTITION BY s.tenant_id, s.metric_id, s.segment_by
            ORDER BY CASE WHEN s.good = 'more' THEN s.high ELSE -s.low END, s.segment
        ) AS segment_rank,
        s.segment_by,
        s.segment,
        s.`value`,
        s.low,
        s.high,
        s.denominator,
        overall.`value` AS overall_value,
        s.status,
        s.window_start
    FROM changes AS s
    LEFT JOIN changes AS overall
        ON overall.tenant_id = s.tenant_id AND overall.metric_id = s.metric_id
            AND overall.segment_by = 'all'
    WHERE s.segment_by <> 'all'
        AND s.low IS NOT NULL
        AND s.good <> 'neither'
        AND s.status NOT IN ('too_few', 'no_data')
) AS ranked
WHERE segment_rank <= 10
ORDER BY tenant_id, metric_id, segment_by, segment_rank
