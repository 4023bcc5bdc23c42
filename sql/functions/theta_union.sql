-- Function  THETA_UNION(left BYTES, right BYTES) -> BYTES
-- Question  What have either of two sketches seen?
-- Units     compact Theta sketches in and out
-- Caveat    NULL if either is NULL or no such sketch
CREATE TEMPORARY SYSTEM FUNCTION THETA_UNION
AS 'dev.stet.udf.ThetaUnion'
