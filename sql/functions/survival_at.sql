-- Function  SURVIVAL_AT(changes STRING, censored STRING, accepted BIGINT, seconds BIGINT) -> DOUBLE
-- Question  Which share lasted longer than so many seconds, some of them lost from sight before?
-- Units     bucket:count pairs of seconds, as in <name>_histogram, and counts in; 0 to 1 out: the
--           Kaplan-Meier estimate; what is in neither histogram was there at every time
-- Caveat    NULL for NULL, for counts that contradict each other and where nothing was in sight; a
--           time within a bucket is read as its end, up to 1.1 % later
CREATE TEMPORARY SYSTEM FUNCTION SURVIVAL_AT
AS 'dev.stet.udf.SurvivalAt'
