-- Function  SURVIVAL_LOWER(changes STRING, censored STRING, accepted BIGINT, seconds BIGINT)
--           -> DOUBLE
-- Question  Below which true share can so many hardly have lasted that long?
-- Units     as of SURVIVAL_AT: the lower end of its 95 % interval by Greenwood, of ln(-ln S)
-- Caveat    as of SURVIVAL_AT; takes things for independent; where the share is 0 or 1, the Wilson
--           interval of those whose fate is known
CREATE TEMPORARY SYSTEM FUNCTION SURVIVAL_LOWER
AS 'dev.stet.udf.SurvivalLower'
