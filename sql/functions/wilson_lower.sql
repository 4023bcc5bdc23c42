-- Function  WILSON_LOWER(positives BIGINT, total BIGINT) -> DOUBLE
-- Question  Below which true share can so many positives hardly come about?
-- Units     counts in; 0 to 1 out: the lower end of the 95 % Wilson score interval
-- Caveat    NULL for NULL, for total = 0 and for positives outside [0, total]
CREATE TEMPORARY SYSTEM FUNCTION WILSON_LOWER
AS 'dev.stet.udf.WilsonLower'
