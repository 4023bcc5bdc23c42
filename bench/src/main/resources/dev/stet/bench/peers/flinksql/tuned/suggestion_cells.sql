-- Title: Cells of what was shown, accepted and kept
-- Grain: one minute of the first showing, epoch milliseconds, and feature
CREATE TABLE suggestion_cells (
    `minute` TIMESTAMP_LTZ(3),
    feature STRING,
    shown BIGINT,
    accepted BIGINT,
    present_30s BIGINT,
    present_120s BIGINT,
    present_300s BIGINT,
    present_600s BIGINT,
    unchanged_30s BIGINT,
    unchanged_120s BIGINT,
    unchanged_300s BIGINT,
    unchanged_600s BIGINT,
    PRIMARY KEY (`minute`, feature) NOT ENFORCED
) WITH ('connector' = 'cells')
