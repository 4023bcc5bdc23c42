-- Title: Cells of what was asked
-- Grain: one minute, UTC, and feature; each is written once, so there is no key
CREATE TABLE question_cells (
    `minute` TIMESTAMP(3),
    feature STRING,
    queries BIGINT,
    repeats BIGINT,
    asking_users BIGINT
) WITH ('connector' = 'cells')
