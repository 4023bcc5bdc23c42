-- Function  SEQUENTIAL_Z(users BIGINT, planned_users BIGINT) -> DOUBLE
-- Question  How many standard errors wide is an interval that is safe to look at at any time?
-- Units     users of the estimate, and of the experiment as planned, in; standard errors out, to
--           each side: in place of 1.96, which is safe for one look
-- Caveat    NULL for NULL and 0; planned_users must not depend on what was seen
CREATE TEMPORARY SYSTEM FUNCTION SEQUENTIAL_Z
AS 'dev.stet.udf.SequentialZ'
