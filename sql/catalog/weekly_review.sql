-- View      weekly_review
-- Question  The five questions of the week: whose success changed, which bad answers increased, why
--           users regenerate, what burns the most money, which metric moved most and why
-- Grain     one row per tenant, question and rank
-- Reads     kpi_week_change, weekly_split, target, failure_mode_owner
-- Units     as in docs/metrics.md; amount: see its words
-- Caveat    each table of KPI rows has a latest final week of its own: see window_start. A rank
--           orders rows of one question. Where change has an interval, verdict says whether it
--           is more than chance; of other metrics any change is better or worse
--           For batch execution; made of sql/reviews by GeneratedSqlTest
CREATE TEMPORARY VIEW weekly_review AS
WITH changes AS (
    SELECT
        tenant_id, metric_id, segment_by, segment, window_start, good, numerator, denominator,
        `value`, status, value_before, change, change_low, change_high, verdict, counter_id,
        counter_value
    FROM kpi_week_change
),
asked AS (
    SELECT
        1 AS question_no,
        'which use case''s success changed' AS question,
        changes.*,
        abs(change) AS amount,
        verdict IN ('better', 'worse') AS is_sure
    FROM changes
    WHERE metric_id = 'task_completion_rate' AND segment_by = 'workflow' AND change <> 0
    UNION ALL
    SELECT
        2,
        'which bad answers increased',
        changes.*,
        CASE WHEN denominator IS NULL THEN change ELSE numerator - value_before * denominator END,
        verdict IN ('worse', 'changed')
    FROM changes
    WHERE change > 0
        AND (segment_by = 'all'
            AND metric_id IN (
                'hallucination_rate', 'harmful_content_rate', 'policy_mistake_rate',
                'bad_citation_rate', 'user_reported_wrong_rate')
            OR segment_by = 'failure_mode' AND metric_id = 'reports')
    UNION ALL
    SELECT 3, 'why users regenerate', changes.*, `value`, TRUE
    FROM changes
    WHERE metric_id = 'regenerations' AND segment_by = 'reason' AND `value` > 0
    UNION ALL
    SELECT 4, 'which route or model burns the most money', changes.*, numerator, TRUE
    FROM changes
    WHERE metric_id = 'cost_per_inference_usd' AND segment_by IN ('model', 'route')
        AND numerator > 0
    UNION ALL
    SELECT
        5,
        'which metric moved most',
        changes.*,
        abs(change) / nullif(abs(value_before), 0),
        change_low IS NOT NULL
    FROM changes
    WHERE segment_by = 'all' AND denominator IS NOT NULL AND verdict IN ('better', 'worse')
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY tenant_id, question_no
            ORDER BY is_sure DESC, amount DESC NULLS LAST, metric_id, segment_by, segment
        ) AS question_rank
    FROM asked
),
splits AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY tenant_id, metric_id ORDER BY abs(mix_change) DESC, segment_by
        ) AS split_rank
    FROM weekly_split
)
SELECT
    ranked.tenant_id,   -- whose events these are
    question_no,        -- 1 to 5
    question,           -- in words
    question_rank,      -- 1: first to look at, of the rows of the question
    ranked.metric_id,   -- the metric, as in the view metric
    ranked.segment_by,  -- how rows are divided into segments: all, or dimensions joined by |
    ranked.segment,     -- the values of these dimensions
    amount,             -- what ranks: 1 size of the change, 2 bad answers beyond those of the week before, 3 regenerations, 4 USD, 5 change as a part of value_before
    `value`,              -- of the latest final week
    value_before,       -- of the week before
    ranked.change,      -- value minus value_before
    change_low,         -- lower end of the 95 % interval of change, NULL for no proportion
    change_high,        -- upper end of the same interval
    verdict,            -- better, worse, changed, same, too_few or no_data
    denominator,        -- how many things the value is of, NULL of a sum
    status,             -- ok, warn, critical, too_few or no_data
    counter_id,         -- the metric that is shown beside it
    counter_value,      -- its value
    CASE WHEN question_no = 5 THEN split.segment_by END AS split_by, -- question 5: the dimensions whose mix explains the most
    CASE WHEN question_no = 5 THEN split.mix_change END AS mix_change, -- question 5: change due to other shares of these segments
    CASE WHEN question_no = 5 THEN split.within_change END AS within_change, -- question 5: change due to other values within them
    coalesce(mode.owner, own.owner, general.owner) AS owner, -- of the failure mode, else of the segment, else of the metric, NULL for nobody
    ranked.window_start -- first instant of that week, a Monday
FROM ranked
LEFT JOIN splits AS split
    ON split.tenant_id = ranked.tenant_id AND split.metric_id = ranked.metric_id
        AND split.split_rank = 1
LEFT JOIN failure_mode_owner AS mode
    ON ranked.segment_by = 'failure_mode' AND mode.failure_mode = ranked.segment
LEFT JOIN target AS own
    ON own.metric_id = ranked.metric_id AND own.segment_by = ranked.segment_by
        AND own.segment = ranked.segment
LEFT JOIN target AS general
    ON general.metric_id = ranked.metric_id AND general.segment_by = 'all'
        AND general.segment = 'all'
WHERE question_rank <= 5
ORDER BY ranked.tenant_id, question_no, question_rank
