-- Function  CLUSTERED_LOW(numerator_clusters BYTES, denominator_clusters BYTES) -> DOUBLE
-- Question  Below which true share can so many hardly come about, where events come in users?
-- Units     <measure>_clusters in, or sums of them; 0 to 1 out: an end of the 95 % interval
-- Caveat    NULL for NULL, for a sum of 0 and for a numerator outside [0, that sum]; with fewer
--           than 10 buckets of users as of independent events: see INTERVAL_BASIS
CREATE TEMPORARY SYSTEM FUNCTION CLUSTERED_LOW
AS 'dev.stet.udf.ClusteredLow'
