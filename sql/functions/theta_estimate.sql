-- Function  THETA_ESTIMATE(sketch BYTES) -> DOUBLE
-- Question  About how many distinct values has the sketch seen?
-- Units     compact Theta sketch in; distinct values out, exact up to 4096
-- Caveat    NULL for NULL and for bytes that are no such sketch
CREATE TEMPORARY SYSTEM FUNCTION THETA_ESTIMATE
AS 'dev.stet.udf.ThetaEstimate'
