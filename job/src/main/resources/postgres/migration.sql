-- Tables of KPI rows, the views over them, and the role that may read them, in PostgreSQL.
-- Run it as the user that Stet writes as:  psql -v ON_ERROR_STOP=1 -1 -f migration.sql
-- It can be repeated, also after an upgrade: it adds what is missing.
-- Generated from the views by GeneratedDocsTest: do not edit.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'stet_reader') THEN
        CREATE ROLE stet_reader NOLOGIN;
    END IF;
    COMMENT ON ROLE stet_reader IS 'Can read the tables and views of Stet: GRANT stet_reader TO <user>';
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'stet_reader was not created: this user may not create roles';
END
$$;

CREATE TABLE IF NOT EXISTS suggestion_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE suggestion_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "shown" bigint,
    ADD COLUMN IF NOT EXISTS "accepted" bigint,
    ADD COLUMN IF NOT EXISTS "rejected" bigint,
    ADD COLUMN IF NOT EXISTS "ignored" bigint,
    ADD COLUMN IF NOT EXISTS "shown_chars" bigint,
    ADD COLUMN IF NOT EXISTS "accepted_chars" bigint,
    ADD COLUMN IF NOT EXISTS "observed_30s" bigint,
    ADD COLUMN IF NOT EXISTS "unobserved_30s" bigint,
    ADD COLUMN IF NOT EXISTS "present_30s" bigint,
    ADD COLUMN IF NOT EXISTS "unchanged_30s" bigint,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_30s" bigint,
    ADD COLUMN IF NOT EXISTS "retained_chars_30s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_chars_30s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_120s" bigint,
    ADD COLUMN IF NOT EXISTS "unobserved_120s" bigint,
    ADD COLUMN IF NOT EXISTS "present_120s" bigint,
    ADD COLUMN IF NOT EXISTS "unchanged_120s" bigint,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_120s" bigint,
    ADD COLUMN IF NOT EXISTS "retained_chars_120s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_chars_120s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_300s" bigint,
    ADD COLUMN IF NOT EXISTS "unobserved_300s" bigint,
    ADD COLUMN IF NOT EXISTS "present_300s" bigint,
    ADD COLUMN IF NOT EXISTS "unchanged_300s" bigint,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_300s" bigint,
    ADD COLUMN IF NOT EXISTS "retained_chars_300s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_chars_300s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_600s" bigint,
    ADD COLUMN IF NOT EXISTS "unobserved_600s" bigint,
    ADD COLUMN IF NOT EXISTS "present_600s" bigint,
    ADD COLUMN IF NOT EXISTS "unchanged_600s" bigint,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_600s" bigint,
    ADD COLUMN IF NOT EXISTS "retained_chars_600s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_chars_600s" bigint,
    ADD COLUMN IF NOT EXISTS "acceptance_rate" double precision,
    ADD COLUMN IF NOT EXISTS "acceptance_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "acceptance_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s_high" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_30s" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_30s_low" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_30s_high" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_30s" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_30s_low" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_30s_high" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_30s" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_30s_low" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_30s_high" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_30s" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_30s_low" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_30s_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s_if_gone" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s_if_gone_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s_if_gone_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s_if_kept" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s_if_kept_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_30s_if_kept_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s_high" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_120s" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_120s_low" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_120s_high" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_120s" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_120s_low" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_120s_high" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_120s" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_120s_low" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_120s_high" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_120s" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_120s_low" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_120s_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s_if_gone" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s_if_gone_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s_if_gone_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s_if_kept" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s_if_kept_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_120s_if_kept_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s_high" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_300s" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_300s_low" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_300s_high" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_300s" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_300s_low" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_300s_high" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_300s" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_300s_low" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_300s_high" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_300s" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_300s_low" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_300s_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s_if_gone" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s_if_gone_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s_if_gone_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s_if_kept" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s_if_kept_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_300s_if_kept_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_high" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_600s" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_600s_low" double precision,
    ADD COLUMN IF NOT EXISTS "unchanged_rate_600s_high" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_600s" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_600s_low" double precision,
    ADD COLUMN IF NOT EXISTS "mostly_unchanged_rate_600s_high" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_600s" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_600s_low" double precision,
    ADD COLUMN IF NOT EXISTS "kept_rate_600s_high" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_600s" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_600s_low" double precision,
    ADD COLUMN IF NOT EXISTS "char_persistence_600s_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_gone" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_gone_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_gone_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_kept" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_kept_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_kept_high" double precision;
