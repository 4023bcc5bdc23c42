-- Title: Cells of what was asked
-- Question: How many queries were there, how many of them repeats, by how many users?
-- Grain: one minute, UTC, and feature
-- Reads: events
-- Units: minute in epoch milliseconds
WITH queries AS (
    SELECT
        interaction_id,
        min(event_time) AS asked_at,
        arg_min(user_id, event_time) AS user_id,
        arg_min(feature, event_time) AS feature,
        lower(arg_min(text, event_time)) AS words
    FROM events
    WHERE event_type = 'query.submitted'
    GROUP BY interaction_id
),

classified AS (
    SELECT
        user_id,
        feature,
        asked_at,
        asked_at - lag(asked_at) OVER (
            PARTITION BY user_id, words
            ORDER BY asked_at, interaction_id
        ) AS gap
    FROM queries
)

SELECT
    asked_at - asked_at % 60000 AS minute_millis,
    feature,
    count(*) AS queries,
    count(*) FILTER (WHERE gap BETWEEN 1800000 AND 604800000) AS repeats,
    count(DISTINCT user_id) AS asking_users
FROM classified
GROUP BY minute_millis, feature
