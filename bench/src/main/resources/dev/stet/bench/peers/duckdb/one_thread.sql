-- Title: One thread, as every contender of the contest has one
SET threads = 1