COMMENT ON TABLE suggestion_kpi IS 'Counts and rates of suggestions, by the window in which they were first shown';
COMMENT ON COLUMN suggestion_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN suggestion_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN suggestion_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN suggestion_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN suggestion_kpi."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN suggestion_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN suggestion_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN suggestion_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN suggestion_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN suggestion_kpi."shown" IS 'suggestions shown, each id once';
COMMENT ON COLUMN suggestion_kpi."accepted" IS 'with an accept in [shown, shown + 30 min]';
COMMENT ON COLUMN suggestion_kpi."rejected" IS 'not accepted, with a reject in the same interval';
COMMENT ON COLUMN suggestion_kpi."ignored" IS 'with neither of them; NULL until the row is final';
COMMENT ON COLUMN suggestion_kpi."shown_chars" IS 'characters shown';
COMMENT ON COLUMN suggestion_kpi."accepted_chars" IS 'characters accepted: of each suggestion the longest accept';
COMMENT ON COLUMN suggestion_kpi."observed_30s" IS 'accepted, and still observable 30s after the accept';
COMMENT ON COLUMN suggestion_kpi."unobserved_30s" IS 'accepted, and closed before 30s without a later edit';
COMMENT ON COLUMN suggestion_kpi."present_30s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi."unchanged_30s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_30s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi."retained_chars_30s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_chars_30s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_120s" IS 'accepted, and still observable 120s after the accept';
COMMENT ON COLUMN suggestion_kpi."unobserved_120s" IS 'accepted, and closed before 120s without a later edit';
COMMENT ON COLUMN suggestion_kpi."present_120s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi."unchanged_120s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_120s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi."retained_chars_120s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_chars_120s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_300s" IS 'accepted, and still observable 300s after the accept';
COMMENT ON COLUMN suggestion_kpi."unobserved_300s" IS 'accepted, and closed before 300s without a later edit';
COMMENT ON COLUMN suggestion_kpi."present_300s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi."unchanged_300s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_300s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi."retained_chars_300s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_chars_300s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_600s" IS 'accepted, and still observable 600s after the accept';
COMMENT ON COLUMN suggestion_kpi."unobserved_600s" IS 'accepted, and closed before 600s without a later edit';
COMMENT ON COLUMN suggestion_kpi."present_600s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi."unchanged_600s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_600s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi."retained_chars_600s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_chars_600s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."acceptance_rate" IS 'accepted / shown: accepted, of those shown';
COMMENT ON COLUMN suggestion_kpi."acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi."acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s" IS 'present_30s / observed_30s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_30s" IS 'unchanged_30s / observed_30s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_30s" IS 'mostly_unchanged_30s / observed_30s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_30s" IS 'present_30s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi."kept_rate_30s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_30s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi."char_persistence_30s" IS 'retained_chars_30s / observed_chars_30s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi."char_persistence_30s_low" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi."char_persistence_30s_high" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_gone" IS 'present_30s / (observed_30s + unobserved_30s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_kept" IS '(present_30s + unobserved_30s) / (observed_30s + unobserved_30s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s" IS 'present_120s / observed_120s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_120s" IS 'unchanged_120s / observed_120s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_120s" IS 'mostly_unchanged_120s / observed_120s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_120s" IS 'present_120s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi."kept_rate_120s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_120s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi."char_persistence_120s" IS 'retained_chars_120s / observed_chars_120s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi."char_persistence_120s_low" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi."char_persistence_120s_high" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_gone" IS 'present_120s / (observed_120s + unobserved_120s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_kept" IS '(present_120s + unobserved_120s) / (observed_120s + unobserved_120s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s" IS 'present_300s / observed_300s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_300s" IS 'unchanged_300s / observed_300s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_300s" IS 'mostly_unchanged_300s / observed_300s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_300s" IS 'present_300s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi."kept_rate_300s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_300s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi."char_persistence_300s" IS 'retained_chars_300s / observed_chars_300s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi."char_persistence_300s_low" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi."char_persistence_300s_high" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_gone" IS 'present_300s / (observed_300s + unobserved_300s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_kept" IS '(present_300s + unobserved_300s) / (observed_300s + unobserved_300s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s" IS 'present_600s / observed_600s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_600s" IS 'unchanged_600s / observed_600s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_600s" IS 'mostly_unchanged_600s / observed_600s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_600s" IS 'present_600s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi."kept_rate_600s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_600s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi."char_persistence_600s" IS 'retained_chars_600s / observed_chars_600s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi."char_persistence_600s_low" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi."char_persistence_600s_high" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_gone" IS 'present_600s / (observed_600s + unobserved_600s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_kept" IS '(present_600s + unobserved_600s) / (observed_600s + unobserved_600s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_kept';

CREATE TABLE IF NOT EXISTS question_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE question_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "queries" bigint,
    ADD COLUMN IF NOT EXISTS "repeats" bigint,
    ADD COLUMN IF NOT EXISTS "reasks" bigint,
    ADD COLUMN IF NOT EXISTS "resubmitted" bigint,
    ADD COLUMN IF NOT EXISTS "regenerated" bigint,
    ADD COLUMN IF NOT EXISTS "regenerations" bigint,
    ADD COLUMN IF NOT EXISTS "retried" bigint,
    ADD COLUMN IF NOT EXISTS "asking_users" bigint,
    ADD COLUMN IF NOT EXISTS "repeat_users" bigint,
    ADD COLUMN IF NOT EXISTS "asking_users_sketch" bytea,
    ADD COLUMN IF NOT EXISTS "repeat_users_sketch" bytea,
    ADD COLUMN IF NOT EXISTS "repeat_user_rate" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_user_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_user_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_queries_per_user" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_queries_per_user_low" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_queries_per_user_high" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_query_rate" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_query_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_query_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "reask_rate" double precision,
    ADD COLUMN IF NOT EXISTS "reask_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "reask_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "retry_rate" double precision,
    ADD COLUMN IF NOT EXISTS "retry_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "retry_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "regenerate_rate" double precision,
    ADD COLUMN IF NOT EXISTS "regenerate_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "regenerate_rate_high" double precision;
COMMENT ON TABLE question_kpi IS 'Counts and rates of questions, by the window in which they were asked';
COMMENT ON COLUMN question_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN question_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN question_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN question_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN question_kpi."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN question_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN question_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN question_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN question_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN question_kpi."queries" IS 'questions asked, each interaction once';
COMMENT ON COLUMN question_kpi."repeats" IS 'asked again by the same user after 30 min to 7 days';
COMMENT ON COLUMN question_kpi."reasks" IS 'asked again after more than 5 and less than 30 min';
COMMENT ON COLUMN question_kpi."resubmitted" IS 'asked again within 5 min: the earlier of the two';
COMMENT ON COLUMN question_kpi."regenerated" IS 'with a regeneration in [query, query + 30 min]';
COMMENT ON COLUMN question_kpi."regenerations" IS 'all regenerations in that interval; a query can have many';
COMMENT ON COLUMN question_kpi."retried" IS 'resubmitted or regenerated';
COMMENT ON COLUMN question_kpi."asking_users" IS 'distinct users who asked, exact';
COMMENT ON COLUMN question_kpi."repeat_users" IS 'distinct users with a repeat, exact';
COMMENT ON COLUMN question_kpi."asking_users_sketch" IS 'the same as a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi."repeat_users_sketch" IS 'the same as a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi."repeat_user_rate" IS 'repeat_users / asking_users: users who asked the same again 30 min to 7 days later, of those who asked';
COMMENT ON COLUMN question_kpi."repeat_user_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi."repeat_user_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi."repeat_queries_per_user" IS 'repeats / asking_users: the same by queries, as the literature writes it; no proportion, it can pass 1';
COMMENT ON COLUMN question_kpi."repeat_queries_per_user_low" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi."repeat_queries_per_user_high" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi."repeat_query_rate" IS 'repeats / queries: asked again 30 min to 7 days later, of all queries';
COMMENT ON COLUMN question_kpi."repeat_query_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi."repeat_query_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi."reask_rate" IS 'reasks / queries: asked again within 5 to 30 min, of all queries';
COMMENT ON COLUMN question_kpi."reask_rate_low" IS 'lower end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi."reask_rate_high" IS 'upper end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi."retry_rate" IS 'retried / queries: sent again within 5 min or regenerated, of all queries';
COMMENT ON COLUMN question_kpi."retry_rate_low" IS 'lower end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi."retry_rate_high" IS 'upper end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi."regenerate_rate" IS 'regenerated / queries: answer regenerated within 30 min, of all queries';
COMMENT ON COLUMN question_kpi."regenerate_rate_low" IS 'lower end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi."regenerate_rate_high" IS 'upper end of the 95 % Wilson interval of regenerate_rate';

CREATE TABLE IF NOT EXISTS ingest_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE ingest_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "read" bigint,
    ADD COLUMN IF NOT EXISTS "effective" bigint,
    ADD COLUMN IF NOT EXISTS "without_effect" bigint,
    ADD COLUMN IF NOT EXISTS "refused" bigint,
    ADD COLUMN IF NOT EXISTS "refused_malformed_json" bigint,
    ADD COLUMN IF NOT EXISTS "refused_not_an_object" bigint,
    ADD COLUMN IF NOT EXISTS "refused_missing_field" bigint,
    ADD COLUMN IF NOT EXISTS "refused_invalid_value" bigint,
    ADD COLUMN IF NOT EXISTS "refused_unknown_event_type" bigint,
    ADD COLUMN IF NOT EXISTS "refused_too_large" bigint,
    ADD COLUMN IF NOT EXISTS "refused_too_deep" bigint,
    ADD COLUMN IF NOT EXISTS "refused_event_time_in_future" bigint,
    ADD COLUMN IF NOT EXISTS "late" bigint,
    ADD COLUMN IF NOT EXISTS "unopened" bigint,
    ADD COLUMN IF NOT EXISTS "newest_event_time" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "lag_ms" bigint,
    ADD COLUMN IF NOT EXISTS "refused_rate" double precision,
    ADD COLUMN IF NOT EXISTS "refused_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "refused_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "late_rate" double precision,
    ADD COLUMN IF NOT EXISTS "late_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "late_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "unopened_rate" double precision,
    ADD COLUMN IF NOT EXISTS "unopened_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "unopened_rate_high" double precision;
COMMENT ON TABLE ingest_kpi IS 'Counts of all records read, by the window of their arrival';
COMMENT ON COLUMN ingest_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN ingest_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN ingest_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN ingest_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN ingest_kpi."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN ingest_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN ingest_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN ingest_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN ingest_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN ingest_kpi."read" IS 'records read';
COMMENT ON COLUMN ingest_kpi."effective" IS 'changed a number, or are kept until a related event arrives';
COMMENT ON COLUMN ingest_kpi."without_effect" IS 'changed nothing: duplicates, types not counted yet';
COMMENT ON COLUMN ingest_kpi."refused" IS 'refused for any reason: sent to the dead letters';
COMMENT ON COLUMN ingest_kpi."refused_malformed_json" IS 'refused: not JSON';
COMMENT ON COLUMN ingest_kpi."refused_not_an_object" IS 'refused: JSON, but no object';
COMMENT ON COLUMN ingest_kpi."refused_missing_field" IS 'refused: a required field is absent';
COMMENT ON COLUMN ingest_kpi."refused_invalid_value" IS 'refused: a field has a wrong value';
COMMENT ON COLUMN ingest_kpi."refused_unknown_event_type" IS 'refused: an unknown event type';
COMMENT ON COLUMN ingest_kpi."refused_too_large" IS 'refused: more bytes than allowed';
COMMENT ON COLUMN ingest_kpi."refused_too_deep" IS 'refused: nested deeper than allowed';
COMMENT ON COLUMN ingest_kpi."refused_event_time_in_future" IS 'refused: event time too far after arrival';
COMMENT ON COLUMN ingest_kpi."late" IS 'older than watermark − allowed lateness: sent to the late output';
COMMENT ON COLUMN ingest_kpi."unopened" IS 'of the effective: no opening of their subject is known';
COMMENT ON COLUMN ingest_kpi."newest_event_time" IS 'greatest accepted event time; a maximum, not a sum';
COMMENT ON COLUMN ingest_kpi."lag_ms" IS 'newest event time − watermark, milliseconds';
COMMENT ON COLUMN ingest_kpi."refused_rate" IS 'refused / read: refused, of all read';
COMMENT ON COLUMN ingest_kpi."refused_rate_low" IS 'lower end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi."refused_rate_high" IS 'upper end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi."late_rate" IS 'late / read: too late, of all read';
COMMENT ON COLUMN ingest_kpi."late_rate_low" IS 'lower end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi."late_rate_high" IS 'upper end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi."unopened_rate" IS 'unopened / read: without an opening, of all read';
COMMENT ON COLUMN ingest_kpi."unopened_rate_low" IS 'lower end of the 95 % Wilson interval of unopened_rate';
COMMENT ON COLUMN ingest_kpi."unopened_rate_high" IS 'upper end of the 95 % Wilson interval of unopened_rate';

DROP VIEW IF EXISTS suggestion_kpi_current;
CREATE VIEW suggestion_kpi_current AS
SELECT
    "tenant_id",
    "grain",
    "window_start",
    "window_end",
    "segment_by",
    "segment",
    "maturity",
    "version",
    "watermark",
    "shown",
    "accepted",
    "rejected",
    "ignored",
    "shown_chars",
    "accepted_chars",
    "observed_30s",
    "unobserved_30s",
    "present_30s",
    "unchanged_30s",
    "mostly_unchanged_30s",
    "retained_chars_30s",
    "observed_chars_30s",
    "observed_120s",
    "unobserved_120s",
    "present_120s",
    "unchanged_120s",
    "mostly_unchanged_120s",
    "retained_chars_120s",
    "observed_chars_120s",
    "observed_300s",
    "unobserved_300s",
    "present_300s",
    "unchanged_300s",
    "mostly_unchanged_300s",
    "retained_chars_300s",
    "observed_chars_300s",
    "observed_600s",
    "unobserved_600s",
    "present_600s",
    "unchanged_600s",
    "mostly_unchanged_600s",
    "retained_chars_600s",
    "observed_chars_600s",
    "acceptance_rate",
    "acceptance_rate_low",
    "acceptance_rate_high",
    "persistence_rate_30s",
    "persistence_rate_30s_low",
    "persistence_rate_30s_high",
    "unchanged_rate_30s",
    "unchanged_rate_30s_low",
    "unchanged_rate_30s_high",
    "mostly_unchanged_rate_30s",
    "mostly_unchanged_rate_30s_low",
    "mostly_unchanged_rate_30s_high",
    "kept_rate_30s",
    "kept_rate_30s_low",
    "kept_rate_30s_high",
    "char_persistence_30s",
    "char_persistence_30s_low",
    "char_persistence_30s_high",
    "persistence_rate_30s_if_gone",
    "persistence_rate_30s_if_gone_low",
    "persistence_rate_30s_if_gone_high",
    "persistence_rate_30s_if_kept",
    "persistence_rate_30s_if_kept_low",
    "persistence_rate_30s_if_kept_high",
    "persistence_rate_120s",
    "persistence_rate_120s_low",
    "persistence_rate_120s_high",
    "unchanged_rate_120s",
    "unchanged_rate_120s_low",
    "unchanged_rate_120s_high",
    "mostly_unchanged_rate_120s",
    "mostly_unchanged_rate_120s_low",
    "mostly_unchanged_rate_120s_high",
    "kept_rate_120s",
    "kept_rate_120s_low",
    "kept_rate_120s_high",
    "char_persistence_120s",
    "char_persistence_120s_low",
    "char_persistence_120s_high",
    "persistence_rate_120s_if_gone",
    "persistence_rate_120s_if_gone_low",
    "persistence_rate_120s_if_gone_high",
    "persistence_rate_120s_if_kept",
    "persistence_rate_120s_if_kept_low",
    "persistence_rate_120s_if_kept_high",
    "persistence_rate_300s",
    "persistence_rate_300s_low",
    "persistence_rate_300s_high",
    "unchanged_rate_300s",
    "unchanged_rate_300s_low",
    "unchanged_rate_300s_high",
    "mostly_unchanged_rate_300s",
    "mostly_unchanged_rate_300s_low",
    "mostly_unchanged_rate_300s_high",
    "kept_rate_300s",
    "kept_rate_300s_low",
    "kept_rate_300s_high",
    "char_persistence_300s",
    "char_persistence_300s_low",
    "char_persistence_300s_high",
    "persistence_rate_300s_if_gone",
    "persistence_rate_300s_if_gone_low",
    "persistence_rate_300s_if_gone_high",
    "persistence_rate_300s_if_kept",
    "persistence_rate_300s_if_kept_low",
    "persistence_rate_300s_if_kept_high",
    "persistence_rate_600s",
    "persistence_rate_600s_low",
    "persistence_rate_600s_high",
    "unchanged_rate_600s",
    "unchanged_rate_600s_low",
    "unchanged_rate_600s_high",
    "mostly_unchanged_rate_600s",
    "mostly_unchanged_rate_600s_low",
    "mostly_unchanged_rate_600s_high",
    "kept_rate_600s",
    "kept_rate_600s_low",
    "kept_rate_600s_high",
    "char_persistence_600s",
    "char_persistence_600s_low",
    "char_persistence_600s_high",
    "persistence_rate_600s_if_gone",
    "persistence_rate_600s_if_gone_low",
    "persistence_rate_600s_if_gone_high",
    "persistence_rate_600s_if_kept",
    "persistence_rate_600s_if_kept_low",
    "persistence_rate_600s_if_kept_high"
FROM suggestion_kpi;
COMMENT ON VIEW suggestion_kpi_current IS 'Counts and rates of suggestions, by the window in which they were first shown: the current row of each key, provisional or final';
COMMENT ON COLUMN suggestion_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN suggestion_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN suggestion_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN suggestion_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN suggestion_kpi_current."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN suggestion_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN suggestion_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN suggestion_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN suggestion_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN suggestion_kpi_current."shown" IS 'suggestions shown, each id once';
COMMENT ON COLUMN suggestion_kpi_current."accepted" IS 'with an accept in [shown, shown + 30 min]';
COMMENT ON COLUMN suggestion_kpi_current."rejected" IS 'not accepted, with a reject in the same interval';
COMMENT ON COLUMN suggestion_kpi_current."ignored" IS 'with neither of them; NULL until the row is final';
COMMENT ON COLUMN suggestion_kpi_current."shown_chars" IS 'characters shown';
COMMENT ON COLUMN suggestion_kpi_current."accepted_chars" IS 'characters accepted: of each suggestion the longest accept';
COMMENT ON COLUMN suggestion_kpi_current."observed_30s" IS 'accepted, and still observable 30s after the accept';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_30s" IS 'accepted, and closed before 30s without a later edit';
COMMENT ON COLUMN suggestion_kpi_current."present_30s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_30s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_30s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_current."retained_chars_30s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_chars_30s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_120s" IS 'accepted, and still observable 120s after the accept';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_120s" IS 'accepted, and closed before 120s without a later edit';
COMMENT ON COLUMN suggestion_kpi_current."present_120s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_120s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_120s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_current."retained_chars_120s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_chars_120s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_300s" IS 'accepted, and still observable 300s after the accept';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_300s" IS 'accepted, and closed before 300s without a later edit';
COMMENT ON COLUMN suggestion_kpi_current."present_300s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_300s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_300s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_current."retained_chars_300s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_chars_300s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_600s" IS 'accepted, and still observable 600s after the accept';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_600s" IS 'accepted, and closed before 600s without a later edit';
COMMENT ON COLUMN suggestion_kpi_current."present_600s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_600s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_600s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_current."retained_chars_600s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_chars_600s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."acceptance_rate" IS 'accepted / shown: accepted, of those shown';
COMMENT ON COLUMN suggestion_kpi_current."acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_current."acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s" IS 'present_30s / observed_30s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_30s" IS 'unchanged_30s / observed_30s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_30s" IS 'mostly_unchanged_30s / observed_30s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_30s" IS 'present_30s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_30s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_30s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_30s" IS 'retained_chars_30s / observed_chars_30s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_30s_low" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_30s_high" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_gone" IS 'present_30s / (observed_30s + unobserved_30s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_kept" IS '(present_30s + unobserved_30s) / (observed_30s + unobserved_30s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s" IS 'present_120s / observed_120s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_120s" IS 'unchanged_120s / observed_120s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_120s" IS 'mostly_unchanged_120s / observed_120s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_120s" IS 'present_120s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_120s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_120s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_120s" IS 'retained_chars_120s / observed_chars_120s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_120s_low" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_120s_high" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_gone" IS 'present_120s / (observed_120s + unobserved_120s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_kept" IS '(present_120s + unobserved_120s) / (observed_120s + unobserved_120s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s" IS 'present_300s / observed_300s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_300s" IS 'unchanged_300s / observed_300s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_300s" IS 'mostly_unchanged_300s / observed_300s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_300s" IS 'present_300s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_300s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_300s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_300s" IS 'retained_chars_300s / observed_chars_300s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_300s_low" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_300s_high" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_gone" IS 'present_300s / (observed_300s + unobserved_300s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_kept" IS '(present_300s + unobserved_300s) / (observed_300s + unobserved_300s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s" IS 'present_600s / observed_600s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_600s" IS 'unchanged_600s / observed_600s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_600s" IS 'mostly_unchanged_600s / observed_600s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_600s" IS 'present_600s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_600s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_600s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_600s" IS 'retained_chars_600s / observed_chars_600s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_600s_low" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_600s_high" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_gone" IS 'present_600s / (observed_600s + unobserved_600s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_kept" IS '(present_600s + unobserved_600s) / (observed_600s + unobserved_600s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_kept';

DROP VIEW IF EXISTS question_kpi_current;
CREATE VIEW question_kpi_current AS
SELECT
    "tenant_id",
    "grain",
    "window_start",
    "window_end",
    "segment_by",
    "segment",
    "maturity",
    "version",
    "watermark",
    "queries",
    "repeats",
    "reasks",
    "resubmitted",
    "regenerated",
    "regenerations",
    "retried",
    "asking_users",
    "repeat_users",
    "asking_users_sketch",
    "repeat_users_sketch",
    "repeat_user_rate",
    "repeat_user_rate_low",
    "repeat_user_rate_high",
    "repeat_queries_per_user",
    "repeat_queries_per_user_low",
    "repeat_queries_per_user_high",
    "repeat_query_rate",
    "repeat_query_rate_low",
    "repeat_query_rate_high",
    "reask_rate",
    "reask_rate_low",
    "reask_rate_high",
    "retry_rate",
    "retry_rate_low",
    "retry_rate_high",
    "regenerate_rate",
    "regenerate_rate_low",
    "regenerate_rate_high"
FROM question_kpi;
COMMENT ON VIEW question_kpi_current IS 'Counts and rates of questions, by the window in which they were asked: the current row of each key, provisional or final';
COMMENT ON COLUMN question_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN question_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN question_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN question_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN question_kpi_current."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN question_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN question_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN question_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN question_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN question_kpi_current."queries" IS 'questions asked, each interaction once';
COMMENT ON COLUMN question_kpi_current."repeats" IS 'asked again by the same user after 30 min to 7 days';
COMMENT ON COLUMN question_kpi_current."reasks" IS 'asked again after more than 5 and less than 30 min';
COMMENT ON COLUMN question_kpi_current."resubmitted" IS 'asked again within 5 min: the earlier of the two';
COMMENT ON COLUMN question_kpi_current."regenerated" IS 'with a regeneration in [query, query + 30 min]';
COMMENT ON COLUMN question_kpi_current."regenerations" IS 'all regenerations in that interval; a query can have many';
COMMENT ON COLUMN question_kpi_current."retried" IS 'resubmitted or regenerated';
COMMENT ON COLUMN question_kpi_current."asking_users" IS 'distinct users who asked, exact';
COMMENT ON COLUMN question_kpi_current."repeat_users" IS 'distinct users with a repeat, exact';
COMMENT ON COLUMN question_kpi_current."asking_users_sketch" IS 'the same as a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi_current."repeat_users_sketch" IS 'the same as a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi_current."repeat_user_rate" IS 'repeat_users / asking_users: users who asked the same again 30 min to 7 days later, of those who asked';
COMMENT ON COLUMN question_kpi_current."repeat_user_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi_current."repeat_user_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi_current."repeat_queries_per_user" IS 'repeats / asking_users: the same by queries, as the literature writes it; no proportion, it can pass 1';
COMMENT ON COLUMN question_kpi_current."repeat_queries_per_user_low" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi_current."repeat_queries_per_user_high" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi_current."repeat_query_rate" IS 'repeats / queries: asked again 30 min to 7 days later, of all queries';
COMMENT ON COLUMN question_kpi_current."repeat_query_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi_current."repeat_query_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi_current."reask_rate" IS 'reasks / queries: asked again within 5 to 30 min, of all queries';
COMMENT ON COLUMN question_kpi_current."reask_rate_low" IS 'lower end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi_current."reask_rate_high" IS 'upper end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi_current."retry_rate" IS 'retried / queries: sent again within 5 min or regenerated, of all queries';
COMMENT ON COLUMN question_kpi_current."retry_rate_low" IS 'lower end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi_current."retry_rate_high" IS 'upper end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi_current."regenerate_rate" IS 'regenerated / queries: answer regenerated within 30 min, of all queries';
COMMENT ON COLUMN question_kpi_current."regenerate_rate_low" IS 'lower end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi_current."regenerate_rate_high" IS 'upper end of the 95 % Wilson interval of regenerate_rate';

DROP VIEW IF EXISTS ingest_kpi_current;
CREATE VIEW ingest_kpi_current AS
SELECT
    "tenant_id",
    "grain",
    "window_start",
    "window_end",
    "segment_by",
    "segment",
    "maturity",
    "version",
    "watermark",
    "read",
    "effective",
    "without_effect",
    "refused",
    "refused_malformed_json",
    "refused_not_an_object",
    "refused_missing_field",
    "refused_invalid_value",
    "refused_unknown_event_type",
    "refused_too_large",
    "refused_too_deep",
    "refused_event_time_in_future",
    "late",
    "unopened",
    "newest_event_time",
    "lag_ms",
    "refused_rate",
    "refused_rate_low",
    "refused_rate_high",
    "late_rate",
    "late_rate_low",
    "late_rate_high",
    "unopened_rate",
    "unopened_rate_low",
    "unopened_rate_high"
FROM ingest_kpi;
COMMENT ON VIEW ingest_kpi_current IS 'Counts of all records read, by the window of their arrival: the current row of each key, provisional or final';
COMMENT ON COLUMN ingest_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN ingest_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN ingest_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN ingest_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN ingest_kpi_current."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN ingest_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN ingest_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN ingest_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN ingest_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN ingest_kpi_current."read" IS 'records read';
COMMENT ON COLUMN ingest_kpi_current."effective" IS 'changed a number, or are kept until a related event arrives';
COMMENT ON COLUMN ingest_kpi_current."without_effect" IS 'changed nothing: duplicates, types not counted yet';
COMMENT ON COLUMN ingest_kpi_current."refused" IS 'refused for any reason: sent to the dead letters';
COMMENT ON COLUMN ingest_kpi_current."refused_malformed_json" IS 'refused: not JSON';
COMMENT ON COLUMN ingest_kpi_current."refused_not_an_object" IS 'refused: JSON, but no object';
COMMENT ON COLUMN ingest_kpi_current."refused_missing_field" IS 'refused: a required field is absent';
COMMENT ON COLUMN ingest_kpi_current."refused_invalid_value" IS 'refused: a field has a wrong value';
COMMENT ON COLUMN ingest_kpi_current."refused_unknown_event_type" IS 'refused: an unknown event type';
COMMENT ON COLUMN ingest_kpi_current."refused_too_large" IS 'refused: more bytes than allowed';
COMMENT ON COLUMN ingest_kpi_current."refused_too_deep" IS 'refused: nested deeper than allowed';
COMMENT ON COLUMN ingest_kpi_current."refused_event_time_in_future" IS 'refused: event time too far after arrival';
COMMENT ON COLUMN ingest_kpi_current."late" IS 'older than watermark − allowed lateness: sent to the late output';
COMMENT ON COLUMN ingest_kpi_current."unopened" IS 'of the effective: no opening of their subject is known';
COMMENT ON COLUMN ingest_kpi_current."newest_event_time" IS 'greatest accepted event time; a maximum, not a sum';
COMMENT ON COLUMN ingest_kpi_current."lag_ms" IS 'newest event time − watermark, milliseconds';
COMMENT ON COLUMN ingest_kpi_current."refused_rate" IS 'refused / read: refused, of all read';
COMMENT ON COLUMN ingest_kpi_current."refused_rate_low" IS 'lower end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi_current."refused_rate_high" IS 'upper end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi_current."late_rate" IS 'late / read: too late, of all read';
COMMENT ON COLUMN ingest_kpi_current."late_rate_low" IS 'lower end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi_current."late_rate_high" IS 'upper end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi_current."unopened_rate" IS 'unopened / read: without an opening, of all read';
COMMENT ON COLUMN ingest_kpi_current."unopened_rate_low" IS 'lower end of the 95 % Wilson interval of unopened_rate';
COMMENT ON COLUMN ingest_kpi_current."unopened_rate_high" IS 'upper end of the 95 % Wilson interval of unopened_rate';

CREATE OR REPLACE VIEW kpi_current AS
SELECT tenant_id, grain, window_start, window_end, segment_by, segment, maturity, version,
    'suggestion_kpi' AS view, r.rate, r.value, r.low, r.high
FROM suggestion_kpi CROSS JOIN LATERAL (VALUES
    ('acceptance_rate', acceptance_rate, acceptance_rate_low, acceptance_rate_high),
    ('persistence_rate_30s', persistence_rate_30s, persistence_rate_30s_low, persistence_rate_30s_high),
    ('unchanged_rate_30s', unchanged_rate_30s, unchanged_rate_30s_low, unchanged_rate_30s_high),
    ('mostly_unchanged_rate_30s', mostly_unchanged_rate_30s, mostly_unchanged_rate_30s_low, mostly_unchanged_rate_30s_high),
    ('kept_rate_30s', kept_rate_30s, kept_rate_30s_low, kept_rate_30s_high),
    ('char_persistence_30s', char_persistence_30s, char_persistence_30s_low, char_persistence_30s_high),
    ('persistence_rate_30s_if_gone', persistence_rate_30s_if_gone, persistence_rate_30s_if_gone_low, persistence_rate_30s_if_gone_high),
    ('persistence_rate_30s_if_kept', persistence_rate_30s_if_kept, persistence_rate_30s_if_kept_low, persistence_rate_30s_if_kept_high),
    ('persistence_rate_120s', persistence_rate_120s, persistence_rate_120s_low, persistence_rate_120s_high),
    ('unchanged_rate_120s', unchanged_rate_120s, unchanged_rate_120s_low, unchanged_rate_120s_high),
    ('mostly_unchanged_rate_120s', mostly_unchanged_rate_120s, mostly_unchanged_rate_120s_low, mostly_unchanged_rate_120s_high),
    ('kept_rate_120s', kept_rate_120s, kept_rate_120s_low, kept_rate_120s_high),
    ('char_persistence_120s', char_persistence_120s, char_persistence_120s_low, char_persistence_120s_high),
    ('persistence_rate_120s_if_gone', persistence_rate_120s_if_gone, persistence_rate_120s_if_gone_low, persistence_rate_120s_if_gone_high),
    ('persistence_rate_120s_if_kept', persistence_rate_120s_if_kept, persistence_rate_120s_if_kept_low, persistence_rate_120s_if_kept_high),
    ('persistence_rate_300s', persistence_rate_300s, persistence_rate_300s_low, persistence_rate_300s_high),
    ('unchanged_rate_300s', unchanged_rate_300s, unchanged_rate_300s_low, unchanged_rate_300s_high),
    ('mostly_unchanged_rate_300s', mostly_unchanged_rate_300s, mostly_unchanged_rate_300s_low, mostly_unchanged_rate_300s_high),
    ('kept_rate_300s', kept_rate_300s, kept_rate_300s_low, kept_rate_300s_high),
    ('char_persistence_300s', char_persistence_300s, char_persistence_300s_low, char_persistence_300s_high),
    ('persistence_rate_300s_if_gone', persistence_rate_300s_if_gone, persistence_rate_300s_if_gone_low, persistence_rate_300s_if_gone_high),
    ('persistence_rate_300s_if_kept', persistence_rate_300s_if_kept, persistence_rate_300s_if_kept_low, persistence_rate_300s_if_kept_high),
    ('persistence_rate_600s', persistence_rate_600s, persistence_rate_600s_low, persistence_rate_600s_high),
    ('unchanged_rate_600s', unchanged_rate_600s, unchanged_rate_600s_low, unchanged_rate_600s_high),
    ('mostly_unchanged_rate_600s', mostly_unchanged_rate_600s, mostly_unchanged_rate_600s_low, mostly_unchanged_rate_600s_high),
    ('kept_rate_600s', kept_rate_600s, kept_rate_600s_low, kept_rate_600s_high),
    ('char_persistence_600s', char_persistence_600s, char_persistence_600s_low, char_persistence_600s_high),
    ('persistence_rate_600s_if_gone', persistence_rate_600s_if_gone, persistence_rate_600s_if_gone_low, persistence_rate_600s_if_gone_high),
    ('persistence_rate_600s_if_kept', persistence_rate_600s_if_kept, persistence_rate_600s_if_kept_low, persistence_rate_600s_if_kept_high)
) AS r (rate, value, low, high)
UNION ALL
SELECT tenant_id, grain, window_start, window_end, segment_by, segment, maturity, version,
    'question_kpi' AS view, r.rate, r.value, r.low, r.high
FROM question_kpi CROSS JOIN LATERAL (VALUES
    ('repeat_user_rate', repeat_user_rate, repeat_user_rate_low, repeat_user_rate_high),
    ('repeat_queries_per_user', repeat_queries_per_user, repeat_queries_per_user_low, repeat_queries_per_user_high),
    ('repeat_query_rate', repeat_query_rate, repeat_query_rate_low, repeat_query_rate_high),
    ('reask_rate', reask_rate, reask_rate_low, reask_rate_high),
    ('retry_rate', retry_rate, retry_rate_low, retry_rate_high),
    ('regenerate_rate', regenerate_rate, regenerate_rate_low, regenerate_rate_high)
) AS r (rate, value, low, high)
UNION ALL
SELECT tenant_id, grain, window_start, window_end, segment_by, segment, maturity, version,
    'ingest_kpi' AS view, r.rate, r.value, r.low, r.high
FROM ingest_kpi CROSS JOIN LATERAL (VALUES
    ('refused_rate', refused_rate, refused_rate_low, refused_rate_high),
    ('late_rate', late_rate, late_rate_low, late_rate_high),
    ('unopened_rate', unopened_rate, unopened_rate_low, unopened_rate_high)
) AS r (rate, value, low, high);
COMMENT ON VIEW kpi_current IS 'Every rate of every table, one row each: the current row of each key, provisional or final';
COMMENT ON COLUMN kpi_current.tenant_id IS 'whose events these are';
COMMENT ON COLUMN kpi_current.grain IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN kpi_current.window_start IS 'first instant of the window';
COMMENT ON COLUMN kpi_current.window_end IS 'first instant after the window';
COMMENT ON COLUMN kpi_current.segment_by IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN kpi_current.segment IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN kpi_current.maturity IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN kpi_current.version IS 'grows with every change of the row';
COMMENT ON COLUMN kpi_current.view IS 'the table that the rate stands in';
COMMENT ON COLUMN kpi_current.rate IS 'name of the rate, as in that table';
COMMENT ON COLUMN kpi_current.value IS 'the rate; NULL where its denominator is 0';
COMMENT ON COLUMN kpi_current.low IS 'lower end of its 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi_current.high IS 'upper end of its 95 % Wilson interval; NULL for no proportion';

DROP VIEW IF EXISTS suggestion_kpi_final;
CREATE VIEW suggestion_kpi_final AS
SELECT
    "tenant_id",
    "grain",
    "window_start",
    "window_end",
    "segment_by",
    "segment",
    "maturity",
    "version",
    "watermark",
    "shown",
    "accepted",
    "rejected",
    "ignored",
    "shown_chars",
    "accepted_chars",
    "observed_30s",
    "unobserved_30s",
    "present_30s",
    "unchanged_30s",
    "mostly_unchanged_30s",
    "retained_chars_30s",
    "observed_chars_30s",
    "observed_120s",
    "unobserved_120s",
    "present_120s",
    "unchanged_120s",
    "mostly_unchanged_120s",
    "retained_chars_120s",
    "observed_chars_120s",
    "observed_300s",
    "unobserved_300s",
    "present_300s",
    "unchanged_300s",
    "mostly_unchanged_300s",
    "retained_chars_300s",
    "observed_chars_300s",
    "observed_600s",
    "unobserved_600s",
    "present_600s",
    "unchanged_600s",
    "mostly_unchanged_600s",
    "retained_chars_600s",
    "observed_chars_600s",
    "acceptance_rate",
    "acceptance_rate_low",
    "acceptance_rate_high",
    "persistence_rate_30s",
    "persistence_rate_30s_low",
    "persistence_rate_30s_high",
    "unchanged_rate_30s",
    "unchanged_rate_30s_low",
    "unchanged_rate_30s_high",
    "mostly_unchanged_rate_30s",
    "mostly_unchanged_rate_30s_low",
    "mostly_unchanged_rate_30s_high",
    "kept_rate_30s",
    "kept_rate_30s_low",
    "kept_rate_30s_high",
    "char_persistence_30s",
    "char_persistence_30s_low",
    "char_persistence_30s_high",
    "persistence_rate_30s_if_gone",
    "persistence_rate_30s_if_gone_low",
    "persistence_rate_30s_if_gone_high",
    "persistence_rate_30s_if_kept",
    "persistence_rate_30s_if_kept_low",
    "persistence_rate_30s_if_kept_high",
    "persistence_rate_120s",
    "persistence_rate_120s_low",
    "persistence_rate_120s_high",
    "unchanged_rate_120s",
    "unchanged_rate_120s_low",
    "unchanged_rate_120s_high",
    "mostly_unchanged_rate_120s",
    "mostly_unchanged_rate_120s_low",
    "mostly_unchanged_rate_120s_high",
    "kept_rate_120s",
    "kept_rate_120s_low",
    "kept_rate_120s_high",
    "char_persistence_120s",
    "char_persistence_120s_low",
    "char_persistence_120s_high",
    "persistence_rate_120s_if_gone",
    "persistence_rate_120s_if_gone_low",
    "persistence_rate_120s_if_gone_high",
    "persistence_rate_120s_if_kept",
    "persistence_rate_120s_if_kept_low",
    "persistence_rate_120s_if_kept_high",
    "persistence_rate_300s",
    "persistence_rate_300s_low",
    "persistence_rate_300s_high",
    "unchanged_rate_300s",
    "unchanged_rate_300s_low",
    "unchanged_rate_300s_high",
    "mostly_unchanged_rate_300s",
    "mostly_unchanged_rate_300s_low",
    "mostly_unchanged_rate_300s_high",
    "kept_rate_300s",
    "kept_rate_300s_low",
    "kept_rate_300s_high",
    "char_persistence_300s",
    "char_persistence_300s_low",
    "char_persistence_300s_high",
    "persistence_rate_300s_if_gone",
    "persistence_rate_300s_if_gone_low",
    "persistence_rate_300s_if_gone_high",
    "persistence_rate_300s_if_kept",
    "persistence_rate_300s_if_kept_low",
    "persistence_rate_300s_if_kept_high",
    "persistence_rate_600s",
    "persistence_rate_600s_low",
    "persistence_rate_600s_high",
    "unchanged_rate_600s",
    "unchanged_rate_600s_low",
    "unchanged_rate_600s_high",
    "mostly_unchanged_rate_600s",
    "mostly_unchanged_rate_600s_low",
    "mostly_unchanged_rate_600s_high",
    "kept_rate_600s",
    "kept_rate_600s_low",
    "kept_rate_600s_high",
    "char_persistence_600s",
    "char_persistence_600s_low",
    "char_persistence_600s_high",
    "persistence_rate_600s_if_gone",
    "persistence_rate_600s_if_gone_low",
    "persistence_rate_600s_if_gone_high",
    "persistence_rate_600s_if_kept",
    "persistence_rate_600s_if_kept_low",
    "persistence_rate_600s_if_kept_high"
FROM suggestion_kpi
WHERE maturity = 'final';
COMMENT ON VIEW suggestion_kpi_final IS 'Counts and rates of suggestions, by the window in which they were first shown: only rows that cannot change any more';
COMMENT ON COLUMN suggestion_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN suggestion_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN suggestion_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN suggestion_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN suggestion_kpi_final."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN suggestion_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN suggestion_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN suggestion_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN suggestion_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN suggestion_kpi_final."shown" IS 'suggestions shown, each id once';
COMMENT ON COLUMN suggestion_kpi_final."accepted" IS 'with an accept in [shown, shown + 30 min]';
COMMENT ON COLUMN suggestion_kpi_final."rejected" IS 'not accepted, with a reject in the same interval';
COMMENT ON COLUMN suggestion_kpi_final."ignored" IS 'with neither of them; NULL until the row is final';
COMMENT ON COLUMN suggestion_kpi_final."shown_chars" IS 'characters shown';
COMMENT ON COLUMN suggestion_kpi_final."accepted_chars" IS 'characters accepted: of each suggestion the longest accept';
COMMENT ON COLUMN suggestion_kpi_final."observed_30s" IS 'accepted, and still observable 30s after the accept';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_30s" IS 'accepted, and closed before 30s without a later edit';
COMMENT ON COLUMN suggestion_kpi_final."present_30s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_30s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_30s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_final."retained_chars_30s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_chars_30s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_120s" IS 'accepted, and still observable 120s after the accept';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_120s" IS 'accepted, and closed before 120s without a later edit';
COMMENT ON COLUMN suggestion_kpi_final."present_120s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_120s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_120s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_final."retained_chars_120s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_chars_120s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_300s" IS 'accepted, and still observable 300s after the accept';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_300s" IS 'accepted, and closed before 300s without a later edit';
COMMENT ON COLUMN suggestion_kpi_final."present_300s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_300s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_300s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_final."retained_chars_300s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_chars_300s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_600s" IS 'accepted, and still observable 600s after the accept';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_600s" IS 'accepted, and closed before 600s without a later edit';
COMMENT ON COLUMN suggestion_kpi_final."present_600s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_600s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_600s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_final."retained_chars_600s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_chars_600s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."acceptance_rate" IS 'accepted / shown: accepted, of those shown';
COMMENT ON COLUMN suggestion_kpi_final."acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_final."acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s" IS 'present_30s / observed_30s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_30s" IS 'unchanged_30s / observed_30s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_30s" IS 'mostly_unchanged_30s / observed_30s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_30s" IS 'present_30s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_30s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_30s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_30s" IS 'retained_chars_30s / observed_chars_30s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_30s_low" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_30s_high" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_gone" IS 'present_30s / (observed_30s + unobserved_30s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_kept" IS '(present_30s + unobserved_30s) / (observed_30s + unobserved_30s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s" IS 'present_120s / observed_120s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_120s" IS 'unchanged_120s / observed_120s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_120s" IS 'mostly_unchanged_120s / observed_120s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_120s" IS 'present_120s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_120s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_120s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_120s" IS 'retained_chars_120s / observed_chars_120s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_120s_low" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_120s_high" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_gone" IS 'present_120s / (observed_120s + unobserved_120s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_kept" IS '(present_120s + unobserved_120s) / (observed_120s + unobserved_120s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s" IS 'present_300s / observed_300s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_300s" IS 'unchanged_300s / observed_300s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_300s" IS 'mostly_unchanged_300s / observed_300s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_300s" IS 'present_300s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_300s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_300s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_300s" IS 'retained_chars_300s / observed_chars_300s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_300s_low" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_300s_high" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_gone" IS 'present_300s / (observed_300s + unobserved_300s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_kept" IS '(present_300s + unobserved_300s) / (observed_300s + unobserved_300s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s" IS 'present_600s / observed_600s: still there, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_600s" IS 'unchanged_600s / observed_600s: not one character different, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_600s" IS 'mostly_unchanged_600s / observed_600s: less than a third different, of those observed';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_600s" IS 'present_600s / shown: accepted and still there, of those shown';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_600s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_600s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_600s" IS 'retained_chars_600s / observed_chars_600s: characters still there, of those accepted; no proportion, edits may report more';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_600s_low" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_600s_high" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_gone" IS 'present_600s / (observed_600s + unobserved_600s): still there, of all accepted, if whatever was unobserved is gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_kept" IS '(present_600s + unobserved_600s) / (observed_600s + unobserved_600s): still there, of all accepted, if whatever was unobserved is there';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_kept';

DROP VIEW IF EXISTS question_kpi_final;
CREATE VIEW question_kpi_final AS
SELECT
    "tenant_id",
    "grain",
    "window_start",
    "window_end",
    "segment_by",
    "segment",
    "maturity",
    "version",
    "watermark",
    "queries",
    "repeats",
    "reasks",
    "resubmitted",
    "regenerated",
    "regenerations",
    "retried",
    "asking_users",
    "repeat_users",
    "asking_users_sketch",
    "repeat_users_sketch",
    "repeat_user_rate",
    "repeat_user_rate_low",
    "repeat_user_rate_high",
    "repeat_queries_per_user",
    "repeat_queries_per_user_low",
    "repeat_queries_per_user_high",
    "repeat_query_rate",
    "repeat_query_rate_low",
    "repeat_query_rate_high",
    "reask_rate",
    "reask_rate_low",
    "reask_rate_high",
    "retry_rate",
    "retry_rate_low",
    "retry_rate_high",
    "regenerate_rate",
    "regenerate_rate_low",
    "regenerate_rate_high"
FROM question_kpi
WHERE maturity = 'final';
COMMENT ON VIEW question_kpi_final IS 'Counts and rates of questions, by the window in which they were asked: only rows that cannot change any more';
COMMENT ON COLUMN question_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN question_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN question_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN question_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN question_kpi_final."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN question_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN question_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN question_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN question_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN question_kpi_final."queries" IS 'questions asked, each interaction once';
COMMENT ON COLUMN question_kpi_final."repeats" IS 'asked again by the same user after 30 min to 7 days';
COMMENT ON COLUMN question_kpi_final."reasks" IS 'asked again after more than 5 and less than 30 min';
COMMENT ON COLUMN question_kpi_final."resubmitted" IS 'asked again within 5 min: the earlier of the two';
COMMENT ON COLUMN question_kpi_final."regenerated" IS 'with a regeneration in [query, query + 30 min]';
COMMENT ON COLUMN question_kpi_final."regenerations" IS 'all regenerations in that interval; a query can have many';
COMMENT ON COLUMN question_kpi_final."retried" IS 'resubmitted or regenerated';
COMMENT ON COLUMN question_kpi_final."asking_users" IS 'distinct users who asked, exact';
COMMENT ON COLUMN question_kpi_final."repeat_users" IS 'distinct users with a repeat, exact';
COMMENT ON COLUMN question_kpi_final."asking_users_sketch" IS 'the same as a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi_final."repeat_users_sketch" IS 'the same as a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi_final."repeat_user_rate" IS 'repeat_users / asking_users: users who asked the same again 30 min to 7 days later, of those who asked';
COMMENT ON COLUMN question_kpi_final."repeat_user_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi_final."repeat_user_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi_final."repeat_queries_per_user" IS 'repeats / asking_users: the same by queries, as the literature writes it; no proportion, it can pass 1';
COMMENT ON COLUMN question_kpi_final."repeat_queries_per_user_low" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi_final."repeat_queries_per_user_high" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi_final."repeat_query_rate" IS 'repeats / queries: asked again 30 min to 7 days later, of all queries';
COMMENT ON COLUMN question_kpi_final."repeat_query_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi_final."repeat_query_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi_final."reask_rate" IS 'reasks / queries: asked again within 5 to 30 min, of all queries';
COMMENT ON COLUMN question_kpi_final."reask_rate_low" IS 'lower end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi_final."reask_rate_high" IS 'upper end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi_final."retry_rate" IS 'retried / queries: sent again within 5 min or regenerated, of all queries';
COMMENT ON COLUMN question_kpi_final."retry_rate_low" IS 'lower end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi_final."retry_rate_high" IS 'upper end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi_final."regenerate_rate" IS 'regenerated / queries: answer regenerated within 30 min, of all queries';
COMMENT ON COLUMN question_kpi_final."regenerate_rate_low" IS 'lower end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi_final."regenerate_rate_high" IS 'upper end of the 95 % Wilson interval of regenerate_rate';

DROP VIEW IF EXISTS ingest_kpi_final;
CREATE VIEW ingest_kpi_final AS
SELECT
    "tenant_id",
    "grain",
    "window_start",
    "window_end",
    "segment_by",
    "segment",
    "maturity",
    "version",
    "watermark",
    "read",
    "effective",
    "without_effect",
    "refused",
    "refused_malformed_json",
    "refused_not_an_object",
    "refused_missing_field",
    "refused_invalid_value",
    "refused_unknown_event_type",
    "refused_too_large",
    "refused_too_deep",
    "refused_event_time_in_future",
    "late",
    "unopened",
    "newest_event_time",
    "lag_ms",
    "refused_rate",
    "refused_rate_low",
    "refused_rate_high",
    "late_rate",
    "late_rate_low",
    "late_rate_high",
    "unopened_rate",
    "unopened_rate_low",
    "unopened_rate_high"
FROM ingest_kpi
WHERE maturity = 'final';
COMMENT ON VIEW ingest_kpi_final IS 'Counts of all records read, by the window of their arrival: only rows that cannot change any more';
COMMENT ON COLUMN ingest_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN ingest_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN ingest_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN ingest_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN ingest_kpi_final."segment_by" IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN ingest_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN ingest_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN ingest_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN ingest_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN ingest_kpi_final."read" IS 'records read';
COMMENT ON COLUMN ingest_kpi_final."effective" IS 'changed a number, or are kept until a related event arrives';
COMMENT ON COLUMN ingest_kpi_final."without_effect" IS 'changed nothing: duplicates, types not counted yet';
COMMENT ON COLUMN ingest_kpi_final."refused" IS 'refused for any reason: sent to the dead letters';
COMMENT ON COLUMN ingest_kpi_final."refused_malformed_json" IS 'refused: not JSON';
COMMENT ON COLUMN ingest_kpi_final."refused_not_an_object" IS 'refused: JSON, but no object';
COMMENT ON COLUMN ingest_kpi_final."refused_missing_field" IS 'refused: a required field is absent';
COMMENT ON COLUMN ingest_kpi_final."refused_invalid_value" IS 'refused: a field has a wrong value';
COMMENT ON COLUMN ingest_kpi_final."refused_unknown_event_type" IS 'refused: an unknown event type';
COMMENT ON COLUMN ingest_kpi_final."refused_too_large" IS 'refused: more bytes than allowed';
COMMENT ON COLUMN ingest_kpi_final."refused_too_deep" IS 'refused: nested deeper than allowed';
COMMENT ON COLUMN ingest_kpi_final."refused_event_time_in_future" IS 'refused: event time too far after arrival';
COMMENT ON COLUMN ingest_kpi_final."late" IS 'older than watermark − allowed lateness: sent to the late output';
COMMENT ON COLUMN ingest_kpi_final."unopened" IS 'of the effective: no opening of their subject is known';
COMMENT ON COLUMN ingest_kpi_final."newest_event_time" IS 'greatest accepted event time; a maximum, not a sum';
COMMENT ON COLUMN ingest_kpi_final."lag_ms" IS 'newest event time − watermark, milliseconds';
COMMENT ON COLUMN ingest_kpi_final."refused_rate" IS 'refused / read: refused, of all read';
COMMENT ON COLUMN ingest_kpi_final."refused_rate_low" IS 'lower end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi_final."refused_rate_high" IS 'upper end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi_final."late_rate" IS 'late / read: too late, of all read';
COMMENT ON COLUMN ingest_kpi_final."late_rate_low" IS 'lower end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi_final."late_rate_high" IS 'upper end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi_final."unopened_rate" IS 'unopened / read: without an opening, of all read';
COMMENT ON COLUMN ingest_kpi_final."unopened_rate_low" IS 'lower end of the 95 % Wilson interval of unopened_rate';
COMMENT ON COLUMN ingest_kpi_final."unopened_rate_high" IS 'upper end of the 95 % Wilson interval of unopened_rate';

CREATE OR REPLACE VIEW kpi_final AS
SELECT tenant_id, grain, window_start, window_end, segment_by, segment, maturity, version,
    'suggestion_kpi' AS view, r.rate, r.value, r.low, r.high
FROM suggestion_kpi CROSS JOIN LATERAL (VALUES
    ('acceptance_rate', acceptance_rate, acceptance_rate_low, acceptance_rate_high),
    ('persistence_rate_30s', persistence_rate_30s, persistence_rate_30s_low, persistence_rate_30s_high),
    ('unchanged_rate_30s', unchanged_rate_30s, unchanged_rate_30s_low, unchanged_rate_30s_high),
    ('mostly_unchanged_rate_30s', mostly_unchanged_rate_30s, mostly_unchanged_rate_30s_low, mostly_unchanged_rate_30s_high),
    ('kept_rate_30s', kept_rate_30s, kept_rate_30s_low, kept_rate_30s_high),
    ('char_persistence_30s', char_persistence_30s, char_persistence_30s_low, char_persistence_30s_high),
    ('persistence_rate_30s_if_gone', persistence_rate_30s_if_gone, persistence_rate_30s_if_gone_low, persistence_rate_30s_if_gone_high),
    ('persistence_rate_30s_if_kept', persistence_rate_30s_if_kept, persistence_rate_30s_if_kept_low, persistence_rate_30s_if_kept_high),
    ('persistence_rate_120s', persistence_rate_120s, persistence_rate_120s_low, persistence_rate_120s_high),
    ('unchanged_rate_120s', unchanged_rate_120s, unchanged_rate_120s_low, unchanged_rate_120s_high),
    ('mostly_unchanged_rate_120s', mostly_unchanged_rate_120s, mostly_unchanged_rate_120s_low, mostly_unchanged_rate_120s_high),
    ('kept_rate_120s', kept_rate_120s, kept_rate_120s_low, kept_rate_120s_high),
    ('char_persistence_120s', char_persistence_120s, char_persistence_120s_low, char_persistence_120s_high),
    ('persistence_rate_120s_if_gone', persistence_rate_120s_if_gone, persistence_rate_120s_if_gone_low, persistence_rate_120s_if_gone_high),
    ('persistence_rate_120s_if_kept', persistence_rate_120s_if_kept, persistence_rate_120s_if_kept_low, persistence_rate_120s_if_kept_high),
    ('persistence_rate_300s', persistence_rate_300s, persistence_rate_300s_low, persistence_rate_300s_high),
    ('unchanged_rate_300s', unchanged_rate_300s, unchanged_rate_300s_low, unchanged_rate_300s_high),
    ('mostly_unchanged_rate_300s', mostly_unchanged_rate_300s, mostly_unchanged_rate_300s_low, mostly_unchanged_rate_300s_high),
    ('kept_rate_300s', kept_rate_300s, kept_rate_300s_low, kept_rate_300s_high),
    ('char_persistence_300s', char_persistence_300s, char_persistence_300s_low, char_persistence_300s_high),
    ('persistence_rate_300s_if_gone', persistence_rate_300s_if_gone, persistence_rate_300s_if_gone_low, persistence_rate_300s_if_gone_high),
    ('persistence_rate_300s_if_kept', persistence_rate_300s_if_kept, persistence_rate_300s_if_kept_low, persistence_rate_300s_if_kept_high),
    ('persistence_rate_600s', persistence_rate_600s, persistence_rate_600s_low, persistence_rate_600s_high),
    ('unchanged_rate_600s', unchanged_rate_600s, unchanged_rate_600s_low, unchanged_rate_600s_high),
    ('mostly_unchanged_rate_600s', mostly_unchanged_rate_600s, mostly_unchanged_rate_600s_low, mostly_unchanged_rate_600s_high),
    ('kept_rate_600s', kept_rate_600s, kept_rate_600s_low, kept_rate_600s_high),
    ('char_persistence_600s', char_persistence_600s, char_persistence_600s_low, char_persistence_600s_high),
    ('persistence_rate_600s_if_gone', persistence_rate_600s_if_gone, persistence_rate_600s_if_gone_low, persistence_rate_600s_if_gone_high),
    ('persistence_rate_600s_if_kept', persistence_rate_600s_if_kept, persistence_rate_600s_if_kept_low, persistence_rate_600s_if_kept_high)
) AS r (rate, value, low, high)
WHERE maturity = 'final'
UNION ALL
SELECT tenant_id, grain, window_start, window_end, segment_by, segment, maturity, version,
    'question_kpi' AS view, r.rate, r.value, r.low, r.high
FROM question_kpi CROSS JOIN LATERAL (VALUES
    ('repeat_user_rate', repeat_user_rate, repeat_user_rate_low, repeat_user_rate_high),
    ('repeat_queries_per_user', repeat_queries_per_user, repeat_queries_per_user_low, repeat_queries_per_user_high),
    ('repeat_query_rate', repeat_query_rate, repeat_query_rate_low, repeat_query_rate_high),
    ('reask_rate', reask_rate, reask_rate_low, reask_rate_high),
    ('retry_rate', retry_rate, retry_rate_low, retry_rate_high),
    ('regenerate_rate', regenerate_rate, regenerate_rate_low, regenerate_rate_high)
) AS r (rate, value, low, high)
WHERE maturity = 'final'
UNION ALL
SELECT tenant_id, grain, window_start, window_end, segment_by, segment, maturity, version,
    'ingest_kpi' AS view, r.rate, r.value, r.low, r.high
FROM ingest_kpi CROSS JOIN LATERAL (VALUES
    ('refused_rate', refused_rate, refused_rate_low, refused_rate_high),
    ('late_rate', late_rate, late_rate_low, late_rate_high),
    ('unopened_rate', unopened_rate, unopened_rate_low, unopened_rate_high)
) AS r (rate, value, low, high)
WHERE maturity = 'final';
COMMENT ON VIEW kpi_final IS 'Every rate of every table, one row each: only rows that cannot change any more';
COMMENT ON COLUMN kpi_final.tenant_id IS 'whose events these are';
COMMENT ON COLUMN kpi_final.grain IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN kpi_final.window_start IS 'first instant of the window';
COMMENT ON COLUMN kpi_final.window_end IS 'first instant after the window';
COMMENT ON COLUMN kpi_final.segment_by IS 'what rows are told apart by: all, or dimensions joined by |';
COMMENT ON COLUMN kpi_final.segment IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN kpi_final.maturity IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN kpi_final.version IS 'grows with every change of the row';
COMMENT ON COLUMN kpi_final.view IS 'the table that the rate stands in';
COMMENT ON COLUMN kpi_final.rate IS 'name of the rate, as in that table';
COMMENT ON COLUMN kpi_final.value IS 'the rate; NULL where its denominator is 0';
COMMENT ON COLUMN kpi_final.low IS 'lower end of its 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi_final.high IS 'upper end of its 95 % Wilson interval; NULL for no proportion';

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'stet_reader') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO stet_reader', current_schema());
        GRANT SELECT ON suggestion_kpi, suggestion_kpi_current, suggestion_kpi_final, question_kpi, question_kpi_current, question_kpi_final, ingest_kpi, ingest_kpi_current, ingest_kpi_final, kpi_current, kpi_final TO stet_reader;
    END IF;
END
$$;
