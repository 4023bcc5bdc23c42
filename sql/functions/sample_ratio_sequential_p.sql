-- Function  SAMPLE_RATIO_SEQUENTIAL_P(users ARRAY<BIGINT>, weights ARRAY<DOUBLE>) -> DOUBLE
-- Question  How probably does chance divide users among variants as unevenly, at any look?
-- Units     users of each variant and what was planned for it, in any unit, in; 0 to 1 out
-- Caveat    NULL for NULL, for no users and where the arrays do not fit together
CREATE TEMPORARY SYSTEM FUNCTION SAMPLE_RATIO_SEQUENTIAL_P
AS 'dev.stet.udf.SampleRatioSequentialP'
