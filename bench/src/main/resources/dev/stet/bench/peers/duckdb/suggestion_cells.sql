-- Title: Cells of what was shown, accepted and kept
-- Question: How many suggestions were shown, accepted within 30 min, and there or unchanged later?
-- Grain: one minute of the first showing, UTC, and feature
-- Reads: events
-- Units: minute in epoch milliseconds; distance from 0 (as accepted) to 1 (gone)
WITH shown AS (
    SELECT
        suggestion_id,
        min(event_time) AS shown_at,
        arg_min(feature, event_time) AS feature
    FROM events
    WHERE event_type = 'suggestion.shown'
    GROUP BY suggestion_id
),

accepted AS (
    SELECT s.suggestion_id, min(a.event_time) AS accepted_at
    FROM shown AS s
    INNER JOIN events AS a
        ON s.suggestion_id = a.suggestion_id
            AND a.event_type = 'suggestion.accepted'
            AND a.event_time BETWEEN s.shown_at AND s.shown_at + 1800000
    GROUP BY s.suggestion_id
),

kept AS (
    SELECT
        a.suggestion_id,
        arg_max(e.distance, e.event_time) FILTER (WHERE e.event_time <= accepted_at + 30000)
            AS distance_30s,
        arg_max(e.distance, e.event_time) FILTER (WHERE e.event_time <= accepted_at + 120000)
            AS distance_120s,
        arg_max(e.distance, e.event_time) FILTER (WHERE e.event_time <= accepted_at + 300000)
            AS distance_300s,
        arg_max(e.distance, e.event_time) AS distance_600s
    FROM accepted AS a
    INNER JOIN events AS e
        ON a.suggestion_id = e.suggestion_id
            AND e.event_type = 'content.edited'
            AND e.event_time BETWEEN a.accepted_at AND a.accepted_at + 600000
    GROUP BY a.suggestion_id
),

suggestions AS (
    SELECT
        s.shown_at,
        s.feature,
        a.accepted_at,
        coalesce(k.distance_30s, 0) AS distance_30s,
        coalesce(k.distance_120s, 0) AS distance_120s,
        coalesce(k.distance_300s, 0) AS distance_300s,
        coalesce(k.distance_600s, 0) AS distance_600s
    FROM shown AS s
    LEFT JOIN accepted AS a ON s.suggestion_id = a.suggestion_id
    LEFT JOIN kept AS k ON s.suggestion_id = k.suggestion_id
)

SELECT
    shown_at - shown_at % 60000 AS minute_millis,
    feature,
    count(*) AS shown,
    count(accepted_at) AS accepted,
    count(accepted_at) FILTER (WHERE distance_30s < 1) AS present_30s,
    count(accepted_at) FILTER (WHERE distance_120s < 1) AS present_120s,
    count(accepted_at) FILTER (WHERE distance_300s < 1) AS present_300s,
    count(accepted_at) FILTER (WHERE distance_600s < 1) AS present_600s,
    count(accepted_at) FILTER (WHERE distance_30s = 0) AS unchanged_30s,
    count(accepted_at) FILTER (WHERE distance_120s = 0) AS unchanged_120s,
    count(accepted_at) FILTER (WHERE distance_300s = 0) AS unchanged_300s,
    count(accepted_at) FILTER (WHERE distance_600s = 0) AS unchanged_600s
FROM suggestions
GROUP BY minute_millis, feature
