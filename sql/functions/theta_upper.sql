-- Function  THETA_UPPER(sketch BYTES) -> DOUBLE
-- Question  How many distinct values can the sketch well have seen?
-- Units     compact Theta sketch in; distinct values out, two standard deviations high
-- Caveat    NULL for NULL and for bytes that are no such sketch
CREATE TEMPORARY SYSTEM FUNCTION THETA_UPPER
AS 'dev.stet.udf.ThetaUpper'
