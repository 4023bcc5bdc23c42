-- Title: Suggestions
-- Question: What became of each suggestion, as far as is known?
-- Grain: one suggestion
-- Reads: events
-- Caveat: outcome is NULL until the suggestion's showing has come.
CREATE VIEW suggestions AS
SELECT
    suggestion_id,
    SUGGESTION_OUTCOME(
        event_type,
        event_time,
        feature,
        CASE WHEN removed THEN CAST(1 AS DOUBLE) ELSE distance END
    ) AS outcome
FROM events
WHERE event_type = 'suggestion.shown'
    OR event_type = 'suggestion.accepted'
    OR event_type = 'content.edited'
GROUP BY suggestion_id
