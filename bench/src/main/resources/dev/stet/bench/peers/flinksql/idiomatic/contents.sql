-- Title: Contents
-- Question: How far from the accepted text was the content, and from when on?
-- Grain: one state of an accepted suggestion's content: as accepted, then by each edit
-- Reads: accepted, events
-- Units: age_millis since the accept; distance from 0 (as accepted) to 1 (gone)
CREATE VIEW contents AS
SELECT
    suggestion_id,
    feature,
    shown_minute,
    accepted_at AS changed_at,
    CAST(0 AS BIGINT) AS age_millis,
    CAST(0 AS DOUBLE) AS distance
FROM accepted
UNION ALL
SELECT
    a.suggestion_id,
    a.feature,
    a.shown_minute,
    e.happened_at AS changed_at,
    e.event_time - a.accepted_millis AS age_millis,
    CASE WHEN e.removed THEN CAST(1 AS DOUBLE) ELSE e.distance END AS distance
FROM accepted AS a
INNER JOIN events AS e
    ON a.suggestion_id = e.suggestion_id
        AND e.event_type = 'content.edited'
        AND e.happened_at BETWEEN a.accepted_at AND a.accepted_at + INTERVAL '10' MINUTE
