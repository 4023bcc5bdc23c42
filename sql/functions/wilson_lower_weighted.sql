-- Function  WILSON_LOWER_WEIGHTED(flagged DOUBLE, weight DOUBLE, weight_squared DOUBLE) -> DOUBLE
-- Question  Below which true share can such a weighted proportion hardly come about?
-- Units     sums of weights of what is flagged and of all, and of squared weights in; 0 to 1 out:
--           the lower end of the 95 % Wilson score interval for (Σw)² / Σw² equal things
-- Caveat    NULL for NULL, for a weight of 0 and for flagged outside [0, weight]
CREATE TEMPORARY SYSTEM FUNCTION WILSON_LOWER_WEIGHTED
AS 'dev.stet.udf.WilsonLowerWeighted'
