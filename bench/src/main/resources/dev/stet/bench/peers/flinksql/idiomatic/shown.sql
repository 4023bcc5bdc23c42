-- Title: First showings
-- Question: When was each suggestion first shown, and where?
-- Grain: one suggestion
-- Reads: events
CREATE VIEW shown AS
SELECT suggestion_id, feature, shown_at
FROM (
    SELECT
        suggestion_id,
        feature,
        happened_at AS shown_at,
        ROW_NUMBER() OVER (PARTITION BY suggestion_id ORDER BY happened_at) AS nth
    FROM events
    WHERE event_type = 'suggestion.shown'
)
WHERE nth = 1
