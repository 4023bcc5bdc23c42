-- Function  CLUSTER_SUBTRACT(left BYTES, right BYTES) -> BYTES
-- Question  How much of a measure less another is in each bucket of users?
-- Units     <measure>_clusters in, the same form out
-- Caveat    NULL for NULL and for bytes that are no such sums
CREATE TEMPORARY SYSTEM FUNCTION CLUSTER_SUBTRACT
AS 'dev.stet.udf.ClusterSubtract'
