-- Function  HISTOGRAM_PSI(baseline STRING, histogram STRING) -> DOUBLE
-- Question  How far have the numbers of a histogram drifted from those of a baseline?
-- Units     bucket:count pairs in, as in <name>_histogram; the population stability index out
-- Caveat    bins are the baseline's deciles, an empty one counts as half a number; NULL where one
--           of the two is NULL, empty or no histogram
CREATE TEMPORARY SYSTEM FUNCTION HISTOGRAM_PSI
AS 'dev.stet.udf.HistogramPsi'
