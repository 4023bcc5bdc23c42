-- Title: What was shown, accepted and kept
-- Question: How many suggestions were shown and accepted, and there or unchanged later?
-- Grain: one minute of the first showing, and feature
-- Reads: suggestions
-- Caveat: counts with a filter, as a sum that can be taken back needs a second counter.
INSERT INTO suggestion_cells (
    `minute`, feature, shown, accepted,
    present_30s, present_120s, present_300s, present_600s,
    unchanged_30s, unchanged_120s, unchanged_300s, unchanged_600s
)
SELECT
    `minute`,
    feature,
    COUNT(*),
    COUNT(*) FILTER (WHERE accepted),
    COUNT(*) FILTER (WHERE present_30s),
    COUNT(*) FILTER (WHERE present_120s),
    COUNT(*) FILTER (WHERE present_300s),
    COUNT(*) FILTER (WHERE present_600s),
    COUNT(*) FILTER (WHERE unchanged_30s),
    COUNT(*) FILTER (WHERE unchanged_120s),
    COUNT(*) FILTER (WHERE unchanged_300s),
    COUNT(*) FILTER (WHERE unchanged_600s)
FROM (
    SELECT
        TO_TIMESTAMP_LTZ(s.outcome.minute_millis, 3) AS `minute`,
        s.outcome.feature AS feature,
        s.outcome.accepted AS accepted,
        s.outcome.present_30s AS present_30s,
        s.outcome.present_120s AS present_120s,
        s.outcome.present_300s AS present_300s,
        s.outcome.present_600s AS present_600s,
        s.outcome.unchanged_30s AS unchanged_30s,
        s.outcome.unchanged_120s AS unchanged_120s,
        s.outcome.unchanged_300s AS unchanged_300s,
        s.outcome.unchanged_600s AS unchanged_600s
    FROM suggestions AS s
    WHERE s.outcome.minute_millis IS NOT NULL
)
GROUP BY `minute`, feature
