-- View      experiment_effect
-- Question  What does each variant change, against the control, as far as can be said by now?
-- Grain     one row per tenant, experiment, variant other than the control, and metric
-- Reads     experiment_kpi
-- Units     ratios over users; users are counted since the beginning of the experiment
-- Caveat    the control is the variant named control, else the first by name. Intervals begin with
--           100 users in each variant. sample_ratio_p expects as many users in the variant as in the
--           control; where another division was planned, call sample_ratio_sequential_p. An erased
--           user, and one exposed again after 90 days, changes what was counted
CREATE VIEW experiment_effect AS
WITH sums AS (
    SELECT
        k.tenant_id, split_part(k.segment, '|', 1) AS experiment,
        split_part(k.segment, '|', 2) AS treatment, m.metric_id, m.good, m.guardrail_id,
        max(k.maturity) AS maturity,
        sum(k.exposed_users) AS exposed_users, sum(k.crossovers) AS crossovers,
        sum(m.users) AS users,
        CAST(sum(m.n) AS double precision) / nullif(sum(m.d), 0) AS ratio,
        ratio_variance(sum(m.users), sum(m.n), sum(m.d), sum(m.nn), sum(m.dd), sum(m.nd))
            AS squared_error
    FROM experiment_kpi AS k CROSS JOIN LATERAL (
        SELECT 'acceptance', 'more', 'persistence', k.acceptance_users,
            k.acceptance_n, k.acceptance_d, k.acceptance_nn, k.acceptance_dd, k.acceptance_nd
        UNION ALL
        SELECT 'persistence', 'more', 'acceptance', k.persistence_users,
            k.persistence_n, k.persistence_d, k.persistence_nn, k.persistence_dd, k.persistence_nd
        UNION ALL
        SELECT 'retry', 'less', 'completion', k.retry_users,
            k.retry_n, k.retry_d, k.retry_nn, k.retry_dd, k.retry_nd
        UNION ALL
        SELECT 'completion', 'more', 'retry', k.completion_users,
            k.completion_n, k.completion_d, k.completion_nn, k.completion_dd, k.completion_nd
        UNION ALL
        SELECT 'deflection', 'more', 'retry', k.deflection_users,
            k.deflection_n, k.deflection_d, k.deflection_nn, k.deflection_dd, k.deflection_nd
        UNION ALL
        SELECT 'conversion', 'more', 'retry', k.conversion_users,
            k.conversion_n, k.conversion_d, k.conversion_nn, k.conversion_dd, k.conversion_nd
    ) AS m (metric_id, good, guardrail_id, users, n, d, nn, dd, nd)
    WHERE k.grain = '1d' AND k.segment_by = 'experiment|variant'
    GROUP BY k.tenant_id, k.segment, m.metric_id, m.good, m.guardrail_id
),
controls AS (
    SELECT
        tenant_id, experiment,
        CASE WHEN bool_or(treatment = 'control') THEN 'control'
            ELSE min(treatment COLLATE "C") COLLATE "default" END AS control
    FROM sums
    GROUP BY tenant_id, experiment
),
pairs AS (
    SELECT
        t.tenant_id, t.experiment, t.treatment, c.treatment AS control, t.metric_id, t.good,
        t.guardrail_id, t.users, c.users AS control_users, t.ratio, c.ratio AS control_ratio,
        CASE WHEN t.users >= 100 AND c.users >= 100
            THEN sequential_z(t.users + c.users, 5000) END AS z,
        sqrt(t.squared_error + c.squared_error) AS error,
        sqrt(t.squared_error + c.squared_error * (t.ratio / nullif(c.ratio, 0)) ^ 2)
            / nullif(abs(c.ratio), 0) AS relative_error,
        t.exposed_users, c.exposed_users AS control_exposed_users,
        t.crossovers + c.crossovers AS crossovers,
        greatest(t.maturity, c.maturity) AS maturity
    FROM sums AS t
    JOIN controls AS o USING (tenant_id, experiment)
    JOIN sums AS c
        ON c.tenant_id = t.tenant_id AND c.experiment = t.experiment
            AND c.metric_id = t.metric_id AND c.treatment = o.control
    WHERE t.treatment <> o.control
),
judged AS (
    SELECT
        *, ratio - control_ratio AS effect,
        CASE
            WHEN ratio IS NULL OR control_ratio IS NULL THEN 'no_data'
            WHEN z IS NULL OR error IS NULL THEN 'too_few'
            WHEN abs(ratio - control_ratio) <= z * error THEN 'undecided'
            WHEN (good = 'more') = (ratio > control_ratio) THEN 'better'
            ELSE 'worse'
        END AS verdict
    FROM pairs
)
SELECT
    j.tenant_id,        -- whose events these are
    j.experiment,       -- experiment_id
    j.treatment,        -- the variant that is compared
    j.control,          -- with which: the variant named control, else the first by name
    j.metric_id,        -- acceptance, persistence, retry, completion, deflection or conversion, as in experiment_kpi
    j.good,             -- whether more or less is better
    j.users,            -- users of the variant with any of what the metric counts
    j.control_users,    -- users of the control with any of it
    j.ratio AS value,   -- of the variant
    j.control_ratio AS control_value, -- of the control
    j.effect,           -- value minus control_value
    j.effect - j.z * j.error AS effect_low, -- lower end of its 95 % interval, safe to look at on any day, NULL with fewer than 100 users in a variant
    j.effect + j.z * j.error AS effect_high, -- upper end of the same interval
    j.ratio / nullif(j.control_ratio, 0) - 1 AS relative_effect, -- effect over control_value
    j.ratio / nullif(j.control_ratio, 0) - 1 - j.z * j.relative_error AS relative_low, -- lower end of its 95 % interval, likewise
    j.ratio / nullif(j.control_ratio, 0) - 1 + j.z * j.relative_error AS relative_high, -- upper end of the same interval
    j.verdict,          -- better, worse, undecided (the interval of effect holds 0), too_few (no interval) or no_data
    j.guardrail_id,     -- the metric that must not become worse meanwhile
    g.verdict AS guardrail_verdict, -- its verdict
    j.exposed_users,    -- users exposed to the variant
    j.control_exposed_users, -- users exposed to the control
    sample_ratio_sequential_p(
        ARRAY[CAST(j.exposed_users AS double precision), j.control_exposed_users],
        ARRAY[1, 1]) AS sample_ratio_p, -- how probably chance alone divides users as unevenly, if halves were planned: below 0.001 believe no effect
    j.crossovers,       -- users of both exposed to another variant within 7 d
    j.maturity          -- final once all days are
FROM judged AS j
LEFT JOIN judged AS g
    ON g.tenant_id = j.tenant_id AND g.experiment = j.experiment AND g.treatment = j.treatment
        AND g.metric_id = j.guardrail_id
ORDER BY j.tenant_id, j.experiment, j.treatment, j.metric_id
