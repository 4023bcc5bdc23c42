-- Function  THETA_UNION_AGG(sketch BYTES) -> BYTES
-- Question  What have any of the group's sketches seen?
-- Units     compact Theta sketches in and out
-- Caveat    passes over NULL; NULL for a group with bytes that are no such sketch; cannot retract
CREATE TEMPORARY SYSTEM FUNCTION THETA_UNION_AGG
AS 'dev.stet.udf.ThetaUnionAgg'
