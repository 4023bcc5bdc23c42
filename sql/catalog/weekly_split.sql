-- View      weekly_split
-- Question  Did a metric change because segments did, or because their shares did?
-- Grain     one row per tenant, metric and way to divide it into segments
-- Reads     kpi_week_change
-- Units     as in docs/metrics.md
-- Caveat    mix_change + within_change = change. Only of metrics whose segments add up to the
--           whole: not of quantiles, sums and distinct users
--           For batch execution; made of sql/reviews by GeneratedSqlTest
CREATE TEMPORARY VIEW weekly_split AS
WITH changes AS (
    SELECT
        tenant_id, metric_id, segment_by, segment, window_start, numerator, denominator,
        numerator_before, denominator_before, change
    FROM kpi_week_change
),
parts AS (
    SELECT
        *,
        coalesce(denominator, 0) / nullif(sum(denominator) OVER whole, 0) AS share,
        coalesce(denominator_before, 0) / nullif(sum(denominator_before) OVER whole, 0)
            AS share_before,
        coalesce(
            numerator / nullif(denominator, 0),
            numerator_before / nullif(denominator_before, 0)) AS rate,
        coalesce(
            numerator_before / nullif(denominator_before, 0),
            numerator / nullif(denominator, 0)) AS rate_before
    FROM changes
    WHERE segment_by <> 'all'
    WINDOW whole AS (PARTITION BY tenant_id, metric_id, segment_by)
),
sums AS (
    SELECT
        tenant_id,
        metric_id,
        segment_by,
        sum((share - share_before) * (rate + rate_before) / 2) AS mix_change,
        sum((share + share_before) / 2 * (rate - rate_before)) AS within_change,
        sum(denominator) AS denominator,
        sum(denominator_before) AS denominator_before
    FROM parts
    GROUP BY tenant_id, metric_id, segment_by
)
SELECT
    sums.tenant_id,     -- whose events these are
    sums.metric_id,     -- the metric, as in the view metric
    sums.segment_by,    -- the dimensions that divide it into segments
    whole.change,       -- of the metric over all segments, from the week before
    sums.mix_change,    -- the part of change that is due to other shares of the segments
    sums.within_change, -- the part of change that is due to other values within the segments
    whole.window_start  -- first instant of the latest final week, a Monday
FROM sums
JOIN changes AS whole
    ON whole.tenant_id = sums.tenant_id AND whole.metric_id = sums.metric_id
        AND whole.segment_by = 'all'
WHERE abs(sums.denominator - whole.denominator) <= 1e-9 * abs(whole.denominator)
    AND abs(sums.denominator_before - whole.denominator_before)
        <= 1e-9 * abs(whole.denominator_before)
    AND abs(sums.mix_change + sums.within_change - whole.change)
        <= 1e-9 * greatest(CAST(1 AS double precision), abs(whole.change))
ORDER BY tenant_id, metric_id, segment_by
