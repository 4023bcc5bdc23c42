-- Title: Cells of what was accepted and kept
-- Grain: one minute, UTC, of the first showing, and feature
CREATE TABLE kept_cells (
    `minute` TIMESTAMP_LTZ(3),
    feature STRING,
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
