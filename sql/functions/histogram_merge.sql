-- Function  HISTOGRAM_MERGE(histogram STRING) -> STRING
-- Question  Which histogram holds the numbers of all histograms of the group?
-- Units     bucket:count pairs in and out, as in <name>_histogram
-- Caveat    passes over NULL; NULL for a group with a text that is no histogram
CREATE TEMPORARY SYSTEM FUNCTION HISTOGRAM_MERGE
AS 'dev.stet.udf.HistogramMerge'
