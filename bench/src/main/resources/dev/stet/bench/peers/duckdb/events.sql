-- Title: Events
-- Question: What happened, as far as the question needs it?
-- Grain: one event, as often as it was sent
-- Reads: the file of JSON lines that the variable events_file names
-- Units: event_time in epoch milliseconds; distance from 0 (as accepted) to 1 (gone)
CREATE TABLE events AS
SELECT
    event_type,
    event_time,
    user_id,
    feature,
    suggestion_id,
    interaction_id,
    text,
    CASE WHEN removed THEN 1 ELSE distance END AS distance
FROM read_json(
    getvariable('events_file'),
    format = 'newline_delimited',
    columns = {
        event_type: 'VARCHAR',
        event_time: 'BIGINT',
        user_id: 'VARCHAR',
        feature: 'VARCHAR',
        suggestion_id: 'VARCHAR',
        interaction_id: 'VARCHAR',
        text: 'VARCHAR',
        distance: 'DOUBLE',
        removed: 'BOOLEAN'
    }
)
WHERE event_type IN (
    'suggestion.shown', 'suggestion.accepted', 'content.edited', 'query.submitted'
)
