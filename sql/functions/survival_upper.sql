-- Function  SURVIVAL_UPPER(changes STRING, censored STRING, accepted BIGINT, seconds BIGINT)
--           -> DOUBLE
-- Question  Above which true share can so many hardly have lasted that long?
-- Units     as of SURVIVAL_AT: the upper end of its 95 % interval by Greenwood, of ln(-ln S)
-- Caveat    as of SURVIVAL_AT; takes things for independent; where the share is 0 or 1, the Wilson
--           interval of those whose fate is known
CREATE TEMPORARY SYSTEM FUNCTION SURVIVAL_UPPER
AS 'dev.stet.udf.SurvivalUpper'
