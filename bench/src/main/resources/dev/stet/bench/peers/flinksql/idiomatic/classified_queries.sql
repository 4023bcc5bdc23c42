-- Title: Classified queries
-- Question: When had the same user last asked the same?
-- Grain: one query
-- Reads: queries
-- Units: asked_before_at is NULL where never
CREATE VIEW classified_queries AS
SELECT
    user_id,
    feature,
    asked_at,
    LAG(CAST(asked_at AS TIMESTAMP_LTZ(3))) OVER (
        PARTITION BY user_id, words
        ORDER BY asked_at
    ) AS asked_before_at
FROM queries
