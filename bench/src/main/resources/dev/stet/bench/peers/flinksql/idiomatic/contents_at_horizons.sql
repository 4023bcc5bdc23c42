-- Title: Contents at the horizons
-- Question: How far from the accepted text was the content 30, 120, 300 and 600 s after the accept?
-- Grain: one accepted suggestion and horizon
-- Reads: contents
-- Units: horizon in seconds; distance from 0 (as accepted) to 1 (gone)
-- Caveat: the horizons are a union, since a join with a list of them would lose the time attribute.
CREATE VIEW contents_at_horizons AS
SELECT feature, shown_minute, horizon, distance
FROM (
    SELECT
        feature,
        shown_minute,
        horizon,
        distance,
        ROW_NUMBER() OVER (PARTITION BY suggestion_id, horizon ORDER BY changed_at DESC) AS nth
    FROM (
        SELECT suggestion_id, feature, shown_minute, changed_at, distance, 30 AS horizon
        FROM contents
        WHERE age_millis <= 30000
        UNION ALL
        SELECT suggestion_id, feature, shown_minute, changed_at, distance, 120 AS horizon
        FROM contents
        WHERE age_millis <= 120000
        UNION ALL
        SELECT suggestion_id, feature, shown_minute, changed_at, distance, 300 AS horizon
        FROM contents
        WHERE age_millis <= 300000
        UNION ALL
        SELECT suggestion_id, feature, shown_minute, changed_at, distance, 600 AS horizon
        FROM contents
        WHERE age_millis <= 600000
    )
)
WHERE nth = 1
