-- View      kpi_total
-- Question  How is every metric doing, by day, over everything?
-- Grain     one row per metric, tenant and day
-- Reads     kpi
-- Units     as of kpi
-- Caveat    provisional rows are among them: see maturity. Read without an end it holds the
--           newest row of every metric and day in state: set table.exec.state.ttl. Generated
--           by GeneratedSqlTest
CREATE TEMPORARY VIEW kpi_total AS
SELECT
    metric_id,
    tenant_id,
    grain,
    window_start,
    window_end,
    segment_by,
    segment,
    numerator,
    denominator,
    `value`,
    low,
    high,
    deff,
    interval_basis,
    counter_id,
    counter_value,
    maturity,
    version,
    status
FROM (
    SELECT
        metric_id,
        tenant_id,
        grain,
        window_start,
        window_end,
        segment_by,
        segment,
        numerator,
        denominator,
        `value`,
        low,
        high,
        deff,
        interval_basis,
        counter_id,
        counter_value,
        maturity,
        version,
        status,
        ROW_NUMBER() OVER (
            PARTITION BY metric_id, tenant_id, window_start
            ORDER BY maturity, version DESC
        ) AS newest_first
    FROM kpi
    WHERE grain = '1d' AND segment_by = 'all'
)
WHERE newest_first = 1
