-- Title: Queries
-- Question: How long ago had the same user last asked the same?
-- Grain: one query, as often as it was sent
-- Reads: events
-- Units: gap_millis is NULL where never
CREATE VIEW queries AS
SELECT
    interaction_id,
    user_id,
    feature,
    happened_at AS asked_at,
    event_time - EARLIER_TIME(event_time) OVER (
        PARTITION BY user_id, LOWER(text)
        ORDER BY happened_at
    ) AS gap_millis
FROM events
WHERE event_type = 'query.submitted'
