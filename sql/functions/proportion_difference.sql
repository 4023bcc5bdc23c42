-- Function  PROPORTION_DIFFERENCE(positives_1, total_1, positives_2, total_2), all BYTES or all
--           BIGINT -> ROW<difference DOUBLE, low DOUBLE, high DOUBLE, distinguishable BOOLEAN,
--           basis STRING>
-- Question  How far is the first share above the second?
-- Units     <measure>_clusters or sums of them in, or counts; shares out, with the ends of the 95 %
--           interval and whether it excludes 0; basis is clustered or independent
-- Caveat    counts are taken for independent events, and so is each share whose clusters are of
--           fewer than 10 buckets of users or all alike (0 of n, n of n); basis is independent if
--           both are; NULL for NULL and where there is no share
CREATE TEMPORARY SYSTEM FUNCTION PROPORTION_DIFFERENCE
AS 'dev.stet.udf.ProportionDifference'
