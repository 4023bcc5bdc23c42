-- Title: Events
-- Question: What happened?
-- Grain: one event, as often as it was sent
-- Reads: the contest's topic
-- Units: event_time in epoch milliseconds
-- Caveat: broker, topic and meter are added by the program.
CREATE TABLE events (
    event_id STRING,
    event_type STRING,
    event_time BIGINT,
    user_id STRING,
    feature STRING,
    suggestion_id STRING,
    interaction_id STRING,
    text STRING,
    distance DOUBLE,
    removed BOOLEAN,
    happened_at AS TO_TIMESTAMP_LTZ(event_time, 3),
    WATERMARK FOR happened_at AS happened_at - INTERVAL '30' SECOND
) WITH (
    'connector' = 'kafka',
    'scan.startup.mode' = 'earliest-offset',
    'scan.bounded.mode' = 'latest-offset',
    'format' = 'metered-json'
)
