-- Function  HISTOGRAM_QUANTILE(histogram STRING, q DECIMAL(10, 9) [, above BIGINT]) -> BIGINT
-- Question  Below which number lies the share q of the histogram's values?
-- Units     bucket:count pairs in, as in <name>_histogram; out in the unit of the values
-- Caveat    NULL for NULL, for an empty histogram or a text that is none, and for q outside [0, 1];
--           exact up to 64, else at most 1.1 % too high; with above there are so many values
--           more, greater than all in the histogram: NULL where the value is one of these
CREATE TEMPORARY SYSTEM FUNCTION HISTOGRAM_QUANTILE
AS 'dev.stet.udf.HistogramQuantile'
