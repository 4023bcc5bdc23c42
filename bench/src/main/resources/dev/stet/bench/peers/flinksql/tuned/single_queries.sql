-- Title: Single queries
-- Question: The same, each query once?
-- Grain: one query
-- Reads: queries
-- Caveat: what is sent twice has one time, so that the window's state, which ends, is enough.
CREATE VIEW single_queries AS
SELECT
    window_start,
    window_end,
    feature,
    user_id,
    interaction_id,
    MAX(gap_millis) AS gap_millis
FROM TUMBLE(TABLE queries, DESCRIPTOR(asked_at), INTERVAL '1' MINUTE)
GROUP BY window_start, window_end, feature, user_id, interaction_id
