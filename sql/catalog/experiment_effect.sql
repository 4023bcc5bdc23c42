-- View      experiment_effect
-- Question  What does each variant change, against the control, as far as can be said by now?
-- Grain     one row per tenant, experiment, variant other than the control, and metric
-- Reads     experiment_kpi_current
-- Units     ratios over users; effect = treatment - control, relative_effect = effect / control, each
--           with a 95 % interval that is safe to look at at any time; users are counted since the
--           beginning
-- Caveat    the control is the variant named control, else the first by name. Intervals begin with
--           100 users in each variant: fewer are too_few, and so are sums that contradict each other
--           and leave no error. sample_ratio_p expects as many users in the variant as in the
--           control, and is safe to look at at any time; below 0.001 believe no effect. An erased user, and one exposed again after 90 days, changes what was counted
CREATE TEMPORARY VIEW experiment_effect AS
WITH sums AS (
    SELECT
        k.tenant_id,
        SPLIT_INDEX(k.segment, '|', 0)                          AS experiment,
        SPLIT_INDEX(k.segment, '|', 1)                          AS treatment,
        m.metric_id,
        m.good,
        m.guardrail_id,
        MAX(k.maturity)                                         AS maturity,
        SUM(k.exposed_users)                                    AS exposed_users,
        SUM(k.crossovers)                                       AS crossovers,
        SUM(m.users)                                            AS users,
        CAST(SUM(m.n) AS DOUBLE) / NULLIF(SUM(m.d), 0)          AS ratio,
        RATIO_VARIANCE(
            SUM(m.users), SUM(m.n), SUM(m.d), SUM(m.nn), SUM(m.dd), SUM(m.nd)) AS squared_error
    FROM experiment_kpi_current AS k CROSS JOIN UNNEST(ARRAY[
        ROW(CAST('acceptance' AS STRING), CAST('more' AS STRING), CAST('persistence' AS STRING),
            k.acceptance_users, k.acceptance_n, k.acceptance_d,
            k.acceptance_nn, k.acceptance_dd, k.acceptance_nd),
        ROW(CAST('persistence' AS STRING), CAST('more' AS STRING), CAST('acceptance' AS STRING),
            k.persistence_users, k.persistence_n, k.persistence_d,
            k.persistence_nn, k.persistence_dd, k.persistence_nd),
        ROW(CAST('retry' AS STRING), CAST('less' AS STRING), CAST('completion' AS STRING),
            k.retry_users, k.retry_n, k.retry_d,
            k.retry_nn, k.retry_dd, k.retry_nd),
        ROW(CAST('completion' AS STRING), CAST('more' AS STRING), CAST('retry' AS STRING),
            k.completion_users, k.completion_n, k.completion_d,
            k.completion_nn, k.completion_dd, k.completion_nd),
        ROW(CAST('deflection' AS STRING), CAST('more' AS STRING), CAST('retry' AS STRING),
            k.deflection_users, k.deflection_n, k.deflection_d,
            k.deflection_nn, k.deflection_dd, k.deflection_nd),
        ROW(CAST('conversion' AS STRING), CAST('more' AS STRING), CAST('retry' AS STRING),
            k.conversion_users, k.conversion_n, k.conversion_d,
            k.conversion_nn, k.conversion_dd, k.conversion_nd)
    ]) AS m (metric_id, good, guardrail_id, users, n, d, nn, dd, nd)
    WHERE k.grain = '1d' AND k.segment_by = 'experiment|variant'
    GROUP BY k.tenant_id, k.segment, m.metric_id, m.good, m.guardrail_id
),
controls AS (
    SELECT
        tenant_id,
        experiment,
        CASE
            WHEN MAX(CASE WHEN treatment = 'control' THEN 1 ELSE 0 END) = 1 THEN 'control'
            ELSE MIN(treatment)
        END                                                     AS control
    FROM sums
    GROUP BY tenant_id, experiment
),
pairs AS (
    SELECT
        t.tenant_id,
        t.experiment,
        t.treatment,
        c.treatment                                             AS control,
        t.metric_id,
        t.good,
        t.guardrail_id,
        t.users,
        c.users                                                 AS control_users,
        t.ratio,
        c.ratio                                                 AS control_ratio,
        CASE WHEN t.users >= 100 AND c.users >= 100
            THEN SEQUENTIAL_Z(t.users + c.users, 5000) END      AS z,
        SQRT(t.squared_error + c.squared_error)                           AS error,
        SQRT(t.squared_error + c.squared_error * POWER(t.ratio / NULLIF(c.ratio, 0), 2))
            / NULLIF(ABS(c.ratio), 0)                           AS relative_error,
        t.exposed_users,
        c.exposed_users                                         AS control_exposed_users,
        t.crossovers + c.crossovers                             AS crossovers,
        CASE WHEN t.maturity = 'final' THEN c.maturity ELSE t.maturity END AS maturity
    FROM sums AS t
    JOIN controls AS o ON o.tenant_id = t.tenant_id AND o.experiment = t.experiment
    JOIN sums AS c
        ON c.tenant_id = t.tenant_id AND c.experiment = t.experiment
            AND c.metric_id = t.metric_id AND c.treatment = o.control
    WHERE t.treatment <> o.control
),
judged AS (
    SELECT
        *,
        ratio - control_ratio                                   AS effect,
        CASE
            WHEN ratio IS NULL OR control_ratio IS NULL THEN 'no_data'
            WHEN z IS NULL OR error IS NULL THEN 'too_few'
            WHEN ABS(ratio - control_ratio) <= z * error THEN 'undecided'
            WHEN (good = 'more') = (ratio > control_ratio) THEN 'better'
            ELSE 'worse'
        END                                                     AS verdict
    FROM pairs
)
SELECT
    j.tenant_id,
    j.experiment,
    j.treatment,
    j.control,
    j.metric_id,
    j.good,
    j.users,
    j.control_users,
    j.ratio                                                     AS `value`,
    j.control_ratio                                             AS control_value,
    j.effect,
    j.effect - j.z * j.error                                    AS effect_low,
    j.effect + j.z * j.error                                    AS effect_high,
    j.ratio / NULLIF(j.control_ratio, 0) - 1                    AS relative_effect,
    j.ratio / NULLIF(j.control_ratio, 0) - 1 - j.z * j.relative_error AS relative_low,
    j.ratio / NULLIF(j.control_ratio, 0) - 1 + j.z * j.relative_error AS relative_high,
    j.verdict,
    j.guardrail_id,
    g.verdict                                                   AS guardrail_verdict,
    j.exposed_users,
    j.control_exposed_users,
    SAMPLE_RATIO_SEQUENTIAL_P(
        ARRAY[j.exposed_users, j.control_exposed_users], ARRAY[1e0, 1e0]) AS sample_ratio_p,
    j.crossovers,
    j.maturity
FROM judged AS j
LEFT JOIN judged AS g
    ON g.tenant_id = j.tenant_id AND g.experiment = j.experiment AND g.treatment = j.treatment
        AND g.metric_id = j.guardrail_id
