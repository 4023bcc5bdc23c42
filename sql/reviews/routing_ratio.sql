-- View      routing_ratio
-- Question  Which share of all generations went to each model and each route?
-- Grain     one row per tenant, grain, window and model or route
-- Reads     generation_kpi_final
-- Units     a share from 0 to 1; USD
-- Caveat    the segment sets model, route and all must be counted; a window without one of them has
--           no rows. The same text is a view of PostgreSQL and of Flink SQL
CREATE VIEW routing_ratio AS
SELECT
    part.tenant_id,                     -- whose events these are
    part.grain,                         -- length of the window: 1m, 1h or 1d
    part.window_start,                  -- first instant of the window
    part.window_end,                    -- first instant after the window
    part.segment_by,                    -- model or route
    part.segment,                       -- which model or route
    part.generations,                   -- generations of it
    whole.generations AS all_generations, -- generations of all
    CAST(part.generations AS double precision) / whole.generations AS routing_ratio, -- the share of all generations
    part.cost_per_inference_usd         -- the counter-metric: what a generation of it costs
FROM generation_kpi_final AS part
JOIN generation_kpi_final AS whole
    ON whole.tenant_id = part.tenant_id AND whole.grain = part.grain
        AND whole.window_start = part.window_start AND whole.segment_by = 'all'
WHERE part.segment_by IN ('model', 'route') AND whole.generations > 0
