-- Function  CLUSTERS_WITH_DATA(clusters BYTES) -> INT
-- Question  In how many of the 64 buckets of users is anything?
-- Units     <measure>_clusters in, or a sum of them, usually of a denominator; 0 to 64 out
-- Caveat    NULL for NULL and for bytes that are no such sums
CREATE TEMPORARY SYSTEM FUNCTION CLUSTERS_WITH_DATA
AS 'dev.stet.udf.ClustersWithData'
