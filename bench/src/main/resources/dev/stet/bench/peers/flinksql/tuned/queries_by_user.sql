-- Title: Queries by user
-- Question: How many queries had each user, how many of them repeats?
-- Grain: one minute, feature and user
-- Reads: single_queries
CREATE VIEW queries_by_user AS
SELECT
    window_start,
    window_end,
    feature,
    COUNT(*) AS queries,
    COUNT(*) FILTER (WHERE gap_millis BETWEEN 1800000 AND 604800000) AS repeats
FROM single_queries
GROUP BY window_start, window_end, feature, user_id
