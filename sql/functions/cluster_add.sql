-- Function  CLUSTER_ADD(left BYTES, right BYTES) -> BYTES
-- Question  How much of two measures together is in each bucket of users?
-- Units     <measure>_clusters in, the same form out
-- Caveat    NULL for NULL and for bytes that are no such sums
CREATE TEMPORARY SYSTEM FUNCTION CLUSTER_ADD
AS 'dev.stet.udf.ClusterAdd'
