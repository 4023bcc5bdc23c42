-- Function  WILSON_UPPER(positives BIGINT, total BIGINT) -> DOUBLE
-- Question  Above which true share can so few positives hardly come about?
-- Units     counts in; 0 to 1 out: the upper end of the 95 % Wilson score interval
-- Caveat    NULL for NULL, for total = 0 and for positives outside [0, total]
CREATE TEMPORARY SYSTEM FUNCTION WILSON_UPPER
AS 'dev.stet.udf.WilsonUpper'
