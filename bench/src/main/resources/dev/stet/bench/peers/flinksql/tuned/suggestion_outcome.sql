-- Title: What became of a suggestion, as an aggregate function
CREATE FUNCTION suggestion_outcome
AS 'dev.stet.bench.peers.flinksql.SqlSuggestionOutcome' LANGUAGE JAVA
