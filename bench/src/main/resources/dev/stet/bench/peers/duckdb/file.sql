-- Title: Which file to read
-- Caveat: the parameter is its path.
SET VARIABLE events_file = ?
