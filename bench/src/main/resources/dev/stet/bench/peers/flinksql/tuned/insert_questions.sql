-- Title: What was asked
-- Question: How many queries were there, how many of them repeats, by how many users?
-- Grain: one minute and feature
-- Reads: queries_by_user
INSERT INTO question_cells (`minute`, feature, queries, repeats, asking_users)
SELECT window_start, feature, SUM(queries), SUM(repeats), COUNT(*)
FROM queries_by_user
GROUP BY window_start, window_end, feature
