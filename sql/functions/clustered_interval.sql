-- Function  CLUSTERED_INTERVAL(numerator_clusters BYTES, denominator_clusters BYTES) -> ROW<share
--           DOUBLE, low DOUBLE, high DOUBLE, design_effect DOUBLE, basis STRING>
-- Question  What is a share, and how sure, where events come in users?
-- Units     <measure>_clusters in, or sums of them; 0 to 1 out, with the ends of the 95 % interval;
--           basis is clustered or independent
-- Caveat    NULL for NULL, for a sum of 0 and for a numerator outside [0, that sum]; with fewer
--           than 10 buckets of users as of independent events: design_effect is NULL then
CREATE TEMPORARY SYSTEM FUNCTION CLUSTERED_INTERVAL
AS 'dev.stet.udf.ClusteredInterval'
