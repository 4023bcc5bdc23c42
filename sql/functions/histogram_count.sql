-- Function  HISTOGRAM_COUNT(histogram STRING) -> BIGINT
-- Question  How many numbers does a histogram hold?
-- Units     bucket:count pairs in, as in <name>_histogram; a count out
-- Caveat    NULL for NULL and for a text that is no histogram; 0 for an empty one
CREATE TEMPORARY SYSTEM FUNCTION HISTOGRAM_COUNT
AS 'dev.stet.udf.HistogramCount'
