-- Function  PREDICTION_POWERED_RATE(auto_flagged, auto_weight, auto_weight_squared,
--           paired_auto_flagged, paired_human_flagged, paired_disagreements, paired_weight,
--           paired_weight_squared, z), all DOUBLE -> DOUBLE
-- Question  What is a rate that a machine judges on all and people on a sample?
-- Units     sums of weights and of squared weights in; 0 to 1 out: for z = 0 the rate, for
--           z = -1.959964 and z = 1.959964 the ends of its 95 % interval
-- Caveat    NULL for NULL, for a weight of 0 and for counts that contradict each other
CREATE TEMPORARY SYSTEM FUNCTION PREDICTION_POWERED_RATE
AS 'dev.stet.udf.PredictionPoweredRate'
