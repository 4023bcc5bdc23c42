-- Function  CLUSTER_SUM(clusters BYTES) -> BYTES
-- Question  How much is in each bucket of users, over all rows of the group?
-- Units     <measure>_clusters in, the same form out
-- Caveat    NULL for a group where one is NULL or no such sums: what that row counted would be
--           missing. Can retract
CREATE TEMPORARY SYSTEM FUNCTION CLUSTER_SUM
AS 'dev.stet.udf.ClusterSum'
