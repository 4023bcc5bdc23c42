-- Title: The latest time before the latest, as an aggregate function
CREATE FUNCTION earlier_time
AS 'dev.stet.bench.peers.flinksql.EarlierTime' LANGUAGE JAVA
