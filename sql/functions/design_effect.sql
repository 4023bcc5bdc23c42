-- Function  DESIGN_EFFECT(numerator_clusters BYTES, denominator_clusters BYTES) -> DOUBLE
-- Question  How many times the variance of independent events does a share have?
-- Units     <measure>_clusters in, or sums of them; 1 out for independent events
-- Caveat    NULL for NULL, for fewer than 10 buckets of users, where all buckets are alike, and for
--           a share of 0 or 1
CREATE TEMPORARY SYSTEM FUNCTION DESIGN_EFFECT
AS 'dev.stet.udf.DesignEffect'
