-- Function  SEQUENTIAL_UPPER(positives BIGINT, total BIGINT) -> DOUBLE
-- Question  Above which true share can so many hardly come about, however often one looks?
-- Units     counts of independent things, such as users, in; 0 to 1 out
-- Caveat    NULL for NULL, for total = 0 and for positives outside [0, total]
CREATE TEMPORARY SYSTEM FUNCTION SEQUENTIAL_UPPER
AS 'dev.stet.udf.SequentialUpper'
