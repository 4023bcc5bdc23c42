-- Title: What was shown
-- Question: How many suggestions were first shown?
-- Grain: one minute and feature
-- Reads: shown
INSERT INTO shown_cells (`minute`, feature, shown)
SELECT window_start, feature, COUNT(*)
FROM TUMBLE(TABLE shown, DESCRIPTOR(shown_at), INTERVAL '1' MINUTE)
GROUP BY window_start, window_end, feature
