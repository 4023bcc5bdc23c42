-- Title: Cells of what was shown
-- Grain: one minute, UTC, and feature; each is written once, so there is no key
CREATE TABLE shown_cells (
    `minute` TIMESTAMP(3),
    feature STRING,
    shown BIGINT
) WITH ('connector' = 'cells')
