-- Title: What was asked
-- Question: How many queries were there, how many of them repeats, by how many users?
-- Grain: one minute and feature
-- Reads: classified_queries
INSERT INTO question_cells (`minute`, feature, queries, repeats, asking_users)
SELECT
    window_start,
    feature,
    COUNT(*),
    COUNT(*) FILTER (
        WHERE asked_at >= asked_before_at + INTERVAL '30' MINUTE
            AND asked_at <= asked_before_at + INTERVAL '7' DAY
    ),
    COUNT(DISTINCT user_id)
FROM TUMBLE(TABLE classified_queries, DESCRIPTOR(asked_at), INTERVAL '1' MINUTE)
GROUP BY window_start, window_end, feature
