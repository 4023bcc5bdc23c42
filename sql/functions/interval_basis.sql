-- Function  INTERVAL_BASIS(numerator_clusters BYTES, denominator_clusters BYTES) -> STRING
-- Question  Is the spread between users in the interval of these?
-- Units     <measure>_clusters in, or sums of them; clustered or independent out
-- Caveat    independent for NULL, for fewer than 10 buckets of users and where all are alike
CREATE TEMPORARY SYSTEM FUNCTION INTERVAL_BASIS
AS 'dev.stet.udf.IntervalBasis'
