-- Title: What was kept
-- Question: How many suggestions were accepted, and how many of them were there, or unchanged, later?
-- Grain: one minute of the first showing, and feature
-- Reads: contents_at_horizons
INSERT INTO kept_cells (
    `minute`, feature, accepted,
    present_30s, present_120s, present_300s, present_600s,
    unchanged_30s, unchanged_120s, unchanged_300s, unchanged_600s
)
SELECT
    shown_minute,
    feature,
    COUNT(*) FILTER (WHERE horizon = 30),
    COUNT(*) FILTER (WHERE horizon = 30 AND distance < 1),
    COUNT(*) FILTER (WHERE horizon = 120 AND distance < 1),
    COUNT(*) FILTER (WHERE horizon = 300 AND distance < 1),
    COUNT(*) FILTER (WHERE horizon = 600 AND distance < 1),
    COUNT(*) FILTER (WHERE horizon = 30 AND distance = 0),
    COUNT(*) FILTER (WHERE horizon = 120 AND distance = 0),
    COUNT(*) FILTER (WHERE horizon = 300 AND distance = 0),
    COUNT(*) FILTER (WHERE horizon = 600 AND distance = 0)
FROM contents_at_horizons
GROUP BY shown_minute, feature
