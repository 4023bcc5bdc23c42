-- Function  RATIO_VARIANCE(users, n, d, nn, dd, nd), all BIGINT -> DOUBLE
-- Question  How uncertain is n / d, whose events come in users?
-- Units     sums over users in, as in experiment_kpi; the variance of the ratio out
-- Caveat    NULL for NULL, for fewer than two users, and for sums that contradict each other
CREATE TEMPORARY SYSTEM FUNCTION RATIO_VARIANCE
AS 'dev.stet.udf.RatioVariance'
