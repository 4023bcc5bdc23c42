-- Title: Accepts
-- Question: Which suggestions were accepted within half an hour, and when first?
-- Grain: one accepted suggestion
-- Reads: shown, events
CREATE VIEW accepted AS
SELECT suggestion_id, feature, shown_minute, accepted_at, accepted_millis
FROM (
    SELECT
        s.suggestion_id,
        s.feature,
        FLOOR(s.shown_at TO MINUTE) AS shown_minute,
        a.happened_at AS accepted_at,
        a.event_time AS accepted_millis,
        ROW_NUMBER() OVER (PARTITION BY s.suggestion_id ORDER BY a.happened_at) AS nth
    FROM shown AS s
    INNER JOIN events AS a
        ON s.suggestion_id = a.suggestion_id
            AND a.event_type = 'suggestion.accepted'
            AND a.happened_at BETWEEN s.shown_at AND s.shown_at + INTERVAL '30' MINUTE
)
WHERE nth = 1
