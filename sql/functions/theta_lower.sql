-- Function  THETA_LOWER(sketch BYTES) -> DOUBLE
-- Question  How few distinct values can the sketch well have seen?
-- Units     compact Theta sketch in; distinct values out, two standard deviations low
-- Caveat    NULL for NULL and for bytes that are no such sketch
CREATE TEMPORARY SYSTEM FUNCTION THETA_LOWER
AS 'dev.stet.udf.ThetaLower'
