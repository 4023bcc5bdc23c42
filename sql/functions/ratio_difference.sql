-- Function  RATIO_DIFFERENCE(numerator_1 BYTES, denominator_1 BYTES, numerator_2 BYTES,
--           denominator_2 BYTES) -> ROW<difference DOUBLE, low DOUBLE, high DOUBLE,
--           distinguishable BOOLEAN, basis STRING>
-- Question  How far is the first ratio above the second, where a ratio is no share?
-- Units     <measure>_clusters or sums of them in; ratios out, with the ends of the 95 % interval
-- Caveat    NULL for NULL, for a denominator of 0 and for fewer than 10 buckets of users
CREATE TEMPORARY SYSTEM FUNCTION RATIO_DIFFERENCE
AS 'dev.stet.udf.RatioDifference'
