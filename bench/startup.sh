#!/usr/bin/env bash
# Times `./stet replay` of three events, from the shell's point of view. Prints one line a run:
# seconds of wall clock, of user and of system time. The first run after a build loads the SQL
# planner, and starts to make the archive of classes in the background: wait until
# target/stet.jsa is there before you compare.
#
#   bench/startup.sh [RUNS]
set -euo pipefail
export LC_ALL=C

home=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

begin='"event_time": "2026-01-01T10:00:00Z", "user_id": "u"'
cat >"$folder/events.jsonl" <<EVENTS
{"event_id": "1", "event_type": "query.submitted", $begin, "interaction_id": "q", "text": "How?"}
{"event_id": "2", "event_type": "suggestion.shown", $begin, "suggestion_id": "s", "chars": 4}
{"event_id": "3", "event_type": "suggestion.accepted", $begin, "suggestion_id": "s", "method": "full"}
EVENTS

TIMEFORMAT='%R s, user %U s, system %S s'
for ((run = 1; run <= ${1:-5}; run++)); do
    time "$home/stet" replay --events "$folder/events.jsonl" --out "$folder/out" >"$folder/said" 2>&1 \
        || { cat "$folder/said" >&2; exit 1; }
done
[[ -f $home/target/stet.jsa ]] || printf 'target/stet.jsa is not there yet\n'
