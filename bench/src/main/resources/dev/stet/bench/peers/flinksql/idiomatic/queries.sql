-- Title: Queries
-- Question: Who asked what, when and where?
-- Grain: one interaction
-- Reads: events
CREATE VIEW queries AS
SELECT user_id, feature, words, asked_at
FROM (
    SELECT
        user_id,
        feature,
        LOWER(text) AS words,
        happened_at AS asked_at,
        ROW_NUMBER() OVER (PARTITION BY interaction_id ORDER BY happened_at) AS nth
    FROM events
    WHERE event_type = 'query.submitted'
)
WHERE nth = 1
