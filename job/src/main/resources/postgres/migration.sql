-- Tables of KPI rows, the views over them, and the role that may read them, in PostgreSQL.
-- Run it as the user that Stet writes as:  psql -v ON_ERROR_STOP=1 -1 -f migration.sql
-- It can be repeated, also after an upgrade: it adds what is missing.
-- Generated from the registry of metrics by GeneratedDocsTest: do not edit.

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

-- The buckets of a histogram, that of zeros as -2.
CREATE OR REPLACE FUNCTION histogram_buckets(histogram text)
RETURNS TABLE (bucket integer, n numeric)
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT
        CAST(replace(split_part(pair, ':', 1), 'zero', '-2') AS integer),
        CAST(split_part(pair, ':', 2) AS numeric)
    FROM unnest(string_to_array(histogram, ' ')) AS pair
$$;

-- The quantile q, from 0 to 1, of a histogram as in the columns <name>_histogram: bucket:count
-- pairs. It is the greatest whole number of the bucket that holds the value of rank
-- max(1, ceil(q * count)); NULL for an empty histogram. Bucket i ends at 2^((i + 1) / 64).
-- With above, there are so many values more, greater than all in the histogram: NULL where the
-- value is one of these.
CREATE OR REPLACE FUNCTION histogram_quantile(histogram text, q numeric, above bigint)
RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- floor(2^(63 + f / 64)) by f
    WITH octave (boundaries) AS (SELECT ARRAY[
        9223372036854775808, 9323807973325342579, 9425337585438007767, 9527972782539685958,
        9631725603661576980, 9736608218931335184, 9842632931000616231, 9949812176488168858,
        10058158527438640870, 10167684692797270501, 10278403519900636096, 10390327995983639004,
        10503471249702896438, 10617846552676722987, 10733467321041881441, 10850347117027285504,
        10968499650544839023, 11087938780797598308, 11208678517905446200, 11330733024548468560,
        11454116617628225965, 11578843769947115458, 11704929111906019352, 11832387433220440222,
        11961233684655323370, 12091482979778770281, 12223150596734848760, 12356251980035707703,
        12490802742373206726, 12626818666450273140, 12764315706832201103, 12903309991818110089,
        13043817825332782212, 13185855688839100305, 13329440243271311081, 13474588330989340155,
        13621316977754388158, 13769643394726039682, 13919584980481119318, 14071159323054531591,
        14224384202002324189, 14379277590487216476, 14535857657386837922, 14694142769424923740,
        14854151493325717731, 15015902597991835028, 15179415056705840218, 15344708049355799071,
        15511800964685064948, 15680713402566563765, 15851465176301844309, 16024076314945163555,
        16198567065652879633, 16374957896058427985, 16553269496673159336, 16733522783313321064,
        16915738899553466670, 17099939219206581124, 17286145348831213003, 17474379130265907513,
        17664662643191237676, 17857018207719734200, 18051468387014017850, 18248035989933441396
    ]::numeric[]),
    ranked AS (
        SELECT bucket, sum(n) OVER (ORDER BY bucket) AS up_to, above + sum(n) OVER () AS total
        FROM histogram_buckets(histogram)
    )
    SELECT CASE WHEN bucket = -2 THEN 0 ELSE CAST(least(
        div(
            boundaries[1 + (bucket + 1) % 64],
            power(2::numeric, 63 - (bucket + 1) / 64)),
        9223372036854775807) AS bigint) END
    FROM ranked CROSS JOIN octave
    WHERE up_to >= greatest(1, ceil(q * total))
    ORDER BY bucket
    LIMIT 1
$$;

CREATE OR REPLACE FUNCTION histogram_quantile(histogram text, q numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT histogram_quantile(histogram, q, CAST(0 AS bigint))
$$;

-- Adds two histograms; the aggregate histogram_merge adds those of a group. NULLs are passed over.
CREATE OR REPLACE FUNCTION histogram_plus(a text, b text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(
        string_agg(coalesce(CAST(nullif(bucket, -2) AS text), 'zero') || ':' || n, ' '
            ORDER BY bucket),
        '')
    FROM (
        SELECT bucket, sum(n) AS n
        FROM (
            SELECT bucket, n FROM histogram_buckets(a)
            UNION ALL
            SELECT bucket, n FROM histogram_buckets(b)
        ) AS of_both
        GROUP BY bucket
    ) AS buckets
$$;

CREATE OR REPLACE AGGREGATE histogram_merge(text) (
    SFUNC = histogram_plus,
    STYPE = text,
    COMBINEFUNC = histogram_plus,
    PARALLEL = SAFE
);

-- How many values a histogram holds.
CREATE OR REPLACE FUNCTION histogram_count(histogram text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(CAST(sum(n) AS bigint), 0) FROM histogram_buckets(histogram)
$$;

-- The population stability index: how far a histogram lies from its baseline, whose deciles
-- are the bins. A bin without a value counts as half a value. In practice less than 0.1 is no
-- change, and more than 0.25 a great one; NULL where one of the two is empty.
CREATE OR REPLACE FUNCTION histogram_psi(baseline text, histogram text)
RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    WITH parsed AS (
        SELECT 1 AS whose, bucket, n FROM histogram_buckets(baseline)
        UNION ALL
        SELECT 2, bucket, n FROM histogram_buckets(histogram)
    ),
    ranked AS (
        SELECT bucket, sum(n) OVER (ORDER BY bucket) AS up_to, sum(n) OVER () AS total
        FROM parsed
        WHERE whose = 1
    ),
    deciles AS (
        SELECT DISTINCT (
            SELECT min(bucket) FROM ranked WHERE up_to * 10 >= decile * total
        ) AS bucket
        FROM generate_series(1, 9) AS decile
    ),
    counted AS (
        SELECT
            (SELECT count(*) FROM deciles WHERE deciles.bucket < parsed.bucket) AS bin,
            coalesce(sum(n) FILTER (WHERE whose = 1), 0) AS expected,
            coalesce(sum(n) FILTER (WHERE whose = 2), 0) AS actual
        FROM parsed
        GROUP BY 1
    ),
    shares AS (
        SELECT
            CAST(greatest(expected, 0.5) / nullif(sum(expected) OVER (), 0)
                AS double precision) AS p,
            CAST(greatest(actual, 0.5) / nullif(sum(actual) OVER (), 0)
                AS double precision) AS q
        FROM counted
    )
    SELECT sum((q - p) * ln(q / p)) FROM shares
$$;

-- The ends of the 95 % Wilson score interval of positives / total; NULL for total = 0 and for
-- positives outside [0, total].
CREATE OR REPLACE FUNCTION wilson_lower(positives double precision, total double precision)
RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN total > 0 AND positives BETWEEN 0 AND total THEN
        positives / total * positives / (positives + 1.9207294103470627
            + 1.959963984540054 * sqrt(
                positives * (total - positives) / total + 0.9603647051735313))
    END
$$;

CREATE OR REPLACE FUNCTION wilson_upper(positives double precision, total double precision)
RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
        WHEN positives = total AND total > 0 THEN 1
        WHEN total > 0 AND positives BETWEEN 0 AND total THEN
            least(1, (positives + 1.9207294103470627
                + 1.959963984540054 * sqrt(
                    positives * (total - positives) / total + 0.9603647051735313))
                / (total + 3.8414588206941254))
    END
$$;

-- The same of a weighted share, of the sums of the columns <name>_flagged, <name>_weight and
-- <name>_weight_squared.
CREATE OR REPLACE FUNCTION wilson_lower_weighted(
    flagged double precision, weight double precision, weight_squared double precision)
RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN weight > 0 AND weight_squared > 0 THEN
        wilson_lower(flagged * weight / weight_squared, weight * weight / weight_squared)
    END
$$;

CREATE OR REPLACE FUNCTION wilson_upper_weighted(
    flagged double precision, weight double precision, weight_squared double precision)
RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN weight > 0 AND weight_squared > 0 THEN
        wilson_upper(flagged * weight / weight_squared, weight * weight / weight_squared)
    END
$$;

-- The number of distinct users in several columns <name>_users_sketch: of all rows of the
-- group. Exact as long as each sketch holds up to 4,096 users, else an estimate. A sketch is a
-- compact Theta sketch of Apache DataSketches.
CREATE OR REPLACE FUNCTION distinct_users_of(sketches bytea[]) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH plain AS MATERIALIZED (
        SELECT sketch || ''::bytea AS bytes, 8 * (get_byte(sketch, 0) & 63) AS preamble
        FROM unnest(sketches) AS sketch
        WHERE length(sketch) > 8
    ),
    places AS (
        SELECT bytes, 16 AS place, true AS is_theta FROM plain WHERE preamble = 24
        UNION ALL
        SELECT bytes, place, false
        FROM plain CROSS JOIN LATERAL
            generate_series(preamble, length(bytes) - 8, 8) AS place
    ),
    numbers AS (
        SELECT DISTINCT is_theta,
            (CAST(get_byte(bytes, place + 7) AS bigint) << 56)
            | (CAST(get_byte(bytes, place + 6) AS bigint) << 48)
            | (CAST(get_byte(bytes, place + 5) AS bigint) << 40)
            | (CAST(get_byte(bytes, place + 4) AS bigint) << 32)
            | (CAST(get_byte(bytes, place + 3) AS bigint) << 24)
            | (CAST(get_byte(bytes, place + 2) AS bigint) << 16)
            | (CAST(get_byte(bytes, place + 1) AS bigint) << 8)
            | CAST(get_byte(bytes, place) AS bigint) AS number
        FROM places
    ),
    least_theta AS (
        SELECT coalesce(min(number), 9223372036854775807) AS theta
        FROM numbers
        WHERE is_theta
    )
    SELECT
        (SELECT count(*) FROM numbers WHERE NOT is_theta AND number < theta)
        / (CAST(theta AS double precision) / 9223372036854775807)
    FROM least_theta
$$;

CREATE OR REPLACE AGGREGATE distinct_users(bytea) (
    SFUNC = array_append,
    STYPE = bytea[],
    INITCOND = '{}',
    FINALFUNC = distinct_users_of
);

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
    ADD COLUMN IF NOT EXISTS "shown_lines" bigint,
    ADD COLUMN IF NOT EXISTS "accepted_lines" bigint,
    ADD COLUMN IF NOT EXISTS "viewed" bigint,
    ADD COLUMN IF NOT EXISTS "glanced" bigint,
    ADD COLUMN IF NOT EXISTS "auto_accepted" bigint,
    ADD COLUMN IF NOT EXISTS "followed" bigint,
    ADD COLUMN IF NOT EXISTS "early_accepts" bigint,
    ADD COLUMN IF NOT EXISTS "retained_lines_30s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_lines_30s" bigint,
    ADD COLUMN IF NOT EXISTS "retained_lines_120s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_lines_120s" bigint,
    ADD COLUMN IF NOT EXISTS "retained_lines_300s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_lines_300s" bigint,
    ADD COLUMN IF NOT EXISTS "retained_lines_600s" bigint,
    ADD COLUMN IF NOT EXISTS "observed_lines_600s" bigint,
    ADD COLUMN IF NOT EXISTS "acceptance_rate" double precision,
    ADD COLUMN IF NOT EXISTS "acceptance_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "acceptance_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "manual_acceptance_rate" double precision,
    ADD COLUMN IF NOT EXISTS "manual_acceptance_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "manual_acceptance_rate_high" double precision,
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
    ADD COLUMN IF NOT EXISTS "line_persistence_30s" double precision,
    ADD COLUMN IF NOT EXISTS "line_persistence_30s_low" double precision,
    ADD COLUMN IF NOT EXISTS "line_persistence_30s_high" double precision,
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
    ADD COLUMN IF NOT EXISTS "line_persistence_120s" double precision,
    ADD COLUMN IF NOT EXISTS "line_persistence_120s_low" double precision,
    ADD COLUMN IF NOT EXISTS "line_persistence_120s_high" double precision,
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
    ADD COLUMN IF NOT EXISTS "line_persistence_300s" double precision,
    ADD COLUMN IF NOT EXISTS "line_persistence_300s_low" double precision,
    ADD COLUMN IF NOT EXISTS "line_persistence_300s_high" double precision,
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
    ADD COLUMN IF NOT EXISTS "line_persistence_600s" double precision,
    ADD COLUMN IF NOT EXISTS "line_persistence_600s_low" double precision,
    ADD COLUMN IF NOT EXISTS "line_persistence_600s_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_gone" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_gone_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_gone_high" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_kept" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_kept_low" double precision,
    ADD COLUMN IF NOT EXISTS "persistence_rate_600s_if_kept_high" double precision,
    ADD COLUMN IF NOT EXISTS "untouched_rate" double precision,
    ADD COLUMN IF NOT EXISTS "untouched_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "untouched_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "edited_rate" double precision,
    ADD COLUMN IF NOT EXISTS "edited_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "edited_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "unobserved_rate" double precision,
    ADD COLUMN IF NOT EXISTS "unobserved_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "unobserved_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "rejected_rate" double precision,
    ADD COLUMN IF NOT EXISTS "rejected_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "rejected_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "ignored_rate" double precision,
    ADD COLUMN IF NOT EXISTS "ignored_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "ignored_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "followed_rate" double precision,
    ADD COLUMN IF NOT EXISTS "followed_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "followed_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "glance_rate" double precision,
    ADD COLUMN IF NOT EXISTS "glance_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "glance_rate_high" double precision;
COMMENT ON TABLE suggestion_kpi IS 'Counts and rates of suggestions, by the window in which they were first shown';
COMMENT ON COLUMN suggestion_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN suggestion_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN suggestion_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN suggestion_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN suggestion_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
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
COMMENT ON COLUMN suggestion_kpi."unobserved_30s" IS 'accepted, and at 30s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi."present_30s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi."unchanged_30s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_30s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi."retained_chars_30s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_chars_30s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_120s" IS 'accepted, and still observable 120s after the accept';
COMMENT ON COLUMN suggestion_kpi."unobserved_120s" IS 'accepted, and at 120s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi."present_120s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi."unchanged_120s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_120s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi."retained_chars_120s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_chars_120s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_300s" IS 'accepted, and still observable 300s after the accept';
COMMENT ON COLUMN suggestion_kpi."unobserved_300s" IS 'accepted, and at 300s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi."present_300s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi."unchanged_300s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_300s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi."retained_chars_300s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_chars_300s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_600s" IS 'accepted, and still observable 600s after the accept';
COMMENT ON COLUMN suggestion_kpi."unobserved_600s" IS 'accepted, and at 600s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi."present_600s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi."unchanged_600s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_600s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi."retained_chars_600s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_chars_600s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."shown_lines" IS 'lines shown';
COMMENT ON COLUMN suggestion_kpi."accepted_lines" IS 'lines accepted: of each suggestion the accept with the most';
COMMENT ON COLUMN suggestion_kpi."viewed" IS 'shown with a visible_ms';
COMMENT ON COLUMN suggestion_kpi."glanced" IS 'viewed for less than 750 ms';
COMMENT ON COLUMN suggestion_kpi."auto_accepted" IS 'accepted by the method auto';
COMMENT ON COLUMN suggestion_kpi."followed" IS 'accepted, with an edit or a close in [accept, accept + 600 s]';
COMMENT ON COLUMN suggestion_kpi."early_accepts" IS 'not accepted, with an accept in [shown - 60 s, shown): a sign that two clocks differ';
COMMENT ON COLUMN suggestion_kpi."retained_lines_30s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_lines_30s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."retained_lines_120s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_lines_120s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."retained_lines_300s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_lines_300s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."retained_lines_600s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."observed_lines_600s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi."acceptance_rate" IS 'accepted / shown: How many of the suggestions shown were accepted?';
COMMENT ON COLUMN suggestion_kpi."acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi."acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi."manual_acceptance_rate" IS '(accepted - auto_accepted) / (shown - auto_accepted): How many of the suggestions that were not accepted by a machine did people accept?';
COMMENT ON COLUMN suggestion_kpi."manual_acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of manual_acceptance_rate';
COMMENT ON COLUMN suggestion_kpi."manual_acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of manual_acceptance_rate';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s" IS 'present_30s / observed_30s: How many of the observed accepts were still there after 30 s?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_30s" IS 'unchanged_30s / observed_30s: How many of the observed accepts had not one character changed after 30 s?';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_30s" IS 'mostly_unchanged_30s / observed_30s: How many of the observed accepts had less than a third changed after 30 s?';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_30s" IS 'present_30s / shown: How many of the suggestions shown were accepted and still there after 30 s?';
COMMENT ON COLUMN suggestion_kpi."kept_rate_30s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_30s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi."char_persistence_30s" IS 'retained_chars_30s / observed_chars_30s: How much of the accepted text was still there after 30 s, by characters?';
COMMENT ON COLUMN suggestion_kpi."char_persistence_30s_low" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi."char_persistence_30s_high" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi."line_persistence_30s" IS 'retained_lines_30s / observed_lines_30s: How much of the accepted text was still there after 30 s, by lines?';
COMMENT ON COLUMN suggestion_kpi."line_persistence_30s_low" IS 'NULL: line_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi."line_persistence_30s_high" IS 'NULL: line_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_gone" IS 'present_30s / (observed_30s + unobserved_30s): How many accepts were still there after 30 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_kept" IS '(present_30s + unobserved_30s) / (observed_30s + unobserved_30s): How many accepts were still there after 30 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_30s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s" IS 'present_120s / observed_120s: How many of the observed accepts were still there after 120 s?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_120s" IS 'unchanged_120s / observed_120s: How many of the observed accepts had not one character changed after 120 s?';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_120s" IS 'mostly_unchanged_120s / observed_120s: How many of the observed accepts had less than a third changed after 120 s?';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_120s" IS 'present_120s / shown: How many of the suggestions shown were accepted and still there after 120 s?';
COMMENT ON COLUMN suggestion_kpi."kept_rate_120s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_120s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi."char_persistence_120s" IS 'retained_chars_120s / observed_chars_120s: How much of the accepted text was still there after 120 s, by characters?';
COMMENT ON COLUMN suggestion_kpi."char_persistence_120s_low" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi."char_persistence_120s_high" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi."line_persistence_120s" IS 'retained_lines_120s / observed_lines_120s: How much of the accepted text was still there after 120 s, by lines?';
COMMENT ON COLUMN suggestion_kpi."line_persistence_120s_low" IS 'NULL: line_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi."line_persistence_120s_high" IS 'NULL: line_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_gone" IS 'present_120s / (observed_120s + unobserved_120s): How many accepts were still there after 120 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_kept" IS '(present_120s + unobserved_120s) / (observed_120s + unobserved_120s): How many accepts were still there after 120 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_120s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s" IS 'present_300s / observed_300s: How many of the observed accepts were still there after 300 s?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_300s" IS 'unchanged_300s / observed_300s: How many of the observed accepts had not one character changed after 300 s?';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_300s" IS 'mostly_unchanged_300s / observed_300s: How many of the observed accepts had less than a third changed after 300 s?';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_300s" IS 'present_300s / shown: How many of the suggestions shown were accepted and still there after 300 s?';
COMMENT ON COLUMN suggestion_kpi."kept_rate_300s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_300s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi."char_persistence_300s" IS 'retained_chars_300s / observed_chars_300s: How much of the accepted text was still there after 300 s, by characters?';
COMMENT ON COLUMN suggestion_kpi."char_persistence_300s_low" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi."char_persistence_300s_high" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi."line_persistence_300s" IS 'retained_lines_300s / observed_lines_300s: How much of the accepted text was still there after 300 s, by lines?';
COMMENT ON COLUMN suggestion_kpi."line_persistence_300s_low" IS 'NULL: line_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi."line_persistence_300s_high" IS 'NULL: line_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_gone" IS 'present_300s / (observed_300s + unobserved_300s): How many accepts were still there after 300 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_kept" IS '(present_300s + unobserved_300s) / (observed_300s + unobserved_300s): How many accepts were still there after 300 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_300s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s" IS 'present_600s / observed_600s: How many of the observed accepts were still there after 600 s?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_600s" IS 'unchanged_600s / observed_600s: How many of the observed accepts had not one character changed after 600 s?';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi."unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_600s" IS 'mostly_unchanged_600s / observed_600s: How many of the observed accepts had less than a third changed after 600 s?';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi."mostly_unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_600s" IS 'present_600s / shown: How many of the suggestions shown were accepted and still there after 600 s?';
COMMENT ON COLUMN suggestion_kpi."kept_rate_600s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi."kept_rate_600s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi."char_persistence_600s" IS 'retained_chars_600s / observed_chars_600s: How much of the accepted text was still there after 600 s, by characters?';
COMMENT ON COLUMN suggestion_kpi."char_persistence_600s_low" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi."char_persistence_600s_high" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi."line_persistence_600s" IS 'retained_lines_600s / observed_lines_600s: How much of the accepted text was still there after 600 s, by lines?';
COMMENT ON COLUMN suggestion_kpi."line_persistence_600s_low" IS 'NULL: line_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi."line_persistence_600s_high" IS 'NULL: line_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_gone" IS 'present_600s / (observed_600s + unobserved_600s): How many accepts were still there after 600 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_kept" IS '(present_600s + unobserved_600s) / (observed_600s + unobserved_600s): How many accepts were still there after 600 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi."persistence_rate_600s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi."untouched_rate" IS 'unchanged_600s / shown: How many of the suggestions shown were accepted and stood unchanged 600 s later?';
COMMENT ON COLUMN suggestion_kpi."untouched_rate_low" IS 'lower end of the 95 % Wilson interval of untouched_rate';
COMMENT ON COLUMN suggestion_kpi."untouched_rate_high" IS 'upper end of the 95 % Wilson interval of untouched_rate';
COMMENT ON COLUMN suggestion_kpi."edited_rate" IS '(observed_600s - unchanged_600s) / shown: How many of the suggestions shown were accepted and had been edited or removed 600 s later?';
COMMENT ON COLUMN suggestion_kpi."edited_rate_low" IS 'lower end of the 95 % Wilson interval of edited_rate';
COMMENT ON COLUMN suggestion_kpi."edited_rate_high" IS 'upper end of the 95 % Wilson interval of edited_rate';
COMMENT ON COLUMN suggestion_kpi."unobserved_rate" IS 'unobserved_600s / shown: How many of the suggestions shown were accepted and could not be observed 600 s later?';
COMMENT ON COLUMN suggestion_kpi."unobserved_rate_low" IS 'lower end of the 95 % Wilson interval of unobserved_rate';
COMMENT ON COLUMN suggestion_kpi."unobserved_rate_high" IS 'upper end of the 95 % Wilson interval of unobserved_rate';
COMMENT ON COLUMN suggestion_kpi."rejected_rate" IS 'rejected / shown: How many of the suggestions shown were rejected?';
COMMENT ON COLUMN suggestion_kpi."rejected_rate_low" IS 'lower end of the 95 % Wilson interval of rejected_rate';
COMMENT ON COLUMN suggestion_kpi."rejected_rate_high" IS 'upper end of the 95 % Wilson interval of rejected_rate';
COMMENT ON COLUMN suggestion_kpi."ignored_rate" IS 'ignored / shown: How many of the suggestions shown were neither accepted nor rejected?';
COMMENT ON COLUMN suggestion_kpi."ignored_rate_low" IS 'lower end of the 95 % Wilson interval of ignored_rate';
COMMENT ON COLUMN suggestion_kpi."ignored_rate_high" IS 'upper end of the 95 % Wilson interval of ignored_rate';
COMMENT ON COLUMN suggestion_kpi."followed_rate" IS 'followed / accepted: Of how many accepts did the 600 s after the accept bring an edit or a close?';
COMMENT ON COLUMN suggestion_kpi."followed_rate_low" IS 'lower end of the 95 % Wilson interval of followed_rate';
COMMENT ON COLUMN suggestion_kpi."followed_rate_high" IS 'upper end of the 95 % Wilson interval of followed_rate';
COMMENT ON COLUMN suggestion_kpi."glance_rate" IS 'glanced / viewed: How many suggestions were visible for less than 750 ms, too short to be read?';
COMMENT ON COLUMN suggestion_kpi."glance_rate_low" IS 'lower end of the 95 % Wilson interval of glance_rate';
COMMENT ON COLUMN suggestion_kpi."glance_rate_high" IS 'upper end of the 95 % Wilson interval of glance_rate';

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
    ADD COLUMN IF NOT EXISTS "satisfied" bigint,
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
    ADD COLUMN IF NOT EXISTS "regenerate_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "left_alone_rate" double precision,
    ADD COLUMN IF NOT EXISTS "left_alone_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "left_alone_rate_high" double precision;
COMMENT ON TABLE question_kpi IS 'Counts and rates of questions, by the window in which they were asked';
COMMENT ON COLUMN question_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN question_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN question_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN question_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN question_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
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
COMMENT ON COLUMN question_kpi."satisfied" IS 'not asked again within 30 min, and not regenerated';
COMMENT ON COLUMN question_kpi."asking_users" IS 'distinct users who asked, exact';
COMMENT ON COLUMN question_kpi."repeat_users" IS 'distinct users with a repeat, exact';
COMMENT ON COLUMN question_kpi."asking_users_sketch" IS 'distinct users who asked: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi."repeat_users_sketch" IS 'distinct users with a repeat: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi."repeat_user_rate" IS 'repeat_users / asking_users: How many of the users who asked had to ask the same again, 30 min to 7 days later?';
COMMENT ON COLUMN question_kpi."repeat_user_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi."repeat_user_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi."repeat_queries_per_user" IS 'repeats / asking_users: How many repeated questions are there per user who asked, as the literature counts them?';
COMMENT ON COLUMN question_kpi."repeat_queries_per_user_low" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi."repeat_queries_per_user_high" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi."repeat_query_rate" IS 'repeats / queries: How many questions had been asked by the same user 30 min to 7 days before?';
COMMENT ON COLUMN question_kpi."repeat_query_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi."repeat_query_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi."reask_rate" IS 'reasks / queries: How many questions had been asked by the same user 5 to 30 min before?';
COMMENT ON COLUMN question_kpi."reask_rate_low" IS 'lower end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi."reask_rate_high" IS 'upper end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi."retry_rate" IS 'retried / queries: How many questions were sent again within 5 min, or their answer regenerated?';
COMMENT ON COLUMN question_kpi."retry_rate_low" IS 'lower end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi."retry_rate_high" IS 'upper end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi."regenerate_rate" IS 'regenerated / queries: How many questions had their answer regenerated within 30 min?';
COMMENT ON COLUMN question_kpi."regenerate_rate_low" IS 'lower end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi."regenerate_rate_high" IS 'upper end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi."left_alone_rate" IS 'satisfied / queries: How many questions were asked, answered and left alone: not asked again within 30 min, and not regenerated?';
COMMENT ON COLUMN question_kpi."left_alone_rate_low" IS 'lower end of the 95 % Wilson interval of left_alone_rate';
COMMENT ON COLUMN question_kpi."left_alone_rate_high" IS 'upper end of the 95 % Wilson interval of left_alone_rate';

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
COMMENT ON TABLE ingest_kpi IS 'Counts of all records read, by window and source';
COMMENT ON COLUMN ingest_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN ingest_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN ingest_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN ingest_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN ingest_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN ingest_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN ingest_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN ingest_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN ingest_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN ingest_kpi."read" IS 'records read';
COMMENT ON COLUMN ingest_kpi."effective" IS 'changed a number, or are kept until a related event arrives';
COMMENT ON COLUMN ingest_kpi."without_effect" IS 'changed nothing where they are counted: duplicates, types not counted yet';
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
COMMENT ON COLUMN ingest_kpi."refused_rate" IS 'refused / read: How many of the records read were refused?';
COMMENT ON COLUMN ingest_kpi."refused_rate_low" IS 'lower end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi."refused_rate_high" IS 'upper end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi."late_rate" IS 'late / read: How many of the records read came too late to be counted?';
COMMENT ON COLUMN ingest_kpi."late_rate_low" IS 'lower end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi."late_rate_high" IS 'upper end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi."unopened_rate" IS 'unopened / read: How many of the records read belong to a subject without an opening?';
COMMENT ON COLUMN ingest_kpi."unopened_rate_low" IS 'lower end of the 95 % Wilson interval of unopened_rate';
COMMENT ON COLUMN ingest_kpi."unopened_rate_high" IS 'upper end of the 95 % Wilson interval of unopened_rate';

CREATE TABLE IF NOT EXISTS task_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE task_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "started" bigint,
    ADD COLUMN IF NOT EXISTS "defined" bigint,
    ADD COLUMN IF NOT EXISTS "succeeded" bigint,
    ADD COLUMN IF NOT EXISTS "reversed" bigint,
    ADD COLUMN IF NOT EXISTS "failed" bigint,
    ADD COLUMN IF NOT EXISTS "successes" bigint,
    ADD COLUMN IF NOT EXISTS "abandoned" bigint,
    ADD COLUMN IF NOT EXISTS "asked" bigint,
    ADD COLUMN IF NOT EXISTS "asked_once" bigint,
    ADD COLUMN IF NOT EXISTS "first_response_successes" bigint,
    ADD COLUMN IF NOT EXISTS "interactions" bigint,
    ADD COLUMN IF NOT EXISTS "overridden" bigint,
    ADD COLUMN IF NOT EXISTS "overridden_fields" bigint,
    ADD COLUMN IF NOT EXISTS "reviewed" bigint,
    ADD COLUMN IF NOT EXISTS "review_passed" bigint,
    ADD COLUMN IF NOT EXISTS "review_ms" bigint,
    ADD COLUMN IF NOT EXISTS "completion_ms" bigint,
    ADD COLUMN IF NOT EXISTS "baselined" bigint,
    ADD COLUMN IF NOT EXISTS "saved_ms" bigint,
    ADD COLUMN IF NOT EXISTS "cost_usd" numeric,
    ADD COLUMN IF NOT EXISTS "costed" bigint,
    ADD COLUMN IF NOT EXISTS "costed_successes" bigint,
    ADD COLUMN IF NOT EXISTS "costed_baseline" bigint,
    ADD COLUMN IF NOT EXISTS "baseline_usd" numeric,
    ADD COLUMN IF NOT EXISTS "baselined_cost_usd" numeric,
    ADD COLUMN IF NOT EXISTS "quality_sum" numeric,
    ADD COLUMN IF NOT EXISTS "quality_unknown" bigint,
    ADD COLUMN IF NOT EXISTS "north_star" numeric,
    ADD COLUMN IF NOT EXISTS "north_star_if_perfect" numeric,
    ADD COLUMN IF NOT EXISTS "value_usd" numeric,
    ADD COLUMN IF NOT EXISTS "costed_value_usd" numeric,
    ADD COLUMN IF NOT EXISTS "output_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "successful_output_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "completion_histogram" text,
    ADD COLUMN IF NOT EXISTS "task_completion_rate" double precision,
    ADD COLUMN IF NOT EXISTS "task_completion_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "task_completion_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "drop_off_rate" double precision,
    ADD COLUMN IF NOT EXISTS "drop_off_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "drop_off_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "reversal_rate" double precision,
    ADD COLUMN IF NOT EXISTS "reversal_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "reversal_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "one_turn_success_rate" double precision,
    ADD COLUMN IF NOT EXISTS "one_turn_success_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "one_turn_success_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "asked_coverage" double precision,
    ADD COLUMN IF NOT EXISTS "asked_coverage_low" double precision,
    ADD COLUMN IF NOT EXISTS "asked_coverage_high" double precision,
    ADD COLUMN IF NOT EXISTS "success_defined_rate" double precision,
    ADD COLUMN IF NOT EXISTS "success_defined_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "success_defined_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_coverage" double precision,
    ADD COLUMN IF NOT EXISTS "cost_coverage_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_coverage_high" double precision,
    ADD COLUMN IF NOT EXISTS "override_rate" double precision,
    ADD COLUMN IF NOT EXISTS "override_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "override_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "correction_rate" double precision,
    ADD COLUMN IF NOT EXISTS "correction_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "correction_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_pass_rate" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_pass_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_pass_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_minutes" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_minutes_low" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_minutes_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_complete_p50_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_complete_p50_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_complete_p50_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_complete_p90_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_complete_p90_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_complete_p90_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_saved_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_saved_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_saved_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_successful_outcome_usd" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_successful_outcome_usd_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_successful_outcome_usd_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_task_usd" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_task_usd_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_task_usd_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_reduction" double precision,
    ADD COLUMN IF NOT EXISTS "cost_reduction_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_reduction_high" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_task_tokens_ratio" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_task_tokens_ratio_low" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_task_tokens_ratio_high" double precision,
    ADD COLUMN IF NOT EXISTS "quality_per_success" double precision,
    ADD COLUMN IF NOT EXISTS "quality_per_success_low" double precision,
    ADD COLUMN IF NOT EXISTS "quality_per_success_high" double precision,
    ADD COLUMN IF NOT EXISTS "value_to_cost" double precision,
    ADD COLUMN IF NOT EXISTS "value_to_cost_low" double precision,
    ADD COLUMN IF NOT EXISTS "value_to_cost_high" double precision;
COMMENT ON TABLE task_kpi IS 'Counts and rates of tasks, by the window in which they were started';
COMMENT ON COLUMN task_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN task_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN task_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN task_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN task_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN task_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN task_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN task_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN task_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN task_kpi."started" IS 'tasks started';
COMMENT ON COLUMN task_kpi."defined" IS 'with a success_definition';
COMMENT ON COLUMN task_kpi."succeeded" IS 'ended in success within 72 h, reversed or not';
COMMENT ON COLUMN task_kpi."reversed" IS 'of these reversed within 7 d';
COMMENT ON COLUMN task_kpi."failed" IS 'ended in failure within 72 h';
COMMENT ON COLUMN task_kpi."successes" IS 'ended in success, and not reversed';
COMMENT ON COLUMN task_kpi."abandoned" IS 'with no other end in 72 h, reported or not; NULL until the row is final';
COMMENT ON COLUMN task_kpi."asked" IS 'with an interaction that has a query';
COMMENT ON COLUMN task_kpi."asked_once" IS 'with exactly one such, and no answer regenerated';
COMMENT ON COLUMN task_kpi."first_response_successes" IS 'of these successes';
COMMENT ON COLUMN task_kpi."interactions" IS 'interactions of the tasks that have a query';
COMMENT ON COLUMN task_kpi."overridden" IS 'with a decision overridden in [start, start + 7 d]';
COMMENT ON COLUMN task_kpi."overridden_fields" IS 'distinct fields of those decisions, per task';
COMMENT ON COLUMN task_kpi."reviewed" IS 'with a review in [start, start + 7 d]';
COMMENT ON COLUMN task_kpi."review_passed" IS 'of these with the latest review passed';
COMMENT ON COLUMN task_kpi."review_ms" IS 'time of those reviews';
COMMENT ON COLUMN task_kpi."completion_ms" IS 'time from start to end of successes';
COMMENT ON COLUMN task_kpi."baselined" IS 'ended in success or failure, and with baseline_seconds';
COMMENT ON COLUMN task_kpi."saved_ms" IS 'time saved by these: baseline − time taken of a success, − time taken of others';
COMMENT ON COLUMN task_kpi."cost_usd" IS 'known cost of all tasks, whatever became of them';
COMMENT ON COLUMN task_kpi."costed" IS 'tasks with a known cost';
COMMENT ON COLUMN task_kpi."costed_successes" IS 'successes with a known cost';
COMMENT ON COLUMN task_kpi."costed_baseline" IS 'tasks with baseline_usd and a known cost';
COMMENT ON COLUMN task_kpi."baseline_usd" IS 'baseline_usd of the successes among these';
COMMENT ON COLUMN task_kpi."baselined_cost_usd" IS 'cost of all of these';
COMMENT ON COLUMN task_kpi."quality_sum" IS 'quality of the successes that have one';
COMMENT ON COLUMN task_kpi."quality_unknown" IS 'successes without a quality';
COMMENT ON COLUMN task_kpi."north_star" IS 'successes, each weighted by its quality; one of unknown quality counts nothing';
COMMENT ON COLUMN task_kpi."north_star_if_perfect" IS 'the same with 1 for each unknown quality';
COMMENT ON COLUMN task_kpi."value_usd" IS 'value_usd of successes';
COMMENT ON COLUMN task_kpi."costed_value_usd" IS 'value_usd of successes with a known cost';
COMMENT ON COLUMN task_kpi."output_tokens" IS 'output tokens of all generations of the tasks';
COMMENT ON COLUMN task_kpi."successful_output_tokens" IS 'those of successes';
COMMENT ON COLUMN task_kpi."completion_histogram" IS 'time from start to end of each success, as bucket:count pairs';
COMMENT ON COLUMN task_kpi."task_completion_rate" IS 'successes / started: How many started tasks succeeded and were not reversed?';
COMMENT ON COLUMN task_kpi."task_completion_rate_low" IS 'lower end of the 95 % Wilson interval of task_completion_rate';
COMMENT ON COLUMN task_kpi."task_completion_rate_high" IS 'upper end of the 95 % Wilson interval of task_completion_rate';
COMMENT ON COLUMN task_kpi."drop_off_rate" IS 'abandoned / started: How many of the tasks started came to no end in 72 h?';
COMMENT ON COLUMN task_kpi."drop_off_rate_low" IS 'lower end of the 95 % Wilson interval of drop_off_rate';
COMMENT ON COLUMN task_kpi."drop_off_rate_high" IS 'upper end of the 95 % Wilson interval of drop_off_rate';
COMMENT ON COLUMN task_kpi."reversal_rate" IS 'reversed / succeeded: How many of the successes were taken back within 7 days?';
COMMENT ON COLUMN task_kpi."reversal_rate_low" IS 'lower end of the 95 % Wilson interval of reversal_rate';
COMMENT ON COLUMN task_kpi."reversal_rate_high" IS 'upper end of the 95 % Wilson interval of reversal_rate';
COMMENT ON COLUMN task_kpi."one_turn_success_rate" IS 'first_response_successes / asked: How many of the tasks with a question succeeded with one question and its first answer?';
COMMENT ON COLUMN task_kpi."one_turn_success_rate_low" IS 'lower end of the 95 % Wilson interval of one_turn_success_rate';
COMMENT ON COLUMN task_kpi."one_turn_success_rate_high" IS 'upper end of the 95 % Wilson interval of one_turn_success_rate';
COMMENT ON COLUMN task_kpi."asked_coverage" IS 'asked / started: How many tasks can be seen to have a question?';
COMMENT ON COLUMN task_kpi."asked_coverage_low" IS 'lower end of the 95 % Wilson interval of asked_coverage';
COMMENT ON COLUMN task_kpi."asked_coverage_high" IS 'upper end of the 95 % Wilson interval of asked_coverage';
COMMENT ON COLUMN task_kpi."success_defined_rate" IS 'defined / started: How many tasks say what their success is?';
COMMENT ON COLUMN task_kpi."success_defined_rate_low" IS 'lower end of the 95 % Wilson interval of success_defined_rate';
COMMENT ON COLUMN task_kpi."success_defined_rate_high" IS 'upper end of the 95 % Wilson interval of success_defined_rate';
COMMENT ON COLUMN task_kpi."cost_coverage" IS 'costed / started: Of how many tasks is a cost known?';
COMMENT ON COLUMN task_kpi."cost_coverage_low" IS 'lower end of the 95 % Wilson interval of cost_coverage';
COMMENT ON COLUMN task_kpi."cost_coverage_high" IS 'upper end of the 95 % Wilson interval of cost_coverage';
COMMENT ON COLUMN task_kpi."override_rate" IS 'overridden / started: In how many tasks did a person override a decision?';
COMMENT ON COLUMN task_kpi."override_rate_low" IS 'lower end of the 95 % Wilson interval of override_rate';
COMMENT ON COLUMN task_kpi."override_rate_high" IS 'upper end of the 95 % Wilson interval of override_rate';
COMMENT ON COLUMN task_kpi."correction_rate" IS 'overridden_fields / started: How many fields did a person correct per task?';
COMMENT ON COLUMN task_kpi."correction_rate_low" IS 'NULL: correction_rate is no proportion';
COMMENT ON COLUMN task_kpi."correction_rate_high" IS 'NULL: correction_rate is no proportion';
COMMENT ON COLUMN task_kpi."human_review_pass_rate" IS 'review_passed / reviewed: How many of the tasks that a person reviewed passed?';
COMMENT ON COLUMN task_kpi."human_review_pass_rate_low" IS 'lower end of the 95 % Wilson interval of human_review_pass_rate';
COMMENT ON COLUMN task_kpi."human_review_pass_rate_high" IS 'upper end of the 95 % Wilson interval of human_review_pass_rate';
COMMENT ON COLUMN task_kpi."human_review_minutes" IS 'review_ms / reviewed: How long does a person review a task, among those reviewed?';
COMMENT ON COLUMN task_kpi."human_review_minutes_low" IS 'NULL: human_review_minutes is no proportion';
COMMENT ON COLUMN task_kpi."human_review_minutes_high" IS 'NULL: human_review_minutes is no proportion';
COMMENT ON COLUMN task_kpi."time_to_complete_p50_s" IS 'quantile 0.5 of completion: Within which time did half of the successes end?';
COMMENT ON COLUMN task_kpi."time_to_complete_p50_s_low" IS 'NULL: time_to_complete_p50_s is no proportion';
COMMENT ON COLUMN task_kpi."time_to_complete_p50_s_high" IS 'NULL: time_to_complete_p50_s is no proportion';
COMMENT ON COLUMN task_kpi."time_to_complete_p90_s" IS 'quantile 0.9 of completion: Within which time did 90 % of the successes end?';
COMMENT ON COLUMN task_kpi."time_to_complete_p90_s_low" IS 'NULL: time_to_complete_p90_s is no proportion';
COMMENT ON COLUMN task_kpi."time_to_complete_p90_s_high" IS 'NULL: time_to_complete_p90_s is no proportion';
COMMENT ON COLUMN task_kpi."time_saved_s" IS 'saved_ms / baselined: How much time does a task save against what it takes without AI?';
COMMENT ON COLUMN task_kpi."time_saved_s_low" IS 'NULL: time_saved_s is no proportion';
COMMENT ON COLUMN task_kpi."time_saved_s_high" IS 'NULL: time_saved_s is no proportion';
COMMENT ON COLUMN task_kpi."cost_per_successful_outcome_usd" IS 'cost_usd / costed_successes: What does a success cost, including failed tasks?';
COMMENT ON COLUMN task_kpi."cost_per_successful_outcome_usd_low" IS 'NULL: cost_per_successful_outcome_usd is no proportion';
COMMENT ON COLUMN task_kpi."cost_per_successful_outcome_usd_high" IS 'NULL: cost_per_successful_outcome_usd is no proportion';
COMMENT ON COLUMN task_kpi."cost_per_task_usd" IS 'cost_usd / costed: What does a task cost, whatever becomes of it?';
COMMENT ON COLUMN task_kpi."cost_per_task_usd_low" IS 'NULL: cost_per_task_usd is no proportion';
COMMENT ON COLUMN task_kpi."cost_per_task_usd_high" IS 'NULL: cost_per_task_usd is no proportion';
COMMENT ON COLUMN task_kpi."cost_reduction" IS '(baseline_usd - baselined_cost_usd) / baseline_usd: Which part of what the successes would cost without AI is saved?';
COMMENT ON COLUMN task_kpi."cost_reduction_low" IS 'NULL: cost_reduction is no proportion';
COMMENT ON COLUMN task_kpi."cost_reduction_high" IS 'NULL: cost_reduction is no proportion';
COMMENT ON COLUMN task_kpi."wasted_task_tokens_ratio" IS '(output_tokens - successful_output_tokens) / output_tokens: Which part of the generated tokens went into tasks without success?';
COMMENT ON COLUMN task_kpi."wasted_task_tokens_ratio_low" IS 'NULL: wasted_task_tokens_ratio is no proportion';
COMMENT ON COLUMN task_kpi."wasted_task_tokens_ratio_high" IS 'NULL: wasted_task_tokens_ratio is no proportion';
COMMENT ON COLUMN task_kpi."quality_per_success" IS 'quality_sum / (successes - quality_unknown): How good is a success, where its quality is known?';
COMMENT ON COLUMN task_kpi."quality_per_success_low" IS 'NULL: quality_per_success is no proportion';
COMMENT ON COLUMN task_kpi."quality_per_success_high" IS 'NULL: quality_per_success is no proportion';
COMMENT ON COLUMN task_kpi."value_to_cost" IS 'costed_value_usd / cost_usd: How many dollars of value does a dollar of cost bring?';
COMMENT ON COLUMN task_kpi."value_to_cost_low" IS 'NULL: value_to_cost is no proportion';
COMMENT ON COLUMN task_kpi."value_to_cost_high" IS 'NULL: value_to_cost is no proportion';

CREATE TABLE IF NOT EXISTS decision_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE decision_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "decisions" bigint,
    ADD COLUMN IF NOT EXISTS "overridden" bigint,
    ADD COLUMN IF NOT EXISTS "confident" bigint,
    ADD COLUMN IF NOT EXISTS "low_confidence" bigint,
    ADD COLUMN IF NOT EXISTS "low_confidence_overridden" bigint,
    ADD COLUMN IF NOT EXISTS "decision_override_rate" double precision,
    ADD COLUMN IF NOT EXISTS "decision_override_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "decision_override_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_override_rate" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_override_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_override_rate_high" double precision;
COMMENT ON TABLE decision_kpi IS 'Counts and rates of decisions, by the window in which they were made';
COMMENT ON COLUMN decision_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN decision_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN decision_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN decision_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN decision_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN decision_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN decision_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN decision_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN decision_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN decision_kpi."decisions" IS 'decisions made';
COMMENT ON COLUMN decision_kpi."overridden" IS 'overridden by a person in [decision, decision + 7 d]';
COMMENT ON COLUMN decision_kpi."confident" IS 'with a confidence';
COMMENT ON COLUMN decision_kpi."low_confidence" IS 'with a confidence below 0.5';
COMMENT ON COLUMN decision_kpi."low_confidence_overridden" IS 'of these overridden';
COMMENT ON COLUMN decision_kpi."decision_override_rate" IS 'overridden / decisions: How many decisions did a person override within 7 days?';
COMMENT ON COLUMN decision_kpi."decision_override_rate_low" IS 'lower end of the 95 % Wilson interval of decision_override_rate';
COMMENT ON COLUMN decision_kpi."decision_override_rate_high" IS 'upper end of the 95 % Wilson interval of decision_override_rate';
COMMENT ON COLUMN decision_kpi."low_confidence_override_rate" IS 'low_confidence_overridden / low_confidence: How many decisions with a confidence below 0.5 did a person override?';
COMMENT ON COLUMN decision_kpi."low_confidence_override_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_override_rate';
COMMENT ON COLUMN decision_kpi."low_confidence_override_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_override_rate';

CREATE TABLE IF NOT EXISTS signal_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE signal_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "regenerations" bigint,
    ADD COLUMN IF NOT EXISTS "rejections" bigint,
    ADD COLUMN IF NOT EXISTS "escalations" bigint,
    ADD COLUMN IF NOT EXISTS "handoffs" bigint,
    ADD COLUMN IF NOT EXISTS "reversals" bigint,
    ADD COLUMN IF NOT EXISTS "reports" bigint,
    ADD COLUMN IF NOT EXISTS "overrides" bigint,
    ADD COLUMN IF NOT EXISTS "reopens" bigint,
    ADD COLUMN IF NOT EXISTS "filter_triggers" bigint,
    ADD COLUMN IF NOT EXISTS "erasures" bigint,
    ADD COLUMN IF NOT EXISTS "invocations" bigint;
COMMENT ON TABLE signal_kpi IS 'Counts of events that signal a problem or a use, by the window of the event';
COMMENT ON COLUMN signal_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN signal_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN signal_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN signal_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN signal_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN signal_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN signal_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN signal_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN signal_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN signal_kpi."regenerations" IS 'answer.regenerated events';
COMMENT ON COLUMN signal_kpi."rejections" IS 'suggestion.rejected events';
COMMENT ON COLUMN signal_kpi."escalations" IS 'escalation.requested events';
COMMENT ON COLUMN signal_kpi."handoffs" IS 'handoff.completed events';
COMMENT ON COLUMN signal_kpi."reversals" IS 'outcome.reversed events';
COMMENT ON COLUMN signal_kpi."reports" IS 'feedback.given events of kind report';
COMMENT ON COLUMN signal_kpi."overrides" IS 'decision.overridden events';
COMMENT ON COLUMN signal_kpi."reopens" IS 'conversation.reopened events';
COMMENT ON COLUMN signal_kpi."filter_triggers" IS 'safety.triggered events';
COMMENT ON COLUMN signal_kpi."erasures" IS 'user.erased events';
COMMENT ON COLUMN signal_kpi."invocations" IS 'feature.invoked events';

CREATE TABLE IF NOT EXISTS feedback_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE feedback_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "surveyed" bigint,
    ADD COLUMN IF NOT EXISTS "responded" bigint,
    ADD COLUMN IF NOT EXISTS "rated" bigint,
    ADD COLUMN IF NOT EXISTS "positive" bigint,
    ADD COLUMN IF NOT EXISTS "thumbs" bigint,
    ADD COLUMN IF NOT EXISTS "thumbs_up" bigint,
    ADD COLUMN IF NOT EXISTS "csat_count" bigint,
    ADD COLUMN IF NOT EXISTS "csat_sum" numeric,
    ADD COLUMN IF NOT EXISTS "likert_count" bigint,
    ADD COLUMN IF NOT EXISTS "likert_sum" numeric,
    ADD COLUMN IF NOT EXISTS "reports" bigint,
    ADD COLUMN IF NOT EXISTS "usat" double precision,
    ADD COLUMN IF NOT EXISTS "usat_low" double precision,
    ADD COLUMN IF NOT EXISTS "usat_high" double precision,
    ADD COLUMN IF NOT EXISTS "csat_mean" double precision,
    ADD COLUMN IF NOT EXISTS "csat_mean_low" double precision,
    ADD COLUMN IF NOT EXISTS "csat_mean_high" double precision,
    ADD COLUMN IF NOT EXISTS "thumb_up_rate" double precision,
    ADD COLUMN IF NOT EXISTS "thumb_up_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "thumb_up_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "likert_mean" double precision,
    ADD COLUMN IF NOT EXISTS "likert_mean_low" double precision,
    ADD COLUMN IF NOT EXISTS "likert_mean_high" double precision,
    ADD COLUMN IF NOT EXISTS "response_rate" double precision,
    ADD COLUMN IF NOT EXISTS "response_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "response_rate_high" double precision;
COMMENT ON TABLE feedback_kpi IS 'Counts and rates of feedback, by the window in which it was asked for or given';
COMMENT ON COLUMN feedback_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN feedback_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN feedback_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN feedback_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN feedback_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN feedback_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN feedback_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN feedback_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN feedback_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN feedback_kpi."surveyed" IS 'asked for feedback within 24 h of the opening';
COMMENT ON COLUMN feedback_kpi."responded" IS 'of these with an answer within 24 h';
COMMENT ON COLUMN feedback_kpi."rated" IS 'with a rating by thumb, star, csat or likert';
COMMENT ON COLUMN feedback_kpi."positive" IS 'of these positive: thumb above 3, others 4 or more, on a scale from 1 to 5';
COMMENT ON COLUMN feedback_kpi."thumbs" IS 'rated by thumb';
COMMENT ON COLUMN feedback_kpi."thumbs_up" IS 'of these positive';
COMMENT ON COLUMN feedback_kpi."csat_count" IS 'rated by star or csat';
COMMENT ON COLUMN feedback_kpi."csat_sum" IS 'those ratings, each from 1 to 5';
COMMENT ON COLUMN feedback_kpi."likert_count" IS 'rated by likert';
COMMENT ON COLUMN feedback_kpi."likert_sum" IS 'those ratings, each from 1 to 5';
COMMENT ON COLUMN feedback_kpi."reports" IS 'reported';
COMMENT ON COLUMN feedback_kpi."usat" IS 'positive / rated: How many of the ratings are positive?';
COMMENT ON COLUMN feedback_kpi."usat_low" IS 'lower end of the 95 % Wilson interval of usat';
COMMENT ON COLUMN feedback_kpi."usat_high" IS 'upper end of the 95 % Wilson interval of usat';
COMMENT ON COLUMN feedback_kpi."csat_mean" IS 'csat_sum / csat_count: How satisfied are those who rate by stars or csat, from 1 to 5?';
COMMENT ON COLUMN feedback_kpi."csat_mean_low" IS 'NULL: csat_mean is no proportion';
COMMENT ON COLUMN feedback_kpi."csat_mean_high" IS 'NULL: csat_mean is no proportion';
COMMENT ON COLUMN feedback_kpi."thumb_up_rate" IS 'thumbs_up / thumbs: How many of the thumbs point up?';
COMMENT ON COLUMN feedback_kpi."thumb_up_rate_low" IS 'lower end of the 95 % Wilson interval of thumb_up_rate';
COMMENT ON COLUMN feedback_kpi."thumb_up_rate_high" IS 'upper end of the 95 % Wilson interval of thumb_up_rate';
COMMENT ON COLUMN feedback_kpi."likert_mean" IS 'likert_sum / likert_count: How far do people agree with a statement, from 1 to 5?';
COMMENT ON COLUMN feedback_kpi."likert_mean_low" IS 'NULL: likert_mean is no proportion';
COMMENT ON COLUMN feedback_kpi."likert_mean_high" IS 'NULL: likert_mean is no proportion';
COMMENT ON COLUMN feedback_kpi."response_rate" IS 'responded / surveyed: How many of those who were asked for feedback gave it within 24 h?';
COMMENT ON COLUMN feedback_kpi."response_rate_low" IS 'lower end of the 95 % Wilson interval of response_rate';
COMMENT ON COLUMN feedback_kpi."response_rate_high" IS 'upper end of the 95 % Wilson interval of response_rate';

CREATE TABLE IF NOT EXISTS generation_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE generation_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "generations" bigint,
    ADD COLUMN IF NOT EXISTS "errors" bigint,
    ADD COLUMN IF NOT EXISTS "cancelled" bigint,
    ADD COLUMN IF NOT EXISTS "input_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "output_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "cached_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "cache_write_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "reasoning_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "metered" bigint,
    ADD COLUMN IF NOT EXISTS "cost_usd" numeric,
    ADD COLUMN IF NOT EXISTS "priced" bigint,
    ADD COLUMN IF NOT EXISTS "latency_ms" bigint,
    ADD COLUMN IF NOT EXISTS "timed" bigint,
    ADD COLUMN IF NOT EXISTS "ttft_ms" bigint,
    ADD COLUMN IF NOT EXISTS "ttft_timed" bigint,
    ADD COLUMN IF NOT EXISTS "ok_output_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "used_output_tokens" bigint,
    ADD COLUMN IF NOT EXISTS "ok_cost_usd" numeric,
    ADD COLUMN IF NOT EXISTS "used_cost_usd" numeric,
    ADD COLUMN IF NOT EXISTS "confident" bigint,
    ADD COLUMN IF NOT EXISTS "low_confidence" bigint,
    ADD COLUMN IF NOT EXISTS "low_confidence_accepted" bigint,
    ADD COLUMN IF NOT EXISTS "low_confidence_escalated" bigint,
    ADD COLUMN IF NOT EXISTS "latency_histogram" text,
    ADD COLUMN IF NOT EXISTS "ttft_histogram" text,
    ADD COLUMN IF NOT EXISTS "output_tokens_histogram" text,
    ADD COLUMN IF NOT EXISTS "latency_p50_ms" double precision,
    ADD COLUMN IF NOT EXISTS "latency_p50_ms_low" double precision,
    ADD COLUMN IF NOT EXISTS "latency_p50_ms_high" double precision,
    ADD COLUMN IF NOT EXISTS "latency_p95_ms" double precision,
    ADD COLUMN IF NOT EXISTS "latency_p95_ms_low" double precision,
    ADD COLUMN IF NOT EXISTS "latency_p95_ms_high" double precision,
    ADD COLUMN IF NOT EXISTS "latency_p99_ms" double precision,
    ADD COLUMN IF NOT EXISTS "latency_p99_ms_low" double precision,
    ADD COLUMN IF NOT EXISTS "latency_p99_ms_high" double precision,
    ADD COLUMN IF NOT EXISTS "latency_mean_ms" double precision,
    ADD COLUMN IF NOT EXISTS "latency_mean_ms_low" double precision,
    ADD COLUMN IF NOT EXISTS "latency_mean_ms_high" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p50_ms" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p50_ms_low" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p50_ms_high" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p95_ms" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p95_ms_low" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p95_ms_high" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p99_ms" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p99_ms_low" double precision,
    ADD COLUMN IF NOT EXISTS "ttft_p99_ms_high" double precision,
    ADD COLUMN IF NOT EXISTS "error_rate" double precision,
    ADD COLUMN IF NOT EXISTS "error_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "error_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "cancel_rate" double precision,
    ADD COLUMN IF NOT EXISTS "cancel_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "cancel_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "tokens_per_request" double precision,
    ADD COLUMN IF NOT EXISTS "tokens_per_request_low" double precision,
    ADD COLUMN IF NOT EXISTS "tokens_per_request_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_inference_usd" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_inference_usd_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_inference_usd_high" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_generation_ratio" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_generation_ratio_low" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_generation_ratio_high" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_cost_ratio" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_cost_ratio_low" double precision,
    ADD COLUMN IF NOT EXISTS "wasted_cost_ratio_high" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_rate" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_accepted_rate" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_accepted_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_accepted_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_escalated_rate" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_escalated_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "low_confidence_escalated_rate_high" double precision;
COMMENT ON TABLE generation_kpi IS 'Counts and rates of generated responses, by the window of the response';
COMMENT ON COLUMN generation_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN generation_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN generation_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN generation_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN generation_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN generation_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN generation_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN generation_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN generation_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN generation_kpi."generations" IS 'responses generated';
COMMENT ON COLUMN generation_kpi."errors" IS 'of these with status error';
COMMENT ON COLUMN generation_kpi."cancelled" IS 'of these with status cancelled';
COMMENT ON COLUMN generation_kpi."input_tokens" IS 'input tokens, those read from a cache or written to it included';
COMMENT ON COLUMN generation_kpi."output_tokens" IS 'output tokens, those of reasoning included';
COMMENT ON COLUMN generation_kpi."cached_tokens" IS 'input tokens read from a cache';
COMMENT ON COLUMN generation_kpi."cache_write_tokens" IS 'input tokens written to a cache';
COMMENT ON COLUMN generation_kpi."reasoning_tokens" IS 'output tokens of reasoning';
COMMENT ON COLUMN generation_kpi."metered" IS 'generations with input_tokens or output_tokens';
COMMENT ON COLUMN generation_kpi."cost_usd" IS 'known cost';
COMMENT ON COLUMN generation_kpi."priced" IS 'generations with a known cost';
COMMENT ON COLUMN generation_kpi."latency_ms" IS 'latency of the generations with status ok that have one';
COMMENT ON COLUMN generation_kpi."timed" IS 'these generations';
COMMENT ON COLUMN generation_kpi."ttft_ms" IS 'time to first token of the generations with status ok that have one';
COMMENT ON COLUMN generation_kpi."ttft_timed" IS 'these generations';
COMMENT ON COLUMN generation_kpi."ok_output_tokens" IS 'output tokens of generations with status ok';
COMMENT ON COLUMN generation_kpi."used_output_tokens" IS 'those of generations that were used within 30 min';
COMMENT ON COLUMN generation_kpi."ok_cost_usd" IS 'known cost of generations with status ok';
COMMENT ON COLUMN generation_kpi."used_cost_usd" IS 'that of generations that were used within 30 min';
COMMENT ON COLUMN generation_kpi."confident" IS 'generations with a confidence';
COMMENT ON COLUMN generation_kpi."low_confidence" IS 'of these below 0.5';
COMMENT ON COLUMN generation_kpi."low_confidence_accepted" IS 'of these accepted by hand within 30 min';
COMMENT ON COLUMN generation_kpi."low_confidence_escalated" IS 'of those below 0.5 escalated within 30 min';
COMMENT ON COLUMN generation_kpi."latency_histogram" IS 'latency_ms of each ok generation that has it, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi."ttft_histogram" IS 'ttft_ms of each ok generation that has it, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi."output_tokens_histogram" IS 'output tokens of each metered generation with status ok, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi."latency_p50_ms" IS 'quantile 0.5 of latency: Within which time were half of the responses complete?';
COMMENT ON COLUMN generation_kpi."latency_p50_ms_low" IS 'NULL: latency_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi."latency_p50_ms_high" IS 'NULL: latency_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi."latency_p95_ms" IS 'quantile 0.95 of latency: Within which time were 95 % of the responses complete?';
COMMENT ON COLUMN generation_kpi."latency_p95_ms_low" IS 'NULL: latency_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi."latency_p95_ms_high" IS 'NULL: latency_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi."latency_p99_ms" IS 'quantile 0.99 of latency: Within which time were 99 % of the responses complete?';
COMMENT ON COLUMN generation_kpi."latency_p99_ms_low" IS 'NULL: latency_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi."latency_p99_ms_high" IS 'NULL: latency_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi."latency_mean_ms" IS 'latency_ms / timed: How long does a response take on average?';
COMMENT ON COLUMN generation_kpi."latency_mean_ms_low" IS 'NULL: latency_mean_ms is no proportion';
COMMENT ON COLUMN generation_kpi."latency_mean_ms_high" IS 'NULL: latency_mean_ms is no proportion';
COMMENT ON COLUMN generation_kpi."ttft_p50_ms" IS 'quantile 0.5 of ttft: Within which time had half of the responses begun?';
COMMENT ON COLUMN generation_kpi."ttft_p50_ms_low" IS 'NULL: ttft_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi."ttft_p50_ms_high" IS 'NULL: ttft_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi."ttft_p95_ms" IS 'quantile 0.95 of ttft: Within which time had 95 % of the responses begun?';
COMMENT ON COLUMN generation_kpi."ttft_p95_ms_low" IS 'NULL: ttft_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi."ttft_p95_ms_high" IS 'NULL: ttft_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi."ttft_p99_ms" IS 'quantile 0.99 of ttft: Within which time had 99 % of the responses begun?';
COMMENT ON COLUMN generation_kpi."ttft_p99_ms_low" IS 'NULL: ttft_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi."ttft_p99_ms_high" IS 'NULL: ttft_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi."error_rate" IS 'errors / generations: How many responses failed?';
COMMENT ON COLUMN generation_kpi."error_rate_low" IS 'lower end of the 95 % Wilson interval of error_rate';
COMMENT ON COLUMN generation_kpi."error_rate_high" IS 'upper end of the 95 % Wilson interval of error_rate';
COMMENT ON COLUMN generation_kpi."cancel_rate" IS 'cancelled / generations: How many responses were cancelled?';
COMMENT ON COLUMN generation_kpi."cancel_rate_low" IS 'lower end of the 95 % Wilson interval of cancel_rate';
COMMENT ON COLUMN generation_kpi."cancel_rate_high" IS 'upper end of the 95 % Wilson interval of cancel_rate';
COMMENT ON COLUMN generation_kpi."tokens_per_request" IS '(input_tokens + output_tokens) / metered: How many tokens does a response take, in and out?';
COMMENT ON COLUMN generation_kpi."tokens_per_request_low" IS 'NULL: tokens_per_request is no proportion';
COMMENT ON COLUMN generation_kpi."tokens_per_request_high" IS 'NULL: tokens_per_request is no proportion';
COMMENT ON COLUMN generation_kpi."cost_per_inference_usd" IS 'cost_usd / priced: What does a response cost, where that is known?';
COMMENT ON COLUMN generation_kpi."cost_per_inference_usd_low" IS 'NULL: cost_per_inference_usd is no proportion';
COMMENT ON COLUMN generation_kpi."cost_per_inference_usd_high" IS 'NULL: cost_per_inference_usd is no proportion';
COMMENT ON COLUMN generation_kpi."wasted_generation_ratio" IS '(ok_output_tokens - used_output_tokens) / ok_output_tokens: Which part of the output tokens was not used within 30 min?';
COMMENT ON COLUMN generation_kpi."wasted_generation_ratio_low" IS 'NULL: wasted_generation_ratio is no proportion';
COMMENT ON COLUMN generation_kpi."wasted_generation_ratio_high" IS 'NULL: wasted_generation_ratio is no proportion';
COMMENT ON COLUMN generation_kpi."wasted_cost_ratio" IS '(ok_cost_usd - used_cost_usd) / ok_cost_usd: Which part of the cost went into responses not used within 30 min?';
COMMENT ON COLUMN generation_kpi."wasted_cost_ratio_low" IS 'NULL: wasted_cost_ratio is no proportion';
COMMENT ON COLUMN generation_kpi."wasted_cost_ratio_high" IS 'NULL: wasted_cost_ratio is no proportion';
COMMENT ON COLUMN generation_kpi."low_confidence_rate" IS 'low_confidence / confident: How many responses with a confidence have one below 0.5?';
COMMENT ON COLUMN generation_kpi."low_confidence_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_rate';
COMMENT ON COLUMN generation_kpi."low_confidence_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_rate';
COMMENT ON COLUMN generation_kpi."low_confidence_accepted_rate" IS 'low_confidence_accepted / low_confidence: How many responses of low confidence were accepted within 30 min?';
COMMENT ON COLUMN generation_kpi."low_confidence_accepted_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_accepted_rate';
COMMENT ON COLUMN generation_kpi."low_confidence_accepted_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_accepted_rate';
COMMENT ON COLUMN generation_kpi."low_confidence_escalated_rate" IS 'low_confidence_escalated / low_confidence: After how many responses of low confidence did somebody ask for a person within 30 min?';
COMMENT ON COLUMN generation_kpi."low_confidence_escalated_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_escalated_rate';
COMMENT ON COLUMN generation_kpi."low_confidence_escalated_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_escalated_rate';

CREATE TABLE IF NOT EXISTS conversation_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE conversation_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "opened" bigint,
    ADD COLUMN IF NOT EXISTS "eligible" bigint,
    ADD COLUMN IF NOT EXISTS "involved" bigint,
    ADD COLUMN IF NOT EXISTS "escalated" bigint,
    ADD COLUMN IF NOT EXISTS "handed_off" bigint,
    ADD COLUMN IF NOT EXISTS "human_ms" bigint,
    ADD COLUMN IF NOT EXISTS "deflected" bigint,
    ADD COLUMN IF NOT EXISTS "closed" bigint,
    ADD COLUMN IF NOT EXISTS "reopened" bigint,
    ADD COLUMN IF NOT EXISTS "confirmed" bigint,
    ADD COLUMN IF NOT EXISTS "assumed" bigint,
    ADD COLUMN IF NOT EXISTS "resolved" bigint,
    ADD COLUMN IF NOT EXISTS "resolved_reopened" bigint,
    ADD COLUMN IF NOT EXISTS "durably_deflected" bigint,
    ADD COLUMN IF NOT EXISTS "successful_sessions" bigint,
    ADD COLUMN IF NOT EXISTS "turns" bigint,
    ADD COLUMN IF NOT EXISTS "long_conversations" bigint,
    ADD COLUMN IF NOT EXISTS "resolution_ms" bigint,
    ADD COLUMN IF NOT EXISTS "silent" bigint,
    ADD COLUMN IF NOT EXISTS "silent_good" bigint,
    ADD COLUMN IF NOT EXISTS "cost_usd" numeric,
    ADD COLUMN IF NOT EXISTS "costed" bigint,
    ADD COLUMN IF NOT EXISTS "costed_resolved" bigint,
    ADD COLUMN IF NOT EXISTS "costed_confirmed" bigint,
    ADD COLUMN IF NOT EXISTS "turns_histogram" text,
    ADD COLUMN IF NOT EXISTS "resolution_histogram" text,
    ADD COLUMN IF NOT EXISTS "involvement_rate" double precision,
    ADD COLUMN IF NOT EXISTS "involvement_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "involvement_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "deflection_rate" double precision,
    ADD COLUMN IF NOT EXISTS "deflection_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "deflection_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "autonomy_rate" double precision,
    ADD COLUMN IF NOT EXISTS "autonomy_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "autonomy_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "durable_deflection_rate" double precision,
    ADD COLUMN IF NOT EXISTS "durable_deflection_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "durable_deflection_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "escalation_rate" double precision,
    ADD COLUMN IF NOT EXISTS "escalation_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "escalation_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "handoff_rate" double precision,
    ADD COLUMN IF NOT EXISTS "handoff_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "handoff_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "confirmed_resolution_rate" double precision,
    ADD COLUMN IF NOT EXISTS "confirmed_resolution_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "confirmed_resolution_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "resolution_rate" double precision,
    ADD COLUMN IF NOT EXISTS "resolution_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "resolution_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "durable_resolution_rate" double precision,
    ADD COLUMN IF NOT EXISTS "durable_resolution_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "durable_resolution_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "reopen_rate" double precision,
    ADD COLUMN IF NOT EXISTS "reopen_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "reopen_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolution_p50_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolution_p50_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolution_p50_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolution_p90_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolution_p90_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolution_p90_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "turns_mean" double precision,
    ADD COLUMN IF NOT EXISTS "turns_mean_low" double precision,
    ADD COLUMN IF NOT EXISTS "turns_mean_high" double precision,
    ADD COLUMN IF NOT EXISTS "turns_p95" double precision,
    ADD COLUMN IF NOT EXISTS "turns_p95_low" double precision,
    ADD COLUMN IF NOT EXISTS "turns_p95_high" double precision,
    ADD COLUMN IF NOT EXISTS "long_conversation_rate" double precision,
    ADD COLUMN IF NOT EXISTS "long_conversation_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "long_conversation_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "successful_session_rate" double precision,
    ADD COLUMN IF NOT EXISTS "successful_session_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "successful_session_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_conversation_usd" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_conversation_usd_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_conversation_usd_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_resolution_usd" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_resolution_usd_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_resolution_usd_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_confirmed_resolution_usd" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_confirmed_resolution_usd_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_confirmed_resolution_usd_high" double precision,
    ADD COLUMN IF NOT EXISTS "good_abandonment_rate" double precision,
    ADD COLUMN IF NOT EXISTS "good_abandonment_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "good_abandonment_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "gave_up_rate" double precision,
    ADD COLUMN IF NOT EXISTS "gave_up_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "gave_up_rate_high" double precision;
COMMENT ON TABLE conversation_kpi IS 'Counts and rates of conversations, by the window in which they were opened';
COMMENT ON COLUMN conversation_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN conversation_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN conversation_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN conversation_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN conversation_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN conversation_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN conversation_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN conversation_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN conversation_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN conversation_kpi."opened" IS 'conversations opened';
COMMENT ON COLUMN conversation_kpi."eligible" IS 'of these not with eligible: false';
COMMENT ON COLUMN conversation_kpi."involved" IS 'eligible, and with an answered question';
COMMENT ON COLUMN conversation_kpi."escalated" IS 'with an escalation.requested within 72 h';
COMMENT ON COLUMN conversation_kpi."handed_off" IS 'with a handoff.completed within 72 h';
COMMENT ON COLUMN conversation_kpi."human_ms" IS 'time of people in those handoffs';
COMMENT ON COLUMN conversation_kpi."deflected" IS 'involved, and not handed off';
COMMENT ON COLUMN conversation_kpi."closed" IS 'closed within 72 h';
COMMENT ON COLUMN conversation_kpi."reopened" IS 'of these reopened within 7 d';
COMMENT ON COLUMN conversation_kpi."confirmed" IS 'closed, not handed off, and a user or a model says that it is resolved';
COMMENT ON COLUMN conversation_kpi."assumed" IS 'closed and answered, not handed off, not escalated, not confirmed';
COMMENT ON COLUMN conversation_kpi."resolved" IS 'confirmed or assumed';
COMMENT ON COLUMN conversation_kpi."resolved_reopened" IS 'confirmed or assumed, and reopened within 7 d';
COMMENT ON COLUMN conversation_kpi."durably_deflected" IS 'deflected, not reopened, and no question repeated within 7 d';
COMMENT ON COLUMN conversation_kpi."successful_sessions" IS 'confirmed or assumed, not reopened, and no question repeated within 7 d';
COMMENT ON COLUMN conversation_kpi."turns" IS 'questions asked within 72 h';
COMMENT ON COLUMN conversation_kpi."long_conversations" IS 'with more than 15 questions';
COMMENT ON COLUMN conversation_kpi."resolution_ms" IS 'time from opening to close of the confirmed and assumed';
COMMENT ON COLUMN conversation_kpi."silent" IS 'with a question, and neither closed nor escalated nor handed off; NULL until the row is final';
COMMENT ON COLUMN conversation_kpi."silent_good" IS 'of these with no answer regenerated and no question asked again; NULL until the row is final';
COMMENT ON COLUMN conversation_kpi."cost_usd" IS 'known cost';
COMMENT ON COLUMN conversation_kpi."costed" IS 'with a known cost';
COMMENT ON COLUMN conversation_kpi."costed_resolved" IS 'of these confirmed or assumed';
COMMENT ON COLUMN conversation_kpi."costed_confirmed" IS 'of these confirmed';
COMMENT ON COLUMN conversation_kpi."turns_histogram" IS 'questions of each conversation, as bucket:count pairs';
COMMENT ON COLUMN conversation_kpi."resolution_histogram" IS 'time from opening to close of each confirmed or assumed, as bucket:count pairs';
COMMENT ON COLUMN conversation_kpi."involvement_rate" IS 'involved / eligible: In how many of the conversations that it may handle did the assistant answer?';
COMMENT ON COLUMN conversation_kpi."involvement_rate_low" IS 'lower end of the 95 % Wilson interval of involvement_rate';
COMMENT ON COLUMN conversation_kpi."involvement_rate_high" IS 'upper end of the 95 % Wilson interval of involvement_rate';
COMMENT ON COLUMN conversation_kpi."deflection_rate" IS 'deflected / eligible: How many of the eligible conversations did the assistant answer without a handoff?';
COMMENT ON COLUMN conversation_kpi."deflection_rate_low" IS 'lower end of the 95 % Wilson interval of deflection_rate';
COMMENT ON COLUMN conversation_kpi."deflection_rate_high" IS 'upper end of the 95 % Wilson interval of deflection_rate';
COMMENT ON COLUMN conversation_kpi."autonomy_rate" IS 'deflected / involved: How many of the conversations that the assistant answered needed no handoff?';
COMMENT ON COLUMN conversation_kpi."autonomy_rate_low" IS 'lower end of the 95 % Wilson interval of autonomy_rate';
COMMENT ON COLUMN conversation_kpi."autonomy_rate_high" IS 'upper end of the 95 % Wilson interval of autonomy_rate';
COMMENT ON COLUMN conversation_kpi."durable_deflection_rate" IS 'durably_deflected / eligible: How many were deflected, and neither reopened nor asked again within 7 days?';
COMMENT ON COLUMN conversation_kpi."durable_deflection_rate_low" IS 'lower end of the 95 % Wilson interval of durable_deflection_rate';
COMMENT ON COLUMN conversation_kpi."durable_deflection_rate_high" IS 'upper end of the 95 % Wilson interval of durable_deflection_rate';
COMMENT ON COLUMN conversation_kpi."escalation_rate" IS 'escalated / opened: In how many conversations did somebody ask for a person?';
COMMENT ON COLUMN conversation_kpi."escalation_rate_low" IS 'lower end of the 95 % Wilson interval of escalation_rate';
COMMENT ON COLUMN conversation_kpi."escalation_rate_high" IS 'upper end of the 95 % Wilson interval of escalation_rate';
COMMENT ON COLUMN conversation_kpi."handoff_rate" IS 'handed_off / opened: In how many conversations did a person take over?';
COMMENT ON COLUMN conversation_kpi."handoff_rate_low" IS 'lower end of the 95 % Wilson interval of handoff_rate';
COMMENT ON COLUMN conversation_kpi."handoff_rate_high" IS 'upper end of the 95 % Wilson interval of handoff_rate';
COMMENT ON COLUMN conversation_kpi."confirmed_resolution_rate" IS 'confirmed / opened: How many conversations does a user or a model say are resolved, without a handoff?';
COMMENT ON COLUMN conversation_kpi."confirmed_resolution_rate_low" IS 'lower end of the 95 % Wilson interval of confirmed_resolution_rate';
COMMENT ON COLUMN conversation_kpi."confirmed_resolution_rate_high" IS 'upper end of the 95 % Wilson interval of confirmed_resolution_rate';
COMMENT ON COLUMN conversation_kpi."resolution_rate" IS 'resolved / opened: How many conversations are resolved, if silence means yes?';
COMMENT ON COLUMN conversation_kpi."resolution_rate_low" IS 'lower end of the 95 % Wilson interval of resolution_rate';
COMMENT ON COLUMN conversation_kpi."resolution_rate_high" IS 'upper end of the 95 % Wilson interval of resolution_rate';
COMMENT ON COLUMN conversation_kpi."durable_resolution_rate" IS '(resolved - resolved_reopened) / opened: How many are resolved and were not reopened within 7 days?';
COMMENT ON COLUMN conversation_kpi."durable_resolution_rate_low" IS 'lower end of the 95 % Wilson interval of durable_resolution_rate';
COMMENT ON COLUMN conversation_kpi."durable_resolution_rate_high" IS 'upper end of the 95 % Wilson interval of durable_resolution_rate';
COMMENT ON COLUMN conversation_kpi."reopen_rate" IS 'reopened / closed: How many of the closed conversations were reopened within 7 days?';
COMMENT ON COLUMN conversation_kpi."reopen_rate_low" IS 'lower end of the 95 % Wilson interval of reopen_rate';
COMMENT ON COLUMN conversation_kpi."reopen_rate_high" IS 'upper end of the 95 % Wilson interval of reopen_rate';
COMMENT ON COLUMN conversation_kpi."time_to_resolution_p50_s" IS 'quantile 0.5 of resolution: Within which time were half of the resolved conversations resolved?';
COMMENT ON COLUMN conversation_kpi."time_to_resolution_p50_s_low" IS 'NULL: time_to_resolution_p50_s is no proportion';
COMMENT ON COLUMN conversation_kpi."time_to_resolution_p50_s_high" IS 'NULL: time_to_resolution_p50_s is no proportion';
COMMENT ON COLUMN conversation_kpi."time_to_resolution_p90_s" IS 'quantile 0.9 of resolution: Within which time were 90 % of them resolved?';
COMMENT ON COLUMN conversation_kpi."time_to_resolution_p90_s_low" IS 'NULL: time_to_resolution_p90_s is no proportion';
COMMENT ON COLUMN conversation_kpi."time_to_resolution_p90_s_high" IS 'NULL: time_to_resolution_p90_s is no proportion';
COMMENT ON COLUMN conversation_kpi."turns_mean" IS 'turns / opened: How many questions does a conversation take?';
COMMENT ON COLUMN conversation_kpi."turns_mean_low" IS 'NULL: turns_mean is no proportion';
COMMENT ON COLUMN conversation_kpi."turns_mean_high" IS 'NULL: turns_mean is no proportion';
COMMENT ON COLUMN conversation_kpi."turns_p95" IS 'quantile 0.95 of turns: How many questions do 95 % of the conversations not exceed?';
COMMENT ON COLUMN conversation_kpi."turns_p95_low" IS 'NULL: turns_p95 is no proportion';
COMMENT ON COLUMN conversation_kpi."turns_p95_high" IS 'NULL: turns_p95 is no proportion';
COMMENT ON COLUMN conversation_kpi."long_conversation_rate" IS 'long_conversations / opened: How many conversations take more than 15 questions?';
COMMENT ON COLUMN conversation_kpi."long_conversation_rate_low" IS 'lower end of the 95 % Wilson interval of long_conversation_rate';
COMMENT ON COLUMN conversation_kpi."long_conversation_rate_high" IS 'upper end of the 95 % Wilson interval of long_conversation_rate';
COMMENT ON COLUMN conversation_kpi."successful_session_rate" IS 'successful_sessions / opened: How many are resolved, and neither reopened nor asked again within 7 days?';
COMMENT ON COLUMN conversation_kpi."successful_session_rate_low" IS 'lower end of the 95 % Wilson interval of successful_session_rate';
COMMENT ON COLUMN conversation_kpi."successful_session_rate_high" IS 'upper end of the 95 % Wilson interval of successful_session_rate';
COMMENT ON COLUMN conversation_kpi."cost_per_conversation_usd" IS 'cost_usd / costed: What does a conversation cost, whatever becomes of it?';
COMMENT ON COLUMN conversation_kpi."cost_per_conversation_usd_low" IS 'NULL: cost_per_conversation_usd is no proportion';
COMMENT ON COLUMN conversation_kpi."cost_per_conversation_usd_high" IS 'NULL: cost_per_conversation_usd is no proportion';
COMMENT ON COLUMN conversation_kpi."cost_per_resolution_usd" IS 'cost_usd / costed_resolved: What does a resolution cost, all other conversations included?';
COMMENT ON COLUMN conversation_kpi."cost_per_resolution_usd_low" IS 'NULL: cost_per_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi."cost_per_resolution_usd_high" IS 'NULL: cost_per_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi."cost_per_confirmed_resolution_usd" IS 'cost_usd / costed_confirmed: What does a confirmed resolution cost, all other conversations included?';
COMMENT ON COLUMN conversation_kpi."cost_per_confirmed_resolution_usd_low" IS 'NULL: cost_per_confirmed_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi."cost_per_confirmed_resolution_usd_high" IS 'NULL: cost_per_confirmed_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi."good_abandonment_rate" IS 'silent_good / silent: How many of those who left without a word seem to have what they wanted?';
COMMENT ON COLUMN conversation_kpi."good_abandonment_rate_low" IS 'lower end of the 95 % Wilson interval of good_abandonment_rate';
COMMENT ON COLUMN conversation_kpi."good_abandonment_rate_high" IS 'upper end of the 95 % Wilson interval of good_abandonment_rate';
COMMENT ON COLUMN conversation_kpi."gave_up_rate" IS '(silent - silent_good) / opened: In how many conversations did somebody ask again or retry, and then leave without a word?';
COMMENT ON COLUMN conversation_kpi."gave_up_rate_low" IS 'lower end of the 95 % Wilson interval of gave_up_rate';
COMMENT ON COLUMN conversation_kpi."gave_up_rate_high" IS 'upper end of the 95 % Wilson interval of gave_up_rate';

CREATE TABLE IF NOT EXISTS quality_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE quality_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "interactions" bigint,
    ADD COLUMN IF NOT EXISTS "answers" bigint,
    ADD COLUMN IF NOT EXISTS "evaluated" bigint,
    ADD COLUMN IF NOT EXISTS "evaluated_auto" bigint,
    ADD COLUMN IF NOT EXISTS "evaluated_human" bigint,
    ADD COLUMN IF NOT EXISTS "evaluated_user" bigint,
    ADD COLUMN IF NOT EXISTS "relevance_sum" numeric,
    ADD COLUMN IF NOT EXISTS "relevance_weight" numeric,
    ADD COLUMN IF NOT EXISTS "accuracy_sum" numeric,
    ADD COLUMN IF NOT EXISTS "accuracy_weight" numeric,
    ADD COLUMN IF NOT EXISTS "accuracy_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "completeness_sum" numeric,
    ADD COLUMN IF NOT EXISTS "completeness_weight" numeric,
    ADD COLUMN IF NOT EXISTS "tone_sum" numeric,
    ADD COLUMN IF NOT EXISTS "tone_weight" numeric,
    ADD COLUMN IF NOT EXISTS "downstream_sum" numeric,
    ADD COLUMN IF NOT EXISTS "downstream_weight" numeric,
    ADD COLUMN IF NOT EXISTS "quality_sum" numeric,
    ADD COLUMN IF NOT EXISTS "quality_weight" numeric,
    ADD COLUMN IF NOT EXISTS "quality_human_sum" numeric,
    ADD COLUMN IF NOT EXISTS "quality_human_weight" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_weight" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "harmful_weight" numeric,
    ADD COLUMN IF NOT EXISTS "harmful_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "harmful_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "policy_weight" numeric,
    ADD COLUMN IF NOT EXISTS "policy_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "policy_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "citation_weight" numeric,
    ADD COLUMN IF NOT EXISTS "citation_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "citation_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_human_weight" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_human_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_human_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "harmful_human_weight" numeric,
    ADD COLUMN IF NOT EXISTS "harmful_human_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "harmful_human_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_auto_weight" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_auto_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_auto_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_paired_weight" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_paired_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_paired_auto_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_paired_human_flagged" numeric,
    ADD COLUMN IF NOT EXISTS "hallucination_paired_disagreements" numeric,
    ADD COLUMN IF NOT EXISTS "first_correct" numeric,
    ADD COLUMN IF NOT EXISTS "intent_weight" numeric,
    ADD COLUMN IF NOT EXISTS "intent_weight_squared" numeric,
    ADD COLUMN IF NOT EXISTS "intent_correct" numeric,
    ADD COLUMN IF NOT EXISTS "true_positive" numeric,
    ADD COLUMN IF NOT EXISTS "false_positive" numeric,
    ADD COLUMN IF NOT EXISTS "false_negative" numeric,
    ADD COLUMN IF NOT EXISTS "true_negative" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_count_0" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_1" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_2" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_3" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_4" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_5" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_6" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_7" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_8" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_count_9" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_0" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_1" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_2" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_3" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_4" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_5" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_6" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_7" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_8" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_confidence_9" numeric,
    ADD COLUMN IF NOT EXISTS "calibration_correct_0" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_1" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_2" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_3" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_4" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_5" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_6" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_7" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_8" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_correct_9" bigint,
    ADD COLUMN IF NOT EXISTS "calibrated" bigint,
    ADD COLUMN IF NOT EXISTS "calibration_deviation" numeric,
    ADD COLUMN IF NOT EXISTS "filtered" bigint,
    ADD COLUMN IF NOT EXISTS "blocked" bigint,
    ADD COLUMN IF NOT EXISTS "over_filtered" bigint,
    ADD COLUMN IF NOT EXISTS "inspected" bigint,
    ADD COLUMN IF NOT EXISTS "rated" bigint,
    ADD COLUMN IF NOT EXISTS "positive" bigint,
    ADD COLUMN IF NOT EXISTS "reported" bigint,
    ADD COLUMN IF NOT EXISTS "reported_wrong" bigint,
    ADD COLUMN IF NOT EXISTS "reviewed" bigint,
    ADD COLUMN IF NOT EXISTS "review_passed" bigint,
    ADD COLUMN IF NOT EXISTS "review_ms" bigint,
    ADD COLUMN IF NOT EXISTS "quality_score" double precision,
    ADD COLUMN IF NOT EXISTS "quality_score_low" double precision,
    ADD COLUMN IF NOT EXISTS "quality_score_high" double precision,
    ADD COLUMN IF NOT EXISTS "relevance" double precision,
    ADD COLUMN IF NOT EXISTS "relevance_low" double precision,
    ADD COLUMN IF NOT EXISTS "relevance_high" double precision,
    ADD COLUMN IF NOT EXISTS "accuracy" double precision,
    ADD COLUMN IF NOT EXISTS "accuracy_low" double precision,
    ADD COLUMN IF NOT EXISTS "accuracy_high" double precision,
    ADD COLUMN IF NOT EXISTS "completeness" double precision,
    ADD COLUMN IF NOT EXISTS "completeness_low" double precision,
    ADD COLUMN IF NOT EXISTS "completeness_high" double precision,
    ADD COLUMN IF NOT EXISTS "tone" double precision,
    ADD COLUMN IF NOT EXISTS "tone_low" double precision,
    ADD COLUMN IF NOT EXISTS "tone_high" double precision,
    ADD COLUMN IF NOT EXISTS "downstream" double precision,
    ADD COLUMN IF NOT EXISTS "downstream_low" double precision,
    ADD COLUMN IF NOT EXISTS "downstream_high" double precision,
    ADD COLUMN IF NOT EXISTS "first_response_accuracy" double precision,
    ADD COLUMN IF NOT EXISTS "first_response_accuracy_low" double precision,
    ADD COLUMN IF NOT EXISTS "first_response_accuracy_high" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_rate" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_rate_corrected" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_rate_corrected_low" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_rate_corrected_high" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_human_rate" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_human_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_human_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "harmful_human_rate" double precision,
    ADD COLUMN IF NOT EXISTS "harmful_human_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "harmful_human_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "harmful_content_rate" double precision,
    ADD COLUMN IF NOT EXISTS "harmful_content_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "harmful_content_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "policy_mistake_rate" double precision,
    ADD COLUMN IF NOT EXISTS "policy_mistake_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "policy_mistake_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "bad_citation_rate" double precision,
    ADD COLUMN IF NOT EXISTS "bad_citation_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "bad_citation_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "quality_human_score" double precision,
    ADD COLUMN IF NOT EXISTS "quality_human_score_low" double precision,
    ADD COLUMN IF NOT EXISTS "quality_human_score_high" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_judge_agreement" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_judge_agreement_low" double precision,
    ADD COLUMN IF NOT EXISTS "hallucination_judge_agreement_high" double precision,
    ADD COLUMN IF NOT EXISTS "intent_accuracy" double precision,
    ADD COLUMN IF NOT EXISTS "intent_accuracy_low" double precision,
    ADD COLUMN IF NOT EXISTS "intent_accuracy_high" double precision,
    ADD COLUMN IF NOT EXISTS "precision" double precision,
    ADD COLUMN IF NOT EXISTS "precision_low" double precision,
    ADD COLUMN IF NOT EXISTS "precision_high" double precision,
    ADD COLUMN IF NOT EXISTS "recall" double precision,
    ADD COLUMN IF NOT EXISTS "recall_low" double precision,
    ADD COLUMN IF NOT EXISTS "recall_high" double precision,
    ADD COLUMN IF NOT EXISTS "calibration_error" double precision,
    ADD COLUMN IF NOT EXISTS "calibration_error_low" double precision,
    ADD COLUMN IF NOT EXISTS "calibration_error_high" double precision,
    ADD COLUMN IF NOT EXISTS "filter_trigger_rate" double precision,
    ADD COLUMN IF NOT EXISTS "filter_trigger_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "filter_trigger_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "block_rate" double precision,
    ADD COLUMN IF NOT EXISTS "block_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "block_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "over_filter_rate" double precision,
    ADD COLUMN IF NOT EXISTS "over_filter_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "over_filter_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "source_inspection_rate" double precision,
    ADD COLUMN IF NOT EXISTS "source_inspection_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "source_inspection_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "answer_satisfaction" double precision,
    ADD COLUMN IF NOT EXISTS "answer_satisfaction_low" double precision,
    ADD COLUMN IF NOT EXISTS "answer_satisfaction_high" double precision,
    ADD COLUMN IF NOT EXISTS "user_reported_rate" double precision,
    ADD COLUMN IF NOT EXISTS "user_reported_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "user_reported_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "user_reported_wrong_rate" double precision,
    ADD COLUMN IF NOT EXISTS "user_reported_wrong_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "user_reported_wrong_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "evaluation_coverage" double precision,
    ADD COLUMN IF NOT EXISTS "evaluation_coverage_low" double precision,
    ADD COLUMN IF NOT EXISTS "evaluation_coverage_high" double precision,
    ADD COLUMN IF NOT EXISTS "human_sample_rate" double precision,
    ADD COLUMN IF NOT EXISTS "human_sample_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "human_sample_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "answered_rate" double precision,
    ADD COLUMN IF NOT EXISTS "answered_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "answered_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "answer_review_pass_rate" double precision,
    ADD COLUMN IF NOT EXISTS "answer_review_pass_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "answer_review_pass_rate_high" double precision;
COMMENT ON TABLE quality_kpi IS 'Counts and rates of interactions, by the window of their first answer, or of their first question or judgement';
COMMENT ON COLUMN quality_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN quality_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN quality_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN quality_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN quality_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN quality_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN quality_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN quality_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN quality_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN quality_kpi."interactions" IS 'interactions';
COMMENT ON COLUMN quality_kpi."answers" IS 'with an ok generation, or with a query and no generation at all';
COMMENT ON COLUMN quality_kpi."evaluated" IS 'with an evaluation';
COMMENT ON COLUMN quality_kpi."evaluated_auto" IS 'with one by a machine';
COMMENT ON COLUMN quality_kpi."evaluated_human" IS 'with one by a person';
COMMENT ON COLUMN quality_kpi."evaluated_user" IS 'with one by the user';
COMMENT ON COLUMN quality_kpi."relevance_sum" IS 'weight × relevance of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi."relevance_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi."accuracy_sum" IS 'weight × accuracy of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi."accuracy_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi."accuracy_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."completeness_sum" IS 'weight × completeness of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi."completeness_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi."tone_sum" IS 'weight × tone of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi."tone_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi."downstream_sum" IS 'weight × downstream of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi."downstream_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi."quality_sum" IS 'weight × quality where one evaluator judged relevance, accuracy, completeness and tone; quality: (4 relevance + 4 accuracy + completeness + tone) / 10';
COMMENT ON COLUMN quality_kpi."quality_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi."quality_human_sum" IS 'the same where a person judged all four';
COMMENT ON COLUMN quality_kpi."quality_human_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi."hallucination_weight" IS 'weight of the interactions judged for hallucination';
COMMENT ON COLUMN quality_kpi."hallucination_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."hallucination_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi."harmful_weight" IS 'weight of the interactions judged for harmful';
COMMENT ON COLUMN quality_kpi."harmful_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."harmful_flagged" IS 'weight of those flagged as harmful';
COMMENT ON COLUMN quality_kpi."policy_weight" IS 'weight of the interactions judged for policy';
COMMENT ON COLUMN quality_kpi."policy_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."policy_flagged" IS 'weight of those flagged as a policy mistake';
COMMENT ON COLUMN quality_kpi."citation_weight" IS 'weight of the interactions judged for citation';
COMMENT ON COLUMN quality_kpi."citation_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."citation_flagged" IS 'weight of those flagged as a missing or wrong source';
COMMENT ON COLUMN quality_kpi."hallucination_human_weight" IS 'weight of the interactions judged for hallucination by a person';
COMMENT ON COLUMN quality_kpi."hallucination_human_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."hallucination_human_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi."harmful_human_weight" IS 'weight of the interactions judged for harmful by a person';
COMMENT ON COLUMN quality_kpi."harmful_human_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."harmful_human_flagged" IS 'weight of those flagged as harmful';
COMMENT ON COLUMN quality_kpi."hallucination_auto_weight" IS 'weight of the interactions judged for hallucination by a machine';
COMMENT ON COLUMN quality_kpi."hallucination_auto_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."hallucination_auto_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi."hallucination_paired_weight" IS 'weight, the person''s, of the interactions judged for hallucination by a machine and a person';
COMMENT ON COLUMN quality_kpi."hallucination_paired_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."hallucination_paired_auto_flagged" IS 'weight of those that the machine flagged';
COMMENT ON COLUMN quality_kpi."hallucination_paired_human_flagged" IS 'weight of those that the person flagged';
COMMENT ON COLUMN quality_kpi."hallucination_paired_disagreements" IS 'weight of those that they judged differently';
COMMENT ON COLUMN quality_kpi."first_correct" IS 'weight of the accurate ones (0.5 or more) whose answer was not regenerated within 30 min';
COMMENT ON COLUMN quality_kpi."intent_weight" IS 'weight of the interactions whose intent was judged';
COMMENT ON COLUMN quality_kpi."intent_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi."intent_correct" IS 'weight of those whose intent was predicted right';
COMMENT ON COLUMN quality_kpi."true_positive" IS 'weight of the classifications judged a true positive';
COMMENT ON COLUMN quality_kpi."false_positive" IS 'weight of the classifications judged a false positive';
COMMENT ON COLUMN quality_kpi."false_negative" IS 'weight of the classifications judged a false negative';
COMMENT ON COLUMN quality_kpi."true_negative" IS 'weight of the classifications judged a true negative';
COMMENT ON COLUMN quality_kpi."calibration_count_0" IS 'judged for accuracy, with a confidence from 0.0 to below 0.1';
COMMENT ON COLUMN quality_kpi."calibration_count_1" IS 'judged for accuracy, with a confidence from 0.1 to below 0.2';
COMMENT ON COLUMN quality_kpi."calibration_count_2" IS 'judged for accuracy, with a confidence from 0.2 to below 0.3';
COMMENT ON COLUMN quality_kpi."calibration_count_3" IS 'judged for accuracy, with a confidence from 0.3 to below 0.4';
COMMENT ON COLUMN quality_kpi."calibration_count_4" IS 'judged for accuracy, with a confidence from 0.4 to below 0.5';
COMMENT ON COLUMN quality_kpi."calibration_count_5" IS 'judged for accuracy, with a confidence from 0.5 to below 0.6';
COMMENT ON COLUMN quality_kpi."calibration_count_6" IS 'judged for accuracy, with a confidence from 0.6 to below 0.7';
COMMENT ON COLUMN quality_kpi."calibration_count_7" IS 'judged for accuracy, with a confidence from 0.7 to below 0.8';
COMMENT ON COLUMN quality_kpi."calibration_count_8" IS 'judged for accuracy, with a confidence from 0.8 to below 0.9';
COMMENT ON COLUMN quality_kpi."calibration_count_9" IS 'judged for accuracy, with a confidence of 0.9 or more';
COMMENT ON COLUMN quality_kpi."calibration_confidence_0" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_1" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_2" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_3" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_4" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_5" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_6" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_7" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_8" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_confidence_9" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi."calibration_correct_0" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_1" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_2" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_3" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_4" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_5" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_6" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_7" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_8" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibration_correct_9" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi."calibrated" IS 'judged for accuracy, and with a confidence';
COMMENT ON COLUMN quality_kpi."calibration_deviation" IS 'by how many the accurate are more or less than their confidence says, over tenths of confidence; does not add up over rows: add the tenths first';
COMMENT ON COLUMN quality_kpi."filtered" IS 'with a safety.triggered';
COMMENT ON COLUMN quality_kpi."blocked" IS 'of these blocked';
COMMENT ON COLUMN quality_kpi."over_filtered" IS 'of those filtered confirmed as a false positive';
COMMENT ON COLUMN quality_kpi."inspected" IS 'with a source.inspected';
COMMENT ON COLUMN quality_kpi."rated" IS 'rated by thumb, star, csat or likert';
COMMENT ON COLUMN quality_kpi."positive" IS 'of these with the latest rating positive';
COMMENT ON COLUMN quality_kpi."reported" IS 'reported by a user';
COMMENT ON COLUMN quality_kpi."reported_wrong" IS 'of these as incorrect, unsupported or with a bad citation';
COMMENT ON COLUMN quality_kpi."reviewed" IS 'with a review.completed that has no task_id';
COMMENT ON COLUMN quality_kpi."review_passed" IS 'of these with the latest review passed';
COMMENT ON COLUMN quality_kpi."review_ms" IS 'time of all those reviews';
COMMENT ON COLUMN quality_kpi."quality_score" IS 'quality_sum / quality_weight: How good are the answers, from 0 to 1: 40 % relevance, 40 % accuracy, 10 % completeness, 10 % tone?';
COMMENT ON COLUMN quality_kpi."quality_score_low" IS 'NULL: quality_score is no proportion';
COMMENT ON COLUMN quality_kpi."quality_score_high" IS 'NULL: quality_score is no proportion';
COMMENT ON COLUMN quality_kpi."relevance" IS 'relevance_sum / relevance_weight: How relevant are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi."relevance_low" IS 'NULL: relevance is no proportion';
COMMENT ON COLUMN quality_kpi."relevance_high" IS 'NULL: relevance is no proportion';
COMMENT ON COLUMN quality_kpi."accuracy" IS 'accuracy_sum / accuracy_weight: How accurate are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi."accuracy_low" IS 'NULL: accuracy is no proportion';
COMMENT ON COLUMN quality_kpi."accuracy_high" IS 'NULL: accuracy is no proportion';
COMMENT ON COLUMN quality_kpi."completeness" IS 'completeness_sum / completeness_weight: How complete are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi."completeness_low" IS 'NULL: completeness is no proportion';
COMMENT ON COLUMN quality_kpi."completeness_high" IS 'NULL: completeness is no proportion';
COMMENT ON COLUMN quality_kpi."tone" IS 'tone_sum / tone_weight: How fitting is the tone of the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi."tone_low" IS 'NULL: tone is no proportion';
COMMENT ON COLUMN quality_kpi."tone_high" IS 'NULL: tone is no proportion';
COMMENT ON COLUMN quality_kpi."downstream" IS 'downstream_sum / downstream_weight: Did the outcome further on improve, from 0 to 1?';
COMMENT ON COLUMN quality_kpi."downstream_low" IS 'NULL: downstream is no proportion';
COMMENT ON COLUMN quality_kpi."downstream_high" IS 'NULL: downstream is no proportion';
COMMENT ON COLUMN quality_kpi."first_response_accuracy" IS 'first_correct / accuracy_weight: How many of the judged answers were accurate at once, without a regeneration within 30 min?';
COMMENT ON COLUMN quality_kpi."first_response_accuracy_low" IS 'lower end of the 95 % Wilson interval of first_response_accuracy';
COMMENT ON COLUMN quality_kpi."first_response_accuracy_high" IS 'upper end of the 95 % Wilson interval of first_response_accuracy';
COMMENT ON COLUMN quality_kpi."hallucination_rate" IS 'hallucination_flagged / hallucination_weight: How many of the judged answers hallucinate?';
COMMENT ON COLUMN quality_kpi."hallucination_rate_low" IS 'lower end of the 95 % Wilson interval of hallucination_rate';
COMMENT ON COLUMN quality_kpi."hallucination_rate_high" IS 'upper end of the 95 % Wilson interval of hallucination_rate';
COMMENT ON COLUMN quality_kpi."hallucination_rate_corrected" IS 'hallucination_auto_flagged / hallucination_auto_weight + (hallucination_paired_human_flagged - hallucination_paired_auto_flagged) / hallucination_paired_weight: How many answers hallucinate, as machines judge all and people correct them by a sample?';
COMMENT ON COLUMN quality_kpi."hallucination_rate_corrected_low" IS 'lower end of the 95 % interval of hallucination_rate_corrected';
COMMENT ON COLUMN quality_kpi."hallucination_rate_corrected_high" IS 'upper end of the 95 % interval of hallucination_rate_corrected';
COMMENT ON COLUMN quality_kpi."hallucination_human_rate" IS 'hallucination_human_flagged / hallucination_human_weight: How many of the answers that people judged hallucinate?';
COMMENT ON COLUMN quality_kpi."hallucination_human_rate_low" IS 'lower end of the 95 % Wilson interval of hallucination_human_rate';
COMMENT ON COLUMN quality_kpi."hallucination_human_rate_high" IS 'upper end of the 95 % Wilson interval of hallucination_human_rate';
COMMENT ON COLUMN quality_kpi."harmful_human_rate" IS 'harmful_human_flagged / harmful_human_weight: How many of the answers that people judged are harmful?';
COMMENT ON COLUMN quality_kpi."harmful_human_rate_low" IS 'lower end of the 95 % Wilson interval of harmful_human_rate';
COMMENT ON COLUMN quality_kpi."harmful_human_rate_high" IS 'upper end of the 95 % Wilson interval of harmful_human_rate';
COMMENT ON COLUMN quality_kpi."harmful_content_rate" IS 'harmful_flagged / harmful_weight: How many of the judged answers are harmful?';
COMMENT ON COLUMN quality_kpi."harmful_content_rate_low" IS 'lower end of the 95 % Wilson interval of harmful_content_rate';
COMMENT ON COLUMN quality_kpi."harmful_content_rate_high" IS 'upper end of the 95 % Wilson interval of harmful_content_rate';
COMMENT ON COLUMN quality_kpi."policy_mistake_rate" IS 'policy_flagged / policy_weight: How many of the judged answers break a policy?';
COMMENT ON COLUMN quality_kpi."policy_mistake_rate_low" IS 'lower end of the 95 % Wilson interval of policy_mistake_rate';
COMMENT ON COLUMN quality_kpi."policy_mistake_rate_high" IS 'upper end of the 95 % Wilson interval of policy_mistake_rate';
COMMENT ON COLUMN quality_kpi."bad_citation_rate" IS 'citation_flagged / citation_weight: How many of the judged answers lack a source or name a wrong one?';
COMMENT ON COLUMN quality_kpi."bad_citation_rate_low" IS 'lower end of the 95 % Wilson interval of bad_citation_rate';
COMMENT ON COLUMN quality_kpi."bad_citation_rate_high" IS 'upper end of the 95 % Wilson interval of bad_citation_rate';
COMMENT ON COLUMN quality_kpi."quality_human_score" IS 'quality_human_sum / quality_human_weight: How good are the answers that people judged, from 0 to 1?';
COMMENT ON COLUMN quality_kpi."quality_human_score_low" IS 'NULL: quality_human_score is no proportion';
COMMENT ON COLUMN quality_kpi."quality_human_score_high" IS 'NULL: quality_human_score is no proportion';
COMMENT ON COLUMN quality_kpi."hallucination_judge_agreement" IS '(hallucination_paired_weight - hallucination_paired_disagreements) / hallucination_paired_weight: On how many answers do the machine and the person agree about a hallucination?';
COMMENT ON COLUMN quality_kpi."hallucination_judge_agreement_low" IS 'lower end of the 95 % Wilson interval of hallucination_judge_agreement';
COMMENT ON COLUMN quality_kpi."hallucination_judge_agreement_high" IS 'upper end of the 95 % Wilson interval of hallucination_judge_agreement';
COMMENT ON COLUMN quality_kpi."intent_accuracy" IS 'intent_correct / intent_weight: How often was the intent of a question predicted right?';
COMMENT ON COLUMN quality_kpi."intent_accuracy_low" IS 'lower end of the 95 % Wilson interval of intent_accuracy';
COMMENT ON COLUMN quality_kpi."intent_accuracy_high" IS 'upper end of the 95 % Wilson interval of intent_accuracy';
COMMENT ON COLUMN quality_kpi."precision" IS 'true_positive / (true_positive + false_positive): How many of those classified as positive are?';
COMMENT ON COLUMN quality_kpi."precision_low" IS 'NULL: precision is no proportion';
COMMENT ON COLUMN quality_kpi."precision_high" IS 'NULL: precision is no proportion';
COMMENT ON COLUMN quality_kpi."recall" IS 'true_positive / (true_positive + false_negative): How many of the positives were classified so?';
COMMENT ON COLUMN quality_kpi."recall_low" IS 'NULL: recall is no proportion';
COMMENT ON COLUMN quality_kpi."recall_high" IS 'NULL: recall is no proportion';
COMMENT ON COLUMN quality_kpi."calibration_error" IS 'calibration_deviation / calibrated: How far is confidence from accuracy, over tenths of confidence?';
COMMENT ON COLUMN quality_kpi."calibration_error_low" IS 'NULL: calibration_error is no proportion';
COMMENT ON COLUMN quality_kpi."calibration_error_high" IS 'NULL: calibration_error is no proportion';
COMMENT ON COLUMN quality_kpi."filter_trigger_rate" IS 'filtered / interactions: How often did a safety filter act?';
COMMENT ON COLUMN quality_kpi."filter_trigger_rate_low" IS 'lower end of the 95 % Wilson interval of filter_trigger_rate';
COMMENT ON COLUMN quality_kpi."filter_trigger_rate_high" IS 'upper end of the 95 % Wilson interval of filter_trigger_rate';
COMMENT ON COLUMN quality_kpi."block_rate" IS 'blocked / interactions: How often did a safety filter block an answer?';
COMMENT ON COLUMN quality_kpi."block_rate_low" IS 'lower end of the 95 % Wilson interval of block_rate';
COMMENT ON COLUMN quality_kpi."block_rate_high" IS 'upper end of the 95 % Wilson interval of block_rate';
COMMENT ON COLUMN quality_kpi."over_filter_rate" IS 'over_filtered / filtered: How many of the filtered interactions were confirmed as false positives?';
COMMENT ON COLUMN quality_kpi."over_filter_rate_low" IS 'lower end of the 95 % Wilson interval of over_filter_rate';
COMMENT ON COLUMN quality_kpi."over_filter_rate_high" IS 'upper end of the 95 % Wilson interval of over_filter_rate';
COMMENT ON COLUMN quality_kpi."source_inspection_rate" IS 'inspected / interactions: How often did somebody look at a source?';
COMMENT ON COLUMN quality_kpi."source_inspection_rate_low" IS 'lower end of the 95 % Wilson interval of source_inspection_rate';
COMMENT ON COLUMN quality_kpi."source_inspection_rate_high" IS 'upper end of the 95 % Wilson interval of source_inspection_rate';
COMMENT ON COLUMN quality_kpi."answer_satisfaction" IS 'positive / rated: How many of the rated answers were rated as good?';
COMMENT ON COLUMN quality_kpi."answer_satisfaction_low" IS 'lower end of the 95 % Wilson interval of answer_satisfaction';
COMMENT ON COLUMN quality_kpi."answer_satisfaction_high" IS 'upper end of the 95 % Wilson interval of answer_satisfaction';
COMMENT ON COLUMN quality_kpi."user_reported_rate" IS 'reported / interactions: How many answers did a user report?';
COMMENT ON COLUMN quality_kpi."user_reported_rate_low" IS 'lower end of the 95 % Wilson interval of user_reported_rate';
COMMENT ON COLUMN quality_kpi."user_reported_rate_high" IS 'upper end of the 95 % Wilson interval of user_reported_rate';
COMMENT ON COLUMN quality_kpi."user_reported_wrong_rate" IS 'reported_wrong / interactions: How many answers did a user report as wrong?';
COMMENT ON COLUMN quality_kpi."user_reported_wrong_rate_low" IS 'lower end of the 95 % Wilson interval of user_reported_wrong_rate';
COMMENT ON COLUMN quality_kpi."user_reported_wrong_rate_high" IS 'upper end of the 95 % Wilson interval of user_reported_wrong_rate';
COMMENT ON COLUMN quality_kpi."evaluation_coverage" IS 'evaluated / interactions: How many interactions were evaluated?';
COMMENT ON COLUMN quality_kpi."evaluation_coverage_low" IS 'lower end of the 95 % Wilson interval of evaluation_coverage';
COMMENT ON COLUMN quality_kpi."evaluation_coverage_high" IS 'upper end of the 95 % Wilson interval of evaluation_coverage';
COMMENT ON COLUMN quality_kpi."human_sample_rate" IS 'evaluated_human / interactions: How many interactions did a person evaluate?';
COMMENT ON COLUMN quality_kpi."human_sample_rate_low" IS 'lower end of the 95 % Wilson interval of human_sample_rate';
COMMENT ON COLUMN quality_kpi."human_sample_rate_high" IS 'upper end of the 95 % Wilson interval of human_sample_rate';
COMMENT ON COLUMN quality_kpi."answered_rate" IS 'answers / interactions: How many interactions have an answer?';
COMMENT ON COLUMN quality_kpi."answered_rate_low" IS 'lower end of the 95 % Wilson interval of answered_rate';
COMMENT ON COLUMN quality_kpi."answered_rate_high" IS 'upper end of the 95 % Wilson interval of answered_rate';
COMMENT ON COLUMN quality_kpi."answer_review_pass_rate" IS 'review_passed / reviewed: How many of the answers that a person reviewed passed?';
COMMENT ON COLUMN quality_kpi."answer_review_pass_rate_low" IS 'lower end of the 95 % Wilson interval of answer_review_pass_rate';
COMMENT ON COLUMN quality_kpi."answer_review_pass_rate_high" IS 'upper end of the 95 % Wilson interval of answer_review_pass_rate';

CREATE TABLE IF NOT EXISTS support_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE support_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "tickets" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_resolved" bigint,
    ADD COLUMN IF NOT EXISTS "open_tickets" bigint,
    ADD COLUMN IF NOT EXISTS "incidents" bigint,
    ADD COLUMN IF NOT EXISTS "incidents_resolved" bigint,
    ADD COLUMN IF NOT EXISTS "open_incidents" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_incorrect_output" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_unsupported_claim" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_bad_citation" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_wrong_tone" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_permission_issue" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_slow_response" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_unexpected_cost" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_policy_confusion" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_behaviour_changed" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_cannot_correct" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_review_problem" bigint,
    ADD COLUMN IF NOT EXISTS "tickets_unclassified" bigint,
    ADD COLUMN IF NOT EXISTS "incidents_model_regression" bigint,
    ADD COLUMN IF NOT EXISTS "incidents_prompt_regression" bigint,
    ADD COLUMN IF NOT EXISTS "incidents_retrieval_regression" bigint,
    ADD COLUMN IF NOT EXISTS "incidents_vendor_drift" bigint,
    ADD COLUMN IF NOT EXISTS "incidents_eval_failure" bigint,
    ADD COLUMN IF NOT EXISTS "incidents_outage" bigint,
    ADD COLUMN IF NOT EXISTS "incidents_other" bigint,
    ADD COLUMN IF NOT EXISTS "ticket_resolution_histogram" text,
    ADD COLUMN IF NOT EXISTS "incident_resolution_histogram" text,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_ticket_p50_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_ticket_p50_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_ticket_p50_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_incident_p50_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_incident_p50_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_incident_p50_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_incident_p90_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_incident_p90_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_resolve_incident_p90_s_high" double precision;
COMMENT ON TABLE support_kpi IS 'Counts of tickets and incidents, by the window in which they were opened';
COMMENT ON COLUMN support_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN support_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN support_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN support_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN support_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN support_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN support_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN support_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN support_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN support_kpi."tickets" IS 'tickets opened';
COMMENT ON COLUMN support_kpi."tickets_resolved" IS 'of these resolved within 90 d';
COMMENT ON COLUMN support_kpi."open_tickets" IS 'tickets that were not resolved within 90 d';
COMMENT ON COLUMN support_kpi."incidents" IS 'incidents opened';
COMMENT ON COLUMN support_kpi."incidents_resolved" IS 'of these resolved within 90 d';
COMMENT ON COLUMN support_kpi."open_incidents" IS 'incidents that were not resolved within 90 d';
COMMENT ON COLUMN support_kpi."tickets_incorrect_output" IS 'tickets about incorrect output';
COMMENT ON COLUMN support_kpi."tickets_unsupported_claim" IS 'tickets about unsupported claims';
COMMENT ON COLUMN support_kpi."tickets_bad_citation" IS 'tickets about bad citations';
COMMENT ON COLUMN support_kpi."tickets_wrong_tone" IS 'tickets about the wrong tone';
COMMENT ON COLUMN support_kpi."tickets_permission_issue" IS 'tickets about permissions';
COMMENT ON COLUMN support_kpi."tickets_slow_response" IS 'tickets about slow responses';
COMMENT ON COLUMN support_kpi."tickets_unexpected_cost" IS 'tickets about unexpected cost';
COMMENT ON COLUMN support_kpi."tickets_policy_confusion" IS 'tickets about confusing policies';
COMMENT ON COLUMN support_kpi."tickets_behaviour_changed" IS 'tickets about changed behaviour';
COMMENT ON COLUMN support_kpi."tickets_cannot_correct" IS 'tickets about output that cannot be corrected';
COMMENT ON COLUMN support_kpi."tickets_review_problem" IS 'tickets about problems with reviews';
COMMENT ON COLUMN support_kpi."tickets_unclassified" IS 'tickets without a failure_mode';
COMMENT ON COLUMN support_kpi."incidents_model_regression" IS 'incidents: the model got worse';
COMMENT ON COLUMN support_kpi."incidents_prompt_regression" IS 'incidents: the prompt got worse';
COMMENT ON COLUMN support_kpi."incidents_retrieval_regression" IS 'incidents: retrieval got worse';
COMMENT ON COLUMN support_kpi."incidents_vendor_drift" IS 'incidents: the vendor changed something';
COMMENT ON COLUMN support_kpi."incidents_eval_failure" IS 'incidents: evaluation failed';
COMMENT ON COLUMN support_kpi."incidents_outage" IS 'incidents: outages';
COMMENT ON COLUMN support_kpi."incidents_other" IS 'incidents of another kind, or of none';
COMMENT ON COLUMN support_kpi."ticket_resolution_histogram" IS 'time from opening to resolution of each ticket, as bucket:count pairs';
COMMENT ON COLUMN support_kpi."incident_resolution_histogram" IS 'time from opening to resolution of each incident, as bucket:count pairs';
COMMENT ON COLUMN support_kpi."time_to_resolve_ticket_p50_s" IS 'quantile 0.5 of ticket_resolution: Within which time were half of the tickets that were resolved?';
COMMENT ON COLUMN support_kpi."time_to_resolve_ticket_p50_s_low" IS 'NULL: time_to_resolve_ticket_p50_s is no proportion';
COMMENT ON COLUMN support_kpi."time_to_resolve_ticket_p50_s_high" IS 'NULL: time_to_resolve_ticket_p50_s is no proportion';
COMMENT ON COLUMN support_kpi."time_to_resolve_incident_p50_s" IS 'quantile 0.5 of incident_resolution: Within which time were half of the incidents that were resolved?';
COMMENT ON COLUMN support_kpi."time_to_resolve_incident_p50_s_low" IS 'NULL: time_to_resolve_incident_p50_s is no proportion';
COMMENT ON COLUMN support_kpi."time_to_resolve_incident_p50_s_high" IS 'NULL: time_to_resolve_incident_p50_s is no proportion';
COMMENT ON COLUMN support_kpi."time_to_resolve_incident_p90_s" IS 'quantile 0.9 of incident_resolution: Within which time were 90 % of the incidents that were resolved?';
COMMENT ON COLUMN support_kpi."time_to_resolve_incident_p90_s_low" IS 'NULL: time_to_resolve_incident_p90_s is no proportion';
COMMENT ON COLUMN support_kpi."time_to_resolve_incident_p90_s_high" IS 'NULL: time_to_resolve_incident_p90_s is no proportion';

CREATE TABLE IF NOT EXISTS usage_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE usage_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "active_users" bigint,
    ADD COLUMN IF NOT EXISTS "using_users" bigint,
    ADD COLUMN IF NOT EXISTS "valuing_users" bigint,
    ADD COLUMN IF NOT EXISTS "active_users_sketch" bytea,
    ADD COLUMN IF NOT EXISTS "using_users_sketch" bytea,
    ADD COLUMN IF NOT EXISTS "valuing_users_sketch" bytea,
    ADD COLUMN IF NOT EXISTS "value_user_rate" double precision,
    ADD COLUMN IF NOT EXISTS "value_user_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "value_user_rate_high" double precision;
COMMENT ON TABLE usage_kpi IS 'Distinct users, by the day on which they were active';
COMMENT ON COLUMN usage_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN usage_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN usage_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN usage_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN usage_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN usage_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN usage_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN usage_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN usage_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN usage_kpi."active_users" IS 'distinct users with an active event, exact';
COMMENT ON COLUMN usage_kpi."using_users" IS 'distinct users with a use, exact';
COMMENT ON COLUMN usage_kpi."valuing_users" IS 'distinct users with a value event, exact';
COMMENT ON COLUMN usage_kpi."active_users_sketch" IS 'distinct users with an active event: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi."using_users_sketch" IS 'distinct users with a use: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi."valuing_users_sketch" IS 'distinct users with a value event: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi."value_user_rate" IS 'valuing_users / using_users: How many of the users who used something got something of value?';
COMMENT ON COLUMN usage_kpi."value_user_rate_low" IS 'lower end of the 95 % Wilson interval of value_user_rate';
COMMENT ON COLUMN usage_kpi."value_user_rate_high" IS 'upper end of the 95 % Wilson interval of value_user_rate';

CREATE TABLE IF NOT EXISTS retention_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE retention_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "new_users" bigint,
    ADD COLUMN IF NOT EXISTS "new_ai_users" bigint,
    ADD COLUMN IF NOT EXISTS "retained_d1" bigint,
    ADD COLUMN IF NOT EXISTS "retained_ai_d1" bigint,
    ADD COLUMN IF NOT EXISTS "retained_d7" bigint,
    ADD COLUMN IF NOT EXISTS "retained_ai_d7" bigint,
    ADD COLUMN IF NOT EXISTS "retained_d28" bigint,
    ADD COLUMN IF NOT EXISTS "retained_ai_d28" bigint,
    ADD COLUMN IF NOT EXISTS "repeat_users" bigint,
    ADD COLUMN IF NOT EXISTS "repeat_ai_users" bigint,
    ADD COLUMN IF NOT EXISTS "active_days" bigint,
    ADD COLUMN IF NOT EXISTS "active_ai_days" bigint,
    ADD COLUMN IF NOT EXISTS "converted" bigint,
    ADD COLUMN IF NOT EXISTS "converted_ai" bigint,
    ADD COLUMN IF NOT EXISTS "retention_d1" double precision,
    ADD COLUMN IF NOT EXISTS "retention_d1_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_d1_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d1" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d1_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d1_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d1" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d1_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d1_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d1" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d1_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d1_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_d7" double precision,
    ADD COLUMN IF NOT EXISTS "retention_d7_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_d7_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d7" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d7_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d7_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d7" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d7_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d7_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d7" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d7_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d7_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_d28" double precision,
    ADD COLUMN IF NOT EXISTS "retention_d28_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_d28_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d28" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d28_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_ai_d28_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d28" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d28_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_other_d28_high" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d28" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d28_low" double precision,
    ADD COLUMN IF NOT EXISTS "retention_lift_d28_high" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_usage_rate" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_usage_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_usage_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_usage_ai_rate" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_usage_ai_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "repeat_usage_ai_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "active_days_per_user" double precision,
    ADD COLUMN IF NOT EXISTS "active_days_per_user_low" double precision,
    ADD COLUMN IF NOT EXISTS "active_days_per_user_high" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_ai_rate" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_ai_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_ai_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_other_rate" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_other_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_other_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_lift" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_lift_low" double precision,
    ADD COLUMN IF NOT EXISTS "conversion_lift_high" double precision;
COMMENT ON TABLE retention_kpi IS 'Counts and rates of new users, by the day on which they became active';
COMMENT ON COLUMN retention_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN retention_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN retention_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN retention_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN retention_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN retention_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN retention_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN retention_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN retention_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN retention_kpi."new_users" IS 'users active for the first time, or after more than 90 d';
COMMENT ON COLUMN retention_kpi."new_ai_users" IS 'of these with a use on the same day';
COMMENT ON COLUMN retention_kpi."retained_d1" IS 'new users who were active 1 day later';
COMMENT ON COLUMN retention_kpi."retained_ai_d1" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi."retained_d7" IS 'new users who were active 7 days later';
COMMENT ON COLUMN retention_kpi."retained_ai_d7" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi."retained_d28" IS 'new users who were active 28 days later';
COMMENT ON COLUMN retention_kpi."retained_ai_d28" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi."repeat_users" IS 'new users who were active on one of the next 27 days';
COMMENT ON COLUMN retention_kpi."repeat_ai_users" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi."active_days" IS 'days on which new users were active, of their first 28';
COMMENT ON COLUMN retention_kpi."active_ai_days" IS 'of these the days of users with a use on their first day';
COMMENT ON COLUMN retention_kpi."converted" IS 'new users with a conversion within 28 d';
COMMENT ON COLUMN retention_kpi."converted_ai" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi."retention_d1" IS 'retained_d1 / new_users: How many of the new users were active the day after?';
COMMENT ON COLUMN retention_kpi."retention_d1_low" IS 'lower end of the 95 % Wilson interval of retention_d1';
COMMENT ON COLUMN retention_kpi."retention_d1_high" IS 'upper end of the 95 % Wilson interval of retention_d1';
COMMENT ON COLUMN retention_kpi."retention_ai_d1" IS 'retained_ai_d1 / new_ai_users: How many of the new users with a use on their first day were active the day after?';
COMMENT ON COLUMN retention_kpi."retention_ai_d1_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d1';
COMMENT ON COLUMN retention_kpi."retention_ai_d1_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d1';
COMMENT ON COLUMN retention_kpi."retention_other_d1" IS '(retained_d1 - retained_ai_d1) / (new_users - new_ai_users): How many of the new users without a use on their first day were active the day after?';
COMMENT ON COLUMN retention_kpi."retention_other_d1_low" IS 'lower end of the 95 % Wilson interval of retention_other_d1';
COMMENT ON COLUMN retention_kpi."retention_other_d1_high" IS 'upper end of the 95 % Wilson interval of retention_other_d1';
COMMENT ON COLUMN retention_kpi."retention_lift_d1" IS '(retained_ai_d1 * (new_users - new_ai_users) - (retained_d1 - retained_ai_d1) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, the day after?';
COMMENT ON COLUMN retention_kpi."retention_lift_d1_low" IS 'NULL: retention_lift_d1 is no proportion';
COMMENT ON COLUMN retention_kpi."retention_lift_d1_high" IS 'NULL: retention_lift_d1 is no proportion';
COMMENT ON COLUMN retention_kpi."retention_d7" IS 'retained_d7 / new_users: How many of the new users were active 7 days later?';
COMMENT ON COLUMN retention_kpi."retention_d7_low" IS 'lower end of the 95 % Wilson interval of retention_d7';
COMMENT ON COLUMN retention_kpi."retention_d7_high" IS 'upper end of the 95 % Wilson interval of retention_d7';
COMMENT ON COLUMN retention_kpi."retention_ai_d7" IS 'retained_ai_d7 / new_ai_users: How many of the new users with a use on their first day were active 7 days later?';
COMMENT ON COLUMN retention_kpi."retention_ai_d7_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d7';
COMMENT ON COLUMN retention_kpi."retention_ai_d7_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d7';
COMMENT ON COLUMN retention_kpi."retention_other_d7" IS '(retained_d7 - retained_ai_d7) / (new_users - new_ai_users): How many of the new users without a use on their first day were active 7 days later?';
COMMENT ON COLUMN retention_kpi."retention_other_d7_low" IS 'lower end of the 95 % Wilson interval of retention_other_d7';
COMMENT ON COLUMN retention_kpi."retention_other_d7_high" IS 'upper end of the 95 % Wilson interval of retention_other_d7';
COMMENT ON COLUMN retention_kpi."retention_lift_d7" IS '(retained_ai_d7 * (new_users - new_ai_users) - (retained_d7 - retained_ai_d7) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, 7 days later?';
COMMENT ON COLUMN retention_kpi."retention_lift_d7_low" IS 'NULL: retention_lift_d7 is no proportion';
COMMENT ON COLUMN retention_kpi."retention_lift_d7_high" IS 'NULL: retention_lift_d7 is no proportion';
COMMENT ON COLUMN retention_kpi."retention_d28" IS 'retained_d28 / new_users: How many of the new users were active 28 days later?';
COMMENT ON COLUMN retention_kpi."retention_d28_low" IS 'lower end of the 95 % Wilson interval of retention_d28';
COMMENT ON COLUMN retention_kpi."retention_d28_high" IS 'upper end of the 95 % Wilson interval of retention_d28';
COMMENT ON COLUMN retention_kpi."retention_ai_d28" IS 'retained_ai_d28 / new_ai_users: How many of the new users with a use on their first day were active 28 days later?';
COMMENT ON COLUMN retention_kpi."retention_ai_d28_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d28';
COMMENT ON COLUMN retention_kpi."retention_ai_d28_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d28';
COMMENT ON COLUMN retention_kpi."retention_other_d28" IS '(retained_d28 - retained_ai_d28) / (new_users - new_ai_users): How many of the new users without a use on their first day were active 28 days later?';
COMMENT ON COLUMN retention_kpi."retention_other_d28_low" IS 'lower end of the 95 % Wilson interval of retention_other_d28';
COMMENT ON COLUMN retention_kpi."retention_other_d28_high" IS 'upper end of the 95 % Wilson interval of retention_other_d28';
COMMENT ON COLUMN retention_kpi."retention_lift_d28" IS '(retained_ai_d28 * (new_users - new_ai_users) - (retained_d28 - retained_ai_d28) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, 28 days later?';
COMMENT ON COLUMN retention_kpi."retention_lift_d28_low" IS 'NULL: retention_lift_d28 is no proportion';
COMMENT ON COLUMN retention_kpi."retention_lift_d28_high" IS 'NULL: retention_lift_d28 is no proportion';
COMMENT ON COLUMN retention_kpi."repeat_usage_rate" IS 'repeat_users / new_users: How many of the new users were active again within 27 days?';
COMMENT ON COLUMN retention_kpi."repeat_usage_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_usage_rate';
COMMENT ON COLUMN retention_kpi."repeat_usage_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_usage_rate';
COMMENT ON COLUMN retention_kpi."repeat_usage_ai_rate" IS 'repeat_ai_users / new_ai_users: How many of the new users with a use on their first day were active again within 27 days?';
COMMENT ON COLUMN retention_kpi."repeat_usage_ai_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_usage_ai_rate';
COMMENT ON COLUMN retention_kpi."repeat_usage_ai_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_usage_ai_rate';
COMMENT ON COLUMN retention_kpi."active_days_per_user" IS 'active_days / new_users: On how many of their first 28 days are new users active?';
COMMENT ON COLUMN retention_kpi."active_days_per_user_low" IS 'NULL: active_days_per_user is no proportion';
COMMENT ON COLUMN retention_kpi."active_days_per_user_high" IS 'NULL: active_days_per_user is no proportion';
COMMENT ON COLUMN retention_kpi."conversion_ai_rate" IS 'converted_ai / new_ai_users: How many of the new users with a use on their first day converted within 28 days?';
COMMENT ON COLUMN retention_kpi."conversion_ai_rate_low" IS 'lower end of the 95 % Wilson interval of conversion_ai_rate';
COMMENT ON COLUMN retention_kpi."conversion_ai_rate_high" IS 'upper end of the 95 % Wilson interval of conversion_ai_rate';
COMMENT ON COLUMN retention_kpi."conversion_other_rate" IS '(converted - converted_ai) / (new_users - new_ai_users): How many of the new users without a use on their first day converted within 28 days?';
COMMENT ON COLUMN retention_kpi."conversion_other_rate_low" IS 'lower end of the 95 % Wilson interval of conversion_other_rate';
COMMENT ON COLUMN retention_kpi."conversion_other_rate_high" IS 'upper end of the 95 % Wilson interval of conversion_other_rate';
COMMENT ON COLUMN retention_kpi."conversion_lift" IS '(converted_ai * (new_users - new_ai_users) - (converted - converted_ai) * new_ai_users) / ((converted - converted_ai) * new_ai_users): By which part is conversion higher with a use on the first day?';
COMMENT ON COLUMN retention_kpi."conversion_lift_low" IS 'NULL: conversion_lift is no proportion';
COMMENT ON COLUMN retention_kpi."conversion_lift_high" IS 'NULL: conversion_lift is no proportion';

CREATE TABLE IF NOT EXISTS economics_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE economics_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "cost_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_llm_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_retrieval_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_infrastructure_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_human_review_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_support_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_vendor_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_monitoring_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_eval_maintenance_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_engineering_usd" numeric,
    ADD COLUMN IF NOT EXISTS "cost_other_usd" numeric,
    ADD COLUMN IF NOT EXISTS "successes" bigint,
    ADD COLUMN IF NOT EXISTS "value_usd" numeric,
    ADD COLUMN IF NOT EXISTS "conversions" bigint,
    ADD COLUMN IF NOT EXISTS "assisted_conversions" bigint,
    ADD COLUMN IF NOT EXISTS "expansions" bigint,
    ADD COLUMN IF NOT EXISTS "revenue_usd" numeric,
    ADD COLUMN IF NOT EXISTS "expansion_revenue_usd" numeric,
    ADD COLUMN IF NOT EXISTS "invocations" bigint,
    ADD COLUMN IF NOT EXISTS "period_cost_per_success_usd" double precision,
    ADD COLUMN IF NOT EXISTS "period_cost_per_success_usd_low" double precision,
    ADD COLUMN IF NOT EXISTS "period_cost_per_success_usd_high" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_invocation_usd" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_invocation_usd_low" double precision,
    ADD COLUMN IF NOT EXISTS "cost_per_invocation_usd_high" double precision,
    ADD COLUMN IF NOT EXISTS "gross_margin" double precision,
    ADD COLUMN IF NOT EXISTS "gross_margin_low" double precision,
    ADD COLUMN IF NOT EXISTS "gross_margin_high" double precision,
    ADD COLUMN IF NOT EXISTS "value_cost_ratio" double precision,
    ADD COLUMN IF NOT EXISTS "value_cost_ratio_low" double precision,
    ADD COLUMN IF NOT EXISTS "value_cost_ratio_high" double precision,
    ADD COLUMN IF NOT EXISTS "roi" double precision,
    ADD COLUMN IF NOT EXISTS "roi_low" double precision,
    ADD COLUMN IF NOT EXISTS "roi_high" double precision,
    ADD COLUMN IF NOT EXISTS "assisted_conversion_rate" double precision,
    ADD COLUMN IF NOT EXISTS "assisted_conversion_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "assisted_conversion_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_cost_share" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_cost_share_low" double precision,
    ADD COLUMN IF NOT EXISTS "human_review_cost_share_high" double precision;
COMMENT ON TABLE economics_kpi IS 'Costs, successes and conversions, each by the window of its own time';
COMMENT ON COLUMN economics_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN economics_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN economics_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN economics_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN economics_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN economics_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN economics_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN economics_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN economics_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN economics_kpi."cost_usd" IS 'known cost, of any kind';
COMMENT ON COLUMN economics_kpi."cost_llm_usd" IS 'cost of models';
COMMENT ON COLUMN economics_kpi."cost_retrieval_usd" IS 'cost of retrieval';
COMMENT ON COLUMN economics_kpi."cost_infrastructure_usd" IS 'cost of infrastructure';
COMMENT ON COLUMN economics_kpi."cost_human_review_usd" IS 'cost of review by people';
COMMENT ON COLUMN economics_kpi."cost_support_usd" IS 'cost of support';
COMMENT ON COLUMN economics_kpi."cost_vendor_usd" IS 'cost of vendors';
COMMENT ON COLUMN economics_kpi."cost_monitoring_usd" IS 'cost of monitoring';
COMMENT ON COLUMN economics_kpi."cost_eval_maintenance_usd" IS 'cost of keeping evaluations up';
COMMENT ON COLUMN economics_kpi."cost_engineering_usd" IS 'cost of engineering';
COMMENT ON COLUMN economics_kpi."cost_other_usd" IS 'any other cost';
COMMENT ON COLUMN economics_kpi."successes" IS 'tasks that succeeded and were not reversed';
COMMENT ON COLUMN economics_kpi."value_usd" IS 'value of these';
COMMENT ON COLUMN economics_kpi."conversions" IS 'conversions, refunds apart';
COMMENT ON COLUMN economics_kpi."assisted_conversions" IS 'of these with a value event of the user in the 7 d before';
COMMENT ON COLUMN economics_kpi."expansions" IS 'conversions of kind expansion';
COMMENT ON COLUMN economics_kpi."revenue_usd" IS 'value of conversions, less that of refunds';
COMMENT ON COLUMN economics_kpi."expansion_revenue_usd" IS 'value of expansions';
COMMENT ON COLUMN economics_kpi."invocations" IS 'feature.invoked events';
COMMENT ON COLUMN economics_kpi."period_cost_per_success_usd" IS 'cost_usd / successes: What was spent in the window per task that succeeded?';
COMMENT ON COLUMN economics_kpi."period_cost_per_success_usd_low" IS 'NULL: period_cost_per_success_usd is no proportion';
COMMENT ON COLUMN economics_kpi."period_cost_per_success_usd_high" IS 'NULL: period_cost_per_success_usd is no proportion';
COMMENT ON COLUMN economics_kpi."cost_per_invocation_usd" IS 'cost_usd / invocations: What was spent in the window per invocation of a feature?';
COMMENT ON COLUMN economics_kpi."cost_per_invocation_usd_low" IS 'NULL: cost_per_invocation_usd is no proportion';
COMMENT ON COLUMN economics_kpi."cost_per_invocation_usd_high" IS 'NULL: cost_per_invocation_usd is no proportion';
COMMENT ON COLUMN economics_kpi."gross_margin" IS '(revenue_usd - cost_usd) / revenue_usd: Which part of the revenue is left after all costs?';
COMMENT ON COLUMN economics_kpi."gross_margin_low" IS 'NULL: gross_margin is no proportion';
COMMENT ON COLUMN economics_kpi."gross_margin_high" IS 'NULL: gross_margin is no proportion';
COMMENT ON COLUMN economics_kpi."value_cost_ratio" IS 'value_usd / cost_usd: How much value is there per dollar spent?';
COMMENT ON COLUMN economics_kpi."value_cost_ratio_low" IS 'NULL: value_cost_ratio is no proportion';
COMMENT ON COLUMN economics_kpi."value_cost_ratio_high" IS 'NULL: value_cost_ratio is no proportion';
COMMENT ON COLUMN economics_kpi."roi" IS '(value_usd - cost_usd) / cost_usd: How much more value than cost is there per dollar spent?';
COMMENT ON COLUMN economics_kpi."roi_low" IS 'NULL: roi is no proportion';
COMMENT ON COLUMN economics_kpi."roi_high" IS 'NULL: roi is no proportion';
COMMENT ON COLUMN economics_kpi."assisted_conversion_rate" IS 'assisted_conversions / conversions: How many conversions had a value event of the user in the 7 days before?';
COMMENT ON COLUMN economics_kpi."assisted_conversion_rate_low" IS 'lower end of the 95 % Wilson interval of assisted_conversion_rate';
COMMENT ON COLUMN economics_kpi."assisted_conversion_rate_high" IS 'upper end of the 95 % Wilson interval of assisted_conversion_rate';
COMMENT ON COLUMN economics_kpi."human_review_cost_share" IS 'cost_human_review_usd / cost_usd: Which part of the cost is review by people?';
COMMENT ON COLUMN economics_kpi."human_review_cost_share_low" IS 'NULL: human_review_cost_share is no proportion';
COMMENT ON COLUMN economics_kpi."human_review_cost_share_high" IS 'NULL: human_review_cost_share is no proportion';

CREATE TABLE IF NOT EXISTS adoption_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE adoption_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "eligible" bigint,
    ADD COLUMN IF NOT EXISTS "invoked_14d" bigint,
    ADD COLUMN IF NOT EXISTS "activated_14d" bigint,
    ADD COLUMN IF NOT EXISTS "adopted_60d" bigint,
    ADD COLUMN IF NOT EXISTS "disabled_60d" bigint,
    ADD COLUMN IF NOT EXISTS "time_to_value_ms" bigint,
    ADD COLUMN IF NOT EXISTS "tried_60d" bigint,
    ADD COLUMN IF NOT EXISTS "waiting" bigint,
    ADD COLUMN IF NOT EXISTS "opportunities" bigint,
    ADD COLUMN IF NOT EXISTS "opportunities_taken" bigint,
    ADD COLUMN IF NOT EXISTS "time_to_value_histogram" text,
    ADD COLUMN IF NOT EXISTS "adoption_rate" double precision,
    ADD COLUMN IF NOT EXISTS "adoption_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "adoption_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "trial_rate" double precision,
    ADD COLUMN IF NOT EXISTS "trial_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "trial_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "invocation_rate" double precision,
    ADD COLUMN IF NOT EXISTS "invocation_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "invocation_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "activation_rate" double precision,
    ADD COLUMN IF NOT EXISTS "activation_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "activation_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "disablement_rate" double precision,
    ADD COLUMN IF NOT EXISTS "disablement_rate_low" double precision,
    ADD COLUMN IF NOT EXISTS "disablement_rate_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_value_p50_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_value_p50_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_value_p50_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_value_p90_s" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_value_p90_s_low" double precision,
    ADD COLUMN IF NOT EXISTS "time_to_value_p90_s_high" double precision,
    ADD COLUMN IF NOT EXISTS "relevant_moment_invocation" double precision,
    ADD COLUMN IF NOT EXISTS "relevant_moment_invocation_low" double precision,
    ADD COLUMN IF NOT EXISTS "relevant_moment_invocation_high" double precision;
COMMENT ON TABLE adoption_kpi IS 'Counts and rates of eligible users and of opportunities, by their day';
COMMENT ON COLUMN adoption_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN adoption_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN adoption_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN adoption_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN adoption_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN adoption_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN adoption_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN adoption_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN adoption_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN adoption_kpi."eligible" IS 'users who became eligible for a feature';
COMMENT ON COLUMN adoption_kpi."invoked_14d" IS 'of these with a use within 14 d';
COMMENT ON COLUMN adoption_kpi."activated_14d" IS 'eligible, with a value event within 14 d';
COMMENT ON COLUMN adoption_kpi."adopted_60d" IS 'eligible, with a value event within 60 d';
COMMENT ON COLUMN adoption_kpi."disabled_60d" IS 'eligible, and no longer so within 60 d';
COMMENT ON COLUMN adoption_kpi."time_to_value_ms" IS 'time from the first use to the first value event after it';
COMMENT ON COLUMN adoption_kpi."tried_60d" IS 'eligible, with a use within 60 d';
COMMENT ON COLUMN adoption_kpi."waiting" IS 'of these without a value event after it';
COMMENT ON COLUMN adoption_kpi."opportunities" IS 'moments at which the feature would have helped';
COMMENT ON COLUMN adoption_kpi."opportunities_taken" IS 'of these with an invocation within 5 min';
COMMENT ON COLUMN adoption_kpi."time_to_value_histogram" IS 'time from the first use to the first value event after it, as bucket:count pairs';
COMMENT ON COLUMN adoption_kpi."adoption_rate" IS 'adopted_60d / eligible: How many eligible users had a value event within 60 days?';
COMMENT ON COLUMN adoption_kpi."adoption_rate_low" IS 'lower end of the 95 % Wilson interval of adoption_rate';
COMMENT ON COLUMN adoption_kpi."adoption_rate_high" IS 'upper end of the 95 % Wilson interval of adoption_rate';
COMMENT ON COLUMN adoption_kpi."trial_rate" IS 'tried_60d / eligible: How many eligible users used the feature within 60 days?';
COMMENT ON COLUMN adoption_kpi."trial_rate_low" IS 'lower end of the 95 % Wilson interval of trial_rate';
COMMENT ON COLUMN adoption_kpi."trial_rate_high" IS 'upper end of the 95 % Wilson interval of trial_rate';
COMMENT ON COLUMN adoption_kpi."invocation_rate" IS 'invoked_14d / eligible: How many eligible users used the feature within 14 days?';
COMMENT ON COLUMN adoption_kpi."invocation_rate_low" IS 'lower end of the 95 % Wilson interval of invocation_rate';
COMMENT ON COLUMN adoption_kpi."invocation_rate_high" IS 'upper end of the 95 % Wilson interval of invocation_rate';
COMMENT ON COLUMN adoption_kpi."activation_rate" IS 'activated_14d / eligible: How many eligible users had a value event within 14 days?';
COMMENT ON COLUMN adoption_kpi."activation_rate_low" IS 'lower end of the 95 % Wilson interval of activation_rate';
COMMENT ON COLUMN adoption_kpi."activation_rate_high" IS 'upper end of the 95 % Wilson interval of activation_rate';
COMMENT ON COLUMN adoption_kpi."disablement_rate" IS 'disabled_60d / eligible: For how many eligible users was the feature disabled within 60 days?';
COMMENT ON COLUMN adoption_kpi."disablement_rate_low" IS 'lower end of the 95 % Wilson interval of disablement_rate';
COMMENT ON COLUMN adoption_kpi."disablement_rate_high" IS 'upper end of the 95 % Wilson interval of disablement_rate';
COMMENT ON COLUMN adoption_kpi."time_to_value_p50_s" IS 'quantile 0.5 of time_to_value, waiting above all: Within which time from the first use did half of those who tried it get value?';
COMMENT ON COLUMN adoption_kpi."time_to_value_p50_s_low" IS 'NULL: time_to_value_p50_s is no proportion';
COMMENT ON COLUMN adoption_kpi."time_to_value_p50_s_high" IS 'NULL: time_to_value_p50_s is no proportion';
COMMENT ON COLUMN adoption_kpi."time_to_value_p90_s" IS 'quantile 0.9 of time_to_value, waiting above all: Within which time from the first use did 90 % of those who tried it get value?';
COMMENT ON COLUMN adoption_kpi."time_to_value_p90_s_low" IS 'NULL: time_to_value_p90_s is no proportion';
COMMENT ON COLUMN adoption_kpi."time_to_value_p90_s_high" IS 'NULL: time_to_value_p90_s is no proportion';
COMMENT ON COLUMN adoption_kpi."relevant_moment_invocation" IS 'opportunities_taken / opportunities: How many moments at which the feature would help led to its use within 5 min?';
COMMENT ON COLUMN adoption_kpi."relevant_moment_invocation_low" IS 'lower end of the 95 % Wilson interval of relevant_moment_invocation';
COMMENT ON COLUMN adoption_kpi."relevant_moment_invocation_high" IS 'upper end of the 95 % Wilson interval of relevant_moment_invocation';

CREATE TABLE IF NOT EXISTS experiment_kpi (
    "tenant_id" text NOT NULL,
    "grain" text NOT NULL,
    "window_start" timestamp with time zone NOT NULL,
    "segment_by" text NOT NULL,
    "segment" text NOT NULL,
    "version" bigint NOT NULL,
    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment)
);
ALTER TABLE experiment_kpi
    ADD COLUMN IF NOT EXISTS "window_end" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "maturity" text,
    ADD COLUMN IF NOT EXISTS "watermark" timestamp with time zone,
    ADD COLUMN IF NOT EXISTS "exposed_users" bigint,
    ADD COLUMN IF NOT EXISTS "crossovers" bigint,
    ADD COLUMN IF NOT EXISTS "acceptance_users" bigint,
    ADD COLUMN IF NOT EXISTS "acceptance_n" bigint,
    ADD COLUMN IF NOT EXISTS "acceptance_d" bigint,
    ADD COLUMN IF NOT EXISTS "acceptance_nn" bigint,
    ADD COLUMN IF NOT EXISTS "acceptance_dd" bigint,
    ADD COLUMN IF NOT EXISTS "acceptance_nd" bigint,
    ADD COLUMN IF NOT EXISTS "persistence_users" bigint,
    ADD COLUMN IF NOT EXISTS "persistence_n" bigint,
    ADD COLUMN IF NOT EXISTS "persistence_d" bigint,
    ADD COLUMN IF NOT EXISTS "persistence_nn" bigint,
    ADD COLUMN IF NOT EXISTS "persistence_dd" bigint,
    ADD COLUMN IF NOT EXISTS "persistence_nd" bigint,
    ADD COLUMN IF NOT EXISTS "retry_users" bigint,
    ADD COLUMN IF NOT EXISTS "retry_n" bigint,
    ADD COLUMN IF NOT EXISTS "retry_d" bigint,
    ADD COLUMN IF NOT EXISTS "retry_nn" bigint,
    ADD COLUMN IF NOT EXISTS "retry_dd" bigint,
    ADD COLUMN IF NOT EXISTS "retry_nd" bigint,
    ADD COLUMN IF NOT EXISTS "completion_users" bigint,
    ADD COLUMN IF NOT EXISTS "completion_n" bigint,
    ADD COLUMN IF NOT EXISTS "completion_d" bigint,
    ADD COLUMN IF NOT EXISTS "completion_nn" bigint,
    ADD COLUMN IF NOT EXISTS "completion_dd" bigint,
    ADD COLUMN IF NOT EXISTS "completion_nd" bigint,
    ADD COLUMN IF NOT EXISTS "deflection_users" bigint,
    ADD COLUMN IF NOT EXISTS "deflection_n" bigint,
    ADD COLUMN IF NOT EXISTS "deflection_d" bigint,
    ADD COLUMN IF NOT EXISTS "deflection_nn" bigint,
    ADD COLUMN IF NOT EXISTS "deflection_dd" bigint,
    ADD COLUMN IF NOT EXISTS "deflection_nd" bigint,
    ADD COLUMN IF NOT EXISTS "conversion_users" bigint,
    ADD COLUMN IF NOT EXISTS "conversion_n" bigint,
    ADD COLUMN IF NOT EXISTS "conversion_d" bigint,
    ADD COLUMN IF NOT EXISTS "conversion_nn" bigint,
    ADD COLUMN IF NOT EXISTS "conversion_dd" bigint,
    ADD COLUMN IF NOT EXISTS "conversion_nd" bigint;
COMMENT ON TABLE experiment_kpi IS 'Sums over exposed users and their squares, by the day of the exposure';
COMMENT ON COLUMN experiment_kpi."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN experiment_kpi."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN experiment_kpi."window_start" IS 'first instant of the window';
COMMENT ON COLUMN experiment_kpi."window_end" IS 'first instant after the window';
COMMENT ON COLUMN experiment_kpi."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN experiment_kpi."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN experiment_kpi."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN experiment_kpi."version" IS 'grows with every change of the row';
COMMENT ON COLUMN experiment_kpi."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN experiment_kpi."exposed_users" IS 'users exposed to the variant';
COMMENT ON COLUMN experiment_kpi."crossovers" IS 'of these exposed to another variant within 7 d';
COMMENT ON COLUMN experiment_kpi."acceptance_users" IS 'users with any suggestions shown in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi."acceptance_n" IS 'suggestions accepted';
COMMENT ON COLUMN experiment_kpi."acceptance_d" IS 'suggestions shown';
COMMENT ON COLUMN experiment_kpi."acceptance_nn" IS 'over users: the square of their suggestions accepted';
COMMENT ON COLUMN experiment_kpi."acceptance_dd" IS 'over users: the square of their suggestions shown';
COMMENT ON COLUMN experiment_kpi."acceptance_nd" IS 'over users: their suggestions accepted times their suggestions shown';
COMMENT ON COLUMN experiment_kpi."persistence_users" IS 'users with any accepted suggestions observed at 600s in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi."persistence_n" IS 'accepted suggestions of which part is left after 600s';
COMMENT ON COLUMN experiment_kpi."persistence_d" IS 'accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi."persistence_nn" IS 'over users: the square of their accepted suggestions of which part is left after 600s';
COMMENT ON COLUMN experiment_kpi."persistence_dd" IS 'over users: the square of their accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi."persistence_nd" IS 'over users: their accepted suggestions of which part is left after 600s times their accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi."retry_users" IS 'users with any queries in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi."retry_n" IS 'queries retried';
COMMENT ON COLUMN experiment_kpi."retry_d" IS 'queries';
COMMENT ON COLUMN experiment_kpi."retry_nn" IS 'over users: the square of their queries retried';
COMMENT ON COLUMN experiment_kpi."retry_dd" IS 'over users: the square of their queries';
COMMENT ON COLUMN experiment_kpi."retry_nd" IS 'over users: their queries retried times their queries';
COMMENT ON COLUMN experiment_kpi."completion_users" IS 'users with any tasks started in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi."completion_n" IS 'tasks that succeeded and were not reversed';
COMMENT ON COLUMN experiment_kpi."completion_d" IS 'tasks started';
COMMENT ON COLUMN experiment_kpi."completion_nn" IS 'over users: the square of their tasks that succeeded and were not reversed';
COMMENT ON COLUMN experiment_kpi."completion_dd" IS 'over users: the square of their tasks started';
COMMENT ON COLUMN experiment_kpi."completion_nd" IS 'over users: their tasks that succeeded and were not reversed times their tasks started';
COMMENT ON COLUMN experiment_kpi."deflection_users" IS 'users with any conversations eligible in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi."deflection_n" IS 'conversations deflected';
COMMENT ON COLUMN experiment_kpi."deflection_d" IS 'conversations eligible';
COMMENT ON COLUMN experiment_kpi."deflection_nn" IS 'over users: the square of their conversations deflected';
COMMENT ON COLUMN experiment_kpi."deflection_dd" IS 'over users: the square of their conversations eligible';
COMMENT ON COLUMN experiment_kpi."deflection_nd" IS 'over users: their conversations deflected times their conversations eligible';
COMMENT ON COLUMN experiment_kpi."conversion_users" IS 'users with any users in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi."conversion_n" IS 'users with a conversion';
COMMENT ON COLUMN experiment_kpi."conversion_d" IS 'users';
COMMENT ON COLUMN experiment_kpi."conversion_nn" IS 'over users: the square of their users with a conversion';
COMMENT ON COLUMN experiment_kpi."conversion_dd" IS 'over users: the square of their users';
COMMENT ON COLUMN experiment_kpi."conversion_nd" IS 'over users: their users with a conversion times their users';

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
    "shown_lines",
    "accepted_lines",
    "viewed",
    "glanced",
    "auto_accepted",
    "followed",
    "early_accepts",
    "retained_lines_30s",
    "observed_lines_30s",
    "retained_lines_120s",
    "observed_lines_120s",
    "retained_lines_300s",
    "observed_lines_300s",
    "retained_lines_600s",
    "observed_lines_600s",
    "acceptance_rate",
    "acceptance_rate_low",
    "acceptance_rate_high",
    "manual_acceptance_rate",
    "manual_acceptance_rate_low",
    "manual_acceptance_rate_high",
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
    "line_persistence_30s",
    "line_persistence_30s_low",
    "line_persistence_30s_high",
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
    "line_persistence_120s",
    "line_persistence_120s_low",
    "line_persistence_120s_high",
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
    "line_persistence_300s",
    "line_persistence_300s_low",
    "line_persistence_300s_high",
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
    "line_persistence_600s",
    "line_persistence_600s_low",
    "line_persistence_600s_high",
    "persistence_rate_600s_if_gone",
    "persistence_rate_600s_if_gone_low",
    "persistence_rate_600s_if_gone_high",
    "persistence_rate_600s_if_kept",
    "persistence_rate_600s_if_kept_low",
    "persistence_rate_600s_if_kept_high",
    "untouched_rate",
    "untouched_rate_low",
    "untouched_rate_high",
    "edited_rate",
    "edited_rate_low",
    "edited_rate_high",
    "unobserved_rate",
    "unobserved_rate_low",
    "unobserved_rate_high",
    "rejected_rate",
    "rejected_rate_low",
    "rejected_rate_high",
    "ignored_rate",
    "ignored_rate_low",
    "ignored_rate_high",
    "followed_rate",
    "followed_rate_low",
    "followed_rate_high",
    "glance_rate",
    "glance_rate_low",
    "glance_rate_high"
FROM suggestion_kpi;
COMMENT ON VIEW suggestion_kpi_current IS 'Counts and rates of suggestions, by the window in which they were first shown: the current row of each key, provisional or final';
COMMENT ON COLUMN suggestion_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN suggestion_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN suggestion_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN suggestion_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN suggestion_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
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
COMMENT ON COLUMN suggestion_kpi_current."unobserved_30s" IS 'accepted, and at 30s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi_current."present_30s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_30s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_30s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_current."retained_chars_30s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_chars_30s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_120s" IS 'accepted, and still observable 120s after the accept';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_120s" IS 'accepted, and at 120s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi_current."present_120s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_120s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_120s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_current."retained_chars_120s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_chars_120s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_300s" IS 'accepted, and still observable 300s after the accept';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_300s" IS 'accepted, and at 300s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi_current."present_300s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_300s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_300s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_current."retained_chars_300s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_chars_300s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_600s" IS 'accepted, and still observable 600s after the accept';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_600s" IS 'accepted, and at 600s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi_current."present_600s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_600s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_600s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_current."retained_chars_600s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_chars_600s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."shown_lines" IS 'lines shown';
COMMENT ON COLUMN suggestion_kpi_current."accepted_lines" IS 'lines accepted: of each suggestion the accept with the most';
COMMENT ON COLUMN suggestion_kpi_current."viewed" IS 'shown with a visible_ms';
COMMENT ON COLUMN suggestion_kpi_current."glanced" IS 'viewed for less than 750 ms';
COMMENT ON COLUMN suggestion_kpi_current."auto_accepted" IS 'accepted by the method auto';
COMMENT ON COLUMN suggestion_kpi_current."followed" IS 'accepted, with an edit or a close in [accept, accept + 600 s]';
COMMENT ON COLUMN suggestion_kpi_current."early_accepts" IS 'not accepted, with an accept in [shown - 60 s, shown): a sign that two clocks differ';
COMMENT ON COLUMN suggestion_kpi_current."retained_lines_30s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_lines_30s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."retained_lines_120s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_lines_120s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."retained_lines_300s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_lines_300s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."retained_lines_600s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."observed_lines_600s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_current."acceptance_rate" IS 'accepted / shown: How many of the suggestions shown were accepted?';
COMMENT ON COLUMN suggestion_kpi_current."acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_current."acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_current."manual_acceptance_rate" IS '(accepted - auto_accepted) / (shown - auto_accepted): How many of the suggestions that were not accepted by a machine did people accept?';
COMMENT ON COLUMN suggestion_kpi_current."manual_acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of manual_acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_current."manual_acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of manual_acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s" IS 'present_30s / observed_30s: How many of the observed accepts were still there after 30 s?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_30s" IS 'unchanged_30s / observed_30s: How many of the observed accepts had not one character changed after 30 s?';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_30s" IS 'mostly_unchanged_30s / observed_30s: How many of the observed accepts had less than a third changed after 30 s?';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_30s" IS 'present_30s / shown: How many of the suggestions shown were accepted and still there after 30 s?';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_30s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_30s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_30s" IS 'retained_chars_30s / observed_chars_30s: How much of the accepted text was still there after 30 s, by characters?';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_30s_low" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_30s_high" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_30s" IS 'retained_lines_30s / observed_lines_30s: How much of the accepted text was still there after 30 s, by lines?';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_30s_low" IS 'NULL: line_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_30s_high" IS 'NULL: line_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_gone" IS 'present_30s / (observed_30s + unobserved_30s): How many accepts were still there after 30 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_kept" IS '(present_30s + unobserved_30s) / (observed_30s + unobserved_30s): How many accepts were still there after 30 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_30s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s" IS 'present_120s / observed_120s: How many of the observed accepts were still there after 120 s?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_120s" IS 'unchanged_120s / observed_120s: How many of the observed accepts had not one character changed after 120 s?';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_120s" IS 'mostly_unchanged_120s / observed_120s: How many of the observed accepts had less than a third changed after 120 s?';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_120s" IS 'present_120s / shown: How many of the suggestions shown were accepted and still there after 120 s?';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_120s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_120s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_120s" IS 'retained_chars_120s / observed_chars_120s: How much of the accepted text was still there after 120 s, by characters?';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_120s_low" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_120s_high" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_120s" IS 'retained_lines_120s / observed_lines_120s: How much of the accepted text was still there after 120 s, by lines?';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_120s_low" IS 'NULL: line_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_120s_high" IS 'NULL: line_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_gone" IS 'present_120s / (observed_120s + unobserved_120s): How many accepts were still there after 120 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_kept" IS '(present_120s + unobserved_120s) / (observed_120s + unobserved_120s): How many accepts were still there after 120 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_120s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s" IS 'present_300s / observed_300s: How many of the observed accepts were still there after 300 s?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_300s" IS 'unchanged_300s / observed_300s: How many of the observed accepts had not one character changed after 300 s?';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_300s" IS 'mostly_unchanged_300s / observed_300s: How many of the observed accepts had less than a third changed after 300 s?';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_300s" IS 'present_300s / shown: How many of the suggestions shown were accepted and still there after 300 s?';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_300s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_300s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_300s" IS 'retained_chars_300s / observed_chars_300s: How much of the accepted text was still there after 300 s, by characters?';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_300s_low" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_300s_high" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_300s" IS 'retained_lines_300s / observed_lines_300s: How much of the accepted text was still there after 300 s, by lines?';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_300s_low" IS 'NULL: line_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_300s_high" IS 'NULL: line_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_gone" IS 'present_300s / (observed_300s + unobserved_300s): How many accepts were still there after 300 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_kept" IS '(present_300s + unobserved_300s) / (observed_300s + unobserved_300s): How many accepts were still there after 300 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_300s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s" IS 'present_600s / observed_600s: How many of the observed accepts were still there after 600 s?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_600s" IS 'unchanged_600s / observed_600s: How many of the observed accepts had not one character changed after 600 s?';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_600s" IS 'mostly_unchanged_600s / observed_600s: How many of the observed accepts had less than a third changed after 600 s?';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."mostly_unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_600s" IS 'present_600s / shown: How many of the suggestions shown were accepted and still there after 600 s?';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_600s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."kept_rate_600s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_600s" IS 'retained_chars_600s / observed_chars_600s: How much of the accepted text was still there after 600 s, by characters?';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_600s_low" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."char_persistence_600s_high" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_600s" IS 'retained_lines_600s / observed_lines_600s: How much of the accepted text was still there after 600 s, by lines?';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_600s_low" IS 'NULL: line_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."line_persistence_600s_high" IS 'NULL: line_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_gone" IS 'present_600s / (observed_600s + unobserved_600s): How many accepts were still there after 600 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_kept" IS '(present_600s + unobserved_600s) / (observed_600s + unobserved_600s): How many accepts were still there after 600 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."persistence_rate_600s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi_current."untouched_rate" IS 'unchanged_600s / shown: How many of the suggestions shown were accepted and stood unchanged 600 s later?';
COMMENT ON COLUMN suggestion_kpi_current."untouched_rate_low" IS 'lower end of the 95 % Wilson interval of untouched_rate';
COMMENT ON COLUMN suggestion_kpi_current."untouched_rate_high" IS 'upper end of the 95 % Wilson interval of untouched_rate';
COMMENT ON COLUMN suggestion_kpi_current."edited_rate" IS '(observed_600s - unchanged_600s) / shown: How many of the suggestions shown were accepted and had been edited or removed 600 s later?';
COMMENT ON COLUMN suggestion_kpi_current."edited_rate_low" IS 'lower end of the 95 % Wilson interval of edited_rate';
COMMENT ON COLUMN suggestion_kpi_current."edited_rate_high" IS 'upper end of the 95 % Wilson interval of edited_rate';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_rate" IS 'unobserved_600s / shown: How many of the suggestions shown were accepted and could not be observed 600 s later?';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_rate_low" IS 'lower end of the 95 % Wilson interval of unobserved_rate';
COMMENT ON COLUMN suggestion_kpi_current."unobserved_rate_high" IS 'upper end of the 95 % Wilson interval of unobserved_rate';
COMMENT ON COLUMN suggestion_kpi_current."rejected_rate" IS 'rejected / shown: How many of the suggestions shown were rejected?';
COMMENT ON COLUMN suggestion_kpi_current."rejected_rate_low" IS 'lower end of the 95 % Wilson interval of rejected_rate';
COMMENT ON COLUMN suggestion_kpi_current."rejected_rate_high" IS 'upper end of the 95 % Wilson interval of rejected_rate';
COMMENT ON COLUMN suggestion_kpi_current."ignored_rate" IS 'ignored / shown: How many of the suggestions shown were neither accepted nor rejected?';
COMMENT ON COLUMN suggestion_kpi_current."ignored_rate_low" IS 'lower end of the 95 % Wilson interval of ignored_rate';
COMMENT ON COLUMN suggestion_kpi_current."ignored_rate_high" IS 'upper end of the 95 % Wilson interval of ignored_rate';
COMMENT ON COLUMN suggestion_kpi_current."followed_rate" IS 'followed / accepted: Of how many accepts did the 600 s after the accept bring an edit or a close?';
COMMENT ON COLUMN suggestion_kpi_current."followed_rate_low" IS 'lower end of the 95 % Wilson interval of followed_rate';
COMMENT ON COLUMN suggestion_kpi_current."followed_rate_high" IS 'upper end of the 95 % Wilson interval of followed_rate';
COMMENT ON COLUMN suggestion_kpi_current."glance_rate" IS 'glanced / viewed: How many suggestions were visible for less than 750 ms, too short to be read?';
COMMENT ON COLUMN suggestion_kpi_current."glance_rate_low" IS 'lower end of the 95 % Wilson interval of glance_rate';
COMMENT ON COLUMN suggestion_kpi_current."glance_rate_high" IS 'upper end of the 95 % Wilson interval of glance_rate';

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
    "satisfied",
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
    "regenerate_rate_high",
    "left_alone_rate",
    "left_alone_rate_low",
    "left_alone_rate_high"
FROM question_kpi;
COMMENT ON VIEW question_kpi_current IS 'Counts and rates of questions, by the window in which they were asked: the current row of each key, provisional or final';
COMMENT ON COLUMN question_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN question_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN question_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN question_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN question_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
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
COMMENT ON COLUMN question_kpi_current."satisfied" IS 'not asked again within 30 min, and not regenerated';
COMMENT ON COLUMN question_kpi_current."asking_users" IS 'distinct users who asked, exact';
COMMENT ON COLUMN question_kpi_current."repeat_users" IS 'distinct users with a repeat, exact';
COMMENT ON COLUMN question_kpi_current."asking_users_sketch" IS 'distinct users who asked: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi_current."repeat_users_sketch" IS 'distinct users with a repeat: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi_current."repeat_user_rate" IS 'repeat_users / asking_users: How many of the users who asked had to ask the same again, 30 min to 7 days later?';
COMMENT ON COLUMN question_kpi_current."repeat_user_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi_current."repeat_user_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi_current."repeat_queries_per_user" IS 'repeats / asking_users: How many repeated questions are there per user who asked, as the literature counts them?';
COMMENT ON COLUMN question_kpi_current."repeat_queries_per_user_low" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi_current."repeat_queries_per_user_high" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi_current."repeat_query_rate" IS 'repeats / queries: How many questions had been asked by the same user 30 min to 7 days before?';
COMMENT ON COLUMN question_kpi_current."repeat_query_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi_current."repeat_query_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi_current."reask_rate" IS 'reasks / queries: How many questions had been asked by the same user 5 to 30 min before?';
COMMENT ON COLUMN question_kpi_current."reask_rate_low" IS 'lower end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi_current."reask_rate_high" IS 'upper end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi_current."retry_rate" IS 'retried / queries: How many questions were sent again within 5 min, or their answer regenerated?';
COMMENT ON COLUMN question_kpi_current."retry_rate_low" IS 'lower end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi_current."retry_rate_high" IS 'upper end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi_current."regenerate_rate" IS 'regenerated / queries: How many questions had their answer regenerated within 30 min?';
COMMENT ON COLUMN question_kpi_current."regenerate_rate_low" IS 'lower end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi_current."regenerate_rate_high" IS 'upper end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi_current."left_alone_rate" IS 'satisfied / queries: How many questions were asked, answered and left alone: not asked again within 30 min, and not regenerated?';
COMMENT ON COLUMN question_kpi_current."left_alone_rate_low" IS 'lower end of the 95 % Wilson interval of left_alone_rate';
COMMENT ON COLUMN question_kpi_current."left_alone_rate_high" IS 'upper end of the 95 % Wilson interval of left_alone_rate';

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
COMMENT ON VIEW ingest_kpi_current IS 'Counts of all records read, by window and source: the current row of each key, provisional or final';
COMMENT ON COLUMN ingest_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN ingest_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN ingest_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN ingest_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN ingest_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN ingest_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN ingest_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN ingest_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN ingest_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN ingest_kpi_current."read" IS 'records read';
COMMENT ON COLUMN ingest_kpi_current."effective" IS 'changed a number, or are kept until a related event arrives';
COMMENT ON COLUMN ingest_kpi_current."without_effect" IS 'changed nothing where they are counted: duplicates, types not counted yet';
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
COMMENT ON COLUMN ingest_kpi_current."refused_rate" IS 'refused / read: How many of the records read were refused?';
COMMENT ON COLUMN ingest_kpi_current."refused_rate_low" IS 'lower end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi_current."refused_rate_high" IS 'upper end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi_current."late_rate" IS 'late / read: How many of the records read came too late to be counted?';
COMMENT ON COLUMN ingest_kpi_current."late_rate_low" IS 'lower end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi_current."late_rate_high" IS 'upper end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi_current."unopened_rate" IS 'unopened / read: How many of the records read belong to a subject without an opening?';
COMMENT ON COLUMN ingest_kpi_current."unopened_rate_low" IS 'lower end of the 95 % Wilson interval of unopened_rate';
COMMENT ON COLUMN ingest_kpi_current."unopened_rate_high" IS 'upper end of the 95 % Wilson interval of unopened_rate';

DROP VIEW IF EXISTS task_kpi_current;
CREATE VIEW task_kpi_current AS
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
    "started",
    "defined",
    "succeeded",
    "reversed",
    "failed",
    "successes",
    "abandoned",
    "asked",
    "asked_once",
    "first_response_successes",
    "interactions",
    "overridden",
    "overridden_fields",
    "reviewed",
    "review_passed",
    "review_ms",
    "completion_ms",
    "baselined",
    "saved_ms",
    "cost_usd",
    "costed",
    "costed_successes",
    "costed_baseline",
    "baseline_usd",
    "baselined_cost_usd",
    "quality_sum",
    "quality_unknown",
    "north_star",
    "north_star_if_perfect",
    "value_usd",
    "costed_value_usd",
    "output_tokens",
    "successful_output_tokens",
    "completion_histogram",
    "task_completion_rate",
    "task_completion_rate_low",
    "task_completion_rate_high",
    "drop_off_rate",
    "drop_off_rate_low",
    "drop_off_rate_high",
    "reversal_rate",
    "reversal_rate_low",
    "reversal_rate_high",
    "one_turn_success_rate",
    "one_turn_success_rate_low",
    "one_turn_success_rate_high",
    "asked_coverage",
    "asked_coverage_low",
    "asked_coverage_high",
    "success_defined_rate",
    "success_defined_rate_low",
    "success_defined_rate_high",
    "cost_coverage",
    "cost_coverage_low",
    "cost_coverage_high",
    "override_rate",
    "override_rate_low",
    "override_rate_high",
    "correction_rate",
    "correction_rate_low",
    "correction_rate_high",
    "human_review_pass_rate",
    "human_review_pass_rate_low",
    "human_review_pass_rate_high",
    "human_review_minutes",
    "human_review_minutes_low",
    "human_review_minutes_high",
    "time_to_complete_p50_s",
    "time_to_complete_p50_s_low",
    "time_to_complete_p50_s_high",
    "time_to_complete_p90_s",
    "time_to_complete_p90_s_low",
    "time_to_complete_p90_s_high",
    "time_saved_s",
    "time_saved_s_low",
    "time_saved_s_high",
    "cost_per_successful_outcome_usd",
    "cost_per_successful_outcome_usd_low",
    "cost_per_successful_outcome_usd_high",
    "cost_per_task_usd",
    "cost_per_task_usd_low",
    "cost_per_task_usd_high",
    "cost_reduction",
    "cost_reduction_low",
    "cost_reduction_high",
    "wasted_task_tokens_ratio",
    "wasted_task_tokens_ratio_low",
    "wasted_task_tokens_ratio_high",
    "quality_per_success",
    "quality_per_success_low",
    "quality_per_success_high",
    "value_to_cost",
    "value_to_cost_low",
    "value_to_cost_high"
FROM task_kpi;
COMMENT ON VIEW task_kpi_current IS 'Counts and rates of tasks, by the window in which they were started: the current row of each key, provisional or final';
COMMENT ON COLUMN task_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN task_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN task_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN task_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN task_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN task_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN task_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN task_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN task_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN task_kpi_current."started" IS 'tasks started';
COMMENT ON COLUMN task_kpi_current."defined" IS 'with a success_definition';
COMMENT ON COLUMN task_kpi_current."succeeded" IS 'ended in success within 72 h, reversed or not';
COMMENT ON COLUMN task_kpi_current."reversed" IS 'of these reversed within 7 d';
COMMENT ON COLUMN task_kpi_current."failed" IS 'ended in failure within 72 h';
COMMENT ON COLUMN task_kpi_current."successes" IS 'ended in success, and not reversed';
COMMENT ON COLUMN task_kpi_current."abandoned" IS 'with no other end in 72 h, reported or not; NULL until the row is final';
COMMENT ON COLUMN task_kpi_current."asked" IS 'with an interaction that has a query';
COMMENT ON COLUMN task_kpi_current."asked_once" IS 'with exactly one such, and no answer regenerated';
COMMENT ON COLUMN task_kpi_current."first_response_successes" IS 'of these successes';
COMMENT ON COLUMN task_kpi_current."interactions" IS 'interactions of the tasks that have a query';
COMMENT ON COLUMN task_kpi_current."overridden" IS 'with a decision overridden in [start, start + 7 d]';
COMMENT ON COLUMN task_kpi_current."overridden_fields" IS 'distinct fields of those decisions, per task';
COMMENT ON COLUMN task_kpi_current."reviewed" IS 'with a review in [start, start + 7 d]';
COMMENT ON COLUMN task_kpi_current."review_passed" IS 'of these with the latest review passed';
COMMENT ON COLUMN task_kpi_current."review_ms" IS 'time of those reviews';
COMMENT ON COLUMN task_kpi_current."completion_ms" IS 'time from start to end of successes';
COMMENT ON COLUMN task_kpi_current."baselined" IS 'ended in success or failure, and with baseline_seconds';
COMMENT ON COLUMN task_kpi_current."saved_ms" IS 'time saved by these: baseline − time taken of a success, − time taken of others';
COMMENT ON COLUMN task_kpi_current."cost_usd" IS 'known cost of all tasks, whatever became of them';
COMMENT ON COLUMN task_kpi_current."costed" IS 'tasks with a known cost';
COMMENT ON COLUMN task_kpi_current."costed_successes" IS 'successes with a known cost';
COMMENT ON COLUMN task_kpi_current."costed_baseline" IS 'tasks with baseline_usd and a known cost';
COMMENT ON COLUMN task_kpi_current."baseline_usd" IS 'baseline_usd of the successes among these';
COMMENT ON COLUMN task_kpi_current."baselined_cost_usd" IS 'cost of all of these';
COMMENT ON COLUMN task_kpi_current."quality_sum" IS 'quality of the successes that have one';
COMMENT ON COLUMN task_kpi_current."quality_unknown" IS 'successes without a quality';
COMMENT ON COLUMN task_kpi_current."north_star" IS 'successes, each weighted by its quality; one of unknown quality counts nothing';
COMMENT ON COLUMN task_kpi_current."north_star_if_perfect" IS 'the same with 1 for each unknown quality';
COMMENT ON COLUMN task_kpi_current."value_usd" IS 'value_usd of successes';
COMMENT ON COLUMN task_kpi_current."costed_value_usd" IS 'value_usd of successes with a known cost';
COMMENT ON COLUMN task_kpi_current."output_tokens" IS 'output tokens of all generations of the tasks';
COMMENT ON COLUMN task_kpi_current."successful_output_tokens" IS 'those of successes';
COMMENT ON COLUMN task_kpi_current."completion_histogram" IS 'time from start to end of each success, as bucket:count pairs';
COMMENT ON COLUMN task_kpi_current."task_completion_rate" IS 'successes / started: How many started tasks succeeded and were not reversed?';
COMMENT ON COLUMN task_kpi_current."task_completion_rate_low" IS 'lower end of the 95 % Wilson interval of task_completion_rate';
COMMENT ON COLUMN task_kpi_current."task_completion_rate_high" IS 'upper end of the 95 % Wilson interval of task_completion_rate';
COMMENT ON COLUMN task_kpi_current."drop_off_rate" IS 'abandoned / started: How many of the tasks started came to no end in 72 h?';
COMMENT ON COLUMN task_kpi_current."drop_off_rate_low" IS 'lower end of the 95 % Wilson interval of drop_off_rate';
COMMENT ON COLUMN task_kpi_current."drop_off_rate_high" IS 'upper end of the 95 % Wilson interval of drop_off_rate';
COMMENT ON COLUMN task_kpi_current."reversal_rate" IS 'reversed / succeeded: How many of the successes were taken back within 7 days?';
COMMENT ON COLUMN task_kpi_current."reversal_rate_low" IS 'lower end of the 95 % Wilson interval of reversal_rate';
COMMENT ON COLUMN task_kpi_current."reversal_rate_high" IS 'upper end of the 95 % Wilson interval of reversal_rate';
COMMENT ON COLUMN task_kpi_current."one_turn_success_rate" IS 'first_response_successes / asked: How many of the tasks with a question succeeded with one question and its first answer?';
COMMENT ON COLUMN task_kpi_current."one_turn_success_rate_low" IS 'lower end of the 95 % Wilson interval of one_turn_success_rate';
COMMENT ON COLUMN task_kpi_current."one_turn_success_rate_high" IS 'upper end of the 95 % Wilson interval of one_turn_success_rate';
COMMENT ON COLUMN task_kpi_current."asked_coverage" IS 'asked / started: How many tasks can be seen to have a question?';
COMMENT ON COLUMN task_kpi_current."asked_coverage_low" IS 'lower end of the 95 % Wilson interval of asked_coverage';
COMMENT ON COLUMN task_kpi_current."asked_coverage_high" IS 'upper end of the 95 % Wilson interval of asked_coverage';
COMMENT ON COLUMN task_kpi_current."success_defined_rate" IS 'defined / started: How many tasks say what their success is?';
COMMENT ON COLUMN task_kpi_current."success_defined_rate_low" IS 'lower end of the 95 % Wilson interval of success_defined_rate';
COMMENT ON COLUMN task_kpi_current."success_defined_rate_high" IS 'upper end of the 95 % Wilson interval of success_defined_rate';
COMMENT ON COLUMN task_kpi_current."cost_coverage" IS 'costed / started: Of how many tasks is a cost known?';
COMMENT ON COLUMN task_kpi_current."cost_coverage_low" IS 'lower end of the 95 % Wilson interval of cost_coverage';
COMMENT ON COLUMN task_kpi_current."cost_coverage_high" IS 'upper end of the 95 % Wilson interval of cost_coverage';
COMMENT ON COLUMN task_kpi_current."override_rate" IS 'overridden / started: In how many tasks did a person override a decision?';
COMMENT ON COLUMN task_kpi_current."override_rate_low" IS 'lower end of the 95 % Wilson interval of override_rate';
COMMENT ON COLUMN task_kpi_current."override_rate_high" IS 'upper end of the 95 % Wilson interval of override_rate';
COMMENT ON COLUMN task_kpi_current."correction_rate" IS 'overridden_fields / started: How many fields did a person correct per task?';
COMMENT ON COLUMN task_kpi_current."correction_rate_low" IS 'NULL: correction_rate is no proportion';
COMMENT ON COLUMN task_kpi_current."correction_rate_high" IS 'NULL: correction_rate is no proportion';
COMMENT ON COLUMN task_kpi_current."human_review_pass_rate" IS 'review_passed / reviewed: How many of the tasks that a person reviewed passed?';
COMMENT ON COLUMN task_kpi_current."human_review_pass_rate_low" IS 'lower end of the 95 % Wilson interval of human_review_pass_rate';
COMMENT ON COLUMN task_kpi_current."human_review_pass_rate_high" IS 'upper end of the 95 % Wilson interval of human_review_pass_rate';
COMMENT ON COLUMN task_kpi_current."human_review_minutes" IS 'review_ms / reviewed: How long does a person review a task, among those reviewed?';
COMMENT ON COLUMN task_kpi_current."human_review_minutes_low" IS 'NULL: human_review_minutes is no proportion';
COMMENT ON COLUMN task_kpi_current."human_review_minutes_high" IS 'NULL: human_review_minutes is no proportion';
COMMENT ON COLUMN task_kpi_current."time_to_complete_p50_s" IS 'quantile 0.5 of completion: Within which time did half of the successes end?';
COMMENT ON COLUMN task_kpi_current."time_to_complete_p50_s_low" IS 'NULL: time_to_complete_p50_s is no proportion';
COMMENT ON COLUMN task_kpi_current."time_to_complete_p50_s_high" IS 'NULL: time_to_complete_p50_s is no proportion';
COMMENT ON COLUMN task_kpi_current."time_to_complete_p90_s" IS 'quantile 0.9 of completion: Within which time did 90 % of the successes end?';
COMMENT ON COLUMN task_kpi_current."time_to_complete_p90_s_low" IS 'NULL: time_to_complete_p90_s is no proportion';
COMMENT ON COLUMN task_kpi_current."time_to_complete_p90_s_high" IS 'NULL: time_to_complete_p90_s is no proportion';
COMMENT ON COLUMN task_kpi_current."time_saved_s" IS 'saved_ms / baselined: How much time does a task save against what it takes without AI?';
COMMENT ON COLUMN task_kpi_current."time_saved_s_low" IS 'NULL: time_saved_s is no proportion';
COMMENT ON COLUMN task_kpi_current."time_saved_s_high" IS 'NULL: time_saved_s is no proportion';
COMMENT ON COLUMN task_kpi_current."cost_per_successful_outcome_usd" IS 'cost_usd / costed_successes: What does a success cost, including failed tasks?';
COMMENT ON COLUMN task_kpi_current."cost_per_successful_outcome_usd_low" IS 'NULL: cost_per_successful_outcome_usd is no proportion';
COMMENT ON COLUMN task_kpi_current."cost_per_successful_outcome_usd_high" IS 'NULL: cost_per_successful_outcome_usd is no proportion';
COMMENT ON COLUMN task_kpi_current."cost_per_task_usd" IS 'cost_usd / costed: What does a task cost, whatever becomes of it?';
COMMENT ON COLUMN task_kpi_current."cost_per_task_usd_low" IS 'NULL: cost_per_task_usd is no proportion';
COMMENT ON COLUMN task_kpi_current."cost_per_task_usd_high" IS 'NULL: cost_per_task_usd is no proportion';
COMMENT ON COLUMN task_kpi_current."cost_reduction" IS '(baseline_usd - baselined_cost_usd) / baseline_usd: Which part of what the successes would cost without AI is saved?';
COMMENT ON COLUMN task_kpi_current."cost_reduction_low" IS 'NULL: cost_reduction is no proportion';
COMMENT ON COLUMN task_kpi_current."cost_reduction_high" IS 'NULL: cost_reduction is no proportion';
COMMENT ON COLUMN task_kpi_current."wasted_task_tokens_ratio" IS '(output_tokens - successful_output_tokens) / output_tokens: Which part of the generated tokens went into tasks without success?';
COMMENT ON COLUMN task_kpi_current."wasted_task_tokens_ratio_low" IS 'NULL: wasted_task_tokens_ratio is no proportion';
COMMENT ON COLUMN task_kpi_current."wasted_task_tokens_ratio_high" IS 'NULL: wasted_task_tokens_ratio is no proportion';
COMMENT ON COLUMN task_kpi_current."quality_per_success" IS 'quality_sum / (successes - quality_unknown): How good is a success, where its quality is known?';
COMMENT ON COLUMN task_kpi_current."quality_per_success_low" IS 'NULL: quality_per_success is no proportion';
COMMENT ON COLUMN task_kpi_current."quality_per_success_high" IS 'NULL: quality_per_success is no proportion';
COMMENT ON COLUMN task_kpi_current."value_to_cost" IS 'costed_value_usd / cost_usd: How many dollars of value does a dollar of cost bring?';
COMMENT ON COLUMN task_kpi_current."value_to_cost_low" IS 'NULL: value_to_cost is no proportion';
COMMENT ON COLUMN task_kpi_current."value_to_cost_high" IS 'NULL: value_to_cost is no proportion';

DROP VIEW IF EXISTS decision_kpi_current;
CREATE VIEW decision_kpi_current AS
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
    "decisions",
    "overridden",
    "confident",
    "low_confidence",
    "low_confidence_overridden",
    "decision_override_rate",
    "decision_override_rate_low",
    "decision_override_rate_high",
    "low_confidence_override_rate",
    "low_confidence_override_rate_low",
    "low_confidence_override_rate_high"
FROM decision_kpi;
COMMENT ON VIEW decision_kpi_current IS 'Counts and rates of decisions, by the window in which they were made: the current row of each key, provisional or final';
COMMENT ON COLUMN decision_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN decision_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN decision_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN decision_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN decision_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN decision_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN decision_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN decision_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN decision_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN decision_kpi_current."decisions" IS 'decisions made';
COMMENT ON COLUMN decision_kpi_current."overridden" IS 'overridden by a person in [decision, decision + 7 d]';
COMMENT ON COLUMN decision_kpi_current."confident" IS 'with a confidence';
COMMENT ON COLUMN decision_kpi_current."low_confidence" IS 'with a confidence below 0.5';
COMMENT ON COLUMN decision_kpi_current."low_confidence_overridden" IS 'of these overridden';
COMMENT ON COLUMN decision_kpi_current."decision_override_rate" IS 'overridden / decisions: How many decisions did a person override within 7 days?';
COMMENT ON COLUMN decision_kpi_current."decision_override_rate_low" IS 'lower end of the 95 % Wilson interval of decision_override_rate';
COMMENT ON COLUMN decision_kpi_current."decision_override_rate_high" IS 'upper end of the 95 % Wilson interval of decision_override_rate';
COMMENT ON COLUMN decision_kpi_current."low_confidence_override_rate" IS 'low_confidence_overridden / low_confidence: How many decisions with a confidence below 0.5 did a person override?';
COMMENT ON COLUMN decision_kpi_current."low_confidence_override_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_override_rate';
COMMENT ON COLUMN decision_kpi_current."low_confidence_override_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_override_rate';

DROP VIEW IF EXISTS signal_kpi_current;
CREATE VIEW signal_kpi_current AS
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
    "regenerations",
    "rejections",
    "escalations",
    "handoffs",
    "reversals",
    "reports",
    "overrides",
    "reopens",
    "filter_triggers",
    "erasures",
    "invocations"
FROM signal_kpi;
COMMENT ON VIEW signal_kpi_current IS 'Counts of events that signal a problem or a use, by the window of the event: the current row of each key, provisional or final';
COMMENT ON COLUMN signal_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN signal_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN signal_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN signal_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN signal_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN signal_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN signal_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN signal_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN signal_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN signal_kpi_current."regenerations" IS 'answer.regenerated events';
COMMENT ON COLUMN signal_kpi_current."rejections" IS 'suggestion.rejected events';
COMMENT ON COLUMN signal_kpi_current."escalations" IS 'escalation.requested events';
COMMENT ON COLUMN signal_kpi_current."handoffs" IS 'handoff.completed events';
COMMENT ON COLUMN signal_kpi_current."reversals" IS 'outcome.reversed events';
COMMENT ON COLUMN signal_kpi_current."reports" IS 'feedback.given events of kind report';
COMMENT ON COLUMN signal_kpi_current."overrides" IS 'decision.overridden events';
COMMENT ON COLUMN signal_kpi_current."reopens" IS 'conversation.reopened events';
COMMENT ON COLUMN signal_kpi_current."filter_triggers" IS 'safety.triggered events';
COMMENT ON COLUMN signal_kpi_current."erasures" IS 'user.erased events';
COMMENT ON COLUMN signal_kpi_current."invocations" IS 'feature.invoked events';

DROP VIEW IF EXISTS feedback_kpi_current;
CREATE VIEW feedback_kpi_current AS
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
    "surveyed",
    "responded",
    "rated",
    "positive",
    "thumbs",
    "thumbs_up",
    "csat_count",
    "csat_sum",
    "likert_count",
    "likert_sum",
    "reports",
    "usat",
    "usat_low",
    "usat_high",
    "csat_mean",
    "csat_mean_low",
    "csat_mean_high",
    "thumb_up_rate",
    "thumb_up_rate_low",
    "thumb_up_rate_high",
    "likert_mean",
    "likert_mean_low",
    "likert_mean_high",
    "response_rate",
    "response_rate_low",
    "response_rate_high"
FROM feedback_kpi;
COMMENT ON VIEW feedback_kpi_current IS 'Counts and rates of feedback, by the window in which it was asked for or given: the current row of each key, provisional or final';
COMMENT ON COLUMN feedback_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN feedback_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN feedback_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN feedback_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN feedback_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN feedback_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN feedback_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN feedback_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN feedback_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN feedback_kpi_current."surveyed" IS 'asked for feedback within 24 h of the opening';
COMMENT ON COLUMN feedback_kpi_current."responded" IS 'of these with an answer within 24 h';
COMMENT ON COLUMN feedback_kpi_current."rated" IS 'with a rating by thumb, star, csat or likert';
COMMENT ON COLUMN feedback_kpi_current."positive" IS 'of these positive: thumb above 3, others 4 or more, on a scale from 1 to 5';
COMMENT ON COLUMN feedback_kpi_current."thumbs" IS 'rated by thumb';
COMMENT ON COLUMN feedback_kpi_current."thumbs_up" IS 'of these positive';
COMMENT ON COLUMN feedback_kpi_current."csat_count" IS 'rated by star or csat';
COMMENT ON COLUMN feedback_kpi_current."csat_sum" IS 'those ratings, each from 1 to 5';
COMMENT ON COLUMN feedback_kpi_current."likert_count" IS 'rated by likert';
COMMENT ON COLUMN feedback_kpi_current."likert_sum" IS 'those ratings, each from 1 to 5';
COMMENT ON COLUMN feedback_kpi_current."reports" IS 'reported';
COMMENT ON COLUMN feedback_kpi_current."usat" IS 'positive / rated: How many of the ratings are positive?';
COMMENT ON COLUMN feedback_kpi_current."usat_low" IS 'lower end of the 95 % Wilson interval of usat';
COMMENT ON COLUMN feedback_kpi_current."usat_high" IS 'upper end of the 95 % Wilson interval of usat';
COMMENT ON COLUMN feedback_kpi_current."csat_mean" IS 'csat_sum / csat_count: How satisfied are those who rate by stars or csat, from 1 to 5?';
COMMENT ON COLUMN feedback_kpi_current."csat_mean_low" IS 'NULL: csat_mean is no proportion';
COMMENT ON COLUMN feedback_kpi_current."csat_mean_high" IS 'NULL: csat_mean is no proportion';
COMMENT ON COLUMN feedback_kpi_current."thumb_up_rate" IS 'thumbs_up / thumbs: How many of the thumbs point up?';
COMMENT ON COLUMN feedback_kpi_current."thumb_up_rate_low" IS 'lower end of the 95 % Wilson interval of thumb_up_rate';
COMMENT ON COLUMN feedback_kpi_current."thumb_up_rate_high" IS 'upper end of the 95 % Wilson interval of thumb_up_rate';
COMMENT ON COLUMN feedback_kpi_current."likert_mean" IS 'likert_sum / likert_count: How far do people agree with a statement, from 1 to 5?';
COMMENT ON COLUMN feedback_kpi_current."likert_mean_low" IS 'NULL: likert_mean is no proportion';
COMMENT ON COLUMN feedback_kpi_current."likert_mean_high" IS 'NULL: likert_mean is no proportion';
COMMENT ON COLUMN feedback_kpi_current."response_rate" IS 'responded / surveyed: How many of those who were asked for feedback gave it within 24 h?';
COMMENT ON COLUMN feedback_kpi_current."response_rate_low" IS 'lower end of the 95 % Wilson interval of response_rate';
COMMENT ON COLUMN feedback_kpi_current."response_rate_high" IS 'upper end of the 95 % Wilson interval of response_rate';

DROP VIEW IF EXISTS generation_kpi_current;
CREATE VIEW generation_kpi_current AS
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
    "generations",
    "errors",
    "cancelled",
    "input_tokens",
    "output_tokens",
    "cached_tokens",
    "cache_write_tokens",
    "reasoning_tokens",
    "metered",
    "cost_usd",
    "priced",
    "latency_ms",
    "timed",
    "ttft_ms",
    "ttft_timed",
    "ok_output_tokens",
    "used_output_tokens",
    "ok_cost_usd",
    "used_cost_usd",
    "confident",
    "low_confidence",
    "low_confidence_accepted",
    "low_confidence_escalated",
    "latency_histogram",
    "ttft_histogram",
    "output_tokens_histogram",
    "latency_p50_ms",
    "latency_p50_ms_low",
    "latency_p50_ms_high",
    "latency_p95_ms",
    "latency_p95_ms_low",
    "latency_p95_ms_high",
    "latency_p99_ms",
    "latency_p99_ms_low",
    "latency_p99_ms_high",
    "latency_mean_ms",
    "latency_mean_ms_low",
    "latency_mean_ms_high",
    "ttft_p50_ms",
    "ttft_p50_ms_low",
    "ttft_p50_ms_high",
    "ttft_p95_ms",
    "ttft_p95_ms_low",
    "ttft_p95_ms_high",
    "ttft_p99_ms",
    "ttft_p99_ms_low",
    "ttft_p99_ms_high",
    "error_rate",
    "error_rate_low",
    "error_rate_high",
    "cancel_rate",
    "cancel_rate_low",
    "cancel_rate_high",
    "tokens_per_request",
    "tokens_per_request_low",
    "tokens_per_request_high",
    "cost_per_inference_usd",
    "cost_per_inference_usd_low",
    "cost_per_inference_usd_high",
    "wasted_generation_ratio",
    "wasted_generation_ratio_low",
    "wasted_generation_ratio_high",
    "wasted_cost_ratio",
    "wasted_cost_ratio_low",
    "wasted_cost_ratio_high",
    "low_confidence_rate",
    "low_confidence_rate_low",
    "low_confidence_rate_high",
    "low_confidence_accepted_rate",
    "low_confidence_accepted_rate_low",
    "low_confidence_accepted_rate_high",
    "low_confidence_escalated_rate",
    "low_confidence_escalated_rate_low",
    "low_confidence_escalated_rate_high"
FROM generation_kpi;
COMMENT ON VIEW generation_kpi_current IS 'Counts and rates of generated responses, by the window of the response: the current row of each key, provisional or final';
COMMENT ON COLUMN generation_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN generation_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN generation_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN generation_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN generation_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN generation_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN generation_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN generation_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN generation_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN generation_kpi_current."generations" IS 'responses generated';
COMMENT ON COLUMN generation_kpi_current."errors" IS 'of these with status error';
COMMENT ON COLUMN generation_kpi_current."cancelled" IS 'of these with status cancelled';
COMMENT ON COLUMN generation_kpi_current."input_tokens" IS 'input tokens, those read from a cache or written to it included';
COMMENT ON COLUMN generation_kpi_current."output_tokens" IS 'output tokens, those of reasoning included';
COMMENT ON COLUMN generation_kpi_current."cached_tokens" IS 'input tokens read from a cache';
COMMENT ON COLUMN generation_kpi_current."cache_write_tokens" IS 'input tokens written to a cache';
COMMENT ON COLUMN generation_kpi_current."reasoning_tokens" IS 'output tokens of reasoning';
COMMENT ON COLUMN generation_kpi_current."metered" IS 'generations with input_tokens or output_tokens';
COMMENT ON COLUMN generation_kpi_current."cost_usd" IS 'known cost';
COMMENT ON COLUMN generation_kpi_current."priced" IS 'generations with a known cost';
COMMENT ON COLUMN generation_kpi_current."latency_ms" IS 'latency of the generations with status ok that have one';
COMMENT ON COLUMN generation_kpi_current."timed" IS 'these generations';
COMMENT ON COLUMN generation_kpi_current."ttft_ms" IS 'time to first token of the generations with status ok that have one';
COMMENT ON COLUMN generation_kpi_current."ttft_timed" IS 'these generations';
COMMENT ON COLUMN generation_kpi_current."ok_output_tokens" IS 'output tokens of generations with status ok';
COMMENT ON COLUMN generation_kpi_current."used_output_tokens" IS 'those of generations that were used within 30 min';
COMMENT ON COLUMN generation_kpi_current."ok_cost_usd" IS 'known cost of generations with status ok';
COMMENT ON COLUMN generation_kpi_current."used_cost_usd" IS 'that of generations that were used within 30 min';
COMMENT ON COLUMN generation_kpi_current."confident" IS 'generations with a confidence';
COMMENT ON COLUMN generation_kpi_current."low_confidence" IS 'of these below 0.5';
COMMENT ON COLUMN generation_kpi_current."low_confidence_accepted" IS 'of these accepted by hand within 30 min';
COMMENT ON COLUMN generation_kpi_current."low_confidence_escalated" IS 'of those below 0.5 escalated within 30 min';
COMMENT ON COLUMN generation_kpi_current."latency_histogram" IS 'latency_ms of each ok generation that has it, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi_current."ttft_histogram" IS 'ttft_ms of each ok generation that has it, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi_current."output_tokens_histogram" IS 'output tokens of each metered generation with status ok, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi_current."latency_p50_ms" IS 'quantile 0.5 of latency: Within which time were half of the responses complete?';
COMMENT ON COLUMN generation_kpi_current."latency_p50_ms_low" IS 'NULL: latency_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."latency_p50_ms_high" IS 'NULL: latency_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."latency_p95_ms" IS 'quantile 0.95 of latency: Within which time were 95 % of the responses complete?';
COMMENT ON COLUMN generation_kpi_current."latency_p95_ms_low" IS 'NULL: latency_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."latency_p95_ms_high" IS 'NULL: latency_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."latency_p99_ms" IS 'quantile 0.99 of latency: Within which time were 99 % of the responses complete?';
COMMENT ON COLUMN generation_kpi_current."latency_p99_ms_low" IS 'NULL: latency_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."latency_p99_ms_high" IS 'NULL: latency_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."latency_mean_ms" IS 'latency_ms / timed: How long does a response take on average?';
COMMENT ON COLUMN generation_kpi_current."latency_mean_ms_low" IS 'NULL: latency_mean_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."latency_mean_ms_high" IS 'NULL: latency_mean_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."ttft_p50_ms" IS 'quantile 0.5 of ttft: Within which time had half of the responses begun?';
COMMENT ON COLUMN generation_kpi_current."ttft_p50_ms_low" IS 'NULL: ttft_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."ttft_p50_ms_high" IS 'NULL: ttft_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."ttft_p95_ms" IS 'quantile 0.95 of ttft: Within which time had 95 % of the responses begun?';
COMMENT ON COLUMN generation_kpi_current."ttft_p95_ms_low" IS 'NULL: ttft_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."ttft_p95_ms_high" IS 'NULL: ttft_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."ttft_p99_ms" IS 'quantile 0.99 of ttft: Within which time had 99 % of the responses begun?';
COMMENT ON COLUMN generation_kpi_current."ttft_p99_ms_low" IS 'NULL: ttft_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."ttft_p99_ms_high" IS 'NULL: ttft_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi_current."error_rate" IS 'errors / generations: How many responses failed?';
COMMENT ON COLUMN generation_kpi_current."error_rate_low" IS 'lower end of the 95 % Wilson interval of error_rate';
COMMENT ON COLUMN generation_kpi_current."error_rate_high" IS 'upper end of the 95 % Wilson interval of error_rate';
COMMENT ON COLUMN generation_kpi_current."cancel_rate" IS 'cancelled / generations: How many responses were cancelled?';
COMMENT ON COLUMN generation_kpi_current."cancel_rate_low" IS 'lower end of the 95 % Wilson interval of cancel_rate';
COMMENT ON COLUMN generation_kpi_current."cancel_rate_high" IS 'upper end of the 95 % Wilson interval of cancel_rate';
COMMENT ON COLUMN generation_kpi_current."tokens_per_request" IS '(input_tokens + output_tokens) / metered: How many tokens does a response take, in and out?';
COMMENT ON COLUMN generation_kpi_current."tokens_per_request_low" IS 'NULL: tokens_per_request is no proportion';
COMMENT ON COLUMN generation_kpi_current."tokens_per_request_high" IS 'NULL: tokens_per_request is no proportion';
COMMENT ON COLUMN generation_kpi_current."cost_per_inference_usd" IS 'cost_usd / priced: What does a response cost, where that is known?';
COMMENT ON COLUMN generation_kpi_current."cost_per_inference_usd_low" IS 'NULL: cost_per_inference_usd is no proportion';
COMMENT ON COLUMN generation_kpi_current."cost_per_inference_usd_high" IS 'NULL: cost_per_inference_usd is no proportion';
COMMENT ON COLUMN generation_kpi_current."wasted_generation_ratio" IS '(ok_output_tokens - used_output_tokens) / ok_output_tokens: Which part of the output tokens was not used within 30 min?';
COMMENT ON COLUMN generation_kpi_current."wasted_generation_ratio_low" IS 'NULL: wasted_generation_ratio is no proportion';
COMMENT ON COLUMN generation_kpi_current."wasted_generation_ratio_high" IS 'NULL: wasted_generation_ratio is no proportion';
COMMENT ON COLUMN generation_kpi_current."wasted_cost_ratio" IS '(ok_cost_usd - used_cost_usd) / ok_cost_usd: Which part of the cost went into responses not used within 30 min?';
COMMENT ON COLUMN generation_kpi_current."wasted_cost_ratio_low" IS 'NULL: wasted_cost_ratio is no proportion';
COMMENT ON COLUMN generation_kpi_current."wasted_cost_ratio_high" IS 'NULL: wasted_cost_ratio is no proportion';
COMMENT ON COLUMN generation_kpi_current."low_confidence_rate" IS 'low_confidence / confident: How many responses with a confidence have one below 0.5?';
COMMENT ON COLUMN generation_kpi_current."low_confidence_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_rate';
COMMENT ON COLUMN generation_kpi_current."low_confidence_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_rate';
COMMENT ON COLUMN generation_kpi_current."low_confidence_accepted_rate" IS 'low_confidence_accepted / low_confidence: How many responses of low confidence were accepted within 30 min?';
COMMENT ON COLUMN generation_kpi_current."low_confidence_accepted_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_accepted_rate';
COMMENT ON COLUMN generation_kpi_current."low_confidence_accepted_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_accepted_rate';
COMMENT ON COLUMN generation_kpi_current."low_confidence_escalated_rate" IS 'low_confidence_escalated / low_confidence: After how many responses of low confidence did somebody ask for a person within 30 min?';
COMMENT ON COLUMN generation_kpi_current."low_confidence_escalated_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_escalated_rate';
COMMENT ON COLUMN generation_kpi_current."low_confidence_escalated_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_escalated_rate';

DROP VIEW IF EXISTS conversation_kpi_current;
CREATE VIEW conversation_kpi_current AS
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
    "opened",
    "eligible",
    "involved",
    "escalated",
    "handed_off",
    "human_ms",
    "deflected",
    "closed",
    "reopened",
    "confirmed",
    "assumed",
    "resolved",
    "resolved_reopened",
    "durably_deflected",
    "successful_sessions",
    "turns",
    "long_conversations",
    "resolution_ms",
    "silent",
    "silent_good",
    "cost_usd",
    "costed",
    "costed_resolved",
    "costed_confirmed",
    "turns_histogram",
    "resolution_histogram",
    "involvement_rate",
    "involvement_rate_low",
    "involvement_rate_high",
    "deflection_rate",
    "deflection_rate_low",
    "deflection_rate_high",
    "autonomy_rate",
    "autonomy_rate_low",
    "autonomy_rate_high",
    "durable_deflection_rate",
    "durable_deflection_rate_low",
    "durable_deflection_rate_high",
    "escalation_rate",
    "escalation_rate_low",
    "escalation_rate_high",
    "handoff_rate",
    "handoff_rate_low",
    "handoff_rate_high",
    "confirmed_resolution_rate",
    "confirmed_resolution_rate_low",
    "confirmed_resolution_rate_high",
    "resolution_rate",
    "resolution_rate_low",
    "resolution_rate_high",
    "durable_resolution_rate",
    "durable_resolution_rate_low",
    "durable_resolution_rate_high",
    "reopen_rate",
    "reopen_rate_low",
    "reopen_rate_high",
    "time_to_resolution_p50_s",
    "time_to_resolution_p50_s_low",
    "time_to_resolution_p50_s_high",
    "time_to_resolution_p90_s",
    "time_to_resolution_p90_s_low",
    "time_to_resolution_p90_s_high",
    "turns_mean",
    "turns_mean_low",
    "turns_mean_high",
    "turns_p95",
    "turns_p95_low",
    "turns_p95_high",
    "long_conversation_rate",
    "long_conversation_rate_low",
    "long_conversation_rate_high",
    "successful_session_rate",
    "successful_session_rate_low",
    "successful_session_rate_high",
    "cost_per_conversation_usd",
    "cost_per_conversation_usd_low",
    "cost_per_conversation_usd_high",
    "cost_per_resolution_usd",
    "cost_per_resolution_usd_low",
    "cost_per_resolution_usd_high",
    "cost_per_confirmed_resolution_usd",
    "cost_per_confirmed_resolution_usd_low",
    "cost_per_confirmed_resolution_usd_high",
    "good_abandonment_rate",
    "good_abandonment_rate_low",
    "good_abandonment_rate_high",
    "gave_up_rate",
    "gave_up_rate_low",
    "gave_up_rate_high"
FROM conversation_kpi;
COMMENT ON VIEW conversation_kpi_current IS 'Counts and rates of conversations, by the window in which they were opened: the current row of each key, provisional or final';
COMMENT ON COLUMN conversation_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN conversation_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN conversation_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN conversation_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN conversation_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN conversation_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN conversation_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN conversation_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN conversation_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN conversation_kpi_current."opened" IS 'conversations opened';
COMMENT ON COLUMN conversation_kpi_current."eligible" IS 'of these not with eligible: false';
COMMENT ON COLUMN conversation_kpi_current."involved" IS 'eligible, and with an answered question';
COMMENT ON COLUMN conversation_kpi_current."escalated" IS 'with an escalation.requested within 72 h';
COMMENT ON COLUMN conversation_kpi_current."handed_off" IS 'with a handoff.completed within 72 h';
COMMENT ON COLUMN conversation_kpi_current."human_ms" IS 'time of people in those handoffs';
COMMENT ON COLUMN conversation_kpi_current."deflected" IS 'involved, and not handed off';
COMMENT ON COLUMN conversation_kpi_current."closed" IS 'closed within 72 h';
COMMENT ON COLUMN conversation_kpi_current."reopened" IS 'of these reopened within 7 d';
COMMENT ON COLUMN conversation_kpi_current."confirmed" IS 'closed, not handed off, and a user or a model says that it is resolved';
COMMENT ON COLUMN conversation_kpi_current."assumed" IS 'closed and answered, not handed off, not escalated, not confirmed';
COMMENT ON COLUMN conversation_kpi_current."resolved" IS 'confirmed or assumed';
COMMENT ON COLUMN conversation_kpi_current."resolved_reopened" IS 'confirmed or assumed, and reopened within 7 d';
COMMENT ON COLUMN conversation_kpi_current."durably_deflected" IS 'deflected, not reopened, and no question repeated within 7 d';
COMMENT ON COLUMN conversation_kpi_current."successful_sessions" IS 'confirmed or assumed, not reopened, and no question repeated within 7 d';
COMMENT ON COLUMN conversation_kpi_current."turns" IS 'questions asked within 72 h';
COMMENT ON COLUMN conversation_kpi_current."long_conversations" IS 'with more than 15 questions';
COMMENT ON COLUMN conversation_kpi_current."resolution_ms" IS 'time from opening to close of the confirmed and assumed';
COMMENT ON COLUMN conversation_kpi_current."silent" IS 'with a question, and neither closed nor escalated nor handed off; NULL until the row is final';
COMMENT ON COLUMN conversation_kpi_current."silent_good" IS 'of these with no answer regenerated and no question asked again; NULL until the row is final';
COMMENT ON COLUMN conversation_kpi_current."cost_usd" IS 'known cost';
COMMENT ON COLUMN conversation_kpi_current."costed" IS 'with a known cost';
COMMENT ON COLUMN conversation_kpi_current."costed_resolved" IS 'of these confirmed or assumed';
COMMENT ON COLUMN conversation_kpi_current."costed_confirmed" IS 'of these confirmed';
COMMENT ON COLUMN conversation_kpi_current."turns_histogram" IS 'questions of each conversation, as bucket:count pairs';
COMMENT ON COLUMN conversation_kpi_current."resolution_histogram" IS 'time from opening to close of each confirmed or assumed, as bucket:count pairs';
COMMENT ON COLUMN conversation_kpi_current."involvement_rate" IS 'involved / eligible: In how many of the conversations that it may handle did the assistant answer?';
COMMENT ON COLUMN conversation_kpi_current."involvement_rate_low" IS 'lower end of the 95 % Wilson interval of involvement_rate';
COMMENT ON COLUMN conversation_kpi_current."involvement_rate_high" IS 'upper end of the 95 % Wilson interval of involvement_rate';
COMMENT ON COLUMN conversation_kpi_current."deflection_rate" IS 'deflected / eligible: How many of the eligible conversations did the assistant answer without a handoff?';
COMMENT ON COLUMN conversation_kpi_current."deflection_rate_low" IS 'lower end of the 95 % Wilson interval of deflection_rate';
COMMENT ON COLUMN conversation_kpi_current."deflection_rate_high" IS 'upper end of the 95 % Wilson interval of deflection_rate';
COMMENT ON COLUMN conversation_kpi_current."autonomy_rate" IS 'deflected / involved: How many of the conversations that the assistant answered needed no handoff?';
COMMENT ON COLUMN conversation_kpi_current."autonomy_rate_low" IS 'lower end of the 95 % Wilson interval of autonomy_rate';
COMMENT ON COLUMN conversation_kpi_current."autonomy_rate_high" IS 'upper end of the 95 % Wilson interval of autonomy_rate';
COMMENT ON COLUMN conversation_kpi_current."durable_deflection_rate" IS 'durably_deflected / eligible: How many were deflected, and neither reopened nor asked again within 7 days?';
COMMENT ON COLUMN conversation_kpi_current."durable_deflection_rate_low" IS 'lower end of the 95 % Wilson interval of durable_deflection_rate';
COMMENT ON COLUMN conversation_kpi_current."durable_deflection_rate_high" IS 'upper end of the 95 % Wilson interval of durable_deflection_rate';
COMMENT ON COLUMN conversation_kpi_current."escalation_rate" IS 'escalated / opened: In how many conversations did somebody ask for a person?';
COMMENT ON COLUMN conversation_kpi_current."escalation_rate_low" IS 'lower end of the 95 % Wilson interval of escalation_rate';
COMMENT ON COLUMN conversation_kpi_current."escalation_rate_high" IS 'upper end of the 95 % Wilson interval of escalation_rate';
COMMENT ON COLUMN conversation_kpi_current."handoff_rate" IS 'handed_off / opened: In how many conversations did a person take over?';
COMMENT ON COLUMN conversation_kpi_current."handoff_rate_low" IS 'lower end of the 95 % Wilson interval of handoff_rate';
COMMENT ON COLUMN conversation_kpi_current."handoff_rate_high" IS 'upper end of the 95 % Wilson interval of handoff_rate';
COMMENT ON COLUMN conversation_kpi_current."confirmed_resolution_rate" IS 'confirmed / opened: How many conversations does a user or a model say are resolved, without a handoff?';
COMMENT ON COLUMN conversation_kpi_current."confirmed_resolution_rate_low" IS 'lower end of the 95 % Wilson interval of confirmed_resolution_rate';
COMMENT ON COLUMN conversation_kpi_current."confirmed_resolution_rate_high" IS 'upper end of the 95 % Wilson interval of confirmed_resolution_rate';
COMMENT ON COLUMN conversation_kpi_current."resolution_rate" IS 'resolved / opened: How many conversations are resolved, if silence means yes?';
COMMENT ON COLUMN conversation_kpi_current."resolution_rate_low" IS 'lower end of the 95 % Wilson interval of resolution_rate';
COMMENT ON COLUMN conversation_kpi_current."resolution_rate_high" IS 'upper end of the 95 % Wilson interval of resolution_rate';
COMMENT ON COLUMN conversation_kpi_current."durable_resolution_rate" IS '(resolved - resolved_reopened) / opened: How many are resolved and were not reopened within 7 days?';
COMMENT ON COLUMN conversation_kpi_current."durable_resolution_rate_low" IS 'lower end of the 95 % Wilson interval of durable_resolution_rate';
COMMENT ON COLUMN conversation_kpi_current."durable_resolution_rate_high" IS 'upper end of the 95 % Wilson interval of durable_resolution_rate';
COMMENT ON COLUMN conversation_kpi_current."reopen_rate" IS 'reopened / closed: How many of the closed conversations were reopened within 7 days?';
COMMENT ON COLUMN conversation_kpi_current."reopen_rate_low" IS 'lower end of the 95 % Wilson interval of reopen_rate';
COMMENT ON COLUMN conversation_kpi_current."reopen_rate_high" IS 'upper end of the 95 % Wilson interval of reopen_rate';
COMMENT ON COLUMN conversation_kpi_current."time_to_resolution_p50_s" IS 'quantile 0.5 of resolution: Within which time were half of the resolved conversations resolved?';
COMMENT ON COLUMN conversation_kpi_current."time_to_resolution_p50_s_low" IS 'NULL: time_to_resolution_p50_s is no proportion';
COMMENT ON COLUMN conversation_kpi_current."time_to_resolution_p50_s_high" IS 'NULL: time_to_resolution_p50_s is no proportion';
COMMENT ON COLUMN conversation_kpi_current."time_to_resolution_p90_s" IS 'quantile 0.9 of resolution: Within which time were 90 % of them resolved?';
COMMENT ON COLUMN conversation_kpi_current."time_to_resolution_p90_s_low" IS 'NULL: time_to_resolution_p90_s is no proportion';
COMMENT ON COLUMN conversation_kpi_current."time_to_resolution_p90_s_high" IS 'NULL: time_to_resolution_p90_s is no proportion';
COMMENT ON COLUMN conversation_kpi_current."turns_mean" IS 'turns / opened: How many questions does a conversation take?';
COMMENT ON COLUMN conversation_kpi_current."turns_mean_low" IS 'NULL: turns_mean is no proportion';
COMMENT ON COLUMN conversation_kpi_current."turns_mean_high" IS 'NULL: turns_mean is no proportion';
COMMENT ON COLUMN conversation_kpi_current."turns_p95" IS 'quantile 0.95 of turns: How many questions do 95 % of the conversations not exceed?';
COMMENT ON COLUMN conversation_kpi_current."turns_p95_low" IS 'NULL: turns_p95 is no proportion';
COMMENT ON COLUMN conversation_kpi_current."turns_p95_high" IS 'NULL: turns_p95 is no proportion';
COMMENT ON COLUMN conversation_kpi_current."long_conversation_rate" IS 'long_conversations / opened: How many conversations take more than 15 questions?';
COMMENT ON COLUMN conversation_kpi_current."long_conversation_rate_low" IS 'lower end of the 95 % Wilson interval of long_conversation_rate';
COMMENT ON COLUMN conversation_kpi_current."long_conversation_rate_high" IS 'upper end of the 95 % Wilson interval of long_conversation_rate';
COMMENT ON COLUMN conversation_kpi_current."successful_session_rate" IS 'successful_sessions / opened: How many are resolved, and neither reopened nor asked again within 7 days?';
COMMENT ON COLUMN conversation_kpi_current."successful_session_rate_low" IS 'lower end of the 95 % Wilson interval of successful_session_rate';
COMMENT ON COLUMN conversation_kpi_current."successful_session_rate_high" IS 'upper end of the 95 % Wilson interval of successful_session_rate';
COMMENT ON COLUMN conversation_kpi_current."cost_per_conversation_usd" IS 'cost_usd / costed: What does a conversation cost, whatever becomes of it?';
COMMENT ON COLUMN conversation_kpi_current."cost_per_conversation_usd_low" IS 'NULL: cost_per_conversation_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_current."cost_per_conversation_usd_high" IS 'NULL: cost_per_conversation_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_current."cost_per_resolution_usd" IS 'cost_usd / costed_resolved: What does a resolution cost, all other conversations included?';
COMMENT ON COLUMN conversation_kpi_current."cost_per_resolution_usd_low" IS 'NULL: cost_per_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_current."cost_per_resolution_usd_high" IS 'NULL: cost_per_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_current."cost_per_confirmed_resolution_usd" IS 'cost_usd / costed_confirmed: What does a confirmed resolution cost, all other conversations included?';
COMMENT ON COLUMN conversation_kpi_current."cost_per_confirmed_resolution_usd_low" IS 'NULL: cost_per_confirmed_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_current."cost_per_confirmed_resolution_usd_high" IS 'NULL: cost_per_confirmed_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_current."good_abandonment_rate" IS 'silent_good / silent: How many of those who left without a word seem to have what they wanted?';
COMMENT ON COLUMN conversation_kpi_current."good_abandonment_rate_low" IS 'lower end of the 95 % Wilson interval of good_abandonment_rate';
COMMENT ON COLUMN conversation_kpi_current."good_abandonment_rate_high" IS 'upper end of the 95 % Wilson interval of good_abandonment_rate';
COMMENT ON COLUMN conversation_kpi_current."gave_up_rate" IS '(silent - silent_good) / opened: In how many conversations did somebody ask again or retry, and then leave without a word?';
COMMENT ON COLUMN conversation_kpi_current."gave_up_rate_low" IS 'lower end of the 95 % Wilson interval of gave_up_rate';
COMMENT ON COLUMN conversation_kpi_current."gave_up_rate_high" IS 'upper end of the 95 % Wilson interval of gave_up_rate';

DROP VIEW IF EXISTS quality_kpi_current;
CREATE VIEW quality_kpi_current AS
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
    "interactions",
    "answers",
    "evaluated",
    "evaluated_auto",
    "evaluated_human",
    "evaluated_user",
    "relevance_sum",
    "relevance_weight",
    "accuracy_sum",
    "accuracy_weight",
    "accuracy_weight_squared",
    "completeness_sum",
    "completeness_weight",
    "tone_sum",
    "tone_weight",
    "downstream_sum",
    "downstream_weight",
    "quality_sum",
    "quality_weight",
    "quality_human_sum",
    "quality_human_weight",
    "hallucination_weight",
    "hallucination_weight_squared",
    "hallucination_flagged",
    "harmful_weight",
    "harmful_weight_squared",
    "harmful_flagged",
    "policy_weight",
    "policy_weight_squared",
    "policy_flagged",
    "citation_weight",
    "citation_weight_squared",
    "citation_flagged",
    "hallucination_human_weight",
    "hallucination_human_weight_squared",
    "hallucination_human_flagged",
    "harmful_human_weight",
    "harmful_human_weight_squared",
    "harmful_human_flagged",
    "hallucination_auto_weight",
    "hallucination_auto_weight_squared",
    "hallucination_auto_flagged",
    "hallucination_paired_weight",
    "hallucination_paired_weight_squared",
    "hallucination_paired_auto_flagged",
    "hallucination_paired_human_flagged",
    "hallucination_paired_disagreements",
    "first_correct",
    "intent_weight",
    "intent_weight_squared",
    "intent_correct",
    "true_positive",
    "false_positive",
    "false_negative",
    "true_negative",
    "calibration_count_0",
    "calibration_count_1",
    "calibration_count_2",
    "calibration_count_3",
    "calibration_count_4",
    "calibration_count_5",
    "calibration_count_6",
    "calibration_count_7",
    "calibration_count_8",
    "calibration_count_9",
    "calibration_confidence_0",
    "calibration_confidence_1",
    "calibration_confidence_2",
    "calibration_confidence_3",
    "calibration_confidence_4",
    "calibration_confidence_5",
    "calibration_confidence_6",
    "calibration_confidence_7",
    "calibration_confidence_8",
    "calibration_confidence_9",
    "calibration_correct_0",
    "calibration_correct_1",
    "calibration_correct_2",
    "calibration_correct_3",
    "calibration_correct_4",
    "calibration_correct_5",
    "calibration_correct_6",
    "calibration_correct_7",
    "calibration_correct_8",
    "calibration_correct_9",
    "calibrated",
    "calibration_deviation",
    "filtered",
    "blocked",
    "over_filtered",
    "inspected",
    "rated",
    "positive",
    "reported",
    "reported_wrong",
    "reviewed",
    "review_passed",
    "review_ms",
    "quality_score",
    "quality_score_low",
    "quality_score_high",
    "relevance",
    "relevance_low",
    "relevance_high",
    "accuracy",
    "accuracy_low",
    "accuracy_high",
    "completeness",
    "completeness_low",
    "completeness_high",
    "tone",
    "tone_low",
    "tone_high",
    "downstream",
    "downstream_low",
    "downstream_high",
    "first_response_accuracy",
    "first_response_accuracy_low",
    "first_response_accuracy_high",
    "hallucination_rate",
    "hallucination_rate_low",
    "hallucination_rate_high",
    "hallucination_rate_corrected",
    "hallucination_rate_corrected_low",
    "hallucination_rate_corrected_high",
    "hallucination_human_rate",
    "hallucination_human_rate_low",
    "hallucination_human_rate_high",
    "harmful_human_rate",
    "harmful_human_rate_low",
    "harmful_human_rate_high",
    "harmful_content_rate",
    "harmful_content_rate_low",
    "harmful_content_rate_high",
    "policy_mistake_rate",
    "policy_mistake_rate_low",
    "policy_mistake_rate_high",
    "bad_citation_rate",
    "bad_citation_rate_low",
    "bad_citation_rate_high",
    "quality_human_score",
    "quality_human_score_low",
    "quality_human_score_high",
    "hallucination_judge_agreement",
    "hallucination_judge_agreement_low",
    "hallucination_judge_agreement_high",
    "intent_accuracy",
    "intent_accuracy_low",
    "intent_accuracy_high",
    "precision",
    "precision_low",
    "precision_high",
    "recall",
    "recall_low",
    "recall_high",
    "calibration_error",
    "calibration_error_low",
    "calibration_error_high",
    "filter_trigger_rate",
    "filter_trigger_rate_low",
    "filter_trigger_rate_high",
    "block_rate",
    "block_rate_low",
    "block_rate_high",
    "over_filter_rate",
    "over_filter_rate_low",
    "over_filter_rate_high",
    "source_inspection_rate",
    "source_inspection_rate_low",
    "source_inspection_rate_high",
    "answer_satisfaction",
    "answer_satisfaction_low",
    "answer_satisfaction_high",
    "user_reported_rate",
    "user_reported_rate_low",
    "user_reported_rate_high",
    "user_reported_wrong_rate",
    "user_reported_wrong_rate_low",
    "user_reported_wrong_rate_high",
    "evaluation_coverage",
    "evaluation_coverage_low",
    "evaluation_coverage_high",
    "human_sample_rate",
    "human_sample_rate_low",
    "human_sample_rate_high",
    "answered_rate",
    "answered_rate_low",
    "answered_rate_high",
    "answer_review_pass_rate",
    "answer_review_pass_rate_low",
    "answer_review_pass_rate_high"
FROM quality_kpi;
COMMENT ON VIEW quality_kpi_current IS 'Counts and rates of interactions, by the window of their first answer, or of their first question or judgement: the current row of each key, provisional or final';
COMMENT ON COLUMN quality_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN quality_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN quality_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN quality_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN quality_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN quality_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN quality_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN quality_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN quality_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN quality_kpi_current."interactions" IS 'interactions';
COMMENT ON COLUMN quality_kpi_current."answers" IS 'with an ok generation, or with a query and no generation at all';
COMMENT ON COLUMN quality_kpi_current."evaluated" IS 'with an evaluation';
COMMENT ON COLUMN quality_kpi_current."evaluated_auto" IS 'with one by a machine';
COMMENT ON COLUMN quality_kpi_current."evaluated_human" IS 'with one by a person';
COMMENT ON COLUMN quality_kpi_current."evaluated_user" IS 'with one by the user';
COMMENT ON COLUMN quality_kpi_current."relevance_sum" IS 'weight × relevance of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_current."relevance_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_current."accuracy_sum" IS 'weight × accuracy of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_current."accuracy_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_current."accuracy_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."completeness_sum" IS 'weight × completeness of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_current."completeness_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_current."tone_sum" IS 'weight × tone of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_current."tone_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_current."downstream_sum" IS 'weight × downstream of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_current."downstream_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_current."quality_sum" IS 'weight × quality where one evaluator judged relevance, accuracy, completeness and tone; quality: (4 relevance + 4 accuracy + completeness + tone) / 10';
COMMENT ON COLUMN quality_kpi_current."quality_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_current."quality_human_sum" IS 'the same where a person judged all four';
COMMENT ON COLUMN quality_kpi_current."quality_human_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_current."hallucination_weight" IS 'weight of the interactions judged for hallucination';
COMMENT ON COLUMN quality_kpi_current."hallucination_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."hallucination_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi_current."harmful_weight" IS 'weight of the interactions judged for harmful';
COMMENT ON COLUMN quality_kpi_current."harmful_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."harmful_flagged" IS 'weight of those flagged as harmful';
COMMENT ON COLUMN quality_kpi_current."policy_weight" IS 'weight of the interactions judged for policy';
COMMENT ON COLUMN quality_kpi_current."policy_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."policy_flagged" IS 'weight of those flagged as a policy mistake';
COMMENT ON COLUMN quality_kpi_current."citation_weight" IS 'weight of the interactions judged for citation';
COMMENT ON COLUMN quality_kpi_current."citation_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."citation_flagged" IS 'weight of those flagged as a missing or wrong source';
COMMENT ON COLUMN quality_kpi_current."hallucination_human_weight" IS 'weight of the interactions judged for hallucination by a person';
COMMENT ON COLUMN quality_kpi_current."hallucination_human_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."hallucination_human_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi_current."harmful_human_weight" IS 'weight of the interactions judged for harmful by a person';
COMMENT ON COLUMN quality_kpi_current."harmful_human_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."harmful_human_flagged" IS 'weight of those flagged as harmful';
COMMENT ON COLUMN quality_kpi_current."hallucination_auto_weight" IS 'weight of the interactions judged for hallucination by a machine';
COMMENT ON COLUMN quality_kpi_current."hallucination_auto_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."hallucination_auto_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi_current."hallucination_paired_weight" IS 'weight, the person''s, of the interactions judged for hallucination by a machine and a person';
COMMENT ON COLUMN quality_kpi_current."hallucination_paired_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."hallucination_paired_auto_flagged" IS 'weight of those that the machine flagged';
COMMENT ON COLUMN quality_kpi_current."hallucination_paired_human_flagged" IS 'weight of those that the person flagged';
COMMENT ON COLUMN quality_kpi_current."hallucination_paired_disagreements" IS 'weight of those that they judged differently';
COMMENT ON COLUMN quality_kpi_current."first_correct" IS 'weight of the accurate ones (0.5 or more) whose answer was not regenerated within 30 min';
COMMENT ON COLUMN quality_kpi_current."intent_weight" IS 'weight of the interactions whose intent was judged';
COMMENT ON COLUMN quality_kpi_current."intent_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_current."intent_correct" IS 'weight of those whose intent was predicted right';
COMMENT ON COLUMN quality_kpi_current."true_positive" IS 'weight of the classifications judged a true positive';
COMMENT ON COLUMN quality_kpi_current."false_positive" IS 'weight of the classifications judged a false positive';
COMMENT ON COLUMN quality_kpi_current."false_negative" IS 'weight of the classifications judged a false negative';
COMMENT ON COLUMN quality_kpi_current."true_negative" IS 'weight of the classifications judged a true negative';
COMMENT ON COLUMN quality_kpi_current."calibration_count_0" IS 'judged for accuracy, with a confidence from 0.0 to below 0.1';
COMMENT ON COLUMN quality_kpi_current."calibration_count_1" IS 'judged for accuracy, with a confidence from 0.1 to below 0.2';
COMMENT ON COLUMN quality_kpi_current."calibration_count_2" IS 'judged for accuracy, with a confidence from 0.2 to below 0.3';
COMMENT ON COLUMN quality_kpi_current."calibration_count_3" IS 'judged for accuracy, with a confidence from 0.3 to below 0.4';
COMMENT ON COLUMN quality_kpi_current."calibration_count_4" IS 'judged for accuracy, with a confidence from 0.4 to below 0.5';
COMMENT ON COLUMN quality_kpi_current."calibration_count_5" IS 'judged for accuracy, with a confidence from 0.5 to below 0.6';
COMMENT ON COLUMN quality_kpi_current."calibration_count_6" IS 'judged for accuracy, with a confidence from 0.6 to below 0.7';
COMMENT ON COLUMN quality_kpi_current."calibration_count_7" IS 'judged for accuracy, with a confidence from 0.7 to below 0.8';
COMMENT ON COLUMN quality_kpi_current."calibration_count_8" IS 'judged for accuracy, with a confidence from 0.8 to below 0.9';
COMMENT ON COLUMN quality_kpi_current."calibration_count_9" IS 'judged for accuracy, with a confidence of 0.9 or more';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_0" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_1" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_2" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_3" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_4" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_5" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_6" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_7" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_8" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_confidence_9" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_0" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_1" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_2" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_3" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_4" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_5" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_6" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_7" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_8" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibration_correct_9" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_current."calibrated" IS 'judged for accuracy, and with a confidence';
COMMENT ON COLUMN quality_kpi_current."calibration_deviation" IS 'by how many the accurate are more or less than their confidence says, over tenths of confidence; does not add up over rows: add the tenths first';
COMMENT ON COLUMN quality_kpi_current."filtered" IS 'with a safety.triggered';
COMMENT ON COLUMN quality_kpi_current."blocked" IS 'of these blocked';
COMMENT ON COLUMN quality_kpi_current."over_filtered" IS 'of those filtered confirmed as a false positive';
COMMENT ON COLUMN quality_kpi_current."inspected" IS 'with a source.inspected';
COMMENT ON COLUMN quality_kpi_current."rated" IS 'rated by thumb, star, csat or likert';
COMMENT ON COLUMN quality_kpi_current."positive" IS 'of these with the latest rating positive';
COMMENT ON COLUMN quality_kpi_current."reported" IS 'reported by a user';
COMMENT ON COLUMN quality_kpi_current."reported_wrong" IS 'of these as incorrect, unsupported or with a bad citation';
COMMENT ON COLUMN quality_kpi_current."reviewed" IS 'with a review.completed that has no task_id';
COMMENT ON COLUMN quality_kpi_current."review_passed" IS 'of these with the latest review passed';
COMMENT ON COLUMN quality_kpi_current."review_ms" IS 'time of all those reviews';
COMMENT ON COLUMN quality_kpi_current."quality_score" IS 'quality_sum / quality_weight: How good are the answers, from 0 to 1: 40 % relevance, 40 % accuracy, 10 % completeness, 10 % tone?';
COMMENT ON COLUMN quality_kpi_current."quality_score_low" IS 'NULL: quality_score is no proportion';
COMMENT ON COLUMN quality_kpi_current."quality_score_high" IS 'NULL: quality_score is no proportion';
COMMENT ON COLUMN quality_kpi_current."relevance" IS 'relevance_sum / relevance_weight: How relevant are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_current."relevance_low" IS 'NULL: relevance is no proportion';
COMMENT ON COLUMN quality_kpi_current."relevance_high" IS 'NULL: relevance is no proportion';
COMMENT ON COLUMN quality_kpi_current."accuracy" IS 'accuracy_sum / accuracy_weight: How accurate are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_current."accuracy_low" IS 'NULL: accuracy is no proportion';
COMMENT ON COLUMN quality_kpi_current."accuracy_high" IS 'NULL: accuracy is no proportion';
COMMENT ON COLUMN quality_kpi_current."completeness" IS 'completeness_sum / completeness_weight: How complete are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_current."completeness_low" IS 'NULL: completeness is no proportion';
COMMENT ON COLUMN quality_kpi_current."completeness_high" IS 'NULL: completeness is no proportion';
COMMENT ON COLUMN quality_kpi_current."tone" IS 'tone_sum / tone_weight: How fitting is the tone of the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_current."tone_low" IS 'NULL: tone is no proportion';
COMMENT ON COLUMN quality_kpi_current."tone_high" IS 'NULL: tone is no proportion';
COMMENT ON COLUMN quality_kpi_current."downstream" IS 'downstream_sum / downstream_weight: Did the outcome further on improve, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_current."downstream_low" IS 'NULL: downstream is no proportion';
COMMENT ON COLUMN quality_kpi_current."downstream_high" IS 'NULL: downstream is no proportion';
COMMENT ON COLUMN quality_kpi_current."first_response_accuracy" IS 'first_correct / accuracy_weight: How many of the judged answers were accurate at once, without a regeneration within 30 min?';
COMMENT ON COLUMN quality_kpi_current."first_response_accuracy_low" IS 'lower end of the 95 % Wilson interval of first_response_accuracy';
COMMENT ON COLUMN quality_kpi_current."first_response_accuracy_high" IS 'upper end of the 95 % Wilson interval of first_response_accuracy';
COMMENT ON COLUMN quality_kpi_current."hallucination_rate" IS 'hallucination_flagged / hallucination_weight: How many of the judged answers hallucinate?';
COMMENT ON COLUMN quality_kpi_current."hallucination_rate_low" IS 'lower end of the 95 % Wilson interval of hallucination_rate';
COMMENT ON COLUMN quality_kpi_current."hallucination_rate_high" IS 'upper end of the 95 % Wilson interval of hallucination_rate';
COMMENT ON COLUMN quality_kpi_current."hallucination_rate_corrected" IS 'hallucination_auto_flagged / hallucination_auto_weight + (hallucination_paired_human_flagged - hallucination_paired_auto_flagged) / hallucination_paired_weight: How many answers hallucinate, as machines judge all and people correct them by a sample?';
COMMENT ON COLUMN quality_kpi_current."hallucination_rate_corrected_low" IS 'lower end of the 95 % interval of hallucination_rate_corrected';
COMMENT ON COLUMN quality_kpi_current."hallucination_rate_corrected_high" IS 'upper end of the 95 % interval of hallucination_rate_corrected';
COMMENT ON COLUMN quality_kpi_current."hallucination_human_rate" IS 'hallucination_human_flagged / hallucination_human_weight: How many of the answers that people judged hallucinate?';
COMMENT ON COLUMN quality_kpi_current."hallucination_human_rate_low" IS 'lower end of the 95 % Wilson interval of hallucination_human_rate';
COMMENT ON COLUMN quality_kpi_current."hallucination_human_rate_high" IS 'upper end of the 95 % Wilson interval of hallucination_human_rate';
COMMENT ON COLUMN quality_kpi_current."harmful_human_rate" IS 'harmful_human_flagged / harmful_human_weight: How many of the answers that people judged are harmful?';
COMMENT ON COLUMN quality_kpi_current."harmful_human_rate_low" IS 'lower end of the 95 % Wilson interval of harmful_human_rate';
COMMENT ON COLUMN quality_kpi_current."harmful_human_rate_high" IS 'upper end of the 95 % Wilson interval of harmful_human_rate';
COMMENT ON COLUMN quality_kpi_current."harmful_content_rate" IS 'harmful_flagged / harmful_weight: How many of the judged answers are harmful?';
COMMENT ON COLUMN quality_kpi_current."harmful_content_rate_low" IS 'lower end of the 95 % Wilson interval of harmful_content_rate';
COMMENT ON COLUMN quality_kpi_current."harmful_content_rate_high" IS 'upper end of the 95 % Wilson interval of harmful_content_rate';
COMMENT ON COLUMN quality_kpi_current."policy_mistake_rate" IS 'policy_flagged / policy_weight: How many of the judged answers break a policy?';
COMMENT ON COLUMN quality_kpi_current."policy_mistake_rate_low" IS 'lower end of the 95 % Wilson interval of policy_mistake_rate';
COMMENT ON COLUMN quality_kpi_current."policy_mistake_rate_high" IS 'upper end of the 95 % Wilson interval of policy_mistake_rate';
COMMENT ON COLUMN quality_kpi_current."bad_citation_rate" IS 'citation_flagged / citation_weight: How many of the judged answers lack a source or name a wrong one?';
COMMENT ON COLUMN quality_kpi_current."bad_citation_rate_low" IS 'lower end of the 95 % Wilson interval of bad_citation_rate';
COMMENT ON COLUMN quality_kpi_current."bad_citation_rate_high" IS 'upper end of the 95 % Wilson interval of bad_citation_rate';
COMMENT ON COLUMN quality_kpi_current."quality_human_score" IS 'quality_human_sum / quality_human_weight: How good are the answers that people judged, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_current."quality_human_score_low" IS 'NULL: quality_human_score is no proportion';
COMMENT ON COLUMN quality_kpi_current."quality_human_score_high" IS 'NULL: quality_human_score is no proportion';
COMMENT ON COLUMN quality_kpi_current."hallucination_judge_agreement" IS '(hallucination_paired_weight - hallucination_paired_disagreements) / hallucination_paired_weight: On how many answers do the machine and the person agree about a hallucination?';
COMMENT ON COLUMN quality_kpi_current."hallucination_judge_agreement_low" IS 'lower end of the 95 % Wilson interval of hallucination_judge_agreement';
COMMENT ON COLUMN quality_kpi_current."hallucination_judge_agreement_high" IS 'upper end of the 95 % Wilson interval of hallucination_judge_agreement';
COMMENT ON COLUMN quality_kpi_current."intent_accuracy" IS 'intent_correct / intent_weight: How often was the intent of a question predicted right?';
COMMENT ON COLUMN quality_kpi_current."intent_accuracy_low" IS 'lower end of the 95 % Wilson interval of intent_accuracy';
COMMENT ON COLUMN quality_kpi_current."intent_accuracy_high" IS 'upper end of the 95 % Wilson interval of intent_accuracy';
COMMENT ON COLUMN quality_kpi_current."precision" IS 'true_positive / (true_positive + false_positive): How many of those classified as positive are?';
COMMENT ON COLUMN quality_kpi_current."precision_low" IS 'NULL: precision is no proportion';
COMMENT ON COLUMN quality_kpi_current."precision_high" IS 'NULL: precision is no proportion';
COMMENT ON COLUMN quality_kpi_current."recall" IS 'true_positive / (true_positive + false_negative): How many of the positives were classified so?';
COMMENT ON COLUMN quality_kpi_current."recall_low" IS 'NULL: recall is no proportion';
COMMENT ON COLUMN quality_kpi_current."recall_high" IS 'NULL: recall is no proportion';
COMMENT ON COLUMN quality_kpi_current."calibration_error" IS 'calibration_deviation / calibrated: How far is confidence from accuracy, over tenths of confidence?';
COMMENT ON COLUMN quality_kpi_current."calibration_error_low" IS 'NULL: calibration_error is no proportion';
COMMENT ON COLUMN quality_kpi_current."calibration_error_high" IS 'NULL: calibration_error is no proportion';
COMMENT ON COLUMN quality_kpi_current."filter_trigger_rate" IS 'filtered / interactions: How often did a safety filter act?';
COMMENT ON COLUMN quality_kpi_current."filter_trigger_rate_low" IS 'lower end of the 95 % Wilson interval of filter_trigger_rate';
COMMENT ON COLUMN quality_kpi_current."filter_trigger_rate_high" IS 'upper end of the 95 % Wilson interval of filter_trigger_rate';
COMMENT ON COLUMN quality_kpi_current."block_rate" IS 'blocked / interactions: How often did a safety filter block an answer?';
COMMENT ON COLUMN quality_kpi_current."block_rate_low" IS 'lower end of the 95 % Wilson interval of block_rate';
COMMENT ON COLUMN quality_kpi_current."block_rate_high" IS 'upper end of the 95 % Wilson interval of block_rate';
COMMENT ON COLUMN quality_kpi_current."over_filter_rate" IS 'over_filtered / filtered: How many of the filtered interactions were confirmed as false positives?';
COMMENT ON COLUMN quality_kpi_current."over_filter_rate_low" IS 'lower end of the 95 % Wilson interval of over_filter_rate';
COMMENT ON COLUMN quality_kpi_current."over_filter_rate_high" IS 'upper end of the 95 % Wilson interval of over_filter_rate';
COMMENT ON COLUMN quality_kpi_current."source_inspection_rate" IS 'inspected / interactions: How often did somebody look at a source?';
COMMENT ON COLUMN quality_kpi_current."source_inspection_rate_low" IS 'lower end of the 95 % Wilson interval of source_inspection_rate';
COMMENT ON COLUMN quality_kpi_current."source_inspection_rate_high" IS 'upper end of the 95 % Wilson interval of source_inspection_rate';
COMMENT ON COLUMN quality_kpi_current."answer_satisfaction" IS 'positive / rated: How many of the rated answers were rated as good?';
COMMENT ON COLUMN quality_kpi_current."answer_satisfaction_low" IS 'lower end of the 95 % Wilson interval of answer_satisfaction';
COMMENT ON COLUMN quality_kpi_current."answer_satisfaction_high" IS 'upper end of the 95 % Wilson interval of answer_satisfaction';
COMMENT ON COLUMN quality_kpi_current."user_reported_rate" IS 'reported / interactions: How many answers did a user report?';
COMMENT ON COLUMN quality_kpi_current."user_reported_rate_low" IS 'lower end of the 95 % Wilson interval of user_reported_rate';
COMMENT ON COLUMN quality_kpi_current."user_reported_rate_high" IS 'upper end of the 95 % Wilson interval of user_reported_rate';
COMMENT ON COLUMN quality_kpi_current."user_reported_wrong_rate" IS 'reported_wrong / interactions: How many answers did a user report as wrong?';
COMMENT ON COLUMN quality_kpi_current."user_reported_wrong_rate_low" IS 'lower end of the 95 % Wilson interval of user_reported_wrong_rate';
COMMENT ON COLUMN quality_kpi_current."user_reported_wrong_rate_high" IS 'upper end of the 95 % Wilson interval of user_reported_wrong_rate';
COMMENT ON COLUMN quality_kpi_current."evaluation_coverage" IS 'evaluated / interactions: How many interactions were evaluated?';
COMMENT ON COLUMN quality_kpi_current."evaluation_coverage_low" IS 'lower end of the 95 % Wilson interval of evaluation_coverage';
COMMENT ON COLUMN quality_kpi_current."evaluation_coverage_high" IS 'upper end of the 95 % Wilson interval of evaluation_coverage';
COMMENT ON COLUMN quality_kpi_current."human_sample_rate" IS 'evaluated_human / interactions: How many interactions did a person evaluate?';
COMMENT ON COLUMN quality_kpi_current."human_sample_rate_low" IS 'lower end of the 95 % Wilson interval of human_sample_rate';
COMMENT ON COLUMN quality_kpi_current."human_sample_rate_high" IS 'upper end of the 95 % Wilson interval of human_sample_rate';
COMMENT ON COLUMN quality_kpi_current."answered_rate" IS 'answers / interactions: How many interactions have an answer?';
COMMENT ON COLUMN quality_kpi_current."answered_rate_low" IS 'lower end of the 95 % Wilson interval of answered_rate';
COMMENT ON COLUMN quality_kpi_current."answered_rate_high" IS 'upper end of the 95 % Wilson interval of answered_rate';
COMMENT ON COLUMN quality_kpi_current."answer_review_pass_rate" IS 'review_passed / reviewed: How many of the answers that a person reviewed passed?';
COMMENT ON COLUMN quality_kpi_current."answer_review_pass_rate_low" IS 'lower end of the 95 % Wilson interval of answer_review_pass_rate';
COMMENT ON COLUMN quality_kpi_current."answer_review_pass_rate_high" IS 'upper end of the 95 % Wilson interval of answer_review_pass_rate';

DROP VIEW IF EXISTS support_kpi_current;
CREATE VIEW support_kpi_current AS
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
    "tickets",
    "tickets_resolved",
    "open_tickets",
    "incidents",
    "incidents_resolved",
    "open_incidents",
    "tickets_incorrect_output",
    "tickets_unsupported_claim",
    "tickets_bad_citation",
    "tickets_wrong_tone",
    "tickets_permission_issue",
    "tickets_slow_response",
    "tickets_unexpected_cost",
    "tickets_policy_confusion",
    "tickets_behaviour_changed",
    "tickets_cannot_correct",
    "tickets_review_problem",
    "tickets_unclassified",
    "incidents_model_regression",
    "incidents_prompt_regression",
    "incidents_retrieval_regression",
    "incidents_vendor_drift",
    "incidents_eval_failure",
    "incidents_outage",
    "incidents_other",
    "ticket_resolution_histogram",
    "incident_resolution_histogram",
    "time_to_resolve_ticket_p50_s",
    "time_to_resolve_ticket_p50_s_low",
    "time_to_resolve_ticket_p50_s_high",
    "time_to_resolve_incident_p50_s",
    "time_to_resolve_incident_p50_s_low",
    "time_to_resolve_incident_p50_s_high",
    "time_to_resolve_incident_p90_s",
    "time_to_resolve_incident_p90_s_low",
    "time_to_resolve_incident_p90_s_high"
FROM support_kpi;
COMMENT ON VIEW support_kpi_current IS 'Counts of tickets and incidents, by the window in which they were opened: the current row of each key, provisional or final';
COMMENT ON COLUMN support_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN support_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN support_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN support_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN support_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN support_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN support_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN support_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN support_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN support_kpi_current."tickets" IS 'tickets opened';
COMMENT ON COLUMN support_kpi_current."tickets_resolved" IS 'of these resolved within 90 d';
COMMENT ON COLUMN support_kpi_current."open_tickets" IS 'tickets that were not resolved within 90 d';
COMMENT ON COLUMN support_kpi_current."incidents" IS 'incidents opened';
COMMENT ON COLUMN support_kpi_current."incidents_resolved" IS 'of these resolved within 90 d';
COMMENT ON COLUMN support_kpi_current."open_incidents" IS 'incidents that were not resolved within 90 d';
COMMENT ON COLUMN support_kpi_current."tickets_incorrect_output" IS 'tickets about incorrect output';
COMMENT ON COLUMN support_kpi_current."tickets_unsupported_claim" IS 'tickets about unsupported claims';
COMMENT ON COLUMN support_kpi_current."tickets_bad_citation" IS 'tickets about bad citations';
COMMENT ON COLUMN support_kpi_current."tickets_wrong_tone" IS 'tickets about the wrong tone';
COMMENT ON COLUMN support_kpi_current."tickets_permission_issue" IS 'tickets about permissions';
COMMENT ON COLUMN support_kpi_current."tickets_slow_response" IS 'tickets about slow responses';
COMMENT ON COLUMN support_kpi_current."tickets_unexpected_cost" IS 'tickets about unexpected cost';
COMMENT ON COLUMN support_kpi_current."tickets_policy_confusion" IS 'tickets about confusing policies';
COMMENT ON COLUMN support_kpi_current."tickets_behaviour_changed" IS 'tickets about changed behaviour';
COMMENT ON COLUMN support_kpi_current."tickets_cannot_correct" IS 'tickets about output that cannot be corrected';
COMMENT ON COLUMN support_kpi_current."tickets_review_problem" IS 'tickets about problems with reviews';
COMMENT ON COLUMN support_kpi_current."tickets_unclassified" IS 'tickets without a failure_mode';
COMMENT ON COLUMN support_kpi_current."incidents_model_regression" IS 'incidents: the model got worse';
COMMENT ON COLUMN support_kpi_current."incidents_prompt_regression" IS 'incidents: the prompt got worse';
COMMENT ON COLUMN support_kpi_current."incidents_retrieval_regression" IS 'incidents: retrieval got worse';
COMMENT ON COLUMN support_kpi_current."incidents_vendor_drift" IS 'incidents: the vendor changed something';
COMMENT ON COLUMN support_kpi_current."incidents_eval_failure" IS 'incidents: evaluation failed';
COMMENT ON COLUMN support_kpi_current."incidents_outage" IS 'incidents: outages';
COMMENT ON COLUMN support_kpi_current."incidents_other" IS 'incidents of another kind, or of none';
COMMENT ON COLUMN support_kpi_current."ticket_resolution_histogram" IS 'time from opening to resolution of each ticket, as bucket:count pairs';
COMMENT ON COLUMN support_kpi_current."incident_resolution_histogram" IS 'time from opening to resolution of each incident, as bucket:count pairs';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_ticket_p50_s" IS 'quantile 0.5 of ticket_resolution: Within which time were half of the tickets that were resolved?';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_ticket_p50_s_low" IS 'NULL: time_to_resolve_ticket_p50_s is no proportion';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_ticket_p50_s_high" IS 'NULL: time_to_resolve_ticket_p50_s is no proportion';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_incident_p50_s" IS 'quantile 0.5 of incident_resolution: Within which time were half of the incidents that were resolved?';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_incident_p50_s_low" IS 'NULL: time_to_resolve_incident_p50_s is no proportion';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_incident_p50_s_high" IS 'NULL: time_to_resolve_incident_p50_s is no proportion';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_incident_p90_s" IS 'quantile 0.9 of incident_resolution: Within which time were 90 % of the incidents that were resolved?';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_incident_p90_s_low" IS 'NULL: time_to_resolve_incident_p90_s is no proportion';
COMMENT ON COLUMN support_kpi_current."time_to_resolve_incident_p90_s_high" IS 'NULL: time_to_resolve_incident_p90_s is no proportion';

DROP VIEW IF EXISTS usage_kpi_current;
CREATE VIEW usage_kpi_current AS
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
    "active_users",
    "using_users",
    "valuing_users",
    "active_users_sketch",
    "using_users_sketch",
    "valuing_users_sketch",
    "value_user_rate",
    "value_user_rate_low",
    "value_user_rate_high"
FROM usage_kpi;
COMMENT ON VIEW usage_kpi_current IS 'Distinct users, by the day on which they were active: the current row of each key, provisional or final';
COMMENT ON COLUMN usage_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN usage_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN usage_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN usage_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN usage_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN usage_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN usage_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN usage_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN usage_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN usage_kpi_current."active_users" IS 'distinct users with an active event, exact';
COMMENT ON COLUMN usage_kpi_current."using_users" IS 'distinct users with a use, exact';
COMMENT ON COLUMN usage_kpi_current."valuing_users" IS 'distinct users with a value event, exact';
COMMENT ON COLUMN usage_kpi_current."active_users_sketch" IS 'distinct users with an active event: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi_current."using_users_sketch" IS 'distinct users with a use: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi_current."valuing_users_sketch" IS 'distinct users with a value event: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi_current."value_user_rate" IS 'valuing_users / using_users: How many of the users who used something got something of value?';
COMMENT ON COLUMN usage_kpi_current."value_user_rate_low" IS 'lower end of the 95 % Wilson interval of value_user_rate';
COMMENT ON COLUMN usage_kpi_current."value_user_rate_high" IS 'upper end of the 95 % Wilson interval of value_user_rate';

DROP VIEW IF EXISTS retention_kpi_current;
CREATE VIEW retention_kpi_current AS
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
    "new_users",
    "new_ai_users",
    "retained_d1",
    "retained_ai_d1",
    "retained_d7",
    "retained_ai_d7",
    "retained_d28",
    "retained_ai_d28",
    "repeat_users",
    "repeat_ai_users",
    "active_days",
    "active_ai_days",
    "converted",
    "converted_ai",
    "retention_d1",
    "retention_d1_low",
    "retention_d1_high",
    "retention_ai_d1",
    "retention_ai_d1_low",
    "retention_ai_d1_high",
    "retention_other_d1",
    "retention_other_d1_low",
    "retention_other_d1_high",
    "retention_lift_d1",
    "retention_lift_d1_low",
    "retention_lift_d1_high",
    "retention_d7",
    "retention_d7_low",
    "retention_d7_high",
    "retention_ai_d7",
    "retention_ai_d7_low",
    "retention_ai_d7_high",
    "retention_other_d7",
    "retention_other_d7_low",
    "retention_other_d7_high",
    "retention_lift_d7",
    "retention_lift_d7_low",
    "retention_lift_d7_high",
    "retention_d28",
    "retention_d28_low",
    "retention_d28_high",
    "retention_ai_d28",
    "retention_ai_d28_low",
    "retention_ai_d28_high",
    "retention_other_d28",
    "retention_other_d28_low",
    "retention_other_d28_high",
    "retention_lift_d28",
    "retention_lift_d28_low",
    "retention_lift_d28_high",
    "repeat_usage_rate",
    "repeat_usage_rate_low",
    "repeat_usage_rate_high",
    "repeat_usage_ai_rate",
    "repeat_usage_ai_rate_low",
    "repeat_usage_ai_rate_high",
    "active_days_per_user",
    "active_days_per_user_low",
    "active_days_per_user_high",
    "conversion_ai_rate",
    "conversion_ai_rate_low",
    "conversion_ai_rate_high",
    "conversion_other_rate",
    "conversion_other_rate_low",
    "conversion_other_rate_high",
    "conversion_lift",
    "conversion_lift_low",
    "conversion_lift_high"
FROM retention_kpi;
COMMENT ON VIEW retention_kpi_current IS 'Counts and rates of new users, by the day on which they became active: the current row of each key, provisional or final';
COMMENT ON COLUMN retention_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN retention_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN retention_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN retention_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN retention_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN retention_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN retention_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN retention_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN retention_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN retention_kpi_current."new_users" IS 'users active for the first time, or after more than 90 d';
COMMENT ON COLUMN retention_kpi_current."new_ai_users" IS 'of these with a use on the same day';
COMMENT ON COLUMN retention_kpi_current."retained_d1" IS 'new users who were active 1 day later';
COMMENT ON COLUMN retention_kpi_current."retained_ai_d1" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_current."retained_d7" IS 'new users who were active 7 days later';
COMMENT ON COLUMN retention_kpi_current."retained_ai_d7" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_current."retained_d28" IS 'new users who were active 28 days later';
COMMENT ON COLUMN retention_kpi_current."retained_ai_d28" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_current."repeat_users" IS 'new users who were active on one of the next 27 days';
COMMENT ON COLUMN retention_kpi_current."repeat_ai_users" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_current."active_days" IS 'days on which new users were active, of their first 28';
COMMENT ON COLUMN retention_kpi_current."active_ai_days" IS 'of these the days of users with a use on their first day';
COMMENT ON COLUMN retention_kpi_current."converted" IS 'new users with a conversion within 28 d';
COMMENT ON COLUMN retention_kpi_current."converted_ai" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_current."retention_d1" IS 'retained_d1 / new_users: How many of the new users were active the day after?';
COMMENT ON COLUMN retention_kpi_current."retention_d1_low" IS 'lower end of the 95 % Wilson interval of retention_d1';
COMMENT ON COLUMN retention_kpi_current."retention_d1_high" IS 'upper end of the 95 % Wilson interval of retention_d1';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d1" IS 'retained_ai_d1 / new_ai_users: How many of the new users with a use on their first day were active the day after?';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d1_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d1';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d1_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d1';
COMMENT ON COLUMN retention_kpi_current."retention_other_d1" IS '(retained_d1 - retained_ai_d1) / (new_users - new_ai_users): How many of the new users without a use on their first day were active the day after?';
COMMENT ON COLUMN retention_kpi_current."retention_other_d1_low" IS 'lower end of the 95 % Wilson interval of retention_other_d1';
COMMENT ON COLUMN retention_kpi_current."retention_other_d1_high" IS 'upper end of the 95 % Wilson interval of retention_other_d1';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d1" IS '(retained_ai_d1 * (new_users - new_ai_users) - (retained_d1 - retained_ai_d1) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, the day after?';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d1_low" IS 'NULL: retention_lift_d1 is no proportion';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d1_high" IS 'NULL: retention_lift_d1 is no proportion';
COMMENT ON COLUMN retention_kpi_current."retention_d7" IS 'retained_d7 / new_users: How many of the new users were active 7 days later?';
COMMENT ON COLUMN retention_kpi_current."retention_d7_low" IS 'lower end of the 95 % Wilson interval of retention_d7';
COMMENT ON COLUMN retention_kpi_current."retention_d7_high" IS 'upper end of the 95 % Wilson interval of retention_d7';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d7" IS 'retained_ai_d7 / new_ai_users: How many of the new users with a use on their first day were active 7 days later?';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d7_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d7';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d7_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d7';
COMMENT ON COLUMN retention_kpi_current."retention_other_d7" IS '(retained_d7 - retained_ai_d7) / (new_users - new_ai_users): How many of the new users without a use on their first day were active 7 days later?';
COMMENT ON COLUMN retention_kpi_current."retention_other_d7_low" IS 'lower end of the 95 % Wilson interval of retention_other_d7';
COMMENT ON COLUMN retention_kpi_current."retention_other_d7_high" IS 'upper end of the 95 % Wilson interval of retention_other_d7';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d7" IS '(retained_ai_d7 * (new_users - new_ai_users) - (retained_d7 - retained_ai_d7) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, 7 days later?';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d7_low" IS 'NULL: retention_lift_d7 is no proportion';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d7_high" IS 'NULL: retention_lift_d7 is no proportion';
COMMENT ON COLUMN retention_kpi_current."retention_d28" IS 'retained_d28 / new_users: How many of the new users were active 28 days later?';
COMMENT ON COLUMN retention_kpi_current."retention_d28_low" IS 'lower end of the 95 % Wilson interval of retention_d28';
COMMENT ON COLUMN retention_kpi_current."retention_d28_high" IS 'upper end of the 95 % Wilson interval of retention_d28';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d28" IS 'retained_ai_d28 / new_ai_users: How many of the new users with a use on their first day were active 28 days later?';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d28_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d28';
COMMENT ON COLUMN retention_kpi_current."retention_ai_d28_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d28';
COMMENT ON COLUMN retention_kpi_current."retention_other_d28" IS '(retained_d28 - retained_ai_d28) / (new_users - new_ai_users): How many of the new users without a use on their first day were active 28 days later?';
COMMENT ON COLUMN retention_kpi_current."retention_other_d28_low" IS 'lower end of the 95 % Wilson interval of retention_other_d28';
COMMENT ON COLUMN retention_kpi_current."retention_other_d28_high" IS 'upper end of the 95 % Wilson interval of retention_other_d28';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d28" IS '(retained_ai_d28 * (new_users - new_ai_users) - (retained_d28 - retained_ai_d28) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, 28 days later?';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d28_low" IS 'NULL: retention_lift_d28 is no proportion';
COMMENT ON COLUMN retention_kpi_current."retention_lift_d28_high" IS 'NULL: retention_lift_d28 is no proportion';
COMMENT ON COLUMN retention_kpi_current."repeat_usage_rate" IS 'repeat_users / new_users: How many of the new users were active again within 27 days?';
COMMENT ON COLUMN retention_kpi_current."repeat_usage_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_usage_rate';
COMMENT ON COLUMN retention_kpi_current."repeat_usage_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_usage_rate';
COMMENT ON COLUMN retention_kpi_current."repeat_usage_ai_rate" IS 'repeat_ai_users / new_ai_users: How many of the new users with a use on their first day were active again within 27 days?';
COMMENT ON COLUMN retention_kpi_current."repeat_usage_ai_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_usage_ai_rate';
COMMENT ON COLUMN retention_kpi_current."repeat_usage_ai_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_usage_ai_rate';
COMMENT ON COLUMN retention_kpi_current."active_days_per_user" IS 'active_days / new_users: On how many of their first 28 days are new users active?';
COMMENT ON COLUMN retention_kpi_current."active_days_per_user_low" IS 'NULL: active_days_per_user is no proportion';
COMMENT ON COLUMN retention_kpi_current."active_days_per_user_high" IS 'NULL: active_days_per_user is no proportion';
COMMENT ON COLUMN retention_kpi_current."conversion_ai_rate" IS 'converted_ai / new_ai_users: How many of the new users with a use on their first day converted within 28 days?';
COMMENT ON COLUMN retention_kpi_current."conversion_ai_rate_low" IS 'lower end of the 95 % Wilson interval of conversion_ai_rate';
COMMENT ON COLUMN retention_kpi_current."conversion_ai_rate_high" IS 'upper end of the 95 % Wilson interval of conversion_ai_rate';
COMMENT ON COLUMN retention_kpi_current."conversion_other_rate" IS '(converted - converted_ai) / (new_users - new_ai_users): How many of the new users without a use on their first day converted within 28 days?';
COMMENT ON COLUMN retention_kpi_current."conversion_other_rate_low" IS 'lower end of the 95 % Wilson interval of conversion_other_rate';
COMMENT ON COLUMN retention_kpi_current."conversion_other_rate_high" IS 'upper end of the 95 % Wilson interval of conversion_other_rate';
COMMENT ON COLUMN retention_kpi_current."conversion_lift" IS '(converted_ai * (new_users - new_ai_users) - (converted - converted_ai) * new_ai_users) / ((converted - converted_ai) * new_ai_users): By which part is conversion higher with a use on the first day?';
COMMENT ON COLUMN retention_kpi_current."conversion_lift_low" IS 'NULL: conversion_lift is no proportion';
COMMENT ON COLUMN retention_kpi_current."conversion_lift_high" IS 'NULL: conversion_lift is no proportion';

DROP VIEW IF EXISTS economics_kpi_current;
CREATE VIEW economics_kpi_current AS
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
    "cost_usd",
    "cost_llm_usd",
    "cost_retrieval_usd",
    "cost_infrastructure_usd",
    "cost_human_review_usd",
    "cost_support_usd",
    "cost_vendor_usd",
    "cost_monitoring_usd",
    "cost_eval_maintenance_usd",
    "cost_engineering_usd",
    "cost_other_usd",
    "successes",
    "value_usd",
    "conversions",
    "assisted_conversions",
    "expansions",
    "revenue_usd",
    "expansion_revenue_usd",
    "invocations",
    "period_cost_per_success_usd",
    "period_cost_per_success_usd_low",
    "period_cost_per_success_usd_high",
    "cost_per_invocation_usd",
    "cost_per_invocation_usd_low",
    "cost_per_invocation_usd_high",
    "gross_margin",
    "gross_margin_low",
    "gross_margin_high",
    "value_cost_ratio",
    "value_cost_ratio_low",
    "value_cost_ratio_high",
    "roi",
    "roi_low",
    "roi_high",
    "assisted_conversion_rate",
    "assisted_conversion_rate_low",
    "assisted_conversion_rate_high",
    "human_review_cost_share",
    "human_review_cost_share_low",
    "human_review_cost_share_high"
FROM economics_kpi;
COMMENT ON VIEW economics_kpi_current IS 'Costs, successes and conversions, each by the window of its own time: the current row of each key, provisional or final';
COMMENT ON COLUMN economics_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN economics_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN economics_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN economics_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN economics_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN economics_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN economics_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN economics_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN economics_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN economics_kpi_current."cost_usd" IS 'known cost, of any kind';
COMMENT ON COLUMN economics_kpi_current."cost_llm_usd" IS 'cost of models';
COMMENT ON COLUMN economics_kpi_current."cost_retrieval_usd" IS 'cost of retrieval';
COMMENT ON COLUMN economics_kpi_current."cost_infrastructure_usd" IS 'cost of infrastructure';
COMMENT ON COLUMN economics_kpi_current."cost_human_review_usd" IS 'cost of review by people';
COMMENT ON COLUMN economics_kpi_current."cost_support_usd" IS 'cost of support';
COMMENT ON COLUMN economics_kpi_current."cost_vendor_usd" IS 'cost of vendors';
COMMENT ON COLUMN economics_kpi_current."cost_monitoring_usd" IS 'cost of monitoring';
COMMENT ON COLUMN economics_kpi_current."cost_eval_maintenance_usd" IS 'cost of keeping evaluations up';
COMMENT ON COLUMN economics_kpi_current."cost_engineering_usd" IS 'cost of engineering';
COMMENT ON COLUMN economics_kpi_current."cost_other_usd" IS 'any other cost';
COMMENT ON COLUMN economics_kpi_current."successes" IS 'tasks that succeeded and were not reversed';
COMMENT ON COLUMN economics_kpi_current."value_usd" IS 'value of these';
COMMENT ON COLUMN economics_kpi_current."conversions" IS 'conversions, refunds apart';
COMMENT ON COLUMN economics_kpi_current."assisted_conversions" IS 'of these with a value event of the user in the 7 d before';
COMMENT ON COLUMN economics_kpi_current."expansions" IS 'conversions of kind expansion';
COMMENT ON COLUMN economics_kpi_current."revenue_usd" IS 'value of conversions, less that of refunds';
COMMENT ON COLUMN economics_kpi_current."expansion_revenue_usd" IS 'value of expansions';
COMMENT ON COLUMN economics_kpi_current."invocations" IS 'feature.invoked events';
COMMENT ON COLUMN economics_kpi_current."period_cost_per_success_usd" IS 'cost_usd / successes: What was spent in the window per task that succeeded?';
COMMENT ON COLUMN economics_kpi_current."period_cost_per_success_usd_low" IS 'NULL: period_cost_per_success_usd is no proportion';
COMMENT ON COLUMN economics_kpi_current."period_cost_per_success_usd_high" IS 'NULL: period_cost_per_success_usd is no proportion';
COMMENT ON COLUMN economics_kpi_current."cost_per_invocation_usd" IS 'cost_usd / invocations: What was spent in the window per invocation of a feature?';
COMMENT ON COLUMN economics_kpi_current."cost_per_invocation_usd_low" IS 'NULL: cost_per_invocation_usd is no proportion';
COMMENT ON COLUMN economics_kpi_current."cost_per_invocation_usd_high" IS 'NULL: cost_per_invocation_usd is no proportion';
COMMENT ON COLUMN economics_kpi_current."gross_margin" IS '(revenue_usd - cost_usd) / revenue_usd: Which part of the revenue is left after all costs?';
COMMENT ON COLUMN economics_kpi_current."gross_margin_low" IS 'NULL: gross_margin is no proportion';
COMMENT ON COLUMN economics_kpi_current."gross_margin_high" IS 'NULL: gross_margin is no proportion';
COMMENT ON COLUMN economics_kpi_current."value_cost_ratio" IS 'value_usd / cost_usd: How much value is there per dollar spent?';
COMMENT ON COLUMN economics_kpi_current."value_cost_ratio_low" IS 'NULL: value_cost_ratio is no proportion';
COMMENT ON COLUMN economics_kpi_current."value_cost_ratio_high" IS 'NULL: value_cost_ratio is no proportion';
COMMENT ON COLUMN economics_kpi_current."roi" IS '(value_usd - cost_usd) / cost_usd: How much more value than cost is there per dollar spent?';
COMMENT ON COLUMN economics_kpi_current."roi_low" IS 'NULL: roi is no proportion';
COMMENT ON COLUMN economics_kpi_current."roi_high" IS 'NULL: roi is no proportion';
COMMENT ON COLUMN economics_kpi_current."assisted_conversion_rate" IS 'assisted_conversions / conversions: How many conversions had a value event of the user in the 7 days before?';
COMMENT ON COLUMN economics_kpi_current."assisted_conversion_rate_low" IS 'lower end of the 95 % Wilson interval of assisted_conversion_rate';
COMMENT ON COLUMN economics_kpi_current."assisted_conversion_rate_high" IS 'upper end of the 95 % Wilson interval of assisted_conversion_rate';
COMMENT ON COLUMN economics_kpi_current."human_review_cost_share" IS 'cost_human_review_usd / cost_usd: Which part of the cost is review by people?';
COMMENT ON COLUMN economics_kpi_current."human_review_cost_share_low" IS 'NULL: human_review_cost_share is no proportion';
COMMENT ON COLUMN economics_kpi_current."human_review_cost_share_high" IS 'NULL: human_review_cost_share is no proportion';

DROP VIEW IF EXISTS adoption_kpi_current;
CREATE VIEW adoption_kpi_current AS
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
    "eligible",
    "invoked_14d",
    "activated_14d",
    "adopted_60d",
    "disabled_60d",
    "time_to_value_ms",
    "tried_60d",
    "waiting",
    "opportunities",
    "opportunities_taken",
    "time_to_value_histogram",
    "adoption_rate",
    "adoption_rate_low",
    "adoption_rate_high",
    "trial_rate",
    "trial_rate_low",
    "trial_rate_high",
    "invocation_rate",
    "invocation_rate_low",
    "invocation_rate_high",
    "activation_rate",
    "activation_rate_low",
    "activation_rate_high",
    "disablement_rate",
    "disablement_rate_low",
    "disablement_rate_high",
    "time_to_value_p50_s",
    "time_to_value_p50_s_low",
    "time_to_value_p50_s_high",
    "time_to_value_p90_s",
    "time_to_value_p90_s_low",
    "time_to_value_p90_s_high",
    "relevant_moment_invocation",
    "relevant_moment_invocation_low",
    "relevant_moment_invocation_high"
FROM adoption_kpi;
COMMENT ON VIEW adoption_kpi_current IS 'Counts and rates of eligible users and of opportunities, by their day: the current row of each key, provisional or final';
COMMENT ON COLUMN adoption_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN adoption_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN adoption_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN adoption_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN adoption_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN adoption_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN adoption_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN adoption_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN adoption_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN adoption_kpi_current."eligible" IS 'users who became eligible for a feature';
COMMENT ON COLUMN adoption_kpi_current."invoked_14d" IS 'of these with a use within 14 d';
COMMENT ON COLUMN adoption_kpi_current."activated_14d" IS 'eligible, with a value event within 14 d';
COMMENT ON COLUMN adoption_kpi_current."adopted_60d" IS 'eligible, with a value event within 60 d';
COMMENT ON COLUMN adoption_kpi_current."disabled_60d" IS 'eligible, and no longer so within 60 d';
COMMENT ON COLUMN adoption_kpi_current."time_to_value_ms" IS 'time from the first use to the first value event after it';
COMMENT ON COLUMN adoption_kpi_current."tried_60d" IS 'eligible, with a use within 60 d';
COMMENT ON COLUMN adoption_kpi_current."waiting" IS 'of these without a value event after it';
COMMENT ON COLUMN adoption_kpi_current."opportunities" IS 'moments at which the feature would have helped';
COMMENT ON COLUMN adoption_kpi_current."opportunities_taken" IS 'of these with an invocation within 5 min';
COMMENT ON COLUMN adoption_kpi_current."time_to_value_histogram" IS 'time from the first use to the first value event after it, as bucket:count pairs';
COMMENT ON COLUMN adoption_kpi_current."adoption_rate" IS 'adopted_60d / eligible: How many eligible users had a value event within 60 days?';
COMMENT ON COLUMN adoption_kpi_current."adoption_rate_low" IS 'lower end of the 95 % Wilson interval of adoption_rate';
COMMENT ON COLUMN adoption_kpi_current."adoption_rate_high" IS 'upper end of the 95 % Wilson interval of adoption_rate';
COMMENT ON COLUMN adoption_kpi_current."trial_rate" IS 'tried_60d / eligible: How many eligible users used the feature within 60 days?';
COMMENT ON COLUMN adoption_kpi_current."trial_rate_low" IS 'lower end of the 95 % Wilson interval of trial_rate';
COMMENT ON COLUMN adoption_kpi_current."trial_rate_high" IS 'upper end of the 95 % Wilson interval of trial_rate';
COMMENT ON COLUMN adoption_kpi_current."invocation_rate" IS 'invoked_14d / eligible: How many eligible users used the feature within 14 days?';
COMMENT ON COLUMN adoption_kpi_current."invocation_rate_low" IS 'lower end of the 95 % Wilson interval of invocation_rate';
COMMENT ON COLUMN adoption_kpi_current."invocation_rate_high" IS 'upper end of the 95 % Wilson interval of invocation_rate';
COMMENT ON COLUMN adoption_kpi_current."activation_rate" IS 'activated_14d / eligible: How many eligible users had a value event within 14 days?';
COMMENT ON COLUMN adoption_kpi_current."activation_rate_low" IS 'lower end of the 95 % Wilson interval of activation_rate';
COMMENT ON COLUMN adoption_kpi_current."activation_rate_high" IS 'upper end of the 95 % Wilson interval of activation_rate';
COMMENT ON COLUMN adoption_kpi_current."disablement_rate" IS 'disabled_60d / eligible: For how many eligible users was the feature disabled within 60 days?';
COMMENT ON COLUMN adoption_kpi_current."disablement_rate_low" IS 'lower end of the 95 % Wilson interval of disablement_rate';
COMMENT ON COLUMN adoption_kpi_current."disablement_rate_high" IS 'upper end of the 95 % Wilson interval of disablement_rate';
COMMENT ON COLUMN adoption_kpi_current."time_to_value_p50_s" IS 'quantile 0.5 of time_to_value, waiting above all: Within which time from the first use did half of those who tried it get value?';
COMMENT ON COLUMN adoption_kpi_current."time_to_value_p50_s_low" IS 'NULL: time_to_value_p50_s is no proportion';
COMMENT ON COLUMN adoption_kpi_current."time_to_value_p50_s_high" IS 'NULL: time_to_value_p50_s is no proportion';
COMMENT ON COLUMN adoption_kpi_current."time_to_value_p90_s" IS 'quantile 0.9 of time_to_value, waiting above all: Within which time from the first use did 90 % of those who tried it get value?';
COMMENT ON COLUMN adoption_kpi_current."time_to_value_p90_s_low" IS 'NULL: time_to_value_p90_s is no proportion';
COMMENT ON COLUMN adoption_kpi_current."time_to_value_p90_s_high" IS 'NULL: time_to_value_p90_s is no proportion';
COMMENT ON COLUMN adoption_kpi_current."relevant_moment_invocation" IS 'opportunities_taken / opportunities: How many moments at which the feature would help led to its use within 5 min?';
COMMENT ON COLUMN adoption_kpi_current."relevant_moment_invocation_low" IS 'lower end of the 95 % Wilson interval of relevant_moment_invocation';
COMMENT ON COLUMN adoption_kpi_current."relevant_moment_invocation_high" IS 'upper end of the 95 % Wilson interval of relevant_moment_invocation';

DROP VIEW IF EXISTS experiment_kpi_current;
CREATE VIEW experiment_kpi_current AS
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
    "exposed_users",
    "crossovers",
    "acceptance_users",
    "acceptance_n",
    "acceptance_d",
    "acceptance_nn",
    "acceptance_dd",
    "acceptance_nd",
    "persistence_users",
    "persistence_n",
    "persistence_d",
    "persistence_nn",
    "persistence_dd",
    "persistence_nd",
    "retry_users",
    "retry_n",
    "retry_d",
    "retry_nn",
    "retry_dd",
    "retry_nd",
    "completion_users",
    "completion_n",
    "completion_d",
    "completion_nn",
    "completion_dd",
    "completion_nd",
    "deflection_users",
    "deflection_n",
    "deflection_d",
    "deflection_nn",
    "deflection_dd",
    "deflection_nd",
    "conversion_users",
    "conversion_n",
    "conversion_d",
    "conversion_nn",
    "conversion_dd",
    "conversion_nd"
FROM experiment_kpi;
COMMENT ON VIEW experiment_kpi_current IS 'Sums over exposed users and their squares, by the day of the exposure: the current row of each key, provisional or final';
COMMENT ON COLUMN experiment_kpi_current."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN experiment_kpi_current."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN experiment_kpi_current."window_start" IS 'first instant of the window';
COMMENT ON COLUMN experiment_kpi_current."window_end" IS 'first instant after the window';
COMMENT ON COLUMN experiment_kpi_current."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN experiment_kpi_current."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN experiment_kpi_current."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN experiment_kpi_current."version" IS 'grows with every change of the row';
COMMENT ON COLUMN experiment_kpi_current."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN experiment_kpi_current."exposed_users" IS 'users exposed to the variant';
COMMENT ON COLUMN experiment_kpi_current."crossovers" IS 'of these exposed to another variant within 7 d';
COMMENT ON COLUMN experiment_kpi_current."acceptance_users" IS 'users with any suggestions shown in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_current."acceptance_n" IS 'suggestions accepted';
COMMENT ON COLUMN experiment_kpi_current."acceptance_d" IS 'suggestions shown';
COMMENT ON COLUMN experiment_kpi_current."acceptance_nn" IS 'over users: the square of their suggestions accepted';
COMMENT ON COLUMN experiment_kpi_current."acceptance_dd" IS 'over users: the square of their suggestions shown';
COMMENT ON COLUMN experiment_kpi_current."acceptance_nd" IS 'over users: their suggestions accepted times their suggestions shown';
COMMENT ON COLUMN experiment_kpi_current."persistence_users" IS 'users with any accepted suggestions observed at 600s in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_current."persistence_n" IS 'accepted suggestions of which part is left after 600s';
COMMENT ON COLUMN experiment_kpi_current."persistence_d" IS 'accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi_current."persistence_nn" IS 'over users: the square of their accepted suggestions of which part is left after 600s';
COMMENT ON COLUMN experiment_kpi_current."persistence_dd" IS 'over users: the square of their accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi_current."persistence_nd" IS 'over users: their accepted suggestions of which part is left after 600s times their accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi_current."retry_users" IS 'users with any queries in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_current."retry_n" IS 'queries retried';
COMMENT ON COLUMN experiment_kpi_current."retry_d" IS 'queries';
COMMENT ON COLUMN experiment_kpi_current."retry_nn" IS 'over users: the square of their queries retried';
COMMENT ON COLUMN experiment_kpi_current."retry_dd" IS 'over users: the square of their queries';
COMMENT ON COLUMN experiment_kpi_current."retry_nd" IS 'over users: their queries retried times their queries';
COMMENT ON COLUMN experiment_kpi_current."completion_users" IS 'users with any tasks started in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_current."completion_n" IS 'tasks that succeeded and were not reversed';
COMMENT ON COLUMN experiment_kpi_current."completion_d" IS 'tasks started';
COMMENT ON COLUMN experiment_kpi_current."completion_nn" IS 'over users: the square of their tasks that succeeded and were not reversed';
COMMENT ON COLUMN experiment_kpi_current."completion_dd" IS 'over users: the square of their tasks started';
COMMENT ON COLUMN experiment_kpi_current."completion_nd" IS 'over users: their tasks that succeeded and were not reversed times their tasks started';
COMMENT ON COLUMN experiment_kpi_current."deflection_users" IS 'users with any conversations eligible in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_current."deflection_n" IS 'conversations deflected';
COMMENT ON COLUMN experiment_kpi_current."deflection_d" IS 'conversations eligible';
COMMENT ON COLUMN experiment_kpi_current."deflection_nn" IS 'over users: the square of their conversations deflected';
COMMENT ON COLUMN experiment_kpi_current."deflection_dd" IS 'over users: the square of their conversations eligible';
COMMENT ON COLUMN experiment_kpi_current."deflection_nd" IS 'over users: their conversations deflected times their conversations eligible';
COMMENT ON COLUMN experiment_kpi_current."conversion_users" IS 'users with any users in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_current."conversion_n" IS 'users with a conversion';
COMMENT ON COLUMN experiment_kpi_current."conversion_d" IS 'users';
COMMENT ON COLUMN experiment_kpi_current."conversion_nn" IS 'over users: the square of their users with a conversion';
COMMENT ON COLUMN experiment_kpi_current."conversion_dd" IS 'over users: the square of their users';
COMMENT ON COLUMN experiment_kpi_current."conversion_nd" IS 'over users: their users with a conversion times their users';

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
    "shown_lines",
    "accepted_lines",
    "viewed",
    "glanced",
    "auto_accepted",
    "followed",
    "early_accepts",
    "retained_lines_30s",
    "observed_lines_30s",
    "retained_lines_120s",
    "observed_lines_120s",
    "retained_lines_300s",
    "observed_lines_300s",
    "retained_lines_600s",
    "observed_lines_600s",
    "acceptance_rate",
    "acceptance_rate_low",
    "acceptance_rate_high",
    "manual_acceptance_rate",
    "manual_acceptance_rate_low",
    "manual_acceptance_rate_high",
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
    "line_persistence_30s",
    "line_persistence_30s_low",
    "line_persistence_30s_high",
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
    "line_persistence_120s",
    "line_persistence_120s_low",
    "line_persistence_120s_high",
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
    "line_persistence_300s",
    "line_persistence_300s_low",
    "line_persistence_300s_high",
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
    "line_persistence_600s",
    "line_persistence_600s_low",
    "line_persistence_600s_high",
    "persistence_rate_600s_if_gone",
    "persistence_rate_600s_if_gone_low",
    "persistence_rate_600s_if_gone_high",
    "persistence_rate_600s_if_kept",
    "persistence_rate_600s_if_kept_low",
    "persistence_rate_600s_if_kept_high",
    "untouched_rate",
    "untouched_rate_low",
    "untouched_rate_high",
    "edited_rate",
    "edited_rate_low",
    "edited_rate_high",
    "unobserved_rate",
    "unobserved_rate_low",
    "unobserved_rate_high",
    "rejected_rate",
    "rejected_rate_low",
    "rejected_rate_high",
    "ignored_rate",
    "ignored_rate_low",
    "ignored_rate_high",
    "followed_rate",
    "followed_rate_low",
    "followed_rate_high",
    "glance_rate",
    "glance_rate_low",
    "glance_rate_high"
FROM suggestion_kpi
WHERE maturity = 'final';
COMMENT ON VIEW suggestion_kpi_final IS 'Counts and rates of suggestions, by the window in which they were first shown: only rows that cannot change any more';
COMMENT ON COLUMN suggestion_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN suggestion_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN suggestion_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN suggestion_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN suggestion_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
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
COMMENT ON COLUMN suggestion_kpi_final."unobserved_30s" IS 'accepted, and at 30s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi_final."present_30s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_30s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_30s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_final."retained_chars_30s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_chars_30s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_120s" IS 'accepted, and still observable 120s after the accept';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_120s" IS 'accepted, and at 120s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi_final."present_120s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_120s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_120s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_final."retained_chars_120s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_chars_120s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_300s" IS 'accepted, and still observable 300s after the accept';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_300s" IS 'accepted, and at 300s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi_final."present_300s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_300s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_300s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_final."retained_chars_300s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_chars_300s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_600s" IS 'accepted, and still observable 600s after the accept';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_600s" IS 'accepted, and at 600s closed without a later edit, or edited to a text that cannot be measured';
COMMENT ON COLUMN suggestion_kpi_final."present_600s" IS 'observed, and part of it is left: distance < 1';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_600s" IS 'observed, and nothing changed: distance = 0';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_600s" IS 'observed, and distance < 0.33';
COMMENT ON COLUMN suggestion_kpi_final."retained_chars_600s" IS 'characters left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_chars_600s" IS 'characters accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."shown_lines" IS 'lines shown';
COMMENT ON COLUMN suggestion_kpi_final."accepted_lines" IS 'lines accepted: of each suggestion the accept with the most';
COMMENT ON COLUMN suggestion_kpi_final."viewed" IS 'shown with a visible_ms';
COMMENT ON COLUMN suggestion_kpi_final."glanced" IS 'viewed for less than 750 ms';
COMMENT ON COLUMN suggestion_kpi_final."auto_accepted" IS 'accepted by the method auto';
COMMENT ON COLUMN suggestion_kpi_final."followed" IS 'accepted, with an edit or a close in [accept, accept + 600 s]';
COMMENT ON COLUMN suggestion_kpi_final."early_accepts" IS 'not accepted, with an accept in [shown - 60 s, shown): a sign that two clocks differ';
COMMENT ON COLUMN suggestion_kpi_final."retained_lines_30s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_lines_30s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."retained_lines_120s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_lines_120s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."retained_lines_300s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_lines_300s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."retained_lines_600s" IS 'lines left, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."observed_lines_600s" IS 'lines accepted, of the observed suggestions';
COMMENT ON COLUMN suggestion_kpi_final."acceptance_rate" IS 'accepted / shown: How many of the suggestions shown were accepted?';
COMMENT ON COLUMN suggestion_kpi_final."acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_final."acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_final."manual_acceptance_rate" IS '(accepted - auto_accepted) / (shown - auto_accepted): How many of the suggestions that were not accepted by a machine did people accept?';
COMMENT ON COLUMN suggestion_kpi_final."manual_acceptance_rate_low" IS 'lower end of the 95 % Wilson interval of manual_acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_final."manual_acceptance_rate_high" IS 'upper end of the 95 % Wilson interval of manual_acceptance_rate';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s" IS 'present_30s / observed_30s: How many of the observed accepts were still there after 30 s?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_30s" IS 'unchanged_30s / observed_30s: How many of the observed accepts had not one character changed after 30 s?';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_30s" IS 'mostly_unchanged_30s / observed_30s: How many of the observed accepts had less than a third changed after 30 s?';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_30s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_30s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_30s" IS 'present_30s / shown: How many of the suggestions shown were accepted and still there after 30 s?';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_30s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_30s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_30s';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_30s" IS 'retained_chars_30s / observed_chars_30s: How much of the accepted text was still there after 30 s, by characters?';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_30s_low" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_30s_high" IS 'NULL: char_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_30s" IS 'retained_lines_30s / observed_lines_30s: How much of the accepted text was still there after 30 s, by lines?';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_30s_low" IS 'NULL: line_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_30s_high" IS 'NULL: line_persistence_30s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_gone" IS 'present_30s / (observed_30s + unobserved_30s): How many accepts were still there after 30 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_kept" IS '(present_30s + unobserved_30s) / (observed_30s + unobserved_30s): How many accepts were still there after 30 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_30s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_30s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s" IS 'present_120s / observed_120s: How many of the observed accepts were still there after 120 s?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_120s" IS 'unchanged_120s / observed_120s: How many of the observed accepts had not one character changed after 120 s?';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_120s" IS 'mostly_unchanged_120s / observed_120s: How many of the observed accepts had less than a third changed after 120 s?';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_120s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_120s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_120s" IS 'present_120s / shown: How many of the suggestions shown were accepted and still there after 120 s?';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_120s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_120s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_120s';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_120s" IS 'retained_chars_120s / observed_chars_120s: How much of the accepted text was still there after 120 s, by characters?';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_120s_low" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_120s_high" IS 'NULL: char_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_120s" IS 'retained_lines_120s / observed_lines_120s: How much of the accepted text was still there after 120 s, by lines?';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_120s_low" IS 'NULL: line_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_120s_high" IS 'NULL: line_persistence_120s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_gone" IS 'present_120s / (observed_120s + unobserved_120s): How many accepts were still there after 120 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_kept" IS '(present_120s + unobserved_120s) / (observed_120s + unobserved_120s): How many accepts were still there after 120 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_120s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_120s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s" IS 'present_300s / observed_300s: How many of the observed accepts were still there after 300 s?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_300s" IS 'unchanged_300s / observed_300s: How many of the observed accepts had not one character changed after 300 s?';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_300s" IS 'mostly_unchanged_300s / observed_300s: How many of the observed accepts had less than a third changed after 300 s?';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_300s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_300s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_300s" IS 'present_300s / shown: How many of the suggestions shown were accepted and still there after 300 s?';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_300s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_300s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_300s';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_300s" IS 'retained_chars_300s / observed_chars_300s: How much of the accepted text was still there after 300 s, by characters?';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_300s_low" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_300s_high" IS 'NULL: char_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_300s" IS 'retained_lines_300s / observed_lines_300s: How much of the accepted text was still there after 300 s, by lines?';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_300s_low" IS 'NULL: line_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_300s_high" IS 'NULL: line_persistence_300s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_gone" IS 'present_300s / (observed_300s + unobserved_300s): How many accepts were still there after 300 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_kept" IS '(present_300s + unobserved_300s) / (observed_300s + unobserved_300s): How many accepts were still there after 300 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_300s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_300s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s" IS 'present_600s / observed_600s: How many of the observed accepts were still there after 600 s?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_600s" IS 'unchanged_600s / observed_600s: How many of the observed accepts had not one character changed after 600 s?';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_600s" IS 'mostly_unchanged_600s / observed_600s: How many of the observed accepts had less than a third changed after 600 s?';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_600s_low" IS 'lower end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."mostly_unchanged_rate_600s_high" IS 'upper end of the 95 % Wilson interval of mostly_unchanged_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_600s" IS 'present_600s / shown: How many of the suggestions shown were accepted and still there after 600 s?';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_600s_low" IS 'lower end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."kept_rate_600s_high" IS 'upper end of the 95 % Wilson interval of kept_rate_600s';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_600s" IS 'retained_chars_600s / observed_chars_600s: How much of the accepted text was still there after 600 s, by characters?';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_600s_low" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."char_persistence_600s_high" IS 'NULL: char_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_600s" IS 'retained_lines_600s / observed_lines_600s: How much of the accepted text was still there after 600 s, by lines?';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_600s_low" IS 'NULL: line_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."line_persistence_600s_high" IS 'NULL: line_persistence_600s is no proportion';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_gone" IS 'present_600s / (observed_600s + unobserved_600s): How many accepts were still there after 600 s, if all that was not observed is gone?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_gone_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_gone_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_gone';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_kept" IS '(present_600s + unobserved_600s) / (observed_600s + unobserved_600s): How many accepts were still there after 600 s, if all that was not observed is there?';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_kept_low" IS 'lower end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."persistence_rate_600s_if_kept_high" IS 'upper end of the 95 % Wilson interval of persistence_rate_600s_if_kept';
COMMENT ON COLUMN suggestion_kpi_final."untouched_rate" IS 'unchanged_600s / shown: How many of the suggestions shown were accepted and stood unchanged 600 s later?';
COMMENT ON COLUMN suggestion_kpi_final."untouched_rate_low" IS 'lower end of the 95 % Wilson interval of untouched_rate';
COMMENT ON COLUMN suggestion_kpi_final."untouched_rate_high" IS 'upper end of the 95 % Wilson interval of untouched_rate';
COMMENT ON COLUMN suggestion_kpi_final."edited_rate" IS '(observed_600s - unchanged_600s) / shown: How many of the suggestions shown were accepted and had been edited or removed 600 s later?';
COMMENT ON COLUMN suggestion_kpi_final."edited_rate_low" IS 'lower end of the 95 % Wilson interval of edited_rate';
COMMENT ON COLUMN suggestion_kpi_final."edited_rate_high" IS 'upper end of the 95 % Wilson interval of edited_rate';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_rate" IS 'unobserved_600s / shown: How many of the suggestions shown were accepted and could not be observed 600 s later?';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_rate_low" IS 'lower end of the 95 % Wilson interval of unobserved_rate';
COMMENT ON COLUMN suggestion_kpi_final."unobserved_rate_high" IS 'upper end of the 95 % Wilson interval of unobserved_rate';
COMMENT ON COLUMN suggestion_kpi_final."rejected_rate" IS 'rejected / shown: How many of the suggestions shown were rejected?';
COMMENT ON COLUMN suggestion_kpi_final."rejected_rate_low" IS 'lower end of the 95 % Wilson interval of rejected_rate';
COMMENT ON COLUMN suggestion_kpi_final."rejected_rate_high" IS 'upper end of the 95 % Wilson interval of rejected_rate';
COMMENT ON COLUMN suggestion_kpi_final."ignored_rate" IS 'ignored / shown: How many of the suggestions shown were neither accepted nor rejected?';
COMMENT ON COLUMN suggestion_kpi_final."ignored_rate_low" IS 'lower end of the 95 % Wilson interval of ignored_rate';
COMMENT ON COLUMN suggestion_kpi_final."ignored_rate_high" IS 'upper end of the 95 % Wilson interval of ignored_rate';
COMMENT ON COLUMN suggestion_kpi_final."followed_rate" IS 'followed / accepted: Of how many accepts did the 600 s after the accept bring an edit or a close?';
COMMENT ON COLUMN suggestion_kpi_final."followed_rate_low" IS 'lower end of the 95 % Wilson interval of followed_rate';
COMMENT ON COLUMN suggestion_kpi_final."followed_rate_high" IS 'upper end of the 95 % Wilson interval of followed_rate';
COMMENT ON COLUMN suggestion_kpi_final."glance_rate" IS 'glanced / viewed: How many suggestions were visible for less than 750 ms, too short to be read?';
COMMENT ON COLUMN suggestion_kpi_final."glance_rate_low" IS 'lower end of the 95 % Wilson interval of glance_rate';
COMMENT ON COLUMN suggestion_kpi_final."glance_rate_high" IS 'upper end of the 95 % Wilson interval of glance_rate';

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
    "satisfied",
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
    "regenerate_rate_high",
    "left_alone_rate",
    "left_alone_rate_low",
    "left_alone_rate_high"
FROM question_kpi
WHERE maturity = 'final';
COMMENT ON VIEW question_kpi_final IS 'Counts and rates of questions, by the window in which they were asked: only rows that cannot change any more';
COMMENT ON COLUMN question_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN question_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN question_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN question_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN question_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
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
COMMENT ON COLUMN question_kpi_final."satisfied" IS 'not asked again within 30 min, and not regenerated';
COMMENT ON COLUMN question_kpi_final."asking_users" IS 'distinct users who asked, exact';
COMMENT ON COLUMN question_kpi_final."repeat_users" IS 'distinct users with a repeat, exact';
COMMENT ON COLUMN question_kpi_final."asking_users_sketch" IS 'distinct users who asked: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi_final."repeat_users_sketch" IS 'distinct users with a repeat: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN question_kpi_final."repeat_user_rate" IS 'repeat_users / asking_users: How many of the users who asked had to ask the same again, 30 min to 7 days later?';
COMMENT ON COLUMN question_kpi_final."repeat_user_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi_final."repeat_user_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_user_rate';
COMMENT ON COLUMN question_kpi_final."repeat_queries_per_user" IS 'repeats / asking_users: How many repeated questions are there per user who asked, as the literature counts them?';
COMMENT ON COLUMN question_kpi_final."repeat_queries_per_user_low" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi_final."repeat_queries_per_user_high" IS 'NULL: repeat_queries_per_user is no proportion';
COMMENT ON COLUMN question_kpi_final."repeat_query_rate" IS 'repeats / queries: How many questions had been asked by the same user 30 min to 7 days before?';
COMMENT ON COLUMN question_kpi_final."repeat_query_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi_final."repeat_query_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_query_rate';
COMMENT ON COLUMN question_kpi_final."reask_rate" IS 'reasks / queries: How many questions had been asked by the same user 5 to 30 min before?';
COMMENT ON COLUMN question_kpi_final."reask_rate_low" IS 'lower end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi_final."reask_rate_high" IS 'upper end of the 95 % Wilson interval of reask_rate';
COMMENT ON COLUMN question_kpi_final."retry_rate" IS 'retried / queries: How many questions were sent again within 5 min, or their answer regenerated?';
COMMENT ON COLUMN question_kpi_final."retry_rate_low" IS 'lower end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi_final."retry_rate_high" IS 'upper end of the 95 % Wilson interval of retry_rate';
COMMENT ON COLUMN question_kpi_final."regenerate_rate" IS 'regenerated / queries: How many questions had their answer regenerated within 30 min?';
COMMENT ON COLUMN question_kpi_final."regenerate_rate_low" IS 'lower end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi_final."regenerate_rate_high" IS 'upper end of the 95 % Wilson interval of regenerate_rate';
COMMENT ON COLUMN question_kpi_final."left_alone_rate" IS 'satisfied / queries: How many questions were asked, answered and left alone: not asked again within 30 min, and not regenerated?';
COMMENT ON COLUMN question_kpi_final."left_alone_rate_low" IS 'lower end of the 95 % Wilson interval of left_alone_rate';
COMMENT ON COLUMN question_kpi_final."left_alone_rate_high" IS 'upper end of the 95 % Wilson interval of left_alone_rate';

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
COMMENT ON VIEW ingest_kpi_final IS 'Counts of all records read, by window and source: only rows that cannot change any more';
COMMENT ON COLUMN ingest_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN ingest_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN ingest_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN ingest_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN ingest_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN ingest_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN ingest_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN ingest_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN ingest_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN ingest_kpi_final."read" IS 'records read';
COMMENT ON COLUMN ingest_kpi_final."effective" IS 'changed a number, or are kept until a related event arrives';
COMMENT ON COLUMN ingest_kpi_final."without_effect" IS 'changed nothing where they are counted: duplicates, types not counted yet';
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
COMMENT ON COLUMN ingest_kpi_final."refused_rate" IS 'refused / read: How many of the records read were refused?';
COMMENT ON COLUMN ingest_kpi_final."refused_rate_low" IS 'lower end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi_final."refused_rate_high" IS 'upper end of the 95 % Wilson interval of refused_rate';
COMMENT ON COLUMN ingest_kpi_final."late_rate" IS 'late / read: How many of the records read came too late to be counted?';
COMMENT ON COLUMN ingest_kpi_final."late_rate_low" IS 'lower end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi_final."late_rate_high" IS 'upper end of the 95 % Wilson interval of late_rate';
COMMENT ON COLUMN ingest_kpi_final."unopened_rate" IS 'unopened / read: How many of the records read belong to a subject without an opening?';
COMMENT ON COLUMN ingest_kpi_final."unopened_rate_low" IS 'lower end of the 95 % Wilson interval of unopened_rate';
COMMENT ON COLUMN ingest_kpi_final."unopened_rate_high" IS 'upper end of the 95 % Wilson interval of unopened_rate';

DROP VIEW IF EXISTS task_kpi_final;
CREATE VIEW task_kpi_final AS
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
    "started",
    "defined",
    "succeeded",
    "reversed",
    "failed",
    "successes",
    "abandoned",
    "asked",
    "asked_once",
    "first_response_successes",
    "interactions",
    "overridden",
    "overridden_fields",
    "reviewed",
    "review_passed",
    "review_ms",
    "completion_ms",
    "baselined",
    "saved_ms",
    "cost_usd",
    "costed",
    "costed_successes",
    "costed_baseline",
    "baseline_usd",
    "baselined_cost_usd",
    "quality_sum",
    "quality_unknown",
    "north_star",
    "north_star_if_perfect",
    "value_usd",
    "costed_value_usd",
    "output_tokens",
    "successful_output_tokens",
    "completion_histogram",
    "task_completion_rate",
    "task_completion_rate_low",
    "task_completion_rate_high",
    "drop_off_rate",
    "drop_off_rate_low",
    "drop_off_rate_high",
    "reversal_rate",
    "reversal_rate_low",
    "reversal_rate_high",
    "one_turn_success_rate",
    "one_turn_success_rate_low",
    "one_turn_success_rate_high",
    "asked_coverage",
    "asked_coverage_low",
    "asked_coverage_high",
    "success_defined_rate",
    "success_defined_rate_low",
    "success_defined_rate_high",
    "cost_coverage",
    "cost_coverage_low",
    "cost_coverage_high",
    "override_rate",
    "override_rate_low",
    "override_rate_high",
    "correction_rate",
    "correction_rate_low",
    "correction_rate_high",
    "human_review_pass_rate",
    "human_review_pass_rate_low",
    "human_review_pass_rate_high",
    "human_review_minutes",
    "human_review_minutes_low",
    "human_review_minutes_high",
    "time_to_complete_p50_s",
    "time_to_complete_p50_s_low",
    "time_to_complete_p50_s_high",
    "time_to_complete_p90_s",
    "time_to_complete_p90_s_low",
    "time_to_complete_p90_s_high",
    "time_saved_s",
    "time_saved_s_low",
    "time_saved_s_high",
    "cost_per_successful_outcome_usd",
    "cost_per_successful_outcome_usd_low",
    "cost_per_successful_outcome_usd_high",
    "cost_per_task_usd",
    "cost_per_task_usd_low",
    "cost_per_task_usd_high",
    "cost_reduction",
    "cost_reduction_low",
    "cost_reduction_high",
    "wasted_task_tokens_ratio",
    "wasted_task_tokens_ratio_low",
    "wasted_task_tokens_ratio_high",
    "quality_per_success",
    "quality_per_success_low",
    "quality_per_success_high",
    "value_to_cost",
    "value_to_cost_low",
    "value_to_cost_high"
FROM task_kpi
WHERE maturity = 'final';
COMMENT ON VIEW task_kpi_final IS 'Counts and rates of tasks, by the window in which they were started: only rows that cannot change any more';
COMMENT ON COLUMN task_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN task_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN task_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN task_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN task_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN task_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN task_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN task_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN task_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN task_kpi_final."started" IS 'tasks started';
COMMENT ON COLUMN task_kpi_final."defined" IS 'with a success_definition';
COMMENT ON COLUMN task_kpi_final."succeeded" IS 'ended in success within 72 h, reversed or not';
COMMENT ON COLUMN task_kpi_final."reversed" IS 'of these reversed within 7 d';
COMMENT ON COLUMN task_kpi_final."failed" IS 'ended in failure within 72 h';
COMMENT ON COLUMN task_kpi_final."successes" IS 'ended in success, and not reversed';
COMMENT ON COLUMN task_kpi_final."abandoned" IS 'with no other end in 72 h, reported or not; NULL until the row is final';
COMMENT ON COLUMN task_kpi_final."asked" IS 'with an interaction that has a query';
COMMENT ON COLUMN task_kpi_final."asked_once" IS 'with exactly one such, and no answer regenerated';
COMMENT ON COLUMN task_kpi_final."first_response_successes" IS 'of these successes';
COMMENT ON COLUMN task_kpi_final."interactions" IS 'interactions of the tasks that have a query';
COMMENT ON COLUMN task_kpi_final."overridden" IS 'with a decision overridden in [start, start + 7 d]';
COMMENT ON COLUMN task_kpi_final."overridden_fields" IS 'distinct fields of those decisions, per task';
COMMENT ON COLUMN task_kpi_final."reviewed" IS 'with a review in [start, start + 7 d]';
COMMENT ON COLUMN task_kpi_final."review_passed" IS 'of these with the latest review passed';
COMMENT ON COLUMN task_kpi_final."review_ms" IS 'time of those reviews';
COMMENT ON COLUMN task_kpi_final."completion_ms" IS 'time from start to end of successes';
COMMENT ON COLUMN task_kpi_final."baselined" IS 'ended in success or failure, and with baseline_seconds';
COMMENT ON COLUMN task_kpi_final."saved_ms" IS 'time saved by these: baseline − time taken of a success, − time taken of others';
COMMENT ON COLUMN task_kpi_final."cost_usd" IS 'known cost of all tasks, whatever became of them';
COMMENT ON COLUMN task_kpi_final."costed" IS 'tasks with a known cost';
COMMENT ON COLUMN task_kpi_final."costed_successes" IS 'successes with a known cost';
COMMENT ON COLUMN task_kpi_final."costed_baseline" IS 'tasks with baseline_usd and a known cost';
COMMENT ON COLUMN task_kpi_final."baseline_usd" IS 'baseline_usd of the successes among these';
COMMENT ON COLUMN task_kpi_final."baselined_cost_usd" IS 'cost of all of these';
COMMENT ON COLUMN task_kpi_final."quality_sum" IS 'quality of the successes that have one';
COMMENT ON COLUMN task_kpi_final."quality_unknown" IS 'successes without a quality';
COMMENT ON COLUMN task_kpi_final."north_star" IS 'successes, each weighted by its quality; one of unknown quality counts nothing';
COMMENT ON COLUMN task_kpi_final."north_star_if_perfect" IS 'the same with 1 for each unknown quality';
COMMENT ON COLUMN task_kpi_final."value_usd" IS 'value_usd of successes';
COMMENT ON COLUMN task_kpi_final."costed_value_usd" IS 'value_usd of successes with a known cost';
COMMENT ON COLUMN task_kpi_final."output_tokens" IS 'output tokens of all generations of the tasks';
COMMENT ON COLUMN task_kpi_final."successful_output_tokens" IS 'those of successes';
COMMENT ON COLUMN task_kpi_final."completion_histogram" IS 'time from start to end of each success, as bucket:count pairs';
COMMENT ON COLUMN task_kpi_final."task_completion_rate" IS 'successes / started: How many started tasks succeeded and were not reversed?';
COMMENT ON COLUMN task_kpi_final."task_completion_rate_low" IS 'lower end of the 95 % Wilson interval of task_completion_rate';
COMMENT ON COLUMN task_kpi_final."task_completion_rate_high" IS 'upper end of the 95 % Wilson interval of task_completion_rate';
COMMENT ON COLUMN task_kpi_final."drop_off_rate" IS 'abandoned / started: How many of the tasks started came to no end in 72 h?';
COMMENT ON COLUMN task_kpi_final."drop_off_rate_low" IS 'lower end of the 95 % Wilson interval of drop_off_rate';
COMMENT ON COLUMN task_kpi_final."drop_off_rate_high" IS 'upper end of the 95 % Wilson interval of drop_off_rate';
COMMENT ON COLUMN task_kpi_final."reversal_rate" IS 'reversed / succeeded: How many of the successes were taken back within 7 days?';
COMMENT ON COLUMN task_kpi_final."reversal_rate_low" IS 'lower end of the 95 % Wilson interval of reversal_rate';
COMMENT ON COLUMN task_kpi_final."reversal_rate_high" IS 'upper end of the 95 % Wilson interval of reversal_rate';
COMMENT ON COLUMN task_kpi_final."one_turn_success_rate" IS 'first_response_successes / asked: How many of the tasks with a question succeeded with one question and its first answer?';
COMMENT ON COLUMN task_kpi_final."one_turn_success_rate_low" IS 'lower end of the 95 % Wilson interval of one_turn_success_rate';
COMMENT ON COLUMN task_kpi_final."one_turn_success_rate_high" IS 'upper end of the 95 % Wilson interval of one_turn_success_rate';
COMMENT ON COLUMN task_kpi_final."asked_coverage" IS 'asked / started: How many tasks can be seen to have a question?';
COMMENT ON COLUMN task_kpi_final."asked_coverage_low" IS 'lower end of the 95 % Wilson interval of asked_coverage';
COMMENT ON COLUMN task_kpi_final."asked_coverage_high" IS 'upper end of the 95 % Wilson interval of asked_coverage';
COMMENT ON COLUMN task_kpi_final."success_defined_rate" IS 'defined / started: How many tasks say what their success is?';
COMMENT ON COLUMN task_kpi_final."success_defined_rate_low" IS 'lower end of the 95 % Wilson interval of success_defined_rate';
COMMENT ON COLUMN task_kpi_final."success_defined_rate_high" IS 'upper end of the 95 % Wilson interval of success_defined_rate';
COMMENT ON COLUMN task_kpi_final."cost_coverage" IS 'costed / started: Of how many tasks is a cost known?';
COMMENT ON COLUMN task_kpi_final."cost_coverage_low" IS 'lower end of the 95 % Wilson interval of cost_coverage';
COMMENT ON COLUMN task_kpi_final."cost_coverage_high" IS 'upper end of the 95 % Wilson interval of cost_coverage';
COMMENT ON COLUMN task_kpi_final."override_rate" IS 'overridden / started: In how many tasks did a person override a decision?';
COMMENT ON COLUMN task_kpi_final."override_rate_low" IS 'lower end of the 95 % Wilson interval of override_rate';
COMMENT ON COLUMN task_kpi_final."override_rate_high" IS 'upper end of the 95 % Wilson interval of override_rate';
COMMENT ON COLUMN task_kpi_final."correction_rate" IS 'overridden_fields / started: How many fields did a person correct per task?';
COMMENT ON COLUMN task_kpi_final."correction_rate_low" IS 'NULL: correction_rate is no proportion';
COMMENT ON COLUMN task_kpi_final."correction_rate_high" IS 'NULL: correction_rate is no proportion';
COMMENT ON COLUMN task_kpi_final."human_review_pass_rate" IS 'review_passed / reviewed: How many of the tasks that a person reviewed passed?';
COMMENT ON COLUMN task_kpi_final."human_review_pass_rate_low" IS 'lower end of the 95 % Wilson interval of human_review_pass_rate';
COMMENT ON COLUMN task_kpi_final."human_review_pass_rate_high" IS 'upper end of the 95 % Wilson interval of human_review_pass_rate';
COMMENT ON COLUMN task_kpi_final."human_review_minutes" IS 'review_ms / reviewed: How long does a person review a task, among those reviewed?';
COMMENT ON COLUMN task_kpi_final."human_review_minutes_low" IS 'NULL: human_review_minutes is no proportion';
COMMENT ON COLUMN task_kpi_final."human_review_minutes_high" IS 'NULL: human_review_minutes is no proportion';
COMMENT ON COLUMN task_kpi_final."time_to_complete_p50_s" IS 'quantile 0.5 of completion: Within which time did half of the successes end?';
COMMENT ON COLUMN task_kpi_final."time_to_complete_p50_s_low" IS 'NULL: time_to_complete_p50_s is no proportion';
COMMENT ON COLUMN task_kpi_final."time_to_complete_p50_s_high" IS 'NULL: time_to_complete_p50_s is no proportion';
COMMENT ON COLUMN task_kpi_final."time_to_complete_p90_s" IS 'quantile 0.9 of completion: Within which time did 90 % of the successes end?';
COMMENT ON COLUMN task_kpi_final."time_to_complete_p90_s_low" IS 'NULL: time_to_complete_p90_s is no proportion';
COMMENT ON COLUMN task_kpi_final."time_to_complete_p90_s_high" IS 'NULL: time_to_complete_p90_s is no proportion';
COMMENT ON COLUMN task_kpi_final."time_saved_s" IS 'saved_ms / baselined: How much time does a task save against what it takes without AI?';
COMMENT ON COLUMN task_kpi_final."time_saved_s_low" IS 'NULL: time_saved_s is no proportion';
COMMENT ON COLUMN task_kpi_final."time_saved_s_high" IS 'NULL: time_saved_s is no proportion';
COMMENT ON COLUMN task_kpi_final."cost_per_successful_outcome_usd" IS 'cost_usd / costed_successes: What does a success cost, including failed tasks?';
COMMENT ON COLUMN task_kpi_final."cost_per_successful_outcome_usd_low" IS 'NULL: cost_per_successful_outcome_usd is no proportion';
COMMENT ON COLUMN task_kpi_final."cost_per_successful_outcome_usd_high" IS 'NULL: cost_per_successful_outcome_usd is no proportion';
COMMENT ON COLUMN task_kpi_final."cost_per_task_usd" IS 'cost_usd / costed: What does a task cost, whatever becomes of it?';
COMMENT ON COLUMN task_kpi_final."cost_per_task_usd_low" IS 'NULL: cost_per_task_usd is no proportion';
COMMENT ON COLUMN task_kpi_final."cost_per_task_usd_high" IS 'NULL: cost_per_task_usd is no proportion';
COMMENT ON COLUMN task_kpi_final."cost_reduction" IS '(baseline_usd - baselined_cost_usd) / baseline_usd: Which part of what the successes would cost without AI is saved?';
COMMENT ON COLUMN task_kpi_final."cost_reduction_low" IS 'NULL: cost_reduction is no proportion';
COMMENT ON COLUMN task_kpi_final."cost_reduction_high" IS 'NULL: cost_reduction is no proportion';
COMMENT ON COLUMN task_kpi_final."wasted_task_tokens_ratio" IS '(output_tokens - successful_output_tokens) / output_tokens: Which part of the generated tokens went into tasks without success?';
COMMENT ON COLUMN task_kpi_final."wasted_task_tokens_ratio_low" IS 'NULL: wasted_task_tokens_ratio is no proportion';
COMMENT ON COLUMN task_kpi_final."wasted_task_tokens_ratio_high" IS 'NULL: wasted_task_tokens_ratio is no proportion';
COMMENT ON COLUMN task_kpi_final."quality_per_success" IS 'quality_sum / (successes - quality_unknown): How good is a success, where its quality is known?';
COMMENT ON COLUMN task_kpi_final."quality_per_success_low" IS 'NULL: quality_per_success is no proportion';
COMMENT ON COLUMN task_kpi_final."quality_per_success_high" IS 'NULL: quality_per_success is no proportion';
COMMENT ON COLUMN task_kpi_final."value_to_cost" IS 'costed_value_usd / cost_usd: How many dollars of value does a dollar of cost bring?';
COMMENT ON COLUMN task_kpi_final."value_to_cost_low" IS 'NULL: value_to_cost is no proportion';
COMMENT ON COLUMN task_kpi_final."value_to_cost_high" IS 'NULL: value_to_cost is no proportion';

DROP VIEW IF EXISTS decision_kpi_final;
CREATE VIEW decision_kpi_final AS
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
    "decisions",
    "overridden",
    "confident",
    "low_confidence",
    "low_confidence_overridden",
    "decision_override_rate",
    "decision_override_rate_low",
    "decision_override_rate_high",
    "low_confidence_override_rate",
    "low_confidence_override_rate_low",
    "low_confidence_override_rate_high"
FROM decision_kpi
WHERE maturity = 'final';
COMMENT ON VIEW decision_kpi_final IS 'Counts and rates of decisions, by the window in which they were made: only rows that cannot change any more';
COMMENT ON COLUMN decision_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN decision_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN decision_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN decision_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN decision_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN decision_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN decision_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN decision_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN decision_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN decision_kpi_final."decisions" IS 'decisions made';
COMMENT ON COLUMN decision_kpi_final."overridden" IS 'overridden by a person in [decision, decision + 7 d]';
COMMENT ON COLUMN decision_kpi_final."confident" IS 'with a confidence';
COMMENT ON COLUMN decision_kpi_final."low_confidence" IS 'with a confidence below 0.5';
COMMENT ON COLUMN decision_kpi_final."low_confidence_overridden" IS 'of these overridden';
COMMENT ON COLUMN decision_kpi_final."decision_override_rate" IS 'overridden / decisions: How many decisions did a person override within 7 days?';
COMMENT ON COLUMN decision_kpi_final."decision_override_rate_low" IS 'lower end of the 95 % Wilson interval of decision_override_rate';
COMMENT ON COLUMN decision_kpi_final."decision_override_rate_high" IS 'upper end of the 95 % Wilson interval of decision_override_rate';
COMMENT ON COLUMN decision_kpi_final."low_confidence_override_rate" IS 'low_confidence_overridden / low_confidence: How many decisions with a confidence below 0.5 did a person override?';
COMMENT ON COLUMN decision_kpi_final."low_confidence_override_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_override_rate';
COMMENT ON COLUMN decision_kpi_final."low_confidence_override_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_override_rate';

DROP VIEW IF EXISTS signal_kpi_final;
CREATE VIEW signal_kpi_final AS
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
    "regenerations",
    "rejections",
    "escalations",
    "handoffs",
    "reversals",
    "reports",
    "overrides",
    "reopens",
    "filter_triggers",
    "erasures",
    "invocations"
FROM signal_kpi
WHERE maturity = 'final';
COMMENT ON VIEW signal_kpi_final IS 'Counts of events that signal a problem or a use, by the window of the event: only rows that cannot change any more';
COMMENT ON COLUMN signal_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN signal_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN signal_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN signal_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN signal_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN signal_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN signal_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN signal_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN signal_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN signal_kpi_final."regenerations" IS 'answer.regenerated events';
COMMENT ON COLUMN signal_kpi_final."rejections" IS 'suggestion.rejected events';
COMMENT ON COLUMN signal_kpi_final."escalations" IS 'escalation.requested events';
COMMENT ON COLUMN signal_kpi_final."handoffs" IS 'handoff.completed events';
COMMENT ON COLUMN signal_kpi_final."reversals" IS 'outcome.reversed events';
COMMENT ON COLUMN signal_kpi_final."reports" IS 'feedback.given events of kind report';
COMMENT ON COLUMN signal_kpi_final."overrides" IS 'decision.overridden events';
COMMENT ON COLUMN signal_kpi_final."reopens" IS 'conversation.reopened events';
COMMENT ON COLUMN signal_kpi_final."filter_triggers" IS 'safety.triggered events';
COMMENT ON COLUMN signal_kpi_final."erasures" IS 'user.erased events';
COMMENT ON COLUMN signal_kpi_final."invocations" IS 'feature.invoked events';

DROP VIEW IF EXISTS feedback_kpi_final;
CREATE VIEW feedback_kpi_final AS
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
    "surveyed",
    "responded",
    "rated",
    "positive",
    "thumbs",
    "thumbs_up",
    "csat_count",
    "csat_sum",
    "likert_count",
    "likert_sum",
    "reports",
    "usat",
    "usat_low",
    "usat_high",
    "csat_mean",
    "csat_mean_low",
    "csat_mean_high",
    "thumb_up_rate",
    "thumb_up_rate_low",
    "thumb_up_rate_high",
    "likert_mean",
    "likert_mean_low",
    "likert_mean_high",
    "response_rate",
    "response_rate_low",
    "response_rate_high"
FROM feedback_kpi
WHERE maturity = 'final';
COMMENT ON VIEW feedback_kpi_final IS 'Counts and rates of feedback, by the window in which it was asked for or given: only rows that cannot change any more';
COMMENT ON COLUMN feedback_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN feedback_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN feedback_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN feedback_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN feedback_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN feedback_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN feedback_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN feedback_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN feedback_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN feedback_kpi_final."surveyed" IS 'asked for feedback within 24 h of the opening';
COMMENT ON COLUMN feedback_kpi_final."responded" IS 'of these with an answer within 24 h';
COMMENT ON COLUMN feedback_kpi_final."rated" IS 'with a rating by thumb, star, csat or likert';
COMMENT ON COLUMN feedback_kpi_final."positive" IS 'of these positive: thumb above 3, others 4 or more, on a scale from 1 to 5';
COMMENT ON COLUMN feedback_kpi_final."thumbs" IS 'rated by thumb';
COMMENT ON COLUMN feedback_kpi_final."thumbs_up" IS 'of these positive';
COMMENT ON COLUMN feedback_kpi_final."csat_count" IS 'rated by star or csat';
COMMENT ON COLUMN feedback_kpi_final."csat_sum" IS 'those ratings, each from 1 to 5';
COMMENT ON COLUMN feedback_kpi_final."likert_count" IS 'rated by likert';
COMMENT ON COLUMN feedback_kpi_final."likert_sum" IS 'those ratings, each from 1 to 5';
COMMENT ON COLUMN feedback_kpi_final."reports" IS 'reported';
COMMENT ON COLUMN feedback_kpi_final."usat" IS 'positive / rated: How many of the ratings are positive?';
COMMENT ON COLUMN feedback_kpi_final."usat_low" IS 'lower end of the 95 % Wilson interval of usat';
COMMENT ON COLUMN feedback_kpi_final."usat_high" IS 'upper end of the 95 % Wilson interval of usat';
COMMENT ON COLUMN feedback_kpi_final."csat_mean" IS 'csat_sum / csat_count: How satisfied are those who rate by stars or csat, from 1 to 5?';
COMMENT ON COLUMN feedback_kpi_final."csat_mean_low" IS 'NULL: csat_mean is no proportion';
COMMENT ON COLUMN feedback_kpi_final."csat_mean_high" IS 'NULL: csat_mean is no proportion';
COMMENT ON COLUMN feedback_kpi_final."thumb_up_rate" IS 'thumbs_up / thumbs: How many of the thumbs point up?';
COMMENT ON COLUMN feedback_kpi_final."thumb_up_rate_low" IS 'lower end of the 95 % Wilson interval of thumb_up_rate';
COMMENT ON COLUMN feedback_kpi_final."thumb_up_rate_high" IS 'upper end of the 95 % Wilson interval of thumb_up_rate';
COMMENT ON COLUMN feedback_kpi_final."likert_mean" IS 'likert_sum / likert_count: How far do people agree with a statement, from 1 to 5?';
COMMENT ON COLUMN feedback_kpi_final."likert_mean_low" IS 'NULL: likert_mean is no proportion';
COMMENT ON COLUMN feedback_kpi_final."likert_mean_high" IS 'NULL: likert_mean is no proportion';
COMMENT ON COLUMN feedback_kpi_final."response_rate" IS 'responded / surveyed: How many of those who were asked for feedback gave it within 24 h?';
COMMENT ON COLUMN feedback_kpi_final."response_rate_low" IS 'lower end of the 95 % Wilson interval of response_rate';
COMMENT ON COLUMN feedback_kpi_final."response_rate_high" IS 'upper end of the 95 % Wilson interval of response_rate';

DROP VIEW IF EXISTS generation_kpi_final;
CREATE VIEW generation_kpi_final AS
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
    "generations",
    "errors",
    "cancelled",
    "input_tokens",
    "output_tokens",
    "cached_tokens",
    "cache_write_tokens",
    "reasoning_tokens",
    "metered",
    "cost_usd",
    "priced",
    "latency_ms",
    "timed",
    "ttft_ms",
    "ttft_timed",
    "ok_output_tokens",
    "used_output_tokens",
    "ok_cost_usd",
    "used_cost_usd",
    "confident",
    "low_confidence",
    "low_confidence_accepted",
    "low_confidence_escalated",
    "latency_histogram",
    "ttft_histogram",
    "output_tokens_histogram",
    "latency_p50_ms",
    "latency_p50_ms_low",
    "latency_p50_ms_high",
    "latency_p95_ms",
    "latency_p95_ms_low",
    "latency_p95_ms_high",
    "latency_p99_ms",
    "latency_p99_ms_low",
    "latency_p99_ms_high",
    "latency_mean_ms",
    "latency_mean_ms_low",
    "latency_mean_ms_high",
    "ttft_p50_ms",
    "ttft_p50_ms_low",
    "ttft_p50_ms_high",
    "ttft_p95_ms",
    "ttft_p95_ms_low",
    "ttft_p95_ms_high",
    "ttft_p99_ms",
    "ttft_p99_ms_low",
    "ttft_p99_ms_high",
    "error_rate",
    "error_rate_low",
    "error_rate_high",
    "cancel_rate",
    "cancel_rate_low",
    "cancel_rate_high",
    "tokens_per_request",
    "tokens_per_request_low",
    "tokens_per_request_high",
    "cost_per_inference_usd",
    "cost_per_inference_usd_low",
    "cost_per_inference_usd_high",
    "wasted_generation_ratio",
    "wasted_generation_ratio_low",
    "wasted_generation_ratio_high",
    "wasted_cost_ratio",
    "wasted_cost_ratio_low",
    "wasted_cost_ratio_high",
    "low_confidence_rate",
    "low_confidence_rate_low",
    "low_confidence_rate_high",
    "low_confidence_accepted_rate",
    "low_confidence_accepted_rate_low",
    "low_confidence_accepted_rate_high",
    "low_confidence_escalated_rate",
    "low_confidence_escalated_rate_low",
    "low_confidence_escalated_rate_high"
FROM generation_kpi
WHERE maturity = 'final';
COMMENT ON VIEW generation_kpi_final IS 'Counts and rates of generated responses, by the window of the response: only rows that cannot change any more';
COMMENT ON COLUMN generation_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN generation_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN generation_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN generation_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN generation_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN generation_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN generation_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN generation_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN generation_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN generation_kpi_final."generations" IS 'responses generated';
COMMENT ON COLUMN generation_kpi_final."errors" IS 'of these with status error';
COMMENT ON COLUMN generation_kpi_final."cancelled" IS 'of these with status cancelled';
COMMENT ON COLUMN generation_kpi_final."input_tokens" IS 'input tokens, those read from a cache or written to it included';
COMMENT ON COLUMN generation_kpi_final."output_tokens" IS 'output tokens, those of reasoning included';
COMMENT ON COLUMN generation_kpi_final."cached_tokens" IS 'input tokens read from a cache';
COMMENT ON COLUMN generation_kpi_final."cache_write_tokens" IS 'input tokens written to a cache';
COMMENT ON COLUMN generation_kpi_final."reasoning_tokens" IS 'output tokens of reasoning';
COMMENT ON COLUMN generation_kpi_final."metered" IS 'generations with input_tokens or output_tokens';
COMMENT ON COLUMN generation_kpi_final."cost_usd" IS 'known cost';
COMMENT ON COLUMN generation_kpi_final."priced" IS 'generations with a known cost';
COMMENT ON COLUMN generation_kpi_final."latency_ms" IS 'latency of the generations with status ok that have one';
COMMENT ON COLUMN generation_kpi_final."timed" IS 'these generations';
COMMENT ON COLUMN generation_kpi_final."ttft_ms" IS 'time to first token of the generations with status ok that have one';
COMMENT ON COLUMN generation_kpi_final."ttft_timed" IS 'these generations';
COMMENT ON COLUMN generation_kpi_final."ok_output_tokens" IS 'output tokens of generations with status ok';
COMMENT ON COLUMN generation_kpi_final."used_output_tokens" IS 'those of generations that were used within 30 min';
COMMENT ON COLUMN generation_kpi_final."ok_cost_usd" IS 'known cost of generations with status ok';
COMMENT ON COLUMN generation_kpi_final."used_cost_usd" IS 'that of generations that were used within 30 min';
COMMENT ON COLUMN generation_kpi_final."confident" IS 'generations with a confidence';
COMMENT ON COLUMN generation_kpi_final."low_confidence" IS 'of these below 0.5';
COMMENT ON COLUMN generation_kpi_final."low_confidence_accepted" IS 'of these accepted by hand within 30 min';
COMMENT ON COLUMN generation_kpi_final."low_confidence_escalated" IS 'of those below 0.5 escalated within 30 min';
COMMENT ON COLUMN generation_kpi_final."latency_histogram" IS 'latency_ms of each ok generation that has it, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi_final."ttft_histogram" IS 'ttft_ms of each ok generation that has it, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi_final."output_tokens_histogram" IS 'output tokens of each metered generation with status ok, as bucket:count pairs';
COMMENT ON COLUMN generation_kpi_final."latency_p50_ms" IS 'quantile 0.5 of latency: Within which time were half of the responses complete?';
COMMENT ON COLUMN generation_kpi_final."latency_p50_ms_low" IS 'NULL: latency_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."latency_p50_ms_high" IS 'NULL: latency_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."latency_p95_ms" IS 'quantile 0.95 of latency: Within which time were 95 % of the responses complete?';
COMMENT ON COLUMN generation_kpi_final."latency_p95_ms_low" IS 'NULL: latency_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."latency_p95_ms_high" IS 'NULL: latency_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."latency_p99_ms" IS 'quantile 0.99 of latency: Within which time were 99 % of the responses complete?';
COMMENT ON COLUMN generation_kpi_final."latency_p99_ms_low" IS 'NULL: latency_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."latency_p99_ms_high" IS 'NULL: latency_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."latency_mean_ms" IS 'latency_ms / timed: How long does a response take on average?';
COMMENT ON COLUMN generation_kpi_final."latency_mean_ms_low" IS 'NULL: latency_mean_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."latency_mean_ms_high" IS 'NULL: latency_mean_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."ttft_p50_ms" IS 'quantile 0.5 of ttft: Within which time had half of the responses begun?';
COMMENT ON COLUMN generation_kpi_final."ttft_p50_ms_low" IS 'NULL: ttft_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."ttft_p50_ms_high" IS 'NULL: ttft_p50_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."ttft_p95_ms" IS 'quantile 0.95 of ttft: Within which time had 95 % of the responses begun?';
COMMENT ON COLUMN generation_kpi_final."ttft_p95_ms_low" IS 'NULL: ttft_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."ttft_p95_ms_high" IS 'NULL: ttft_p95_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."ttft_p99_ms" IS 'quantile 0.99 of ttft: Within which time had 99 % of the responses begun?';
COMMENT ON COLUMN generation_kpi_final."ttft_p99_ms_low" IS 'NULL: ttft_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."ttft_p99_ms_high" IS 'NULL: ttft_p99_ms is no proportion';
COMMENT ON COLUMN generation_kpi_final."error_rate" IS 'errors / generations: How many responses failed?';
COMMENT ON COLUMN generation_kpi_final."error_rate_low" IS 'lower end of the 95 % Wilson interval of error_rate';
COMMENT ON COLUMN generation_kpi_final."error_rate_high" IS 'upper end of the 95 % Wilson interval of error_rate';
COMMENT ON COLUMN generation_kpi_final."cancel_rate" IS 'cancelled / generations: How many responses were cancelled?';
COMMENT ON COLUMN generation_kpi_final."cancel_rate_low" IS 'lower end of the 95 % Wilson interval of cancel_rate';
COMMENT ON COLUMN generation_kpi_final."cancel_rate_high" IS 'upper end of the 95 % Wilson interval of cancel_rate';
COMMENT ON COLUMN generation_kpi_final."tokens_per_request" IS '(input_tokens + output_tokens) / metered: How many tokens does a response take, in and out?';
COMMENT ON COLUMN generation_kpi_final."tokens_per_request_low" IS 'NULL: tokens_per_request is no proportion';
COMMENT ON COLUMN generation_kpi_final."tokens_per_request_high" IS 'NULL: tokens_per_request is no proportion';
COMMENT ON COLUMN generation_kpi_final."cost_per_inference_usd" IS 'cost_usd / priced: What does a response cost, where that is known?';
COMMENT ON COLUMN generation_kpi_final."cost_per_inference_usd_low" IS 'NULL: cost_per_inference_usd is no proportion';
COMMENT ON COLUMN generation_kpi_final."cost_per_inference_usd_high" IS 'NULL: cost_per_inference_usd is no proportion';
COMMENT ON COLUMN generation_kpi_final."wasted_generation_ratio" IS '(ok_output_tokens - used_output_tokens) / ok_output_tokens: Which part of the output tokens was not used within 30 min?';
COMMENT ON COLUMN generation_kpi_final."wasted_generation_ratio_low" IS 'NULL: wasted_generation_ratio is no proportion';
COMMENT ON COLUMN generation_kpi_final."wasted_generation_ratio_high" IS 'NULL: wasted_generation_ratio is no proportion';
COMMENT ON COLUMN generation_kpi_final."wasted_cost_ratio" IS '(ok_cost_usd - used_cost_usd) / ok_cost_usd: Which part of the cost went into responses not used within 30 min?';
COMMENT ON COLUMN generation_kpi_final."wasted_cost_ratio_low" IS 'NULL: wasted_cost_ratio is no proportion';
COMMENT ON COLUMN generation_kpi_final."wasted_cost_ratio_high" IS 'NULL: wasted_cost_ratio is no proportion';
COMMENT ON COLUMN generation_kpi_final."low_confidence_rate" IS 'low_confidence / confident: How many responses with a confidence have one below 0.5?';
COMMENT ON COLUMN generation_kpi_final."low_confidence_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_rate';
COMMENT ON COLUMN generation_kpi_final."low_confidence_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_rate';
COMMENT ON COLUMN generation_kpi_final."low_confidence_accepted_rate" IS 'low_confidence_accepted / low_confidence: How many responses of low confidence were accepted within 30 min?';
COMMENT ON COLUMN generation_kpi_final."low_confidence_accepted_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_accepted_rate';
COMMENT ON COLUMN generation_kpi_final."low_confidence_accepted_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_accepted_rate';
COMMENT ON COLUMN generation_kpi_final."low_confidence_escalated_rate" IS 'low_confidence_escalated / low_confidence: After how many responses of low confidence did somebody ask for a person within 30 min?';
COMMENT ON COLUMN generation_kpi_final."low_confidence_escalated_rate_low" IS 'lower end of the 95 % Wilson interval of low_confidence_escalated_rate';
COMMENT ON COLUMN generation_kpi_final."low_confidence_escalated_rate_high" IS 'upper end of the 95 % Wilson interval of low_confidence_escalated_rate';

DROP VIEW IF EXISTS conversation_kpi_final;
CREATE VIEW conversation_kpi_final AS
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
    "opened",
    "eligible",
    "involved",
    "escalated",
    "handed_off",
    "human_ms",
    "deflected",
    "closed",
    "reopened",
    "confirmed",
    "assumed",
    "resolved",
    "resolved_reopened",
    "durably_deflected",
    "successful_sessions",
    "turns",
    "long_conversations",
    "resolution_ms",
    "silent",
    "silent_good",
    "cost_usd",
    "costed",
    "costed_resolved",
    "costed_confirmed",
    "turns_histogram",
    "resolution_histogram",
    "involvement_rate",
    "involvement_rate_low",
    "involvement_rate_high",
    "deflection_rate",
    "deflection_rate_low",
    "deflection_rate_high",
    "autonomy_rate",
    "autonomy_rate_low",
    "autonomy_rate_high",
    "durable_deflection_rate",
    "durable_deflection_rate_low",
    "durable_deflection_rate_high",
    "escalation_rate",
    "escalation_rate_low",
    "escalation_rate_high",
    "handoff_rate",
    "handoff_rate_low",
    "handoff_rate_high",
    "confirmed_resolution_rate",
    "confirmed_resolution_rate_low",
    "confirmed_resolution_rate_high",
    "resolution_rate",
    "resolution_rate_low",
    "resolution_rate_high",
    "durable_resolution_rate",
    "durable_resolution_rate_low",
    "durable_resolution_rate_high",
    "reopen_rate",
    "reopen_rate_low",
    "reopen_rate_high",
    "time_to_resolution_p50_s",
    "time_to_resolution_p50_s_low",
    "time_to_resolution_p50_s_high",
    "time_to_resolution_p90_s",
    "time_to_resolution_p90_s_low",
    "time_to_resolution_p90_s_high",
    "turns_mean",
    "turns_mean_low",
    "turns_mean_high",
    "turns_p95",
    "turns_p95_low",
    "turns_p95_high",
    "long_conversation_rate",
    "long_conversation_rate_low",
    "long_conversation_rate_high",
    "successful_session_rate",
    "successful_session_rate_low",
    "successful_session_rate_high",
    "cost_per_conversation_usd",
    "cost_per_conversation_usd_low",
    "cost_per_conversation_usd_high",
    "cost_per_resolution_usd",
    "cost_per_resolution_usd_low",
    "cost_per_resolution_usd_high",
    "cost_per_confirmed_resolution_usd",
    "cost_per_confirmed_resolution_usd_low",
    "cost_per_confirmed_resolution_usd_high",
    "good_abandonment_rate",
    "good_abandonment_rate_low",
    "good_abandonment_rate_high",
    "gave_up_rate",
    "gave_up_rate_low",
    "gave_up_rate_high"
FROM conversation_kpi
WHERE maturity = 'final';
COMMENT ON VIEW conversation_kpi_final IS 'Counts and rates of conversations, by the window in which they were opened: only rows that cannot change any more';
COMMENT ON COLUMN conversation_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN conversation_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN conversation_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN conversation_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN conversation_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN conversation_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN conversation_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN conversation_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN conversation_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN conversation_kpi_final."opened" IS 'conversations opened';
COMMENT ON COLUMN conversation_kpi_final."eligible" IS 'of these not with eligible: false';
COMMENT ON COLUMN conversation_kpi_final."involved" IS 'eligible, and with an answered question';
COMMENT ON COLUMN conversation_kpi_final."escalated" IS 'with an escalation.requested within 72 h';
COMMENT ON COLUMN conversation_kpi_final."handed_off" IS 'with a handoff.completed within 72 h';
COMMENT ON COLUMN conversation_kpi_final."human_ms" IS 'time of people in those handoffs';
COMMENT ON COLUMN conversation_kpi_final."deflected" IS 'involved, and not handed off';
COMMENT ON COLUMN conversation_kpi_final."closed" IS 'closed within 72 h';
COMMENT ON COLUMN conversation_kpi_final."reopened" IS 'of these reopened within 7 d';
COMMENT ON COLUMN conversation_kpi_final."confirmed" IS 'closed, not handed off, and a user or a model says that it is resolved';
COMMENT ON COLUMN conversation_kpi_final."assumed" IS 'closed and answered, not handed off, not escalated, not confirmed';
COMMENT ON COLUMN conversation_kpi_final."resolved" IS 'confirmed or assumed';
COMMENT ON COLUMN conversation_kpi_final."resolved_reopened" IS 'confirmed or assumed, and reopened within 7 d';
COMMENT ON COLUMN conversation_kpi_final."durably_deflected" IS 'deflected, not reopened, and no question repeated within 7 d';
COMMENT ON COLUMN conversation_kpi_final."successful_sessions" IS 'confirmed or assumed, not reopened, and no question repeated within 7 d';
COMMENT ON COLUMN conversation_kpi_final."turns" IS 'questions asked within 72 h';
COMMENT ON COLUMN conversation_kpi_final."long_conversations" IS 'with more than 15 questions';
COMMENT ON COLUMN conversation_kpi_final."resolution_ms" IS 'time from opening to close of the confirmed and assumed';
COMMENT ON COLUMN conversation_kpi_final."silent" IS 'with a question, and neither closed nor escalated nor handed off; NULL until the row is final';
COMMENT ON COLUMN conversation_kpi_final."silent_good" IS 'of these with no answer regenerated and no question asked again; NULL until the row is final';
COMMENT ON COLUMN conversation_kpi_final."cost_usd" IS 'known cost';
COMMENT ON COLUMN conversation_kpi_final."costed" IS 'with a known cost';
COMMENT ON COLUMN conversation_kpi_final."costed_resolved" IS 'of these confirmed or assumed';
COMMENT ON COLUMN conversation_kpi_final."costed_confirmed" IS 'of these confirmed';
COMMENT ON COLUMN conversation_kpi_final."turns_histogram" IS 'questions of each conversation, as bucket:count pairs';
COMMENT ON COLUMN conversation_kpi_final."resolution_histogram" IS 'time from opening to close of each confirmed or assumed, as bucket:count pairs';
COMMENT ON COLUMN conversation_kpi_final."involvement_rate" IS 'involved / eligible: In how many of the conversations that it may handle did the assistant answer?';
COMMENT ON COLUMN conversation_kpi_final."involvement_rate_low" IS 'lower end of the 95 % Wilson interval of involvement_rate';
COMMENT ON COLUMN conversation_kpi_final."involvement_rate_high" IS 'upper end of the 95 % Wilson interval of involvement_rate';
COMMENT ON COLUMN conversation_kpi_final."deflection_rate" IS 'deflected / eligible: How many of the eligible conversations did the assistant answer without a handoff?';
COMMENT ON COLUMN conversation_kpi_final."deflection_rate_low" IS 'lower end of the 95 % Wilson interval of deflection_rate';
COMMENT ON COLUMN conversation_kpi_final."deflection_rate_high" IS 'upper end of the 95 % Wilson interval of deflection_rate';
COMMENT ON COLUMN conversation_kpi_final."autonomy_rate" IS 'deflected / involved: How many of the conversations that the assistant answered needed no handoff?';
COMMENT ON COLUMN conversation_kpi_final."autonomy_rate_low" IS 'lower end of the 95 % Wilson interval of autonomy_rate';
COMMENT ON COLUMN conversation_kpi_final."autonomy_rate_high" IS 'upper end of the 95 % Wilson interval of autonomy_rate';
COMMENT ON COLUMN conversation_kpi_final."durable_deflection_rate" IS 'durably_deflected / eligible: How many were deflected, and neither reopened nor asked again within 7 days?';
COMMENT ON COLUMN conversation_kpi_final."durable_deflection_rate_low" IS 'lower end of the 95 % Wilson interval of durable_deflection_rate';
COMMENT ON COLUMN conversation_kpi_final."durable_deflection_rate_high" IS 'upper end of the 95 % Wilson interval of durable_deflection_rate';
COMMENT ON COLUMN conversation_kpi_final."escalation_rate" IS 'escalated / opened: In how many conversations did somebody ask for a person?';
COMMENT ON COLUMN conversation_kpi_final."escalation_rate_low" IS 'lower end of the 95 % Wilson interval of escalation_rate';
COMMENT ON COLUMN conversation_kpi_final."escalation_rate_high" IS 'upper end of the 95 % Wilson interval of escalation_rate';
COMMENT ON COLUMN conversation_kpi_final."handoff_rate" IS 'handed_off / opened: In how many conversations did a person take over?';
COMMENT ON COLUMN conversation_kpi_final."handoff_rate_low" IS 'lower end of the 95 % Wilson interval of handoff_rate';
COMMENT ON COLUMN conversation_kpi_final."handoff_rate_high" IS 'upper end of the 95 % Wilson interval of handoff_rate';
COMMENT ON COLUMN conversation_kpi_final."confirmed_resolution_rate" IS 'confirmed / opened: How many conversations does a user or a model say are resolved, without a handoff?';
COMMENT ON COLUMN conversation_kpi_final."confirmed_resolution_rate_low" IS 'lower end of the 95 % Wilson interval of confirmed_resolution_rate';
COMMENT ON COLUMN conversation_kpi_final."confirmed_resolution_rate_high" IS 'upper end of the 95 % Wilson interval of confirmed_resolution_rate';
COMMENT ON COLUMN conversation_kpi_final."resolution_rate" IS 'resolved / opened: How many conversations are resolved, if silence means yes?';
COMMENT ON COLUMN conversation_kpi_final."resolution_rate_low" IS 'lower end of the 95 % Wilson interval of resolution_rate';
COMMENT ON COLUMN conversation_kpi_final."resolution_rate_high" IS 'upper end of the 95 % Wilson interval of resolution_rate';
COMMENT ON COLUMN conversation_kpi_final."durable_resolution_rate" IS '(resolved - resolved_reopened) / opened: How many are resolved and were not reopened within 7 days?';
COMMENT ON COLUMN conversation_kpi_final."durable_resolution_rate_low" IS 'lower end of the 95 % Wilson interval of durable_resolution_rate';
COMMENT ON COLUMN conversation_kpi_final."durable_resolution_rate_high" IS 'upper end of the 95 % Wilson interval of durable_resolution_rate';
COMMENT ON COLUMN conversation_kpi_final."reopen_rate" IS 'reopened / closed: How many of the closed conversations were reopened within 7 days?';
COMMENT ON COLUMN conversation_kpi_final."reopen_rate_low" IS 'lower end of the 95 % Wilson interval of reopen_rate';
COMMENT ON COLUMN conversation_kpi_final."reopen_rate_high" IS 'upper end of the 95 % Wilson interval of reopen_rate';
COMMENT ON COLUMN conversation_kpi_final."time_to_resolution_p50_s" IS 'quantile 0.5 of resolution: Within which time were half of the resolved conversations resolved?';
COMMENT ON COLUMN conversation_kpi_final."time_to_resolution_p50_s_low" IS 'NULL: time_to_resolution_p50_s is no proportion';
COMMENT ON COLUMN conversation_kpi_final."time_to_resolution_p50_s_high" IS 'NULL: time_to_resolution_p50_s is no proportion';
COMMENT ON COLUMN conversation_kpi_final."time_to_resolution_p90_s" IS 'quantile 0.9 of resolution: Within which time were 90 % of them resolved?';
COMMENT ON COLUMN conversation_kpi_final."time_to_resolution_p90_s_low" IS 'NULL: time_to_resolution_p90_s is no proportion';
COMMENT ON COLUMN conversation_kpi_final."time_to_resolution_p90_s_high" IS 'NULL: time_to_resolution_p90_s is no proportion';
COMMENT ON COLUMN conversation_kpi_final."turns_mean" IS 'turns / opened: How many questions does a conversation take?';
COMMENT ON COLUMN conversation_kpi_final."turns_mean_low" IS 'NULL: turns_mean is no proportion';
COMMENT ON COLUMN conversation_kpi_final."turns_mean_high" IS 'NULL: turns_mean is no proportion';
COMMENT ON COLUMN conversation_kpi_final."turns_p95" IS 'quantile 0.95 of turns: How many questions do 95 % of the conversations not exceed?';
COMMENT ON COLUMN conversation_kpi_final."turns_p95_low" IS 'NULL: turns_p95 is no proportion';
COMMENT ON COLUMN conversation_kpi_final."turns_p95_high" IS 'NULL: turns_p95 is no proportion';
COMMENT ON COLUMN conversation_kpi_final."long_conversation_rate" IS 'long_conversations / opened: How many conversations take more than 15 questions?';
COMMENT ON COLUMN conversation_kpi_final."long_conversation_rate_low" IS 'lower end of the 95 % Wilson interval of long_conversation_rate';
COMMENT ON COLUMN conversation_kpi_final."long_conversation_rate_high" IS 'upper end of the 95 % Wilson interval of long_conversation_rate';
COMMENT ON COLUMN conversation_kpi_final."successful_session_rate" IS 'successful_sessions / opened: How many are resolved, and neither reopened nor asked again within 7 days?';
COMMENT ON COLUMN conversation_kpi_final."successful_session_rate_low" IS 'lower end of the 95 % Wilson interval of successful_session_rate';
COMMENT ON COLUMN conversation_kpi_final."successful_session_rate_high" IS 'upper end of the 95 % Wilson interval of successful_session_rate';
COMMENT ON COLUMN conversation_kpi_final."cost_per_conversation_usd" IS 'cost_usd / costed: What does a conversation cost, whatever becomes of it?';
COMMENT ON COLUMN conversation_kpi_final."cost_per_conversation_usd_low" IS 'NULL: cost_per_conversation_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_final."cost_per_conversation_usd_high" IS 'NULL: cost_per_conversation_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_final."cost_per_resolution_usd" IS 'cost_usd / costed_resolved: What does a resolution cost, all other conversations included?';
COMMENT ON COLUMN conversation_kpi_final."cost_per_resolution_usd_low" IS 'NULL: cost_per_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_final."cost_per_resolution_usd_high" IS 'NULL: cost_per_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_final."cost_per_confirmed_resolution_usd" IS 'cost_usd / costed_confirmed: What does a confirmed resolution cost, all other conversations included?';
COMMENT ON COLUMN conversation_kpi_final."cost_per_confirmed_resolution_usd_low" IS 'NULL: cost_per_confirmed_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_final."cost_per_confirmed_resolution_usd_high" IS 'NULL: cost_per_confirmed_resolution_usd is no proportion';
COMMENT ON COLUMN conversation_kpi_final."good_abandonment_rate" IS 'silent_good / silent: How many of those who left without a word seem to have what they wanted?';
COMMENT ON COLUMN conversation_kpi_final."good_abandonment_rate_low" IS 'lower end of the 95 % Wilson interval of good_abandonment_rate';
COMMENT ON COLUMN conversation_kpi_final."good_abandonment_rate_high" IS 'upper end of the 95 % Wilson interval of good_abandonment_rate';
COMMENT ON COLUMN conversation_kpi_final."gave_up_rate" IS '(silent - silent_good) / opened: In how many conversations did somebody ask again or retry, and then leave without a word?';
COMMENT ON COLUMN conversation_kpi_final."gave_up_rate_low" IS 'lower end of the 95 % Wilson interval of gave_up_rate';
COMMENT ON COLUMN conversation_kpi_final."gave_up_rate_high" IS 'upper end of the 95 % Wilson interval of gave_up_rate';

DROP VIEW IF EXISTS quality_kpi_final;
CREATE VIEW quality_kpi_final AS
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
    "interactions",
    "answers",
    "evaluated",
    "evaluated_auto",
    "evaluated_human",
    "evaluated_user",
    "relevance_sum",
    "relevance_weight",
    "accuracy_sum",
    "accuracy_weight",
    "accuracy_weight_squared",
    "completeness_sum",
    "completeness_weight",
    "tone_sum",
    "tone_weight",
    "downstream_sum",
    "downstream_weight",
    "quality_sum",
    "quality_weight",
    "quality_human_sum",
    "quality_human_weight",
    "hallucination_weight",
    "hallucination_weight_squared",
    "hallucination_flagged",
    "harmful_weight",
    "harmful_weight_squared",
    "harmful_flagged",
    "policy_weight",
    "policy_weight_squared",
    "policy_flagged",
    "citation_weight",
    "citation_weight_squared",
    "citation_flagged",
    "hallucination_human_weight",
    "hallucination_human_weight_squared",
    "hallucination_human_flagged",
    "harmful_human_weight",
    "harmful_human_weight_squared",
    "harmful_human_flagged",
    "hallucination_auto_weight",
    "hallucination_auto_weight_squared",
    "hallucination_auto_flagged",
    "hallucination_paired_weight",
    "hallucination_paired_weight_squared",
    "hallucination_paired_auto_flagged",
    "hallucination_paired_human_flagged",
    "hallucination_paired_disagreements",
    "first_correct",
    "intent_weight",
    "intent_weight_squared",
    "intent_correct",
    "true_positive",
    "false_positive",
    "false_negative",
    "true_negative",
    "calibration_count_0",
    "calibration_count_1",
    "calibration_count_2",
    "calibration_count_3",
    "calibration_count_4",
    "calibration_count_5",
    "calibration_count_6",
    "calibration_count_7",
    "calibration_count_8",
    "calibration_count_9",
    "calibration_confidence_0",
    "calibration_confidence_1",
    "calibration_confidence_2",
    "calibration_confidence_3",
    "calibration_confidence_4",
    "calibration_confidence_5",
    "calibration_confidence_6",
    "calibration_confidence_7",
    "calibration_confidence_8",
    "calibration_confidence_9",
    "calibration_correct_0",
    "calibration_correct_1",
    "calibration_correct_2",
    "calibration_correct_3",
    "calibration_correct_4",
    "calibration_correct_5",
    "calibration_correct_6",
    "calibration_correct_7",
    "calibration_correct_8",
    "calibration_correct_9",
    "calibrated",
    "calibration_deviation",
    "filtered",
    "blocked",
    "over_filtered",
    "inspected",
    "rated",
    "positive",
    "reported",
    "reported_wrong",
    "reviewed",
    "review_passed",
    "review_ms",
    "quality_score",
    "quality_score_low",
    "quality_score_high",
    "relevance",
    "relevance_low",
    "relevance_high",
    "accuracy",
    "accuracy_low",
    "accuracy_high",
    "completeness",
    "completeness_low",
    "completeness_high",
    "tone",
    "tone_low",
    "tone_high",
    "downstream",
    "downstream_low",
    "downstream_high",
    "first_response_accuracy",
    "first_response_accuracy_low",
    "first_response_accuracy_high",
    "hallucination_rate",
    "hallucination_rate_low",
    "hallucination_rate_high",
    "hallucination_rate_corrected",
    "hallucination_rate_corrected_low",
    "hallucination_rate_corrected_high",
    "hallucination_human_rate",
    "hallucination_human_rate_low",
    "hallucination_human_rate_high",
    "harmful_human_rate",
    "harmful_human_rate_low",
    "harmful_human_rate_high",
    "harmful_content_rate",
    "harmful_content_rate_low",
    "harmful_content_rate_high",
    "policy_mistake_rate",
    "policy_mistake_rate_low",
    "policy_mistake_rate_high",
    "bad_citation_rate",
    "bad_citation_rate_low",
    "bad_citation_rate_high",
    "quality_human_score",
    "quality_human_score_low",
    "quality_human_score_high",
    "hallucination_judge_agreement",
    "hallucination_judge_agreement_low",
    "hallucination_judge_agreement_high",
    "intent_accuracy",
    "intent_accuracy_low",
    "intent_accuracy_high",
    "precision",
    "precision_low",
    "precision_high",
    "recall",
    "recall_low",
    "recall_high",
    "calibration_error",
    "calibration_error_low",
    "calibration_error_high",
    "filter_trigger_rate",
    "filter_trigger_rate_low",
    "filter_trigger_rate_high",
    "block_rate",
    "block_rate_low",
    "block_rate_high",
    "over_filter_rate",
    "over_filter_rate_low",
    "over_filter_rate_high",
    "source_inspection_rate",
    "source_inspection_rate_low",
    "source_inspection_rate_high",
    "answer_satisfaction",
    "answer_satisfaction_low",
    "answer_satisfaction_high",
    "user_reported_rate",
    "user_reported_rate_low",
    "user_reported_rate_high",
    "user_reported_wrong_rate",
    "user_reported_wrong_rate_low",
    "user_reported_wrong_rate_high",
    "evaluation_coverage",
    "evaluation_coverage_low",
    "evaluation_coverage_high",
    "human_sample_rate",
    "human_sample_rate_low",
    "human_sample_rate_high",
    "answered_rate",
    "answered_rate_low",
    "answered_rate_high",
    "answer_review_pass_rate",
    "answer_review_pass_rate_low",
    "answer_review_pass_rate_high"
FROM quality_kpi
WHERE maturity = 'final';
COMMENT ON VIEW quality_kpi_final IS 'Counts and rates of interactions, by the window of their first answer, or of their first question or judgement: only rows that cannot change any more';
COMMENT ON COLUMN quality_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN quality_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN quality_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN quality_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN quality_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN quality_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN quality_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN quality_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN quality_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN quality_kpi_final."interactions" IS 'interactions';
COMMENT ON COLUMN quality_kpi_final."answers" IS 'with an ok generation, or with a query and no generation at all';
COMMENT ON COLUMN quality_kpi_final."evaluated" IS 'with an evaluation';
COMMENT ON COLUMN quality_kpi_final."evaluated_auto" IS 'with one by a machine';
COMMENT ON COLUMN quality_kpi_final."evaluated_human" IS 'with one by a person';
COMMENT ON COLUMN quality_kpi_final."evaluated_user" IS 'with one by the user';
COMMENT ON COLUMN quality_kpi_final."relevance_sum" IS 'weight × relevance of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_final."relevance_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_final."accuracy_sum" IS 'weight × accuracy of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_final."accuracy_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_final."accuracy_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."completeness_sum" IS 'weight × completeness of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_final."completeness_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_final."tone_sum" IS 'weight × tone of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_final."tone_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_final."downstream_sum" IS 'weight × downstream of the interactions where it was judged by a value';
COMMENT ON COLUMN quality_kpi_final."downstream_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_final."quality_sum" IS 'weight × quality where one evaluator judged relevance, accuracy, completeness and tone; quality: (4 relevance + 4 accuracy + completeness + tone) / 10';
COMMENT ON COLUMN quality_kpi_final."quality_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_final."quality_human_sum" IS 'the same where a person judged all four';
COMMENT ON COLUMN quality_kpi_final."quality_human_weight" IS 'weight of these';
COMMENT ON COLUMN quality_kpi_final."hallucination_weight" IS 'weight of the interactions judged for hallucination';
COMMENT ON COLUMN quality_kpi_final."hallucination_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."hallucination_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi_final."harmful_weight" IS 'weight of the interactions judged for harmful';
COMMENT ON COLUMN quality_kpi_final."harmful_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."harmful_flagged" IS 'weight of those flagged as harmful';
COMMENT ON COLUMN quality_kpi_final."policy_weight" IS 'weight of the interactions judged for policy';
COMMENT ON COLUMN quality_kpi_final."policy_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."policy_flagged" IS 'weight of those flagged as a policy mistake';
COMMENT ON COLUMN quality_kpi_final."citation_weight" IS 'weight of the interactions judged for citation';
COMMENT ON COLUMN quality_kpi_final."citation_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."citation_flagged" IS 'weight of those flagged as a missing or wrong source';
COMMENT ON COLUMN quality_kpi_final."hallucination_human_weight" IS 'weight of the interactions judged for hallucination by a person';
COMMENT ON COLUMN quality_kpi_final."hallucination_human_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."hallucination_human_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi_final."harmful_human_weight" IS 'weight of the interactions judged for harmful by a person';
COMMENT ON COLUMN quality_kpi_final."harmful_human_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."harmful_human_flagged" IS 'weight of those flagged as harmful';
COMMENT ON COLUMN quality_kpi_final."hallucination_auto_weight" IS 'weight of the interactions judged for hallucination by a machine';
COMMENT ON COLUMN quality_kpi_final."hallucination_auto_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."hallucination_auto_flagged" IS 'weight of those flagged as a hallucination';
COMMENT ON COLUMN quality_kpi_final."hallucination_paired_weight" IS 'weight, the person''s, of the interactions judged for hallucination by a machine and a person';
COMMENT ON COLUMN quality_kpi_final."hallucination_paired_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."hallucination_paired_auto_flagged" IS 'weight of those that the machine flagged';
COMMENT ON COLUMN quality_kpi_final."hallucination_paired_human_flagged" IS 'weight of those that the person flagged';
COMMENT ON COLUMN quality_kpi_final."hallucination_paired_disagreements" IS 'weight of those that they judged differently';
COMMENT ON COLUMN quality_kpi_final."first_correct" IS 'weight of the accurate ones (0.5 or more) whose answer was not regenerated within 30 min';
COMMENT ON COLUMN quality_kpi_final."intent_weight" IS 'weight of the interactions whose intent was judged';
COMMENT ON COLUMN quality_kpi_final."intent_weight_squared" IS 'squares of those weights';
COMMENT ON COLUMN quality_kpi_final."intent_correct" IS 'weight of those whose intent was predicted right';
COMMENT ON COLUMN quality_kpi_final."true_positive" IS 'weight of the classifications judged a true positive';
COMMENT ON COLUMN quality_kpi_final."false_positive" IS 'weight of the classifications judged a false positive';
COMMENT ON COLUMN quality_kpi_final."false_negative" IS 'weight of the classifications judged a false negative';
COMMENT ON COLUMN quality_kpi_final."true_negative" IS 'weight of the classifications judged a true negative';
COMMENT ON COLUMN quality_kpi_final."calibration_count_0" IS 'judged for accuracy, with a confidence from 0.0 to below 0.1';
COMMENT ON COLUMN quality_kpi_final."calibration_count_1" IS 'judged for accuracy, with a confidence from 0.1 to below 0.2';
COMMENT ON COLUMN quality_kpi_final."calibration_count_2" IS 'judged for accuracy, with a confidence from 0.2 to below 0.3';
COMMENT ON COLUMN quality_kpi_final."calibration_count_3" IS 'judged for accuracy, with a confidence from 0.3 to below 0.4';
COMMENT ON COLUMN quality_kpi_final."calibration_count_4" IS 'judged for accuracy, with a confidence from 0.4 to below 0.5';
COMMENT ON COLUMN quality_kpi_final."calibration_count_5" IS 'judged for accuracy, with a confidence from 0.5 to below 0.6';
COMMENT ON COLUMN quality_kpi_final."calibration_count_6" IS 'judged for accuracy, with a confidence from 0.6 to below 0.7';
COMMENT ON COLUMN quality_kpi_final."calibration_count_7" IS 'judged for accuracy, with a confidence from 0.7 to below 0.8';
COMMENT ON COLUMN quality_kpi_final."calibration_count_8" IS 'judged for accuracy, with a confidence from 0.8 to below 0.9';
COMMENT ON COLUMN quality_kpi_final."calibration_count_9" IS 'judged for accuracy, with a confidence of 0.9 or more';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_0" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_1" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_2" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_3" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_4" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_5" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_6" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_7" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_8" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_confidence_9" IS 'the confidence of these';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_0" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_1" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_2" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_3" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_4" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_5" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_6" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_7" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_8" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibration_correct_9" IS 'of these accurate (0.5 or more)';
COMMENT ON COLUMN quality_kpi_final."calibrated" IS 'judged for accuracy, and with a confidence';
COMMENT ON COLUMN quality_kpi_final."calibration_deviation" IS 'by how many the accurate are more or less than their confidence says, over tenths of confidence; does not add up over rows: add the tenths first';
COMMENT ON COLUMN quality_kpi_final."filtered" IS 'with a safety.triggered';
COMMENT ON COLUMN quality_kpi_final."blocked" IS 'of these blocked';
COMMENT ON COLUMN quality_kpi_final."over_filtered" IS 'of those filtered confirmed as a false positive';
COMMENT ON COLUMN quality_kpi_final."inspected" IS 'with a source.inspected';
COMMENT ON COLUMN quality_kpi_final."rated" IS 'rated by thumb, star, csat or likert';
COMMENT ON COLUMN quality_kpi_final."positive" IS 'of these with the latest rating positive';
COMMENT ON COLUMN quality_kpi_final."reported" IS 'reported by a user';
COMMENT ON COLUMN quality_kpi_final."reported_wrong" IS 'of these as incorrect, unsupported or with a bad citation';
COMMENT ON COLUMN quality_kpi_final."reviewed" IS 'with a review.completed that has no task_id';
COMMENT ON COLUMN quality_kpi_final."review_passed" IS 'of these with the latest review passed';
COMMENT ON COLUMN quality_kpi_final."review_ms" IS 'time of all those reviews';
COMMENT ON COLUMN quality_kpi_final."quality_score" IS 'quality_sum / quality_weight: How good are the answers, from 0 to 1: 40 % relevance, 40 % accuracy, 10 % completeness, 10 % tone?';
COMMENT ON COLUMN quality_kpi_final."quality_score_low" IS 'NULL: quality_score is no proportion';
COMMENT ON COLUMN quality_kpi_final."quality_score_high" IS 'NULL: quality_score is no proportion';
COMMENT ON COLUMN quality_kpi_final."relevance" IS 'relevance_sum / relevance_weight: How relevant are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_final."relevance_low" IS 'NULL: relevance is no proportion';
COMMENT ON COLUMN quality_kpi_final."relevance_high" IS 'NULL: relevance is no proportion';
COMMENT ON COLUMN quality_kpi_final."accuracy" IS 'accuracy_sum / accuracy_weight: How accurate are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_final."accuracy_low" IS 'NULL: accuracy is no proportion';
COMMENT ON COLUMN quality_kpi_final."accuracy_high" IS 'NULL: accuracy is no proportion';
COMMENT ON COLUMN quality_kpi_final."completeness" IS 'completeness_sum / completeness_weight: How complete are the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_final."completeness_low" IS 'NULL: completeness is no proportion';
COMMENT ON COLUMN quality_kpi_final."completeness_high" IS 'NULL: completeness is no proportion';
COMMENT ON COLUMN quality_kpi_final."tone" IS 'tone_sum / tone_weight: How fitting is the tone of the answers, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_final."tone_low" IS 'NULL: tone is no proportion';
COMMENT ON COLUMN quality_kpi_final."tone_high" IS 'NULL: tone is no proportion';
COMMENT ON COLUMN quality_kpi_final."downstream" IS 'downstream_sum / downstream_weight: Did the outcome further on improve, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_final."downstream_low" IS 'NULL: downstream is no proportion';
COMMENT ON COLUMN quality_kpi_final."downstream_high" IS 'NULL: downstream is no proportion';
COMMENT ON COLUMN quality_kpi_final."first_response_accuracy" IS 'first_correct / accuracy_weight: How many of the judged answers were accurate at once, without a regeneration within 30 min?';
COMMENT ON COLUMN quality_kpi_final."first_response_accuracy_low" IS 'lower end of the 95 % Wilson interval of first_response_accuracy';
COMMENT ON COLUMN quality_kpi_final."first_response_accuracy_high" IS 'upper end of the 95 % Wilson interval of first_response_accuracy';
COMMENT ON COLUMN quality_kpi_final."hallucination_rate" IS 'hallucination_flagged / hallucination_weight: How many of the judged answers hallucinate?';
COMMENT ON COLUMN quality_kpi_final."hallucination_rate_low" IS 'lower end of the 95 % Wilson interval of hallucination_rate';
COMMENT ON COLUMN quality_kpi_final."hallucination_rate_high" IS 'upper end of the 95 % Wilson interval of hallucination_rate';
COMMENT ON COLUMN quality_kpi_final."hallucination_rate_corrected" IS 'hallucination_auto_flagged / hallucination_auto_weight + (hallucination_paired_human_flagged - hallucination_paired_auto_flagged) / hallucination_paired_weight: How many answers hallucinate, as machines judge all and people correct them by a sample?';
COMMENT ON COLUMN quality_kpi_final."hallucination_rate_corrected_low" IS 'lower end of the 95 % interval of hallucination_rate_corrected';
COMMENT ON COLUMN quality_kpi_final."hallucination_rate_corrected_high" IS 'upper end of the 95 % interval of hallucination_rate_corrected';
COMMENT ON COLUMN quality_kpi_final."hallucination_human_rate" IS 'hallucination_human_flagged / hallucination_human_weight: How many of the answers that people judged hallucinate?';
COMMENT ON COLUMN quality_kpi_final."hallucination_human_rate_low" IS 'lower end of the 95 % Wilson interval of hallucination_human_rate';
COMMENT ON COLUMN quality_kpi_final."hallucination_human_rate_high" IS 'upper end of the 95 % Wilson interval of hallucination_human_rate';
COMMENT ON COLUMN quality_kpi_final."harmful_human_rate" IS 'harmful_human_flagged / harmful_human_weight: How many of the answers that people judged are harmful?';
COMMENT ON COLUMN quality_kpi_final."harmful_human_rate_low" IS 'lower end of the 95 % Wilson interval of harmful_human_rate';
COMMENT ON COLUMN quality_kpi_final."harmful_human_rate_high" IS 'upper end of the 95 % Wilson interval of harmful_human_rate';
COMMENT ON COLUMN quality_kpi_final."harmful_content_rate" IS 'harmful_flagged / harmful_weight: How many of the judged answers are harmful?';
COMMENT ON COLUMN quality_kpi_final."harmful_content_rate_low" IS 'lower end of the 95 % Wilson interval of harmful_content_rate';
COMMENT ON COLUMN quality_kpi_final."harmful_content_rate_high" IS 'upper end of the 95 % Wilson interval of harmful_content_rate';
COMMENT ON COLUMN quality_kpi_final."policy_mistake_rate" IS 'policy_flagged / policy_weight: How many of the judged answers break a policy?';
COMMENT ON COLUMN quality_kpi_final."policy_mistake_rate_low" IS 'lower end of the 95 % Wilson interval of policy_mistake_rate';
COMMENT ON COLUMN quality_kpi_final."policy_mistake_rate_high" IS 'upper end of the 95 % Wilson interval of policy_mistake_rate';
COMMENT ON COLUMN quality_kpi_final."bad_citation_rate" IS 'citation_flagged / citation_weight: How many of the judged answers lack a source or name a wrong one?';
COMMENT ON COLUMN quality_kpi_final."bad_citation_rate_low" IS 'lower end of the 95 % Wilson interval of bad_citation_rate';
COMMENT ON COLUMN quality_kpi_final."bad_citation_rate_high" IS 'upper end of the 95 % Wilson interval of bad_citation_rate';
COMMENT ON COLUMN quality_kpi_final."quality_human_score" IS 'quality_human_sum / quality_human_weight: How good are the answers that people judged, from 0 to 1?';
COMMENT ON COLUMN quality_kpi_final."quality_human_score_low" IS 'NULL: quality_human_score is no proportion';
COMMENT ON COLUMN quality_kpi_final."quality_human_score_high" IS 'NULL: quality_human_score is no proportion';
COMMENT ON COLUMN quality_kpi_final."hallucination_judge_agreement" IS '(hallucination_paired_weight - hallucination_paired_disagreements) / hallucination_paired_weight: On how many answers do the machine and the person agree about a hallucination?';
COMMENT ON COLUMN quality_kpi_final."hallucination_judge_agreement_low" IS 'lower end of the 95 % Wilson interval of hallucination_judge_agreement';
COMMENT ON COLUMN quality_kpi_final."hallucination_judge_agreement_high" IS 'upper end of the 95 % Wilson interval of hallucination_judge_agreement';
COMMENT ON COLUMN quality_kpi_final."intent_accuracy" IS 'intent_correct / intent_weight: How often was the intent of a question predicted right?';
COMMENT ON COLUMN quality_kpi_final."intent_accuracy_low" IS 'lower end of the 95 % Wilson interval of intent_accuracy';
COMMENT ON COLUMN quality_kpi_final."intent_accuracy_high" IS 'upper end of the 95 % Wilson interval of intent_accuracy';
COMMENT ON COLUMN quality_kpi_final."precision" IS 'true_positive / (true_positive + false_positive): How many of those classified as positive are?';
COMMENT ON COLUMN quality_kpi_final."precision_low" IS 'NULL: precision is no proportion';
COMMENT ON COLUMN quality_kpi_final."precision_high" IS 'NULL: precision is no proportion';
COMMENT ON COLUMN quality_kpi_final."recall" IS 'true_positive / (true_positive + false_negative): How many of the positives were classified so?';
COMMENT ON COLUMN quality_kpi_final."recall_low" IS 'NULL: recall is no proportion';
COMMENT ON COLUMN quality_kpi_final."recall_high" IS 'NULL: recall is no proportion';
COMMENT ON COLUMN quality_kpi_final."calibration_error" IS 'calibration_deviation / calibrated: How far is confidence from accuracy, over tenths of confidence?';
COMMENT ON COLUMN quality_kpi_final."calibration_error_low" IS 'NULL: calibration_error is no proportion';
COMMENT ON COLUMN quality_kpi_final."calibration_error_high" IS 'NULL: calibration_error is no proportion';
COMMENT ON COLUMN quality_kpi_final."filter_trigger_rate" IS 'filtered / interactions: How often did a safety filter act?';
COMMENT ON COLUMN quality_kpi_final."filter_trigger_rate_low" IS 'lower end of the 95 % Wilson interval of filter_trigger_rate';
COMMENT ON COLUMN quality_kpi_final."filter_trigger_rate_high" IS 'upper end of the 95 % Wilson interval of filter_trigger_rate';
COMMENT ON COLUMN quality_kpi_final."block_rate" IS 'blocked / interactions: How often did a safety filter block an answer?';
COMMENT ON COLUMN quality_kpi_final."block_rate_low" IS 'lower end of the 95 % Wilson interval of block_rate';
COMMENT ON COLUMN quality_kpi_final."block_rate_high" IS 'upper end of the 95 % Wilson interval of block_rate';
COMMENT ON COLUMN quality_kpi_final."over_filter_rate" IS 'over_filtered / filtered: How many of the filtered interactions were confirmed as false positives?';
COMMENT ON COLUMN quality_kpi_final."over_filter_rate_low" IS 'lower end of the 95 % Wilson interval of over_filter_rate';
COMMENT ON COLUMN quality_kpi_final."over_filter_rate_high" IS 'upper end of the 95 % Wilson interval of over_filter_rate';
COMMENT ON COLUMN quality_kpi_final."source_inspection_rate" IS 'inspected / interactions: How often did somebody look at a source?';
COMMENT ON COLUMN quality_kpi_final."source_inspection_rate_low" IS 'lower end of the 95 % Wilson interval of source_inspection_rate';
COMMENT ON COLUMN quality_kpi_final."source_inspection_rate_high" IS 'upper end of the 95 % Wilson interval of source_inspection_rate';
COMMENT ON COLUMN quality_kpi_final."answer_satisfaction" IS 'positive / rated: How many of the rated answers were rated as good?';
COMMENT ON COLUMN quality_kpi_final."answer_satisfaction_low" IS 'lower end of the 95 % Wilson interval of answer_satisfaction';
COMMENT ON COLUMN quality_kpi_final."answer_satisfaction_high" IS 'upper end of the 95 % Wilson interval of answer_satisfaction';
COMMENT ON COLUMN quality_kpi_final."user_reported_rate" IS 'reported / interactions: How many answers did a user report?';
COMMENT ON COLUMN quality_kpi_final."user_reported_rate_low" IS 'lower end of the 95 % Wilson interval of user_reported_rate';
COMMENT ON COLUMN quality_kpi_final."user_reported_rate_high" IS 'upper end of the 95 % Wilson interval of user_reported_rate';
COMMENT ON COLUMN quality_kpi_final."user_reported_wrong_rate" IS 'reported_wrong / interactions: How many answers did a user report as wrong?';
COMMENT ON COLUMN quality_kpi_final."user_reported_wrong_rate_low" IS 'lower end of the 95 % Wilson interval of user_reported_wrong_rate';
COMMENT ON COLUMN quality_kpi_final."user_reported_wrong_rate_high" IS 'upper end of the 95 % Wilson interval of user_reported_wrong_rate';
COMMENT ON COLUMN quality_kpi_final."evaluation_coverage" IS 'evaluated / interactions: How many interactions were evaluated?';
COMMENT ON COLUMN quality_kpi_final."evaluation_coverage_low" IS 'lower end of the 95 % Wilson interval of evaluation_coverage';
COMMENT ON COLUMN quality_kpi_final."evaluation_coverage_high" IS 'upper end of the 95 % Wilson interval of evaluation_coverage';
COMMENT ON COLUMN quality_kpi_final."human_sample_rate" IS 'evaluated_human / interactions: How many interactions did a person evaluate?';
COMMENT ON COLUMN quality_kpi_final."human_sample_rate_low" IS 'lower end of the 95 % Wilson interval of human_sample_rate';
COMMENT ON COLUMN quality_kpi_final."human_sample_rate_high" IS 'upper end of the 95 % Wilson interval of human_sample_rate';
COMMENT ON COLUMN quality_kpi_final."answered_rate" IS 'answers / interactions: How many interactions have an answer?';
COMMENT ON COLUMN quality_kpi_final."answered_rate_low" IS 'lower end of the 95 % Wilson interval of answered_rate';
COMMENT ON COLUMN quality_kpi_final."answered_rate_high" IS 'upper end of the 95 % Wilson interval of answered_rate';
COMMENT ON COLUMN quality_kpi_final."answer_review_pass_rate" IS 'review_passed / reviewed: How many of the answers that a person reviewed passed?';
COMMENT ON COLUMN quality_kpi_final."answer_review_pass_rate_low" IS 'lower end of the 95 % Wilson interval of answer_review_pass_rate';
COMMENT ON COLUMN quality_kpi_final."answer_review_pass_rate_high" IS 'upper end of the 95 % Wilson interval of answer_review_pass_rate';

DROP VIEW IF EXISTS support_kpi_final;
CREATE VIEW support_kpi_final AS
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
    "tickets",
    "tickets_resolved",
    "open_tickets",
    "incidents",
    "incidents_resolved",
    "open_incidents",
    "tickets_incorrect_output",
    "tickets_unsupported_claim",
    "tickets_bad_citation",
    "tickets_wrong_tone",
    "tickets_permission_issue",
    "tickets_slow_response",
    "tickets_unexpected_cost",
    "tickets_policy_confusion",
    "tickets_behaviour_changed",
    "tickets_cannot_correct",
    "tickets_review_problem",
    "tickets_unclassified",
    "incidents_model_regression",
    "incidents_prompt_regression",
    "incidents_retrieval_regression",
    "incidents_vendor_drift",
    "incidents_eval_failure",
    "incidents_outage",
    "incidents_other",
    "ticket_resolution_histogram",
    "incident_resolution_histogram",
    "time_to_resolve_ticket_p50_s",
    "time_to_resolve_ticket_p50_s_low",
    "time_to_resolve_ticket_p50_s_high",
    "time_to_resolve_incident_p50_s",
    "time_to_resolve_incident_p50_s_low",
    "time_to_resolve_incident_p50_s_high",
    "time_to_resolve_incident_p90_s",
    "time_to_resolve_incident_p90_s_low",
    "time_to_resolve_incident_p90_s_high"
FROM support_kpi
WHERE maturity = 'final';
COMMENT ON VIEW support_kpi_final IS 'Counts of tickets and incidents, by the window in which they were opened: only rows that cannot change any more';
COMMENT ON COLUMN support_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN support_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN support_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN support_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN support_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN support_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN support_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN support_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN support_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN support_kpi_final."tickets" IS 'tickets opened';
COMMENT ON COLUMN support_kpi_final."tickets_resolved" IS 'of these resolved within 90 d';
COMMENT ON COLUMN support_kpi_final."open_tickets" IS 'tickets that were not resolved within 90 d';
COMMENT ON COLUMN support_kpi_final."incidents" IS 'incidents opened';
COMMENT ON COLUMN support_kpi_final."incidents_resolved" IS 'of these resolved within 90 d';
COMMENT ON COLUMN support_kpi_final."open_incidents" IS 'incidents that were not resolved within 90 d';
COMMENT ON COLUMN support_kpi_final."tickets_incorrect_output" IS 'tickets about incorrect output';
COMMENT ON COLUMN support_kpi_final."tickets_unsupported_claim" IS 'tickets about unsupported claims';
COMMENT ON COLUMN support_kpi_final."tickets_bad_citation" IS 'tickets about bad citations';
COMMENT ON COLUMN support_kpi_final."tickets_wrong_tone" IS 'tickets about the wrong tone';
COMMENT ON COLUMN support_kpi_final."tickets_permission_issue" IS 'tickets about permissions';
COMMENT ON COLUMN support_kpi_final."tickets_slow_response" IS 'tickets about slow responses';
COMMENT ON COLUMN support_kpi_final."tickets_unexpected_cost" IS 'tickets about unexpected cost';
COMMENT ON COLUMN support_kpi_final."tickets_policy_confusion" IS 'tickets about confusing policies';
COMMENT ON COLUMN support_kpi_final."tickets_behaviour_changed" IS 'tickets about changed behaviour';
COMMENT ON COLUMN support_kpi_final."tickets_cannot_correct" IS 'tickets about output that cannot be corrected';
COMMENT ON COLUMN support_kpi_final."tickets_review_problem" IS 'tickets about problems with reviews';
COMMENT ON COLUMN support_kpi_final."tickets_unclassified" IS 'tickets without a failure_mode';
COMMENT ON COLUMN support_kpi_final."incidents_model_regression" IS 'incidents: the model got worse';
COMMENT ON COLUMN support_kpi_final."incidents_prompt_regression" IS 'incidents: the prompt got worse';
COMMENT ON COLUMN support_kpi_final."incidents_retrieval_regression" IS 'incidents: retrieval got worse';
COMMENT ON COLUMN support_kpi_final."incidents_vendor_drift" IS 'incidents: the vendor changed something';
COMMENT ON COLUMN support_kpi_final."incidents_eval_failure" IS 'incidents: evaluation failed';
COMMENT ON COLUMN support_kpi_final."incidents_outage" IS 'incidents: outages';
COMMENT ON COLUMN support_kpi_final."incidents_other" IS 'incidents of another kind, or of none';
COMMENT ON COLUMN support_kpi_final."ticket_resolution_histogram" IS 'time from opening to resolution of each ticket, as bucket:count pairs';
COMMENT ON COLUMN support_kpi_final."incident_resolution_histogram" IS 'time from opening to resolution of each incident, as bucket:count pairs';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_ticket_p50_s" IS 'quantile 0.5 of ticket_resolution: Within which time were half of the tickets that were resolved?';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_ticket_p50_s_low" IS 'NULL: time_to_resolve_ticket_p50_s is no proportion';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_ticket_p50_s_high" IS 'NULL: time_to_resolve_ticket_p50_s is no proportion';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_incident_p50_s" IS 'quantile 0.5 of incident_resolution: Within which time were half of the incidents that were resolved?';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_incident_p50_s_low" IS 'NULL: time_to_resolve_incident_p50_s is no proportion';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_incident_p50_s_high" IS 'NULL: time_to_resolve_incident_p50_s is no proportion';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_incident_p90_s" IS 'quantile 0.9 of incident_resolution: Within which time were 90 % of the incidents that were resolved?';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_incident_p90_s_low" IS 'NULL: time_to_resolve_incident_p90_s is no proportion';
COMMENT ON COLUMN support_kpi_final."time_to_resolve_incident_p90_s_high" IS 'NULL: time_to_resolve_incident_p90_s is no proportion';

DROP VIEW IF EXISTS usage_kpi_final;
CREATE VIEW usage_kpi_final AS
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
    "active_users",
    "using_users",
    "valuing_users",
    "active_users_sketch",
    "using_users_sketch",
    "valuing_users_sketch",
    "value_user_rate",
    "value_user_rate_low",
    "value_user_rate_high"
FROM usage_kpi
WHERE maturity = 'final';
COMMENT ON VIEW usage_kpi_final IS 'Distinct users, by the day on which they were active: only rows that cannot change any more';
COMMENT ON COLUMN usage_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN usage_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN usage_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN usage_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN usage_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN usage_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN usage_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN usage_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN usage_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN usage_kpi_final."active_users" IS 'distinct users with an active event, exact';
COMMENT ON COLUMN usage_kpi_final."using_users" IS 'distinct users with a use, exact';
COMMENT ON COLUMN usage_kpi_final."valuing_users" IS 'distinct users with a value event, exact';
COMMENT ON COLUMN usage_kpi_final."active_users_sketch" IS 'distinct users with an active event: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi_final."using_users_sketch" IS 'distinct users with a use: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi_final."valuing_users_sketch" IS 'distinct users with a value event: a sketch, to merge over rows; an estimate';
COMMENT ON COLUMN usage_kpi_final."value_user_rate" IS 'valuing_users / using_users: How many of the users who used something got something of value?';
COMMENT ON COLUMN usage_kpi_final."value_user_rate_low" IS 'lower end of the 95 % Wilson interval of value_user_rate';
COMMENT ON COLUMN usage_kpi_final."value_user_rate_high" IS 'upper end of the 95 % Wilson interval of value_user_rate';

DROP VIEW IF EXISTS retention_kpi_final;
CREATE VIEW retention_kpi_final AS
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
    "new_users",
    "new_ai_users",
    "retained_d1",
    "retained_ai_d1",
    "retained_d7",
    "retained_ai_d7",
    "retained_d28",
    "retained_ai_d28",
    "repeat_users",
    "repeat_ai_users",
    "active_days",
    "active_ai_days",
    "converted",
    "converted_ai",
    "retention_d1",
    "retention_d1_low",
    "retention_d1_high",
    "retention_ai_d1",
    "retention_ai_d1_low",
    "retention_ai_d1_high",
    "retention_other_d1",
    "retention_other_d1_low",
    "retention_other_d1_high",
    "retention_lift_d1",
    "retention_lift_d1_low",
    "retention_lift_d1_high",
    "retention_d7",
    "retention_d7_low",
    "retention_d7_high",
    "retention_ai_d7",
    "retention_ai_d7_low",
    "retention_ai_d7_high",
    "retention_other_d7",
    "retention_other_d7_low",
    "retention_other_d7_high",
    "retention_lift_d7",
    "retention_lift_d7_low",
    "retention_lift_d7_high",
    "retention_d28",
    "retention_d28_low",
    "retention_d28_high",
    "retention_ai_d28",
    "retention_ai_d28_low",
    "retention_ai_d28_high",
    "retention_other_d28",
    "retention_other_d28_low",
    "retention_other_d28_high",
    "retention_lift_d28",
    "retention_lift_d28_low",
    "retention_lift_d28_high",
    "repeat_usage_rate",
    "repeat_usage_rate_low",
    "repeat_usage_rate_high",
    "repeat_usage_ai_rate",
    "repeat_usage_ai_rate_low",
    "repeat_usage_ai_rate_high",
    "active_days_per_user",
    "active_days_per_user_low",
    "active_days_per_user_high",
    "conversion_ai_rate",
    "conversion_ai_rate_low",
    "conversion_ai_rate_high",
    "conversion_other_rate",
    "conversion_other_rate_low",
    "conversion_other_rate_high",
    "conversion_lift",
    "conversion_lift_low",
    "conversion_lift_high"
FROM retention_kpi
WHERE maturity = 'final';
COMMENT ON VIEW retention_kpi_final IS 'Counts and rates of new users, by the day on which they became active: only rows that cannot change any more';
COMMENT ON COLUMN retention_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN retention_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN retention_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN retention_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN retention_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN retention_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN retention_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN retention_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN retention_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN retention_kpi_final."new_users" IS 'users active for the first time, or after more than 90 d';
COMMENT ON COLUMN retention_kpi_final."new_ai_users" IS 'of these with a use on the same day';
COMMENT ON COLUMN retention_kpi_final."retained_d1" IS 'new users who were active 1 day later';
COMMENT ON COLUMN retention_kpi_final."retained_ai_d1" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_final."retained_d7" IS 'new users who were active 7 days later';
COMMENT ON COLUMN retention_kpi_final."retained_ai_d7" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_final."retained_d28" IS 'new users who were active 28 days later';
COMMENT ON COLUMN retention_kpi_final."retained_ai_d28" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_final."repeat_users" IS 'new users who were active on one of the next 27 days';
COMMENT ON COLUMN retention_kpi_final."repeat_ai_users" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_final."active_days" IS 'days on which new users were active, of their first 28';
COMMENT ON COLUMN retention_kpi_final."active_ai_days" IS 'of these the days of users with a use on their first day';
COMMENT ON COLUMN retention_kpi_final."converted" IS 'new users with a conversion within 28 d';
COMMENT ON COLUMN retention_kpi_final."converted_ai" IS 'of these with a use on their first day';
COMMENT ON COLUMN retention_kpi_final."retention_d1" IS 'retained_d1 / new_users: How many of the new users were active the day after?';
COMMENT ON COLUMN retention_kpi_final."retention_d1_low" IS 'lower end of the 95 % Wilson interval of retention_d1';
COMMENT ON COLUMN retention_kpi_final."retention_d1_high" IS 'upper end of the 95 % Wilson interval of retention_d1';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d1" IS 'retained_ai_d1 / new_ai_users: How many of the new users with a use on their first day were active the day after?';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d1_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d1';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d1_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d1';
COMMENT ON COLUMN retention_kpi_final."retention_other_d1" IS '(retained_d1 - retained_ai_d1) / (new_users - new_ai_users): How many of the new users without a use on their first day were active the day after?';
COMMENT ON COLUMN retention_kpi_final."retention_other_d1_low" IS 'lower end of the 95 % Wilson interval of retention_other_d1';
COMMENT ON COLUMN retention_kpi_final."retention_other_d1_high" IS 'upper end of the 95 % Wilson interval of retention_other_d1';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d1" IS '(retained_ai_d1 * (new_users - new_ai_users) - (retained_d1 - retained_ai_d1) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, the day after?';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d1_low" IS 'NULL: retention_lift_d1 is no proportion';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d1_high" IS 'NULL: retention_lift_d1 is no proportion';
COMMENT ON COLUMN retention_kpi_final."retention_d7" IS 'retained_d7 / new_users: How many of the new users were active 7 days later?';
COMMENT ON COLUMN retention_kpi_final."retention_d7_low" IS 'lower end of the 95 % Wilson interval of retention_d7';
COMMENT ON COLUMN retention_kpi_final."retention_d7_high" IS 'upper end of the 95 % Wilson interval of retention_d7';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d7" IS 'retained_ai_d7 / new_ai_users: How many of the new users with a use on their first day were active 7 days later?';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d7_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d7';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d7_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d7';
COMMENT ON COLUMN retention_kpi_final."retention_other_d7" IS '(retained_d7 - retained_ai_d7) / (new_users - new_ai_users): How many of the new users without a use on their first day were active 7 days later?';
COMMENT ON COLUMN retention_kpi_final."retention_other_d7_low" IS 'lower end of the 95 % Wilson interval of retention_other_d7';
COMMENT ON COLUMN retention_kpi_final."retention_other_d7_high" IS 'upper end of the 95 % Wilson interval of retention_other_d7';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d7" IS '(retained_ai_d7 * (new_users - new_ai_users) - (retained_d7 - retained_ai_d7) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, 7 days later?';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d7_low" IS 'NULL: retention_lift_d7 is no proportion';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d7_high" IS 'NULL: retention_lift_d7 is no proportion';
COMMENT ON COLUMN retention_kpi_final."retention_d28" IS 'retained_d28 / new_users: How many of the new users were active 28 days later?';
COMMENT ON COLUMN retention_kpi_final."retention_d28_low" IS 'lower end of the 95 % Wilson interval of retention_d28';
COMMENT ON COLUMN retention_kpi_final."retention_d28_high" IS 'upper end of the 95 % Wilson interval of retention_d28';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d28" IS 'retained_ai_d28 / new_ai_users: How many of the new users with a use on their first day were active 28 days later?';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d28_low" IS 'lower end of the 95 % Wilson interval of retention_ai_d28';
COMMENT ON COLUMN retention_kpi_final."retention_ai_d28_high" IS 'upper end of the 95 % Wilson interval of retention_ai_d28';
COMMENT ON COLUMN retention_kpi_final."retention_other_d28" IS '(retained_d28 - retained_ai_d28) / (new_users - new_ai_users): How many of the new users without a use on their first day were active 28 days later?';
COMMENT ON COLUMN retention_kpi_final."retention_other_d28_low" IS 'lower end of the 95 % Wilson interval of retention_other_d28';
COMMENT ON COLUMN retention_kpi_final."retention_other_d28_high" IS 'upper end of the 95 % Wilson interval of retention_other_d28';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d28" IS '(retained_ai_d28 * (new_users - new_ai_users) - (retained_d28 - retained_ai_d28) * new_ai_users) / (new_ai_users * (new_users - new_ai_users)): By how much is retention higher with a use on the first day, 28 days later?';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d28_low" IS 'NULL: retention_lift_d28 is no proportion';
COMMENT ON COLUMN retention_kpi_final."retention_lift_d28_high" IS 'NULL: retention_lift_d28 is no proportion';
COMMENT ON COLUMN retention_kpi_final."repeat_usage_rate" IS 'repeat_users / new_users: How many of the new users were active again within 27 days?';
COMMENT ON COLUMN retention_kpi_final."repeat_usage_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_usage_rate';
COMMENT ON COLUMN retention_kpi_final."repeat_usage_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_usage_rate';
COMMENT ON COLUMN retention_kpi_final."repeat_usage_ai_rate" IS 'repeat_ai_users / new_ai_users: How many of the new users with a use on their first day were active again within 27 days?';
COMMENT ON COLUMN retention_kpi_final."repeat_usage_ai_rate_low" IS 'lower end of the 95 % Wilson interval of repeat_usage_ai_rate';
COMMENT ON COLUMN retention_kpi_final."repeat_usage_ai_rate_high" IS 'upper end of the 95 % Wilson interval of repeat_usage_ai_rate';
COMMENT ON COLUMN retention_kpi_final."active_days_per_user" IS 'active_days / new_users: On how many of their first 28 days are new users active?';
COMMENT ON COLUMN retention_kpi_final."active_days_per_user_low" IS 'NULL: active_days_per_user is no proportion';
COMMENT ON COLUMN retention_kpi_final."active_days_per_user_high" IS 'NULL: active_days_per_user is no proportion';
COMMENT ON COLUMN retention_kpi_final."conversion_ai_rate" IS 'converted_ai / new_ai_users: How many of the new users with a use on their first day converted within 28 days?';
COMMENT ON COLUMN retention_kpi_final."conversion_ai_rate_low" IS 'lower end of the 95 % Wilson interval of conversion_ai_rate';
COMMENT ON COLUMN retention_kpi_final."conversion_ai_rate_high" IS 'upper end of the 95 % Wilson interval of conversion_ai_rate';
COMMENT ON COLUMN retention_kpi_final."conversion_other_rate" IS '(converted - converted_ai) / (new_users - new_ai_users): How many of the new users without a use on their first day converted within 28 days?';
COMMENT ON COLUMN retention_kpi_final."conversion_other_rate_low" IS 'lower end of the 95 % Wilson interval of conversion_other_rate';
COMMENT ON COLUMN retention_kpi_final."conversion_other_rate_high" IS 'upper end of the 95 % Wilson interval of conversion_other_rate';
COMMENT ON COLUMN retention_kpi_final."conversion_lift" IS '(converted_ai * (new_users - new_ai_users) - (converted - converted_ai) * new_ai_users) / ((converted - converted_ai) * new_ai_users): By which part is conversion higher with a use on the first day?';
COMMENT ON COLUMN retention_kpi_final."conversion_lift_low" IS 'NULL: conversion_lift is no proportion';
COMMENT ON COLUMN retention_kpi_final."conversion_lift_high" IS 'NULL: conversion_lift is no proportion';

DROP VIEW IF EXISTS economics_kpi_final;
CREATE VIEW economics_kpi_final AS
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
    "cost_usd",
    "cost_llm_usd",
    "cost_retrieval_usd",
    "cost_infrastructure_usd",
    "cost_human_review_usd",
    "cost_support_usd",
    "cost_vendor_usd",
    "cost_monitoring_usd",
    "cost_eval_maintenance_usd",
    "cost_engineering_usd",
    "cost_other_usd",
    "successes",
    "value_usd",
    "conversions",
    "assisted_conversions",
    "expansions",
    "revenue_usd",
    "expansion_revenue_usd",
    "invocations",
    "period_cost_per_success_usd",
    "period_cost_per_success_usd_low",
    "period_cost_per_success_usd_high",
    "cost_per_invocation_usd",
    "cost_per_invocation_usd_low",
    "cost_per_invocation_usd_high",
    "gross_margin",
    "gross_margin_low",
    "gross_margin_high",
    "value_cost_ratio",
    "value_cost_ratio_low",
    "value_cost_ratio_high",
    "roi",
    "roi_low",
    "roi_high",
    "assisted_conversion_rate",
    "assisted_conversion_rate_low",
    "assisted_conversion_rate_high",
    "human_review_cost_share",
    "human_review_cost_share_low",
    "human_review_cost_share_high"
FROM economics_kpi
WHERE maturity = 'final';
COMMENT ON VIEW economics_kpi_final IS 'Costs, successes and conversions, each by the window of its own time: only rows that cannot change any more';
COMMENT ON COLUMN economics_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN economics_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN economics_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN economics_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN economics_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN economics_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN economics_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN economics_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN economics_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN economics_kpi_final."cost_usd" IS 'known cost, of any kind';
COMMENT ON COLUMN economics_kpi_final."cost_llm_usd" IS 'cost of models';
COMMENT ON COLUMN economics_kpi_final."cost_retrieval_usd" IS 'cost of retrieval';
COMMENT ON COLUMN economics_kpi_final."cost_infrastructure_usd" IS 'cost of infrastructure';
COMMENT ON COLUMN economics_kpi_final."cost_human_review_usd" IS 'cost of review by people';
COMMENT ON COLUMN economics_kpi_final."cost_support_usd" IS 'cost of support';
COMMENT ON COLUMN economics_kpi_final."cost_vendor_usd" IS 'cost of vendors';
COMMENT ON COLUMN economics_kpi_final."cost_monitoring_usd" IS 'cost of monitoring';
COMMENT ON COLUMN economics_kpi_final."cost_eval_maintenance_usd" IS 'cost of keeping evaluations up';
COMMENT ON COLUMN economics_kpi_final."cost_engineering_usd" IS 'cost of engineering';
COMMENT ON COLUMN economics_kpi_final."cost_other_usd" IS 'any other cost';
COMMENT ON COLUMN economics_kpi_final."successes" IS 'tasks that succeeded and were not reversed';
COMMENT ON COLUMN economics_kpi_final."value_usd" IS 'value of these';
COMMENT ON COLUMN economics_kpi_final."conversions" IS 'conversions, refunds apart';
COMMENT ON COLUMN economics_kpi_final."assisted_conversions" IS 'of these with a value event of the user in the 7 d before';
COMMENT ON COLUMN economics_kpi_final."expansions" IS 'conversions of kind expansion';
COMMENT ON COLUMN economics_kpi_final."revenue_usd" IS 'value of conversions, less that of refunds';
COMMENT ON COLUMN economics_kpi_final."expansion_revenue_usd" IS 'value of expansions';
COMMENT ON COLUMN economics_kpi_final."invocations" IS 'feature.invoked events';
COMMENT ON COLUMN economics_kpi_final."period_cost_per_success_usd" IS 'cost_usd / successes: What was spent in the window per task that succeeded?';
COMMENT ON COLUMN economics_kpi_final."period_cost_per_success_usd_low" IS 'NULL: period_cost_per_success_usd is no proportion';
COMMENT ON COLUMN economics_kpi_final."period_cost_per_success_usd_high" IS 'NULL: period_cost_per_success_usd is no proportion';
COMMENT ON COLUMN economics_kpi_final."cost_per_invocation_usd" IS 'cost_usd / invocations: What was spent in the window per invocation of a feature?';
COMMENT ON COLUMN economics_kpi_final."cost_per_invocation_usd_low" IS 'NULL: cost_per_invocation_usd is no proportion';
COMMENT ON COLUMN economics_kpi_final."cost_per_invocation_usd_high" IS 'NULL: cost_per_invocation_usd is no proportion';
COMMENT ON COLUMN economics_kpi_final."gross_margin" IS '(revenue_usd - cost_usd) / revenue_usd: Which part of the revenue is left after all costs?';
COMMENT ON COLUMN economics_kpi_final."gross_margin_low" IS 'NULL: gross_margin is no proportion';
COMMENT ON COLUMN economics_kpi_final."gross_margin_high" IS 'NULL: gross_margin is no proportion';
COMMENT ON COLUMN economics_kpi_final."value_cost_ratio" IS 'value_usd / cost_usd: How much value is there per dollar spent?';
COMMENT ON COLUMN economics_kpi_final."value_cost_ratio_low" IS 'NULL: value_cost_ratio is no proportion';
COMMENT ON COLUMN economics_kpi_final."value_cost_ratio_high" IS 'NULL: value_cost_ratio is no proportion';
COMMENT ON COLUMN economics_kpi_final."roi" IS '(value_usd - cost_usd) / cost_usd: How much more value than cost is there per dollar spent?';
COMMENT ON COLUMN economics_kpi_final."roi_low" IS 'NULL: roi is no proportion';
COMMENT ON COLUMN economics_kpi_final."roi_high" IS 'NULL: roi is no proportion';
COMMENT ON COLUMN economics_kpi_final."assisted_conversion_rate" IS 'assisted_conversions / conversions: How many conversions had a value event of the user in the 7 days before?';
COMMENT ON COLUMN economics_kpi_final."assisted_conversion_rate_low" IS 'lower end of the 95 % Wilson interval of assisted_conversion_rate';
COMMENT ON COLUMN economics_kpi_final."assisted_conversion_rate_high" IS 'upper end of the 95 % Wilson interval of assisted_conversion_rate';
COMMENT ON COLUMN economics_kpi_final."human_review_cost_share" IS 'cost_human_review_usd / cost_usd: Which part of the cost is review by people?';
COMMENT ON COLUMN economics_kpi_final."human_review_cost_share_low" IS 'NULL: human_review_cost_share is no proportion';
COMMENT ON COLUMN economics_kpi_final."human_review_cost_share_high" IS 'NULL: human_review_cost_share is no proportion';

DROP VIEW IF EXISTS adoption_kpi_final;
CREATE VIEW adoption_kpi_final AS
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
    "eligible",
    "invoked_14d",
    "activated_14d",
    "adopted_60d",
    "disabled_60d",
    "time_to_value_ms",
    "tried_60d",
    "waiting",
    "opportunities",
    "opportunities_taken",
    "time_to_value_histogram",
    "adoption_rate",
    "adoption_rate_low",
    "adoption_rate_high",
    "trial_rate",
    "trial_rate_low",
    "trial_rate_high",
    "invocation_rate",
    "invocation_rate_low",
    "invocation_rate_high",
    "activation_rate",
    "activation_rate_low",
    "activation_rate_high",
    "disablement_rate",
    "disablement_rate_low",
    "disablement_rate_high",
    "time_to_value_p50_s",
    "time_to_value_p50_s_low",
    "time_to_value_p50_s_high",
    "time_to_value_p90_s",
    "time_to_value_p90_s_low",
    "time_to_value_p90_s_high",
    "relevant_moment_invocation",
    "relevant_moment_invocation_low",
    "relevant_moment_invocation_high"
FROM adoption_kpi
WHERE maturity = 'final';
COMMENT ON VIEW adoption_kpi_final IS 'Counts and rates of eligible users and of opportunities, by their day: only rows that cannot change any more';
COMMENT ON COLUMN adoption_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN adoption_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN adoption_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN adoption_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN adoption_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN adoption_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN adoption_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN adoption_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN adoption_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN adoption_kpi_final."eligible" IS 'users who became eligible for a feature';
COMMENT ON COLUMN adoption_kpi_final."invoked_14d" IS 'of these with a use within 14 d';
COMMENT ON COLUMN adoption_kpi_final."activated_14d" IS 'eligible, with a value event within 14 d';
COMMENT ON COLUMN adoption_kpi_final."adopted_60d" IS 'eligible, with a value event within 60 d';
COMMENT ON COLUMN adoption_kpi_final."disabled_60d" IS 'eligible, and no longer so within 60 d';
COMMENT ON COLUMN adoption_kpi_final."time_to_value_ms" IS 'time from the first use to the first value event after it';
COMMENT ON COLUMN adoption_kpi_final."tried_60d" IS 'eligible, with a use within 60 d';
COMMENT ON COLUMN adoption_kpi_final."waiting" IS 'of these without a value event after it';
COMMENT ON COLUMN adoption_kpi_final."opportunities" IS 'moments at which the feature would have helped';
COMMENT ON COLUMN adoption_kpi_final."opportunities_taken" IS 'of these with an invocation within 5 min';
COMMENT ON COLUMN adoption_kpi_final."time_to_value_histogram" IS 'time from the first use to the first value event after it, as bucket:count pairs';
COMMENT ON COLUMN adoption_kpi_final."adoption_rate" IS 'adopted_60d / eligible: How many eligible users had a value event within 60 days?';
COMMENT ON COLUMN adoption_kpi_final."adoption_rate_low" IS 'lower end of the 95 % Wilson interval of adoption_rate';
COMMENT ON COLUMN adoption_kpi_final."adoption_rate_high" IS 'upper end of the 95 % Wilson interval of adoption_rate';
COMMENT ON COLUMN adoption_kpi_final."trial_rate" IS 'tried_60d / eligible: How many eligible users used the feature within 60 days?';
COMMENT ON COLUMN adoption_kpi_final."trial_rate_low" IS 'lower end of the 95 % Wilson interval of trial_rate';
COMMENT ON COLUMN adoption_kpi_final."trial_rate_high" IS 'upper end of the 95 % Wilson interval of trial_rate';
COMMENT ON COLUMN adoption_kpi_final."invocation_rate" IS 'invoked_14d / eligible: How many eligible users used the feature within 14 days?';
COMMENT ON COLUMN adoption_kpi_final."invocation_rate_low" IS 'lower end of the 95 % Wilson interval of invocation_rate';
COMMENT ON COLUMN adoption_kpi_final."invocation_rate_high" IS 'upper end of the 95 % Wilson interval of invocation_rate';
COMMENT ON COLUMN adoption_kpi_final."activation_rate" IS 'activated_14d / eligible: How many eligible users had a value event within 14 days?';
COMMENT ON COLUMN adoption_kpi_final."activation_rate_low" IS 'lower end of the 95 % Wilson interval of activation_rate';
COMMENT ON COLUMN adoption_kpi_final."activation_rate_high" IS 'upper end of the 95 % Wilson interval of activation_rate';
COMMENT ON COLUMN adoption_kpi_final."disablement_rate" IS 'disabled_60d / eligible: For how many eligible users was the feature disabled within 60 days?';
COMMENT ON COLUMN adoption_kpi_final."disablement_rate_low" IS 'lower end of the 95 % Wilson interval of disablement_rate';
COMMENT ON COLUMN adoption_kpi_final."disablement_rate_high" IS 'upper end of the 95 % Wilson interval of disablement_rate';
COMMENT ON COLUMN adoption_kpi_final."time_to_value_p50_s" IS 'quantile 0.5 of time_to_value, waiting above all: Within which time from the first use did half of those who tried it get value?';
COMMENT ON COLUMN adoption_kpi_final."time_to_value_p50_s_low" IS 'NULL: time_to_value_p50_s is no proportion';
COMMENT ON COLUMN adoption_kpi_final."time_to_value_p50_s_high" IS 'NULL: time_to_value_p50_s is no proportion';
COMMENT ON COLUMN adoption_kpi_final."time_to_value_p90_s" IS 'quantile 0.9 of time_to_value, waiting above all: Within which time from the first use did 90 % of those who tried it get value?';
COMMENT ON COLUMN adoption_kpi_final."time_to_value_p90_s_low" IS 'NULL: time_to_value_p90_s is no proportion';
COMMENT ON COLUMN adoption_kpi_final."time_to_value_p90_s_high" IS 'NULL: time_to_value_p90_s is no proportion';
COMMENT ON COLUMN adoption_kpi_final."relevant_moment_invocation" IS 'opportunities_taken / opportunities: How many moments at which the feature would help led to its use within 5 min?';
COMMENT ON COLUMN adoption_kpi_final."relevant_moment_invocation_low" IS 'lower end of the 95 % Wilson interval of relevant_moment_invocation';
COMMENT ON COLUMN adoption_kpi_final."relevant_moment_invocation_high" IS 'upper end of the 95 % Wilson interval of relevant_moment_invocation';

DROP VIEW IF EXISTS experiment_kpi_final;
CREATE VIEW experiment_kpi_final AS
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
    "exposed_users",
    "crossovers",
    "acceptance_users",
    "acceptance_n",
    "acceptance_d",
    "acceptance_nn",
    "acceptance_dd",
    "acceptance_nd",
    "persistence_users",
    "persistence_n",
    "persistence_d",
    "persistence_nn",
    "persistence_dd",
    "persistence_nd",
    "retry_users",
    "retry_n",
    "retry_d",
    "retry_nn",
    "retry_dd",
    "retry_nd",
    "completion_users",
    "completion_n",
    "completion_d",
    "completion_nn",
    "completion_dd",
    "completion_nd",
    "deflection_users",
    "deflection_n",
    "deflection_d",
    "deflection_nn",
    "deflection_dd",
    "deflection_nd",
    "conversion_users",
    "conversion_n",
    "conversion_d",
    "conversion_nn",
    "conversion_dd",
    "conversion_nd"
FROM experiment_kpi
WHERE maturity = 'final';
COMMENT ON VIEW experiment_kpi_final IS 'Sums over exposed users and their squares, by the day of the exposure: only rows that cannot change any more';
COMMENT ON COLUMN experiment_kpi_final."tenant_id" IS 'whose events these are';
COMMENT ON COLUMN experiment_kpi_final."grain" IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN experiment_kpi_final."window_start" IS 'first instant of the window';
COMMENT ON COLUMN experiment_kpi_final."window_end" IS 'first instant after the window';
COMMENT ON COLUMN experiment_kpi_final."segment_by" IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN experiment_kpi_final."segment" IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN experiment_kpi_final."maturity" IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN experiment_kpi_final."version" IS 'grows with every change of the row';
COMMENT ON COLUMN experiment_kpi_final."watermark" IS 'how far event time had come; NULL once the input has ended';
COMMENT ON COLUMN experiment_kpi_final."exposed_users" IS 'users exposed to the variant';
COMMENT ON COLUMN experiment_kpi_final."crossovers" IS 'of these exposed to another variant within 7 d';
COMMENT ON COLUMN experiment_kpi_final."acceptance_users" IS 'users with any suggestions shown in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_final."acceptance_n" IS 'suggestions accepted';
COMMENT ON COLUMN experiment_kpi_final."acceptance_d" IS 'suggestions shown';
COMMENT ON COLUMN experiment_kpi_final."acceptance_nn" IS 'over users: the square of their suggestions accepted';
COMMENT ON COLUMN experiment_kpi_final."acceptance_dd" IS 'over users: the square of their suggestions shown';
COMMENT ON COLUMN experiment_kpi_final."acceptance_nd" IS 'over users: their suggestions accepted times their suggestions shown';
COMMENT ON COLUMN experiment_kpi_final."persistence_users" IS 'users with any accepted suggestions observed at 600s in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_final."persistence_n" IS 'accepted suggestions of which part is left after 600s';
COMMENT ON COLUMN experiment_kpi_final."persistence_d" IS 'accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi_final."persistence_nn" IS 'over users: the square of their accepted suggestions of which part is left after 600s';
COMMENT ON COLUMN experiment_kpi_final."persistence_dd" IS 'over users: the square of their accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi_final."persistence_nd" IS 'over users: their accepted suggestions of which part is left after 600s times their accepted suggestions observed at 600s';
COMMENT ON COLUMN experiment_kpi_final."retry_users" IS 'users with any queries in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_final."retry_n" IS 'queries retried';
COMMENT ON COLUMN experiment_kpi_final."retry_d" IS 'queries';
COMMENT ON COLUMN experiment_kpi_final."retry_nn" IS 'over users: the square of their queries retried';
COMMENT ON COLUMN experiment_kpi_final."retry_dd" IS 'over users: the square of their queries';
COMMENT ON COLUMN experiment_kpi_final."retry_nd" IS 'over users: their queries retried times their queries';
COMMENT ON COLUMN experiment_kpi_final."completion_users" IS 'users with any tasks started in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_final."completion_n" IS 'tasks that succeeded and were not reversed';
COMMENT ON COLUMN experiment_kpi_final."completion_d" IS 'tasks started';
COMMENT ON COLUMN experiment_kpi_final."completion_nn" IS 'over users: the square of their tasks that succeeded and were not reversed';
COMMENT ON COLUMN experiment_kpi_final."completion_dd" IS 'over users: the square of their tasks started';
COMMENT ON COLUMN experiment_kpi_final."completion_nd" IS 'over users: their tasks that succeeded and were not reversed times their tasks started';
COMMENT ON COLUMN experiment_kpi_final."deflection_users" IS 'users with any conversations eligible in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_final."deflection_n" IS 'conversations deflected';
COMMENT ON COLUMN experiment_kpi_final."deflection_d" IS 'conversations eligible';
COMMENT ON COLUMN experiment_kpi_final."deflection_nn" IS 'over users: the square of their conversations deflected';
COMMENT ON COLUMN experiment_kpi_final."deflection_dd" IS 'over users: the square of their conversations eligible';
COMMENT ON COLUMN experiment_kpi_final."deflection_nd" IS 'over users: their conversations deflected times their conversations eligible';
COMMENT ON COLUMN experiment_kpi_final."conversion_users" IS 'users with any users in [exposure, exposure + 7 d]';
COMMENT ON COLUMN experiment_kpi_final."conversion_n" IS 'users with a conversion';
COMMENT ON COLUMN experiment_kpi_final."conversion_d" IS 'users';
COMMENT ON COLUMN experiment_kpi_final."conversion_nn" IS 'over users: the square of their users with a conversion';
COMMENT ON COLUMN experiment_kpi_final."conversion_dd" IS 'over users: the square of their users';
COMMENT ON COLUMN experiment_kpi_final."conversion_nd" IS 'over users: their users with a conversion times their users';

DROP VIEW IF EXISTS kpi_total, kpi_final, kpi_current;
DROP VIEW IF EXISTS metric;
CREATE VIEW metric AS
SELECT
    metric_id, kpi_view, kind, numerator, denominator, unit, good, counter_id, section, layer,
    cadence, stages, core, minimum_sample, excellent, warn, critical, levels, question, caveat
FROM (VALUES
    ('acceptance_rate', 'suggestion_kpi', 'proportion', 'accepted', 'shown', 'share', 'more',
        'persistence_rate_600s', 'outcome quality', 'engagement', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the suggestions shown were accepted?',
        'Whether what was accepted is kept, or was any good.'),
    ('manual_acceptance_rate', 'suggestion_kpi', 'proportion', 'accepted - auto_accepted',
        'shown - auto_accepted', 'share', 'more', 'persistence_rate_600s', 'outcome quality',
        'engagement', 'daily', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many of the suggestions that were not accepted by a machine did people accept?',
        'Whether what was accepted is kept, or was any good.'),
    ('persistence_rate_30s', 'suggestion_kpi', 'proportion', 'present_30s', 'observed_30s', 'share',
        'more', 'acceptance_rate', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts were still there after 30 s?',
        'How much of each is left, and what became of those not observed.'),
    ('unchanged_rate_30s', 'suggestion_kpi', 'proportion', 'unchanged_30s', 'observed_30s', 'share',
        'more', 'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts had not one character changed after 30 s?',
        'Whether anybody looked: what is never edited is unchanged, too.'),
    ('mostly_unchanged_rate_30s', 'suggestion_kpi', 'proportion', 'mostly_unchanged_30s',
        'observed_30s', 'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts had less than a third changed after 30 s?',
        'Which third: one changed word can turn the meaning.'),
    ('kept_rate_30s', 'suggestion_kpi', 'proportion', 'present_30s', 'shown', 'share', 'more',
        'latency_p95_ms', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the suggestions shown were accepted and still there after 30 s?',
        'Whether the rest was rejected, ignored, removed, or not observed.'),
    ('char_persistence_30s', 'suggestion_kpi', 'ratio', 'retained_chars_30s', 'observed_chars_30s',
        'ratio', 'more', 'persistence_rate_30s', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How much of the accepted text was still there after 30 s, by characters?',
        'How many suggestions it is of: a long one counts more. It is no proportion, for edits may report more than was accepted.'),
    ('line_persistence_30s', 'suggestion_kpi', 'ratio', 'retained_lines_30s', 'observed_lines_30s',
        'ratio', 'more', 'persistence_rate_30s', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How much of the accepted text was still there after 30 s, by lines?',
        'How many suggestions it is of: a long one counts more. It is no proportion, for edits may report more than was accepted.'),
    ('persistence_rate_30s_if_gone', 'suggestion_kpi', 'bound', 'present_30s',
        'observed_30s + unobserved_30s', 'share', 'neither', 'persistence_rate_30s',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepts were still there after 30 s, if all that was not observed is gone?',
        'The rate itself: this is the least that it can be.'),
    ('persistence_rate_30s_if_kept', 'suggestion_kpi', 'bound', 'present_30s + unobserved_30s',
        'observed_30s + unobserved_30s', 'share', 'neither', 'persistence_rate_30s',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepts were still there after 30 s, if all that was not observed is there?',
        'The rate itself: this is the most that it can be.'),
    ('persistence_rate_120s', 'suggestion_kpi', 'proportion', 'present_120s', 'observed_120s',
        'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome', 'daily', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts were still there after 120 s?',
        'How much of each is left, and what became of those not observed.'),
    ('unchanged_rate_120s', 'suggestion_kpi', 'proportion', 'unchanged_120s', 'observed_120s',
        'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts had not one character changed after 120 s?',
        'Whether anybody looked: what is never edited is unchanged, too.'),
    ('mostly_unchanged_rate_120s', 'suggestion_kpi', 'proportion', 'mostly_unchanged_120s',
        'observed_120s', 'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts had less than a third changed after 120 s?',
        'Which third: one changed word can turn the meaning.'),
    ('kept_rate_120s', 'suggestion_kpi', 'proportion', 'present_120s', 'shown', 'share', 'more',
        'latency_p95_ms', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the suggestions shown were accepted and still there after 120 s?',
        'Whether the rest was rejected, ignored, removed, or not observed.'),
    ('char_persistence_120s', 'suggestion_kpi', 'ratio', 'retained_chars_120s',
        'observed_chars_120s', 'ratio', 'more', 'persistence_rate_120s', 'outcome quality',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How much of the accepted text was still there after 120 s, by characters?',
        'How many suggestions it is of: a long one counts more. It is no proportion, for edits may report more than was accepted.'),
    ('line_persistence_120s', 'suggestion_kpi', 'ratio', 'retained_lines_120s',
        'observed_lines_120s', 'ratio', 'more', 'persistence_rate_120s', 'outcome quality',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How much of the accepted text was still there after 120 s, by lines?',
        'How many suggestions it is of: a long one counts more. It is no proportion, for edits may report more than was accepted.'),
    ('persistence_rate_120s_if_gone', 'suggestion_kpi', 'bound', 'present_120s',
        'observed_120s + unobserved_120s', 'share', 'neither', 'persistence_rate_120s',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepts were still there after 120 s, if all that was not observed is gone?',
        'The rate itself: this is the least that it can be.'),
    ('persistence_rate_120s_if_kept', 'suggestion_kpi', 'bound', 'present_120s + unobserved_120s',
        'observed_120s + unobserved_120s', 'share', 'neither', 'persistence_rate_120s',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepts were still there after 120 s, if all that was not observed is there?',
        'The rate itself: this is the most that it can be.'),
    ('persistence_rate_300s', 'suggestion_kpi', 'proportion', 'present_300s', 'observed_300s',
        'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome', 'daily', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts were still there after 300 s?',
        'How much of each is left, and what became of those not observed.'),
    ('unchanged_rate_300s', 'suggestion_kpi', 'proportion', 'unchanged_300s', 'observed_300s',
        'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts had not one character changed after 300 s?',
        'Whether anybody looked: what is never edited is unchanged, too.'),
    ('mostly_unchanged_rate_300s', 'suggestion_kpi', 'proportion', 'mostly_unchanged_300s',
        'observed_300s', 'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts had less than a third changed after 300 s?',
        'Which third: one changed word can turn the meaning.'),
    ('kept_rate_300s', 'suggestion_kpi', 'proportion', 'present_300s', 'shown', 'share', 'more',
        'latency_p95_ms', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the suggestions shown were accepted and still there after 300 s?',
        'Whether the rest was rejected, ignored, removed, or not observed.'),
    ('char_persistence_300s', 'suggestion_kpi', 'ratio', 'retained_chars_300s',
        'observed_chars_300s', 'ratio', 'more', 'persistence_rate_300s', 'outcome quality',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How much of the accepted text was still there after 300 s, by characters?',
        'How many suggestions it is of: a long one counts more. It is no proportion, for edits may report more than was accepted.'),
    ('line_persistence_300s', 'suggestion_kpi', 'ratio', 'retained_lines_300s',
        'observed_lines_300s', 'ratio', 'more', 'persistence_rate_300s', 'outcome quality',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How much of the accepted text was still there after 300 s, by lines?',
        'How many suggestions it is of: a long one counts more. It is no proportion, for edits may report more than was accepted.'),
    ('persistence_rate_300s_if_gone', 'suggestion_kpi', 'bound', 'present_300s',
        'observed_300s + unobserved_300s', 'share', 'neither', 'persistence_rate_300s',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepts were still there after 300 s, if all that was not observed is gone?',
        'The rate itself: this is the least that it can be.'),
    ('persistence_rate_300s_if_kept', 'suggestion_kpi', 'bound', 'present_300s + unobserved_300s',
        'observed_300s + unobserved_300s', 'share', 'neither', 'persistence_rate_300s',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepts were still there after 300 s, if all that was not observed is there?',
        'The rate itself: this is the most that it can be.'),
    ('persistence_rate_600s', 'suggestion_kpi', 'proportion', 'present_600s', 'observed_600s',
        'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome', 'daily', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts were still there after 600 s?',
        'How much of each is left, and what became of those not observed.'),
    ('unchanged_rate_600s', 'suggestion_kpi', 'proportion', 'unchanged_600s', 'observed_600s',
        'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts had not one character changed after 600 s?',
        'Whether anybody looked: what is never edited is unchanged, too.'),
    ('mostly_unchanged_rate_600s', 'suggestion_kpi', 'proportion', 'mostly_unchanged_600s',
        'observed_600s', 'share', 'more', 'acceptance_rate', 'outcome quality', 'user outcome',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the observed accepts had less than a third changed after 600 s?',
        'Which third: one changed word can turn the meaning.'),
    ('kept_rate_600s', 'suggestion_kpi', 'proportion', 'present_600s', 'shown', 'share', 'more',
        'latency_p95_ms', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the suggestions shown were accepted and still there after 600 s?',
        'Whether the rest was rejected, ignored, removed, or not observed.'),
    ('char_persistence_600s', 'suggestion_kpi', 'ratio', 'retained_chars_600s',
        'observed_chars_600s', 'ratio', 'more', 'persistence_rate_600s', 'outcome quality',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How much of the accepted text was still there after 600 s, by characters?',
        'How many suggestions it is of: a long one counts more. It is no proportion, for edits may report more than was accepted.'),
    ('line_persistence_600s', 'suggestion_kpi', 'ratio', 'retained_lines_600s',
        'observed_lines_600s', 'ratio', 'more', 'persistence_rate_600s', 'outcome quality',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How much of the accepted text was still there after 600 s, by lines?',
        'How many suggestions it is of: a long one counts more. It is no proportion, for edits may report more than was accepted.'),
    ('persistence_rate_600s_if_gone', 'suggestion_kpi', 'bound', 'present_600s',
        'observed_600s + unobserved_600s', 'share', 'neither', 'persistence_rate_600s',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepts were still there after 600 s, if all that was not observed is gone?',
        'The rate itself: this is the least that it can be.'),
    ('persistence_rate_600s_if_kept', 'suggestion_kpi', 'bound', 'present_600s + unobserved_600s',
        'observed_600s + unobserved_600s', 'share', 'neither', 'persistence_rate_600s',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepts were still there after 600 s, if all that was not observed is there?',
        'The rate itself: this is the most that it can be.'),
    ('untouched_rate', 'suggestion_kpi', 'proportion', 'unchanged_600s', 'shown', 'share',
        'neither', 'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the suggestions shown were accepted and stood unchanged 600 s later?',
        'Whether anybody looked: what is never edited is untouched, too.'),
    ('edited_rate', 'suggestion_kpi', 'proportion', 'observed_600s - unchanged_600s', 'shown',
        'share', 'neither', 'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the suggestions shown were accepted and had been edited or removed 600 s later?',
        'How much of each was edited: see mostly_unchanged_rate_600s.'),
    ('unobserved_rate', 'suggestion_kpi', 'proportion', 'unobserved_600s', 'shown', 'share',
        'neither', 'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the suggestions shown were accepted and could not be observed 600 s later?',
        'What became of them: see the bounds of persistence_rate_600s.'),
    ('rejected_rate', 'suggestion_kpi', 'proportion', 'rejected', 'shown', 'share', 'neither',
        'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the suggestions shown were rejected?',
        'Why: see rejections by reason in signal_kpi.'),
    ('ignored_rate', 'suggestion_kpi', 'proportion', 'ignored', 'shown', 'share', 'neither',
        'acceptance_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the suggestions shown were neither accepted nor rejected?',
        'Whether anybody saw them: see glance_rate.'),
    ('followed_rate', 'suggestion_kpi', 'proportion', 'followed', 'accepted', 'share', 'more',
        'persistence_rate_600s', 'operations and support', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'Of how many accepts did the 600 s after the accept bring an edit or a close?',
        'What the others became: without such an event they count as unchanged because nobody looked.'),
    ('glance_rate', 'suggestion_kpi', 'proportion', 'glanced', 'viewed', 'share', 'less',
        'latency_p95_ms', 'economics and performance', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many suggestions were visible for less than 750 ms, too short to be read?',
        'Anything of those whose visible_ms the producer does not send.'),
    ('adopted_chars', 'suggestion_kpi', 'sum', 'retained_chars_600s', CAST(NULL AS text),
        'characters', 'more', 'edited_rate', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepted characters were still there 600 s after the accept?',
        'Whether they are worth anything: more suggestions make more of them.'),
    ('adopted_lines', 'suggestion_kpi', 'sum', 'retained_lines_600s', CAST(NULL AS text), 'lines',
        'more', 'edited_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many accepted lines were still there 600 s after the accept?',
        'Whether they are worth anything: more suggestions make more of them.'),
    ('repeat_user_rate', 'question_kpi', 'proportion', 'repeat_users', 'asking_users', 'share',
        'less', 'csat_mean', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(0.05 AS double precision),
        CAST(0.10 AS double precision), 'warn 0.05, critical 0.10',
        'How many of the users who asked had to ask the same again, 30 min to 7 days later?',
        'How often each of them asked again, and in other words.'),
    ('repeat_queries_per_user', 'question_kpi', 'ratio', 'repeats', 'asking_users', 'ratio', 'less',
        'repeat_user_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(0.05 AS double precision),
        CAST(0.10 AS double precision), 'warn 0.05, critical 0.10',
        'How many repeated questions are there per user who asked, as the literature counts them?',
        'How many users they come from: it is no proportion and can pass 1.'),
    ('repeat_query_rate', 'question_kpi', 'proportion', 'repeats', 'queries', 'share', 'less',
        'retry_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many questions had been asked by the same user 30 min to 7 days before?',
        'Whether the first answer was bad, or only forgotten.'),
    ('reask_rate', 'question_kpi', 'proportion', 'reasks', 'queries', 'share', 'less', 'retry_rate',
        'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many questions had been asked by the same user 5 to 30 min before?',
        'Questions put in other words.'),
    ('retry_rate', 'question_kpi', 'proportion', 'retried', 'queries', 'share', 'less',
        'latency_p95_ms', 'economics and performance', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many questions were sent again within 5 min, or their answer regenerated?',
        'Whether the answer was bad or only slow.'),
    ('regenerate_rate', 'question_kpi', 'proportion', 'regenerated', 'queries', 'share', 'less',
        'first_response_accuracy', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many questions had their answer regenerated within 30 min?',
        'Why: see regenerations by reason in signal_kpi.'),
    ('left_alone_rate', 'question_kpi', 'proportion', 'satisfied', 'queries', 'share', 'more',
        'source_inspection_rate', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many questions were asked, answered and left alone: not asked again within 30 min, and not regenerated?',
        'Whether the answer was right, or the user gave up.'),
    ('refused_rate', 'ingest_kpi', 'proportion', 'refused', 'read', 'share', 'less', 'read',
        'operations and support', 'model', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(0.01 AS double precision),
        CAST(NULL AS double precision), 'warn 0.01', 'How many of the records read were refused?',
        'Why: see refused_<reason>, and the dead letters.'),
    ('late_rate', 'ingest_kpi', 'proportion', 'late', 'read', 'share', 'less', 'read',
        'operations and support', 'model', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(0.01 AS double precision),
        CAST(NULL AS double precision), 'warn 0.01',
        'How many of the records read came too late to be counted?',
        'How late: see the late output.'),
    ('unopened_rate', 'ingest_kpi', 'proportion', 'unopened', 'read', 'share', 'less', 'read',
        'operations and support', 'model', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(0.01 AS double precision),
        CAST(NULL AS double precision), 'warn 0.01',
        'How many of the records read belong to a subject without an opening?',
        'Which id does not meet: compare those of the opening and of the event.'),
    ('task_completion_rate', 'task_kpi', 'proportion', 'successes', 'started', 'share', 'more',
        'cost_per_successful_outcome_usd', 'outcome quality', 'user outcome', 'daily', 'all', TRUE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision),
        'workflow support: warn 0.60 · workflow writing: warn 0.70 · workflow code: warn 0.40 · workflow search: warn 0.80',
        'How many started tasks succeeded and were not reversed?',
        'What a success cost, and how good it was.'),
    ('drop_off_rate', 'task_kpi', 'proportion', 'abandoned', 'started', 'share', 'less',
        'time_to_value_p50_s', 'adoption and workflow fit', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the tasks started came to no end in 72 h?',
        'At which step, and whether the producer only forgot to report the end.'),
    ('reversal_rate', 'task_kpi', 'proportion', 'reversed', 'succeeded', 'share', 'less',
        'task_completion_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the successes were taken back within 7 days?',
        'Why: see reversals by reason in signal_kpi.'),
    ('one_turn_success_rate', 'task_kpi', 'proportion', 'first_response_successes', 'asked',
        'share', 'more', 'asked_coverage', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the tasks with a question succeeded with one question and its first answer?',
        'Anything of tasks without a question.'),
    ('asked_coverage', 'task_kpi', 'proportion', 'asked', 'started', 'share', 'more',
        'task_completion_rate', 'operations and support', 'model', 'monthly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many tasks can be seen to have a question?',
        'Whether the others had none, or an id is missing.'),
    ('success_defined_rate', 'task_kpi', 'proportion', 'defined', 'started', 'share', 'more',
        'task_completion_rate', 'operations and support', 'model', 'monthly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many tasks say what their success is?',
        'Whether the definition is a good one.'),
    ('cost_coverage', 'task_kpi', 'proportion', 'costed', 'started', 'share', 'more',
        'task_completion_rate', 'operations and support', 'model', 'monthly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Of how many tasks is a cost known?',
        'Whether what is known is all of it.'),
    ('override_rate', 'task_kpi', 'proportion', 'overridden', 'started', 'share', 'less',
        'human_review_minutes', 'trust and calibration', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'In how many tasks did a person override a decision?',
        'Whether anybody looked at the other tasks.'),
    ('correction_rate', 'task_kpi', 'ratio', 'overridden_fields', 'started', 'ratio', 'less',
        'human_review_minutes', 'trust and calibration', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many fields did a person correct per task?',
        'Which ones: see decision_kpi by field. It can pass 1.'),
    ('human_review_pass_rate', 'task_kpi', 'proportion', 'review_passed', 'reviewed', 'share',
        'more', 'hallucination_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the tasks that a person reviewed passed?',
        'Anything of those that nobody reviewed.'),
    ('human_review_minutes', 'task_kpi', 'ratio', 'review_ms', 'reviewed', 'minutes', 'less',
        'human_review_pass_rate', 'economics and performance', 'cost and efficiency', 'weekly',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How long does a person review a task, among those reviewed?',
        'How many are reviewed at all.'),
    ('time_to_complete_p50_s', 'task_kpi', 'quantile', 'completion', 'successes', 'seconds', 'less',
        'task_completion_rate', 'economics and performance', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Within which time did half of the successes end?',
        'How long tasks take that never succeed. Up to 1.1 % too high.'),
    ('time_to_complete_p90_s', 'task_kpi', 'quantile', 'completion', 'successes', 'seconds', 'less',
        'task_completion_rate', 'economics and performance', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Within which time did 90 % of the successes end?',
        'How long tasks take that never succeed. Up to 1.1 % too high.'),
    ('time_saved_s', 'task_kpi', 'ratio', 'saved_ms', 'baselined', 'seconds', 'more',
        'reversal_rate', 'business impact', 'user outcome', 'monthly', '2 3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How much time does a task save against what it takes without AI?',
        'Whether the baseline is true: failures and reversals count as lost time.'),
    ('cost_per_successful_outcome_usd', 'task_kpi', 'ratio', 'cost_usd', 'costed_successes', 'usd',
        'less', 'task_completion_rate', 'economics and performance', 'cost and efficiency', 'daily',
        'all', TRUE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), 'handled_by human: excellent 3.125',
        'What does a success cost, including failed tasks?',
        'Tasks without a known cost: see cost_coverage.'),
    ('cost_per_task_usd', 'task_kpi', 'ratio', 'cost_usd', 'costed', 'usd', 'less',
        'task_completion_rate', 'economics and performance', 'cost and efficiency', 'daily', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'What does a task cost, whatever becomes of it?',
        'What it is worth.'),
    ('cost_reduction', 'task_kpi', 'ratio', 'baseline_usd - baselined_cost_usd', 'baseline_usd',
        'ratio', 'more', 'csat_mean', 'business impact', 'cost and efficiency', 'monthly', '2 3',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'Which part of what the successes would cost without AI is saved?',
        'Whether the baseline is true. Negative where AI costs more.'),
    ('wasted_task_tokens_ratio', 'task_kpi', 'ratio', 'output_tokens - successful_output_tokens',
        'output_tokens', 'ratio', 'less', 'task_completion_rate', 'economics and performance',
        'cost and efficiency', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'Which part of the generated tokens went into tasks without success?',
        'What those tokens cost. NULL until the row is final.'),
    ('north_star', 'task_kpi', 'sum', 'north_star', CAST(NULL AS text), 'count', 'more',
        'cost_per_successful_outcome_usd', 'business impact', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many successes are there, each weighted by its quality?',
        'Successes of unknown quality: they count nothing.'),
    ('north_star_if_perfect', 'task_kpi', 'sum', 'north_star_if_perfect', CAST(NULL AS text),
        'count', 'more', 'cost_per_successful_outcome_usd', 'business impact', 'user outcome',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many would there be if every success of unknown quality were perfect?',
        'The quality itself: this is the most that north_star can be.'),
    ('quality_per_success', 'task_kpi', 'ratio', 'quality_sum', 'successes - quality_unknown',
        'ratio', 'more', 'cost_per_successful_outcome_usd', 'business impact', 'user outcome',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How good is a success, where its quality is known?',
        'Anything of those without a quality.'),
    ('value_to_cost', 'task_kpi', 'ratio', 'costed_value_usd', 'cost_usd', 'ratio', 'more',
        'task_completion_rate', 'economics and performance', 'cost and efficiency', 'monthly', '3',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many dollars of value does a dollar of cost bring?',
        'Whether the value was earned or only estimated.'),
    ('decision_override_rate', 'decision_kpi', 'proportion', 'overridden', 'decisions', 'share',
        'less', 'low_confidence_override_rate', 'trust and calibration', 'user outcome', 'weekly',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many decisions did a person override within 7 days?',
        'Whether the others were right, or nobody looked at them.'),
    ('low_confidence_override_rate', 'decision_kpi', 'proportion', 'low_confidence_overridden',
        'low_confidence', 'share', 'less', 'decision_override_rate', 'trust and calibration',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many decisions with a confidence below 0.5 did a person override?',
        'Whether the confidence of the others can be trusted.'),
    ('regenerations', 'signal_kpi', 'sum', 'regenerations', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often were answers regenerated?',
        'Of how many: more use makes more of everything.'),
    ('rejections', 'signal_kpi', 'sum', 'rejections', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often were suggestions rejected?',
        'Of how many: more use makes more of everything.'),
    ('escalations', 'signal_kpi', 'sum', 'escalations', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often did somebody ask for a person?',
        'Of how many: more use makes more of everything.'),
    ('handoffs', 'signal_kpi', 'sum', 'handoffs', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often did a person take over a conversation?',
        'Of how many: more use makes more of everything.'),
    ('reversals', 'signal_kpi', 'sum', 'reversals', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often was a success taken back?',
        'Of how many: more use makes more of everything.'),
    ('reports', 'signal_kpi', 'sum', 'reports', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often was an answer reported?',
        'Of how many: more use makes more of everything.'),
    ('overrides', 'signal_kpi', 'sum', 'overrides', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often did a person override a decision?',
        'Of how many: more use makes more of everything.'),
    ('reopens', 'signal_kpi', 'sum', 'reopens', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often was a closed conversation opened again?',
        'Of how many: more use makes more of everything.'),
    ('filter_triggers', 'signal_kpi', 'sum', 'filter_triggers', CAST(NULL AS text), 'count',
        'neither', 'task_completion_rate', 'operations and support', 'user outcome', 'weekly',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often did a safety filter act?',
        'Of how many: more use makes more of everything.'),
    ('invocations', 'signal_kpi', 'sum', 'invocations', CAST(NULL AS text), 'count', 'neither',
        'task_completion_rate', 'operations and support', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often was a feature invoked?',
        'Of how many: more use makes more of everything.'),
    ('usat', 'feedback_kpi', 'proportion', 'positive', 'rated', 'share', 'more', 'response_rate',
        'outcome quality', 'user outcome', 'daily', 'all', TRUE, 30, CAST(0.80 AS double precision),
        CAST(0.70 AS double precision), CAST(NULL AS double precision), 'excellent 0.80, warn 0.70',
        'How many of the ratings are positive?', 'What those think who rate nothing.'),
    ('csat_mean', 'feedback_kpi', 'ratio', 'csat_sum', 'csat_count', 'rating', 'more',
        'response_rate', 'outcome quality', 'user outcome', 'daily', '2', FALSE, 30,
        CAST(4.2 AS double precision), CAST(3.8 AS double precision), CAST(3.5 AS double precision),
        'excellent 4.2, warn 3.8, critical 3.5',
        'How satisfied are those who rate by stars or csat, from 1 to 5?',
        'How far opinions differ, and what those think who rate nothing.'),
    ('thumb_up_rate', 'feedback_kpi', 'proportion', 'thumbs_up', 'thumbs', 'share', 'more',
        'response_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the thumbs point up?',
        'What those think who rate nothing.'),
    ('likert_mean', 'feedback_kpi', 'ratio', 'likert_sum', 'likert_count', 'rating', 'more',
        'response_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How far do people agree with a statement, from 1 to 5?',
        'Which statement: segment by question_id.'),
    ('response_rate', 'feedback_kpi', 'proportion', 'responded', 'surveyed', 'share', 'more',
        'usat', 'operations and support', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of those who were asked for feedback gave it within 24 h?',
        'Anything of feedback that nobody asked for.'),
    ('latency_p50_ms', 'generation_kpi', 'quantile', 'latency', 'timed', 'milliseconds', 'less',
        'cost_per_inference_usd', 'economics and performance', 'cost and efficiency', 'daily',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'Within which time were half of the responses complete?',
        'Anything of errors and cancelled ones. Up to 1.1 % too high.'),
    ('latency_p95_ms', 'generation_kpi', 'quantile', 'latency', 'timed', 'milliseconds', 'less',
        'cost_per_inference_usd', 'economics and performance', 'cost and efficiency', 'daily',
        'all', FALSE, 30, CAST(2000 AS double precision), CAST(NULL AS double precision),
        CAST(5000 AS double precision),
        'excellent 2000, critical 5000 · workflow inline: excellent 500, critical 1000 · workflow review: excellent 10000, critical 30000 · workflow batch: none · workflow agentic: none',
        'Within which time were 95 % of the responses complete?',
        'Anything of errors and cancelled ones. Up to 1.1 % too high.'),
    ('latency_p99_ms', 'generation_kpi', 'quantile', 'latency', 'timed', 'milliseconds', 'less',
        'cost_per_inference_usd', 'economics and performance', 'cost and efficiency', 'daily',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'Within which time were 99 % of the responses complete?',
        'Anything of errors and cancelled ones. Up to 1.1 % too high.'),
    ('latency_mean_ms', 'generation_kpi', 'ratio', 'latency_ms', 'timed', 'milliseconds', 'less',
        'cost_per_inference_usd', 'economics and performance', 'cost and efficiency', 'daily',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How long does a response take on average?',
        'What the slowest users see: use the quantiles.'),
    ('ttft_p50_ms', 'generation_kpi', 'quantile', 'ttft', 'ttft_timed', 'milliseconds', 'less',
        'latency_p95_ms', 'economics and performance', 'cost and efficiency', 'daily', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Within which time had half of the responses begun?',
        'How fast the rest came. Up to 1.1 % too high.'),
    ('ttft_p95_ms', 'generation_kpi', 'quantile', 'ttft', 'ttft_timed', 'milliseconds', 'less',
        'latency_p95_ms', 'economics and performance', 'cost and efficiency', 'daily', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Within which time had 95 % of the responses begun?',
        'How fast the rest came. Up to 1.1 % too high.'),
    ('ttft_p99_ms', 'generation_kpi', 'quantile', 'ttft', 'ttft_timed', 'milliseconds', 'less',
        'latency_p95_ms', 'economics and performance', 'cost and efficiency', 'daily', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Within which time had 99 % of the responses begun?',
        'How fast the rest came. Up to 1.1 % too high.'),
    ('error_rate', 'generation_kpi', 'proportion', 'errors', 'generations', 'share', 'less',
        'latency_p95_ms', 'economics and performance', 'model', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many responses failed?',
        'Why: see error_type in the events.'),
    ('cancel_rate', 'generation_kpi', 'proportion', 'cancelled', 'generations', 'share', 'less',
        'latency_p95_ms', 'economics and performance', 'model', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many responses were cancelled?',
        'Whether they were too slow or no longer wanted.'),
    ('tokens_per_request', 'generation_kpi', 'ratio', 'input_tokens + output_tokens', 'metered',
        'tokens', 'less', 'quality_score', 'economics and performance', 'cost and efficiency',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many tokens does a response take, in and out?',
        'What they cost: cached tokens are cheaper.'),
    ('cost_per_inference_usd', 'generation_kpi', 'ratio', 'cost_usd', 'priced', 'usd', 'less',
        'quality_score', 'economics and performance', 'cost and efficiency', 'daily', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'What does a response cost, where that is known?',
        'What a success costs: see cost_per_successful_outcome_usd.'),
    ('wasted_generation_ratio', 'generation_kpi', 'ratio', 'ok_output_tokens - used_output_tokens',
        'ok_output_tokens', 'ratio', 'less', 'acceptance_rate', 'economics and performance',
        'cost and efficiency', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'Which part of the output tokens was not used within 30 min?',
        'Answers that were read and helped, and left no event. NULL until the row is final.'),
    ('wasted_cost_ratio', 'generation_kpi', 'ratio', 'ok_cost_usd - used_cost_usd', 'ok_cost_usd',
        'ratio', 'less', 'acceptance_rate', 'economics and performance', 'cost and efficiency',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'Which part of the cost went into responses not used within 30 min?',
        'Answers that were read and helped, and left no event. NULL until the row is final.'),
    ('low_confidence_rate', 'generation_kpi', 'proportion', 'low_confidence', 'confident', 'share',
        'neither', 'calibration_error', 'trust and calibration', 'model', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many responses with a confidence have one below 0.5?',
        'Whether the confidence is right.'),
    ('low_confidence_accepted_rate', 'generation_kpi', 'proportion', 'low_confidence_accepted',
        'low_confidence', 'share', 'neither', 'low_confidence_escalated_rate',
        'trust and calibration', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many responses of low confidence were accepted within 30 min?',
        'Whether people saw that the confidence was low.'),
    ('low_confidence_escalated_rate', 'generation_kpi', 'proportion', 'low_confidence_escalated',
        'low_confidence', 'share', 'neither', 'low_confidence_accepted_rate',
        'trust and calibration', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'After how many responses of low confidence did somebody ask for a person within 30 min?',
        'Whether the person was needed.'),
    ('involvement_rate', 'conversation_kpi', 'proportion', 'involved', 'eligible', 'share', 'more',
        'deflection_rate', 'adoption and workflow fit', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'In how many of the conversations that it may handle did the assistant answer?',
        'Whether the answer helped.'),
    ('deflection_rate', 'conversation_kpi', 'proportion', 'deflected', 'eligible', 'share', 'more',
        'durable_deflection_rate', 'business impact', 'user outcome', 'daily', '2', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), 'tier 1: warn 0.70 · tier 2: warn 0.40 · tier 3: warn 0.10',
        'How many of the eligible conversations did the assistant answer without a handoff?',
        'Whether people were helped, or gave up. In the first 90 days expect 0.20.'),
    ('autonomy_rate', 'conversation_kpi', 'proportion', 'deflected', 'involved', 'share', 'more',
        'deflection_rate', 'adoption and workflow fit', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the conversations that the assistant answered needed no handoff?',
        'Anything of those that it did not answer.'),
    ('durable_deflection_rate', 'conversation_kpi', 'proportion', 'durably_deflected', 'eligible',
        'share', 'more', 'csat_mean', 'business impact', 'user outcome', 'weekly', '2 3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many were deflected, and neither reopened nor asked again within 7 days?',
        'Who came back by another way.'),
    ('escalation_rate', 'conversation_kpi', 'proportion', 'escalated', 'opened', 'share', 'less',
        'task_completion_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision),
        'workflow support: warn 0.30 · workflow sales: warn 0.60 · workflow docs: warn 0.10',
        'In how many conversations did somebody ask for a person?',
        'Why: see signal_kpi by reason.'),
    ('handoff_rate', 'conversation_kpi', 'proportion', 'handed_off', 'opened', 'share', 'less',
        'task_completion_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision),
        'workflow support: warn 0.30 · workflow sales: warn 0.60 · workflow docs: warn 0.10',
        'In how many conversations did a person take over?', 'Why: see signal_kpi by reason.'),
    ('confirmed_resolution_rate', 'conversation_kpi', 'proportion', 'confirmed', 'opened', 'share',
        'more', 'reopen_rate', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many conversations does a user or a model say are resolved, without a handoff?',
        'Those that nobody was asked about.'),
    ('resolution_rate', 'conversation_kpi', 'proportion', 'resolved', 'opened', 'share', 'more',
        'reopen_rate', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many conversations are resolved, if silence means yes?', 'Whether silence means yes.'),
    ('durable_resolution_rate', 'conversation_kpi', 'proportion', 'resolved - resolved_reopened',
        'opened', 'share', 'more', 'reopen_rate', 'outcome quality', 'user outcome', 'daily', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many are resolved and were not reopened within 7 days?',
        'Who came back in another conversation.'),
    ('reopen_rate', 'conversation_kpi', 'proportion', 'reopened', 'closed', 'share', 'less',
        'confirmed_resolution_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the closed conversations were reopened within 7 days?',
        'Why, and who came back in another conversation.'),
    ('time_to_resolution_p50_s', 'conversation_kpi', 'quantile', 'resolution', 'resolved',
        'seconds', 'less', 'reopen_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'Within which time were half of the resolved conversations resolved?',
        'How long the others take. Up to 1.1 % too high.'),
    ('time_to_resolution_p90_s', 'conversation_kpi', 'quantile', 'resolution', 'resolved',
        'seconds', 'less', 'reopen_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Within which time were 90 % of them resolved?',
        'How long the others take. Up to 1.1 % too high.'),
    ('turns_mean', 'conversation_kpi', 'ratio', 'turns', 'opened', 'count', 'less',
        'successful_session_rate', 'outcome quality', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many questions does a conversation take?',
        'Whether many are a good talk or a bad answer.'),
    ('turns_p95', 'conversation_kpi', 'quantile', 'turns', 'opened', 'count', 'less',
        'successful_session_rate', 'outcome quality', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(15 AS double precision),
        CAST(NULL AS double precision), 'warn 15',
        'How many questions do 95 % of the conversations not exceed?',
        'What the longest are about.'),
    ('long_conversation_rate', 'conversation_kpi', 'proportion', 'long_conversations', 'opened',
        'share', 'less', 'successful_session_rate', 'outcome quality', 'engagement', 'weekly',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many conversations take more than 15 questions?',
        'Whether they end well.'),
    ('successful_session_rate', 'conversation_kpi', 'proportion', 'successful_sessions', 'opened',
        'share', 'more', 'repeat_user_rate', 'outcome quality', 'user outcome', 'daily', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many are resolved, and neither reopened nor asked again within 7 days?',
        'Whether a conversation without a confirmation helped.'),
    ('cost_per_conversation_usd', 'conversation_kpi', 'ratio', 'cost_usd', 'costed', 'usd', 'less',
        'confirmed_resolution_rate', 'economics and performance', 'cost and efficiency', 'daily',
        '2', FALSE, 30, CAST(NULL AS double precision), CAST(0.15 AS double precision),
        CAST(NULL AS double precision), 'warn 0.15',
        'What does a conversation cost, whatever becomes of it?',
        'Conversations without a known cost.'),
    ('cost_per_resolution_usd', 'conversation_kpi', 'ratio', 'cost_usd', 'costed_resolved', 'usd',
        'less', 'reopen_rate', 'economics and performance', 'cost and efficiency', 'monthly', '2',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), 'handled_by human: excellent 3.125',
        'What does a resolution cost, all other conversations included?',
        'Whether silence means a resolution.'),
    ('cost_per_confirmed_resolution_usd', 'conversation_kpi', 'ratio', 'cost_usd',
        'costed_confirmed', 'usd', 'less', 'reopen_rate', 'economics and performance',
        'cost and efficiency', 'monthly', '2', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        'handled_by human: excellent 3.125',
        'What does a confirmed resolution cost, all other conversations included?',
        'Resolutions that nobody was asked about.'),
    ('good_abandonment_rate', 'conversation_kpi', 'proportion', 'silent_good', 'silent', 'share',
        'neither', 'repeat_user_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of those who left without a word seem to have what they wanted?',
        'Whether they were content. NULL until the row is final.'),
    ('gave_up_rate', 'conversation_kpi', 'proportion', 'silent - silent_good', 'opened', 'share',
        'less', 'repeat_user_rate', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'In how many conversations did somebody ask again or retry, and then leave without a word?',
        'Whether they found help elsewhere. NULL until the row is final.'),
    ('quality_score', 'quality_kpi', 'ratio', 'quality_sum', 'quality_weight', 'ratio', 'more',
        'cost_per_inference_usd', 'outcome quality', 'user outcome', 'daily', 'all', TRUE, 30,
        CAST(0.85 AS double precision), CAST(0.75 AS double precision),
        CAST(NULL AS double precision), 'excellent 0.85, warn 0.75',
        'How good are the answers, from 0 to 1: 40 % relevance, 40 % accuracy, 10 % completeness, 10 % tone?',
        'Answers that nobody judged, and how good the judge is.'),
    ('relevance', 'quality_kpi', 'ratio', 'relevance_sum', 'relevance_weight', 'ratio', 'more',
        'evaluation_coverage', 'outcome quality', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How relevant are the answers, from 0 to 1?',
        'Answers that nobody judged.'),
    ('accuracy', 'quality_kpi', 'ratio', 'accuracy_sum', 'accuracy_weight', 'ratio', 'more',
        'evaluation_coverage', 'outcome quality', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How accurate are the answers, from 0 to 1?',
        'Answers that nobody judged.'),
    ('completeness', 'quality_kpi', 'ratio', 'completeness_sum', 'completeness_weight', 'ratio',
        'more', 'evaluation_coverage', 'outcome quality', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How complete are the answers, from 0 to 1?',
        'Answers that nobody judged.'),
    ('tone', 'quality_kpi', 'ratio', 'tone_sum', 'tone_weight', 'ratio', 'more',
        'evaluation_coverage', 'outcome quality', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How fitting is the tone of the answers, from 0 to 1?',
        'Answers that nobody judged.'),
    ('downstream', 'quality_kpi', 'ratio', 'downstream_sum', 'downstream_weight', 'ratio', 'more',
        'evaluation_coverage', 'outcome quality', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Did the outcome further on improve, from 0 to 1?',
        'Answers that nobody judged.'),
    ('first_response_accuracy', 'quality_kpi', 'weighted', 'first_correct', 'accuracy_weight',
        'share', 'more', 'evaluation_coverage', 'outcome quality', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(0.75 AS double precision),
        CAST(NULL AS double precision), 'warn 0.75',
        'How many of the judged answers were accurate at once, without a regeneration within 30 min?',
        'Answers that nobody judged.'),
    ('hallucination_rate', 'quality_kpi', 'weighted', 'hallucination_flagged',
        'hallucination_weight', 'share', 'less', 'evaluation_coverage', 'trust and calibration',
        'user outcome', 'daily', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(0.02 AS double precision), CAST(0.05 AS double precision),
        'warn 0.02, critical 0.05 · risk_level medical: critical 0.001 · risk_level legal: critical 0.001 · risk_level financial: critical 0.001',
        'How many of the judged answers hallucinate?',
        'How often the judge is wrong: see hallucination_rate_corrected.'),
    ('hallucination_rate_corrected', 'quality_kpi', 'weighted',
        'hallucination_auto_flagged / hallucination_auto_weight + (hallucination_paired_human_flagged - hallucination_paired_auto_flagged) / hallucination_paired_weight',
        'hallucination_auto_weight', 'share', 'less', 'human_sample_rate', 'trust and calibration',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(0.02 AS double precision), CAST(0.05 AS double precision),
        'warn 0.02, critical 0.05 · risk_level medical: critical 0.001 · risk_level legal: critical 0.001 · risk_level financial: critical 0.001',
        'How many answers hallucinate, as machines judge all and people correct them by a sample?',
        'Answers that no machine judged. NULL without a sample.'),
    ('hallucination_human_rate', 'quality_kpi', 'weighted', 'hallucination_human_flagged',
        'hallucination_human_weight', 'share', 'less', 'human_sample_rate', 'trust and calibration',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(0.02 AS double precision), CAST(0.05 AS double precision),
        'warn 0.02, critical 0.05 · risk_level medical: critical 0.001 · risk_level legal: critical 0.001 · risk_level financial: critical 0.001',
        'How many of the answers that people judged hallucinate?', 'Answers that no person judged.'),
    ('harmful_human_rate', 'quality_kpi', 'weighted', 'harmful_human_flagged',
        'harmful_human_weight', 'share', 'less', 'human_sample_rate', 'trust and calibration',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(0.0001 AS double precision), 'critical 0.0001',
        'How many of the answers that people judged are harmful?', 'Answers that no person judged.'),
    ('harmful_content_rate', 'quality_kpi', 'weighted', 'harmful_flagged', 'harmful_weight',
        'share', 'less', 'over_filter_rate', 'trust and calibration', 'user outcome', 'daily',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(0.0001 AS double precision), 'critical 0.0001',
        'How many of the judged answers are harmful?', 'Answers that nobody judged.'),
    ('policy_mistake_rate', 'quality_kpi', 'weighted', 'policy_flagged', 'policy_weight', 'share',
        'less', 'evaluation_coverage', 'trust and calibration', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the judged answers break a policy?',
        'Which one.'),
    ('bad_citation_rate', 'quality_kpi', 'weighted', 'citation_flagged', 'citation_weight', 'share',
        'less', 'evaluation_coverage', 'trust and calibration', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the judged answers lack a source or name a wrong one?',
        'Whether anybody follows the sources.'),
    ('quality_human_score', 'quality_kpi', 'ratio', 'quality_human_sum', 'quality_human_weight',
        'ratio', 'more', 'human_sample_rate', 'trust and calibration', 'user outcome', 'weekly',
        'all', FALSE, 30, CAST(0.85 AS double precision), CAST(0.75 AS double precision),
        CAST(NULL AS double precision), 'excellent 0.85, warn 0.75',
        'How good are the answers that people judged, from 0 to 1?',
        'Answers that no person judged.'),
    ('hallucination_judge_agreement', 'quality_kpi', 'proportion',
        'hallucination_paired_weight - hallucination_paired_disagreements',
        'hallucination_paired_weight', 'share', 'more', 'human_sample_rate',
        'trust and calibration', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'On how many answers do the machine and the person agree about a hallucination?',
        'Who of them is right.'),
    ('intent_accuracy', 'quality_kpi', 'weighted', 'intent_correct', 'intent_weight', 'share',
        'more', 'evaluation_coverage', 'outcome quality', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(0.85 AS double precision),
        CAST(NULL AS double precision), 'warn 0.85',
        'How often was the intent of a question predicted right?',
        'Questions whose intent nobody judged.'),
    ('precision', 'quality_kpi', 'ratio', 'true_positive', 'true_positive + false_positive',
        'ratio', 'more', 'recall', 'outcome quality', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of those classified as positive are?',
        'How many positives were missed.'),
    ('recall', 'quality_kpi', 'ratio', 'true_positive', 'true_positive + false_negative', 'ratio',
        'more', 'precision', 'outcome quality', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the positives were classified so?',
        'How many others were, too.'),
    ('calibration_error', 'quality_kpi', 'ratio', 'calibration_deviation', 'calibrated', 'ratio',
        'less', 'low_confidence_rate', 'trust and calibration', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How far is confidence from accuracy, over tenths of confidence?',
        'In which direction: compare the tenths.'),
    ('filter_trigger_rate', 'quality_kpi', 'proportion', 'filtered', 'interactions', 'share',
        'neither', 'block_rate', 'trust and calibration', 'model', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often did a safety filter act?',
        'Whether it should have.'),
    ('block_rate', 'quality_kpi', 'proportion', 'blocked', 'interactions', 'share', 'neither',
        'filter_trigger_rate', 'trust and calibration', 'model', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often did a safety filter block an answer?',
        'Whether it should have.'),
    ('over_filter_rate', 'quality_kpi', 'proportion', 'over_filtered', 'filtered', 'share',
        'neither', 'filter_trigger_rate', 'trust and calibration', 'model', 'daily', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the filtered interactions were confirmed as false positives?',
        'Those that nobody looked at.'),
    ('source_inspection_rate', 'quality_kpi', 'proportion', 'inspected', 'interactions', 'share',
        'neither', 'answer_satisfaction', 'trust and calibration', 'engagement', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How often did somebody look at a source?',
        'Whether out of doubt or of interest.'),
    ('answer_satisfaction', 'quality_kpi', 'proportion', 'positive', 'rated', 'share', 'more',
        'response_rate', 'outcome quality', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the rated answers were rated as good?',
        'What those think who rate nothing.'),
    ('user_reported_rate', 'quality_kpi', 'proportion', 'reported', 'interactions', 'share', 'less',
        'hallucination_rate', 'trust and calibration', 'user outcome', 'daily', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many answers did a user report?',
        'Bad answers that nobody reports.'),
    ('user_reported_wrong_rate', 'quality_kpi', 'proportion', 'reported_wrong', 'interactions',
        'share', 'less', 'hallucination_rate', 'trust and calibration', 'user outcome', 'daily',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many answers did a user report as wrong?',
        'Wrong answers that nobody notices.'),
    ('evaluation_coverage', 'quality_kpi', 'proportion', 'evaluated', 'interactions', 'share',
        'more', 'quality_score', 'trust and calibration', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many interactions were evaluated?',
        'Whether these are like the others.'),
    ('human_sample_rate', 'quality_kpi', 'proportion', 'evaluated_human', 'interactions', 'share',
        'more', 'quality_score', 'trust and calibration', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many interactions did a person evaluate?',
        'Whether these are like the others.'),
    ('answered_rate', 'quality_kpi', 'proportion', 'answers', 'interactions', 'share', 'more',
        'quality_score', 'trust and calibration', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many interactions have an answer?',
        'Whether the answer was any good.'),
    ('answer_review_pass_rate', 'quality_kpi', 'proportion', 'review_passed', 'reviewed', 'share',
        'more', 'human_review_minutes', 'outcome quality', 'user outcome', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the answers that a person reviewed passed?',
        'Anything of those that nobody reviewed.'),
    ('tickets', 'support_kpi', 'sum', 'tickets', CAST(NULL AS text), 'count', 'less', 'invocations',
        'operations and support', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many tickets were opened?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_incorrect_output', 'support_kpi', 'sum', 'tickets_incorrect_output',
        CAST(NULL AS text), 'count', 'less', 'invocations', 'operations and support',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many tickets name the failure mode incorrect_output?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_unsupported_claim', 'support_kpi', 'sum', 'tickets_unsupported_claim',
        CAST(NULL AS text), 'count', 'less', 'invocations', 'operations and support',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many tickets name the failure mode unsupported_claim?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_bad_citation', 'support_kpi', 'sum', 'tickets_bad_citation', CAST(NULL AS text),
        'count', 'less', 'invocations', 'operations and support', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many tickets name the failure mode bad_citation?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_wrong_tone', 'support_kpi', 'sum', 'tickets_wrong_tone', CAST(NULL AS text), 'count',
        'less', 'invocations', 'operations and support', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many tickets name the failure mode wrong_tone?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_permission_issue', 'support_kpi', 'sum', 'tickets_permission_issue',
        CAST(NULL AS text), 'count', 'less', 'invocations', 'operations and support',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many tickets name the failure mode permission_issue?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_slow_response', 'support_kpi', 'sum', 'tickets_slow_response', CAST(NULL AS text),
        'count', 'less', 'invocations', 'operations and support', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many tickets name the failure mode slow_response?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_unexpected_cost', 'support_kpi', 'sum', 'tickets_unexpected_cost', CAST(NULL AS text),
        'count', 'less', 'invocations', 'operations and support', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many tickets name the failure mode unexpected_cost?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_policy_confusion', 'support_kpi', 'sum', 'tickets_policy_confusion',
        CAST(NULL AS text), 'count', 'less', 'invocations', 'operations and support',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many tickets name the failure mode policy_confusion?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_behaviour_changed', 'support_kpi', 'sum', 'tickets_behaviour_changed',
        CAST(NULL AS text), 'count', 'less', 'invocations', 'operations and support',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many tickets name the failure mode behaviour_changed?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_cannot_correct', 'support_kpi', 'sum', 'tickets_cannot_correct', CAST(NULL AS text),
        'count', 'less', 'invocations', 'operations and support', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many tickets name the failure mode cannot_correct?',
        'Of how many uses: more use makes more tickets.'),
    ('tickets_review_problem', 'support_kpi', 'sum', 'tickets_review_problem', CAST(NULL AS text),
        'count', 'less', 'invocations', 'operations and support', 'user outcome', 'weekly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many tickets name the failure mode review_problem?',
        'Of how many uses: more use makes more tickets.'),
    ('open_tickets', 'support_kpi', 'sum', 'open_tickets', CAST(NULL AS text), 'count', 'less',
        'invocations', 'operations and support', 'user outcome', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many tickets are not resolved?',
        'Of how many uses: more use makes more tickets.'),
    ('incidents', 'support_kpi', 'sum', 'incidents', CAST(NULL AS text), 'count', 'less',
        'time_to_resolve_incident_p50_s', 'operations and support', 'model', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many incidents were opened?',
        'How many users each of them concerned.'),
    ('incidents_model_regression', 'support_kpi', 'sum', 'incidents_model_regression',
        CAST(NULL AS text), 'count', 'less', 'time_to_resolve_incident_p50_s',
        'operations and support', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many incidents are of the kind model_regression?',
        'How many users each of them concerned.'),
    ('incidents_prompt_regression', 'support_kpi', 'sum', 'incidents_prompt_regression',
        CAST(NULL AS text), 'count', 'less', 'time_to_resolve_incident_p50_s',
        'operations and support', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many incidents are of the kind prompt_regression?',
        'How many users each of them concerned.'),
    ('incidents_retrieval_regression', 'support_kpi', 'sum', 'incidents_retrieval_regression',
        CAST(NULL AS text), 'count', 'less', 'time_to_resolve_incident_p50_s',
        'operations and support', 'model', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many incidents are of the kind retrieval_regression?',
        'How many users each of them concerned.'),
    ('incidents_vendor_drift', 'support_kpi', 'sum', 'incidents_vendor_drift', CAST(NULL AS text),
        'count', 'less', 'time_to_resolve_incident_p50_s', 'operations and support', 'model',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many incidents are of the kind vendor_drift?',
        'How many users each of them concerned.'),
    ('incidents_eval_failure', 'support_kpi', 'sum', 'incidents_eval_failure', CAST(NULL AS text),
        'count', 'less', 'time_to_resolve_incident_p50_s', 'operations and support', 'model',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many incidents are of the kind eval_failure?',
        'How many users each of them concerned.'),
    ('incidents_outage', 'support_kpi', 'sum', 'incidents_outage', CAST(NULL AS text), 'count',
        'less', 'time_to_resolve_incident_p50_s', 'operations and support', 'model', 'weekly',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many incidents are of the kind outage?',
        'How many users each of them concerned.'),
    ('incidents_other', 'support_kpi', 'sum', 'incidents_other', CAST(NULL AS text), 'count',
        'less', 'time_to_resolve_incident_p50_s', 'operations and support', 'model', 'weekly',
        'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many incidents are of the kind other?',
        'How many users each of them concerned.'),
    ('open_incidents', 'support_kpi', 'sum', 'open_incidents', CAST(NULL AS text), 'count', 'less',
        'time_to_resolve_incident_p50_s', 'operations and support', 'model', 'weekly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many incidents are not resolved?',
        'How many users each of them concerned.'),
    ('time_to_resolve_ticket_p50_s', 'support_kpi', 'quantile', 'ticket_resolution',
        'tickets_resolved', 'seconds', 'less', 'tickets', 'operations and support', 'user outcome',
        'weekly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'Within which time were half of the tickets that were resolved?',
        'Those that are still open. Up to 1.1 % too high.'),
    ('time_to_resolve_incident_p50_s', 'support_kpi', 'quantile', 'incident_resolution',
        'incidents_resolved', 'seconds', 'less', 'tickets', 'operations and support',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'Within which time were half of the incidents that were resolved?',
        'Those that are still open. Up to 1.1 % too high.'),
    ('time_to_resolve_incident_p90_s', 'support_kpi', 'quantile', 'incident_resolution',
        'incidents_resolved', 'seconds', 'less', 'tickets', 'operations and support',
        'user outcome', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'Within which time were 90 % of the incidents that were resolved?',
        'Those that are still open. Up to 1.1 % too high.'),
    ('active_users', 'usage_kpi', 'sum', 'active_users', CAST(NULL AS text), 'count', 'more',
        'usat', 'adoption and workflow fit', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many users were active?',
        'Whether anything was of use to them.'),
    ('using_users', 'usage_kpi', 'sum', 'using_users', CAST(NULL AS text), 'count', 'more', 'usat',
        'adoption and workflow fit', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many users used something?',
        'Whether it was of value to them.'),
    ('valuing_users', 'usage_kpi', 'sum', 'valuing_users', CAST(NULL AS text), 'count', 'more',
        'usat', 'adoption and workflow fit', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many users accepted a suggestion or succeeded with a task?',
        'Whether what they accepted persisted.'),
    ('value_user_rate', 'usage_kpi', 'proportion', 'valuing_users', 'using_users', 'share', 'more',
        'usat', 'adoption and workflow fit', 'engagement', 'weekly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the users who used something got something of value?', 'How much it was.'),
    ('retention_d1', 'retention_kpi', 'proportion', 'retained_d1', 'new_users', 'share', 'more',
        'usat', 'business impact', 'engagement', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the new users were active the day after?',
        'Why the others stayed away.'),
    ('retention_ai_d1', 'retention_kpi', 'proportion', 'retained_ai_d1', 'new_ai_users', 'share',
        'more', 'usat', 'business impact', 'engagement', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users with a use on their first day were active the day after?',
        'Why the others stayed away.'),
    ('retention_other_d1', 'retention_kpi', 'proportion', 'retained_d1 - retained_ai_d1',
        'new_users - new_ai_users', 'share', 'more', 'usat', 'business impact', 'engagement',
        'monthly', '3', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users without a use on their first day were active the day after?',
        'Why the others stayed away.'),
    ('retention_lift_d1', 'retention_kpi', 'ratio',
        'retained_ai_d1 * (new_users - new_ai_users) - (retained_d1 - retained_ai_d1) * new_ai_users',
        'new_ai_users * (new_users - new_ai_users)', 'ratio', 'more', 'adoption_rate',
        'business impact', 'engagement', 'monthly', '3', FALSE, 30, CAST(NULL AS double precision),
        CAST(0 AS double precision), CAST(NULL AS double precision), 'warn 0',
        'By how much is retention higher with a use on the first day, the day after?',
        'Whether AI is the cause: people who stay may be those who use it.'),
    ('retention_d7', 'retention_kpi', 'proportion', 'retained_d7', 'new_users', 'share', 'more',
        'usat', 'business impact', 'engagement', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the new users were active 7 days later?',
        'Why the others stayed away.'),
    ('retention_ai_d7', 'retention_kpi', 'proportion', 'retained_ai_d7', 'new_ai_users', 'share',
        'more', 'usat', 'business impact', 'engagement', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users with a use on their first day were active 7 days later?',
        'Why the others stayed away.'),
    ('retention_other_d7', 'retention_kpi', 'proportion', 'retained_d7 - retained_ai_d7',
        'new_users - new_ai_users', 'share', 'more', 'usat', 'business impact', 'engagement',
        'monthly', '3', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users without a use on their first day were active 7 days later?',
        'Why the others stayed away.'),
    ('retention_lift_d7', 'retention_kpi', 'ratio',
        'retained_ai_d7 * (new_users - new_ai_users) - (retained_d7 - retained_ai_d7) * new_ai_users',
        'new_ai_users * (new_users - new_ai_users)', 'ratio', 'more', 'adoption_rate',
        'business impact', 'engagement', 'monthly', '3', FALSE, 30, CAST(NULL AS double precision),
        CAST(0 AS double precision), CAST(NULL AS double precision), 'warn 0',
        'By how much is retention higher with a use on the first day, 7 days later?',
        'Whether AI is the cause: people who stay may be those who use it.'),
    ('retention_d28', 'retention_kpi', 'proportion', 'retained_d28', 'new_users', 'share', 'more',
        'usat', 'business impact', 'engagement', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How many of the new users were active 28 days later?',
        'Why the others stayed away.'),
    ('retention_ai_d28', 'retention_kpi', 'proportion', 'retained_ai_d28', 'new_ai_users', 'share',
        'more', 'usat', 'business impact', 'engagement', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users with a use on their first day were active 28 days later?',
        'Why the others stayed away.'),
    ('retention_other_d28', 'retention_kpi', 'proportion', 'retained_d28 - retained_ai_d28',
        'new_users - new_ai_users', 'share', 'more', 'usat', 'business impact', 'engagement',
        'monthly', '3', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users without a use on their first day were active 28 days later?',
        'Why the others stayed away.'),
    ('retention_lift_d28', 'retention_kpi', 'ratio',
        'retained_ai_d28 * (new_users - new_ai_users) - (retained_d28 - retained_ai_d28) * new_ai_users',
        'new_ai_users * (new_users - new_ai_users)', 'ratio', 'more', 'adoption_rate',
        'business impact', 'engagement', 'monthly', '3', FALSE, 30, CAST(NULL AS double precision),
        CAST(0 AS double precision), CAST(NULL AS double precision), 'warn 0',
        'By how much is retention higher with a use on the first day, 28 days later?',
        'Whether AI is the cause: people who stay may be those who use it.'),
    ('repeat_usage_rate', 'retention_kpi', 'proportion', 'repeat_users', 'new_users', 'share',
        'more', 'task_completion_rate', 'adoption and workflow fit', 'engagement', 'monthly', 'all',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users were active again within 27 days?', 'How often.'),
    ('repeat_usage_ai_rate', 'retention_kpi', 'proportion', 'repeat_ai_users', 'new_ai_users',
        'share', 'more', 'task_completion_rate', 'adoption and workflow fit', 'engagement',
        'monthly', 'all', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users with a use on their first day were active again within 27 days?',
        'How often.'),
    ('active_days_per_user', 'retention_kpi', 'ratio', 'active_days', 'new_users', 'count', 'more',
        'task_completion_rate', 'adoption and workflow fit', 'engagement', 'monthly', 'all', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'On how many of their first 28 days are new users active?',
        'How many of them came on one day only.'),
    ('conversion_ai_rate', 'retention_kpi', 'proportion', 'converted_ai', 'new_ai_users', 'share',
        'more', 'retention_lift_d28', 'business impact', 'user outcome', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many of the new users with a use on their first day converted within 28 days?',
        'Whether AI is the cause: people who stay may be those who use it.'),
    ('conversion_other_rate', 'retention_kpi', 'proportion', 'converted - converted_ai',
        'new_users - new_ai_users', 'share', 'more', 'retention_lift_d28', 'business impact',
        'user outcome', 'monthly', '3', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many of the new users without a use on their first day converted within 28 days?',
        'What they used later.'),
    ('conversion_lift', 'retention_kpi', 'ratio',
        'converted_ai * (new_users - new_ai_users) - (converted - converted_ai) * new_ai_users',
        '(converted - converted_ai) * new_ai_users', 'ratio', 'more', 'retention_lift_d28',
        'business impact', 'user outcome', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'By which part is conversion higher with a use on the first day?',
        'Whether AI is the cause: people who stay may be those who use it.'),
    ('period_cost_per_success_usd', 'economics_kpi', 'ratio', 'cost_usd', 'successes', 'usd',
        'less', 'task_completion_rate', 'economics and performance', 'cost and efficiency',
        'monthly', '2', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'What was spent in the window per task that succeeded?',
        'What a success cost: see cost_per_successful_outcome_usd.'),
    ('cost_per_invocation_usd', 'economics_kpi', 'ratio', 'cost_usd', 'invocations', 'usd', 'less',
        'task_completion_rate', 'economics and performance', 'cost and efficiency', 'monthly', '2',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'What was spent in the window per invocation of a feature?',
        'Whether the invocations were of use.'),
    ('gross_margin', 'economics_kpi', 'ratio', 'revenue_usd - cost_usd', 'revenue_usd', 'ratio',
        'more', 'task_completion_rate', 'business impact', 'cost and efficiency', 'monthly', '3',
        FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'Which part of the revenue is left after all costs?',
        'Costs that nobody records.'),
    ('value_cost_ratio', 'economics_kpi', 'ratio', 'value_usd', 'cost_usd', 'ratio', 'more',
        'task_completion_rate', 'business impact', 'cost and efficiency', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '', 'How much value is there per dollar spent?',
        'Whether value_usd of the tasks is true.'),
    ('roi', 'economics_kpi', 'ratio', 'value_usd - cost_usd', 'cost_usd', 'ratio', 'more',
        'task_completion_rate', 'business impact', 'cost and efficiency', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How much more value than cost is there per dollar spent?',
        'Whether value_usd of the tasks is true.'),
    ('assisted_conversion_rate', 'economics_kpi', 'proportion', 'assisted_conversions',
        'conversions', 'share', 'more', 'conversion_lift', 'business impact', 'user outcome',
        'monthly', '3', FALSE, 30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many conversions had a value event of the user in the 7 days before?',
        'Whether AI was the cause.'),
    ('human_review_cost_share', 'economics_kpi', 'ratio', 'cost_human_review_usd', 'cost_usd',
        'ratio', 'less', 'human_review_pass_rate', 'economics and performance',
        'cost and efficiency', 'monthly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'Which part of the cost is review by people?', 'What the reviews found.'),
    ('expansion_revenue_usd', 'economics_kpi', 'sum', 'expansion_revenue_usd', CAST(NULL AS text),
        'usd', 'more', 'csat_mean', 'business impact', 'user outcome', 'monthly', '3', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How much revenue comes from customers who bought more?', 'Why they bought more.'),
    ('adoption_rate', 'adoption_kpi', 'proportion', 'adopted_60d', 'eligible', 'share', 'more',
        'usat', 'adoption and workflow fit', 'engagement', 'monthly', '1', FALSE, 30,
        CAST(NULL AS double precision), CAST(0.30 AS double precision),
        CAST(NULL AS double precision), 'warn 0.30',
        'How many eligible users had a value event within 60 days?', 'Whether they go on using it.'),
    ('trial_rate', 'adoption_kpi', 'proportion', 'tried_60d', 'eligible', 'share', 'more',
        'adoption_rate', 'adoption and workflow fit', 'engagement', 'weekly', '1', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many eligible users used the feature within 60 days?',
        'Whether it was of value to them.'),
    ('invocation_rate', 'adoption_kpi', 'proportion', 'invoked_14d', 'eligible', 'share', 'more',
        'adoption_rate', 'adoption and workflow fit', 'engagement', 'weekly', '1', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many eligible users used the feature within 14 days?',
        'Whether it was of value to them.'),
    ('activation_rate', 'adoption_kpi', 'proportion', 'activated_14d', 'eligible', 'share', 'more',
        'adoption_rate', 'adoption and workflow fit', 'engagement', 'weekly', '1', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'How many eligible users had a value event within 14 days?', 'Whether they go on using it.'),
    ('disablement_rate', 'adoption_kpi', 'proportion', 'disabled_60d', 'eligible', 'share', 'less',
        'adoption_rate', 'trust and calibration', 'engagement', 'monthly', 'all', FALSE, 30,
        CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'For how many eligible users was the feature disabled within 60 days?', 'By whom, and why.'),
    ('time_to_value_p50_s', 'adoption_kpi', 'quantile', 'time_to_value', 'tried_60d', 'seconds',
        'less', 'quality_score', 'adoption and workflow fit', 'user outcome', 'weekly', '1', FALSE,
        30, CAST(NULL AS double precision), CAST(3600 AS double precision),
        CAST(NULL AS double precision), 'warn 3600',
        'Within which time from the first use did half of those who tried it get value?',
        'Anything where fewer ever got value: then it is NULL. Up to 1.1 % too high.'),
    ('time_to_value_p90_s', 'adoption_kpi', 'quantile', 'time_to_value', 'tried_60d', 'seconds',
        'less', 'quality_score', 'adoption and workflow fit', 'user outcome', 'weekly', '1', FALSE,
        30, CAST(NULL AS double precision), CAST(NULL AS double precision),
        CAST(NULL AS double precision), '',
        'Within which time from the first use did 90 % of those who tried it get value?',
        'Anything where fewer ever got value: then it is NULL. Up to 1.1 % too high.'),
    ('relevant_moment_invocation', 'adoption_kpi', 'proportion', 'opportunities_taken',
        'opportunities', 'share', 'more', 'rejected_rate', 'adoption and workflow fit',
        'engagement', 'weekly', 'all', FALSE, 30, CAST(NULL AS double precision),
        CAST(NULL AS double precision), CAST(NULL AS double precision), '',
        'How many moments at which the feature would help led to its use within 5 min?',
        'Moments that nobody noticed.')
) AS metrics (
    metric_id, kpi_view, kind, numerator, denominator, unit, good, counter_id, section, layer,
    cadence, stages, core, minimum_sample, excellent, warn, critical, levels, question, caveat
);
COMMENT ON VIEW metric IS 'Every metric, one row each';
COMMENT ON COLUMN metric.metric_id IS 'its name, and that of its column; a sum has none';
COMMENT ON COLUMN metric.kpi_view IS 'the view that it is of';
COMMENT ON COLUMN metric.kind IS 'proportion, weighted, ratio, quantile, sum or bound';
COMMENT ON COLUMN metric.numerator IS 'over the columns of the view; a quantile: the histogram';
COMMENT ON COLUMN metric.denominator IS 'over the columns of the view; NULL of a sum';
COMMENT ON COLUMN metric.unit IS 'what a value of 1 stands for';
COMMENT ON COLUMN metric.good IS 'whether more or less is better, or neither';
COMMENT ON COLUMN metric.counter_id IS 'the metric that is shown beside it';
COMMENT ON COLUMN metric.section IS 'of the dashboard';
COMMENT ON COLUMN metric.layer IS 'what it is about';
COMMENT ON COLUMN metric.cadence IS 'how often it is looked at';
COMMENT ON COLUMN metric.stages IS 'of the product, 1 to 3; all for any';
COMMENT ON COLUMN metric.core IS 'whether it is one of those to start with';
COMMENT ON COLUMN metric.minimum_sample IS 'a smaller denominator has the status too_few';
COMMENT ON COLUMN metric.excellent IS 'a level; NULL for none';
COMMENT ON COLUMN metric.warn IS 'a level; NULL for none';
COMMENT ON COLUMN metric.critical IS 'a level; NULL for none';
COMMENT ON COLUMN metric.levels IS 'all levels, those of single segments too';
COMMENT ON COLUMN metric.question IS 'that it answers';
COMMENT ON COLUMN metric.caveat IS 'what it does not tell';

DROP VIEW IF EXISTS kpi;
CREATE VIEW kpi AS
SELECT
    metric_id,
    tenant_id,
    grain,
    window_start,
    window_end,
    segment_by,
    segment,
    numerator,
    denominator,
    "value",
    low,
    high,
    counter_id,
    counter_value,
    maturity,
    version,
    CASE
        WHEN "value" IS NULL THEN 'no_data'
        WHEN denominator < 30 THEN 'too_few'
        WHEN good = 'more' AND COALESCE(high, "value") < critical
            OR good = 'less' AND COALESCE(low, "value") > critical THEN 'critical'
        WHEN good = 'more' AND COALESCE(high, "value") < warn
            OR good = 'less' AND COALESCE(low, "value") > warn THEN 'warn'
        ELSE 'ok'
    END AS status
FROM (
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM suggestion_kpi AS k
        LEFT JOIN generation_kpi AS generation ON generation.tenant_id = k.tenant_id AND generation.grain = k.grain AND generation.window_start = k.window_start AND generation.segment_by = k.segment_by AND generation.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('acceptance_rate', CAST(k.accepted AS double precision),
                CAST(k.shown AS double precision), k.acceptance_rate, k.acceptance_rate_low,
                k.acceptance_rate_high, 'persistence_rate_600s', k.persistence_rate_600s, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('manual_acceptance_rate', CAST(k.accepted - k.auto_accepted AS double precision),
                CAST(k.shown - k.auto_accepted AS double precision), k.manual_acceptance_rate,
                k.manual_acceptance_rate_low, k.manual_acceptance_rate_high,
                'persistence_rate_600s', k.persistence_rate_600s, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('persistence_rate_30s', CAST(k.present_30s AS double precision),
                CAST(k.observed_30s AS double precision), k.persistence_rate_30s,
                k.persistence_rate_30s_low, k.persistence_rate_30s_high, 'acceptance_rate',
                k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('unchanged_rate_30s', CAST(k.unchanged_30s AS double precision),
                CAST(k.observed_30s AS double precision), k.unchanged_rate_30s,
                k.unchanged_rate_30s_low, k.unchanged_rate_30s_high, 'acceptance_rate',
                k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('mostly_unchanged_rate_30s', CAST(k.mostly_unchanged_30s AS double precision),
                CAST(k.observed_30s AS double precision), k.mostly_unchanged_rate_30s,
                k.mostly_unchanged_rate_30s_low, k.mostly_unchanged_rate_30s_high,
                'acceptance_rate', k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('kept_rate_30s', CAST(k.present_30s AS double precision),
                CAST(k.shown AS double precision), k.kept_rate_30s, k.kept_rate_30s_low,
                k.kept_rate_30s_high, 'latency_p95_ms', generation.latency_p95_ms, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('char_persistence_30s', CAST(k.retained_chars_30s AS double precision),
                CAST(k.observed_chars_30s AS double precision), k.char_persistence_30s,
                k.char_persistence_30s_low, k.char_persistence_30s_high, 'persistence_rate_30s',
                k.persistence_rate_30s, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('line_persistence_30s', CAST(k.retained_lines_30s AS double precision),
                CAST(k.observed_lines_30s AS double precision), k.line_persistence_30s,
                k.line_persistence_30s_low, k.line_persistence_30s_high, 'persistence_rate_30s',
                k.persistence_rate_30s, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_30s_if_gone', CAST(k.present_30s AS double precision),
                CAST(k.observed_30s + k.unobserved_30s AS double precision),
                k.persistence_rate_30s_if_gone, k.persistence_rate_30s_if_gone_low,
                k.persistence_rate_30s_if_gone_high, 'persistence_rate_30s', k.persistence_rate_30s,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('persistence_rate_30s_if_kept',
                CAST(k.present_30s + k.unobserved_30s AS double precision),
                CAST(k.observed_30s + k.unobserved_30s AS double precision),
                k.persistence_rate_30s_if_kept, k.persistence_rate_30s_if_kept_low,
                k.persistence_rate_30s_if_kept_high, 'persistence_rate_30s', k.persistence_rate_30s,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('persistence_rate_120s', CAST(k.present_120s AS double precision),
                CAST(k.observed_120s AS double precision), k.persistence_rate_120s,
                k.persistence_rate_120s_low, k.persistence_rate_120s_high, 'acceptance_rate',
                k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('unchanged_rate_120s', CAST(k.unchanged_120s AS double precision),
                CAST(k.observed_120s AS double precision), k.unchanged_rate_120s,
                k.unchanged_rate_120s_low, k.unchanged_rate_120s_high, 'acceptance_rate',
                k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('mostly_unchanged_rate_120s', CAST(k.mostly_unchanged_120s AS double precision),
                CAST(k.observed_120s AS double precision), k.mostly_unchanged_rate_120s,
                k.mostly_unchanged_rate_120s_low, k.mostly_unchanged_rate_120s_high,
                'acceptance_rate', k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('kept_rate_120s', CAST(k.present_120s AS double precision),
                CAST(k.shown AS double precision), k.kept_rate_120s, k.kept_rate_120s_low,
                k.kept_rate_120s_high, 'latency_p95_ms', generation.latency_p95_ms, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('char_persistence_120s', CAST(k.retained_chars_120s AS double precision),
                CAST(k.observed_chars_120s AS double precision), k.char_persistence_120s,
                k.char_persistence_120s_low, k.char_persistence_120s_high, 'persistence_rate_120s',
                k.persistence_rate_120s, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('line_persistence_120s', CAST(k.retained_lines_120s AS double precision),
                CAST(k.observed_lines_120s AS double precision), k.line_persistence_120s,
                k.line_persistence_120s_low, k.line_persistence_120s_high, 'persistence_rate_120s',
                k.persistence_rate_120s, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_120s_if_gone', CAST(k.present_120s AS double precision),
                CAST(k.observed_120s + k.unobserved_120s AS double precision),
                k.persistence_rate_120s_if_gone, k.persistence_rate_120s_if_gone_low,
                k.persistence_rate_120s_if_gone_high, 'persistence_rate_120s',
                k.persistence_rate_120s, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_120s_if_kept',
                CAST(k.present_120s + k.unobserved_120s AS double precision),
                CAST(k.observed_120s + k.unobserved_120s AS double precision),
                k.persistence_rate_120s_if_kept, k.persistence_rate_120s_if_kept_low,
                k.persistence_rate_120s_if_kept_high, 'persistence_rate_120s',
                k.persistence_rate_120s, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_300s', CAST(k.present_300s AS double precision),
                CAST(k.observed_300s AS double precision), k.persistence_rate_300s,
                k.persistence_rate_300s_low, k.persistence_rate_300s_high, 'acceptance_rate',
                k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('unchanged_rate_300s', CAST(k.unchanged_300s AS double precision),
                CAST(k.observed_300s AS double precision), k.unchanged_rate_300s,
                k.unchanged_rate_300s_low, k.unchanged_rate_300s_high, 'acceptance_rate',
                k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('mostly_unchanged_rate_300s', CAST(k.mostly_unchanged_300s AS double precision),
                CAST(k.observed_300s AS double precision), k.mostly_unchanged_rate_300s,
                k.mostly_unchanged_rate_300s_low, k.mostly_unchanged_rate_300s_high,
                'acceptance_rate', k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('kept_rate_300s', CAST(k.present_300s AS double precision),
                CAST(k.shown AS double precision), k.kept_rate_300s, k.kept_rate_300s_low,
                k.kept_rate_300s_high, 'latency_p95_ms', generation.latency_p95_ms, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('char_persistence_300s', CAST(k.retained_chars_300s AS double precision),
                CAST(k.observed_chars_300s AS double precision), k.char_persistence_300s,
                k.char_persistence_300s_low, k.char_persistence_300s_high, 'persistence_rate_300s',
                k.persistence_rate_300s, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('line_persistence_300s', CAST(k.retained_lines_300s AS double precision),
                CAST(k.observed_lines_300s AS double precision), k.line_persistence_300s,
                k.line_persistence_300s_low, k.line_persistence_300s_high, 'persistence_rate_300s',
                k.persistence_rate_300s, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_300s_if_gone', CAST(k.present_300s AS double precision),
                CAST(k.observed_300s + k.unobserved_300s AS double precision),
                k.persistence_rate_300s_if_gone, k.persistence_rate_300s_if_gone_low,
                k.persistence_rate_300s_if_gone_high, 'persistence_rate_300s',
                k.persistence_rate_300s, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_300s_if_kept',
                CAST(k.present_300s + k.unobserved_300s AS double precision),
                CAST(k.observed_300s + k.unobserved_300s AS double precision),
                k.persistence_rate_300s_if_kept, k.persistence_rate_300s_if_kept_low,
                k.persistence_rate_300s_if_kept_high, 'persistence_rate_300s',
                k.persistence_rate_300s, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_600s', CAST(k.present_600s AS double precision),
                CAST(k.observed_600s AS double precision), k.persistence_rate_600s,
                k.persistence_rate_600s_low, k.persistence_rate_600s_high, 'acceptance_rate',
                k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('unchanged_rate_600s', CAST(k.unchanged_600s AS double precision),
                CAST(k.observed_600s AS double precision), k.unchanged_rate_600s,
                k.unchanged_rate_600s_low, k.unchanged_rate_600s_high, 'acceptance_rate',
                k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('mostly_unchanged_rate_600s', CAST(k.mostly_unchanged_600s AS double precision),
                CAST(k.observed_600s AS double precision), k.mostly_unchanged_rate_600s,
                k.mostly_unchanged_rate_600s_low, k.mostly_unchanged_rate_600s_high,
                'acceptance_rate', k.acceptance_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('kept_rate_600s', CAST(k.present_600s AS double precision),
                CAST(k.shown AS double precision), k.kept_rate_600s, k.kept_rate_600s_low,
                k.kept_rate_600s_high, 'latency_p95_ms', generation.latency_p95_ms, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('char_persistence_600s', CAST(k.retained_chars_600s AS double precision),
                CAST(k.observed_chars_600s AS double precision), k.char_persistence_600s,
                k.char_persistence_600s_low, k.char_persistence_600s_high, 'persistence_rate_600s',
                k.persistence_rate_600s, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('line_persistence_600s', CAST(k.retained_lines_600s AS double precision),
                CAST(k.observed_lines_600s AS double precision), k.line_persistence_600s,
                k.line_persistence_600s_low, k.line_persistence_600s_high, 'persistence_rate_600s',
                k.persistence_rate_600s, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_600s_if_gone', CAST(k.present_600s AS double precision),
                CAST(k.observed_600s + k.unobserved_600s AS double precision),
                k.persistence_rate_600s_if_gone, k.persistence_rate_600s_if_gone_low,
                k.persistence_rate_600s_if_gone_high, 'persistence_rate_600s',
                k.persistence_rate_600s, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('persistence_rate_600s_if_kept',
                CAST(k.present_600s + k.unobserved_600s AS double precision),
                CAST(k.observed_600s + k.unobserved_600s AS double precision),
                k.persistence_rate_600s_if_kept, k.persistence_rate_600s_if_kept_low,
                k.persistence_rate_600s_if_kept_high, 'persistence_rate_600s',
                k.persistence_rate_600s, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('untouched_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.unchanged_600s AS double precision) END,
                CAST(k.shown AS double precision), k.untouched_rate, k.untouched_rate_low,
                k.untouched_rate_high, 'acceptance_rate', k.acceptance_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('edited_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.observed_600s - k.unchanged_600s AS double precision) END,
                CAST(k.shown AS double precision), k.edited_rate, k.edited_rate_low,
                k.edited_rate_high, 'acceptance_rate', k.acceptance_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('unobserved_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.unobserved_600s AS double precision) END,
                CAST(k.shown AS double precision), k.unobserved_rate, k.unobserved_rate_low,
                k.unobserved_rate_high, 'acceptance_rate', k.acceptance_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('rejected_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.rejected AS double precision) END,
                CAST(k.shown AS double precision), k.rejected_rate, k.rejected_rate_low,
                k.rejected_rate_high, 'acceptance_rate', k.acceptance_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('ignored_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.ignored AS double precision) END,
                CAST(k.shown AS double precision), k.ignored_rate, k.ignored_rate_low,
                k.ignored_rate_high, 'acceptance_rate', k.acceptance_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('followed_rate', CAST(k.followed AS double precision),
                CAST(k.accepted AS double precision), k.followed_rate, k.followed_rate_low,
                k.followed_rate_high, 'persistence_rate_600s', k.persistence_rate_600s, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('glance_rate', CAST(k.glanced AS double precision), CAST(k.viewed AS double precision),
                k.glance_rate, k.glance_rate_low, k.glance_rate_high, 'latency_p95_ms',
                generation.latency_p95_ms, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('adopted_chars', CAST(k.retained_chars_600s AS double precision),
                CAST(NULL AS double precision), CAST(k.retained_chars_600s AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'edited_rate',
                k.edited_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('adopted_lines', CAST(k.retained_lines_600s AS double precision),
                CAST(NULL AS double precision), CAST(k.retained_lines_600s AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'edited_rate',
                k.edited_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM question_kpi AS k
        LEFT JOIN feedback_kpi AS feedback ON feedback.tenant_id = k.tenant_id AND feedback.grain = k.grain AND feedback.window_start = k.window_start AND feedback.segment_by = k.segment_by AND feedback.segment = k.segment
   
        LEFT JOIN generation_kpi AS generation ON generation.tenant_id = k.tenant_id AND generation.grain = k.grain AND generation.window_start = k.window_start AND generation.segment_by = k.segment_by AND generation.segment = k.segment
   
        LEFT JOIN quality_kpi AS quality ON quality.tenant_id = k.tenant_id AND quality.grain = k.grain AND quality.window_start = k.window_start AND quality.segment_by = k.segment_by AND quality.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('repeat_user_rate', CAST(k.repeat_users AS double precision),
                CAST(k.asking_users AS double precision), k.repeat_user_rate,
                k.repeat_user_rate_low, k.repeat_user_rate_high, 'csat_mean', feedback.csat_mean,
                'less', CAST(0.05 AS double precision), CAST(0.10 AS double precision)),
            ('repeat_queries_per_user', CAST(k.repeats AS double precision),
                CAST(k.asking_users AS double precision), k.repeat_queries_per_user,
                k.repeat_queries_per_user_low, k.repeat_queries_per_user_high, 'repeat_user_rate',
                k.repeat_user_rate, 'less', CAST(0.05 AS double precision),
                CAST(0.10 AS double precision)),
            ('repeat_query_rate', CAST(k.repeats AS double precision),
                CAST(k.queries AS double precision), k.repeat_query_rate, k.repeat_query_rate_low,
                k.repeat_query_rate_high, 'retry_rate', k.retry_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('reask_rate', CAST(k.reasks AS double precision), CAST(k.queries AS double precision),
                k.reask_rate, k.reask_rate_low, k.reask_rate_high, 'retry_rate', k.retry_rate,
                'less', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('retry_rate', CAST(k.retried AS double precision), CAST(k.queries AS double precision),
                k.retry_rate, k.retry_rate_low, k.retry_rate_high, 'latency_p95_ms',
                generation.latency_p95_ms, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('regenerate_rate', CAST(k.regenerated AS double precision),
                CAST(k.queries AS double precision), k.regenerate_rate, k.regenerate_rate_low,
                k.regenerate_rate_high, 'first_response_accuracy', quality.first_response_accuracy,
                'less', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('left_alone_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.satisfied AS double precision) END,
                CAST(k.queries AS double precision), k.left_alone_rate, k.left_alone_rate_low,
                k.left_alone_rate_high, 'source_inspection_rate', quality.source_inspection_rate,
                'more', CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM ingest_kpi AS k CROSS JOIN LATERAL (VALUES
            ('refused_rate', CAST(k.refused AS double precision),
                CAST(k."read" AS double precision), k.refused_rate, k.refused_rate_low,
                k.refused_rate_high, 'read', CAST(k."read" AS double precision), 'less',
                CAST(0.01 AS double precision), CAST(NULL AS double precision)),
            ('late_rate', CAST(k.late AS double precision), CAST(k."read" AS double precision),
                k.late_rate, k.late_rate_low, k.late_rate_high, 'read',
                CAST(k."read" AS double precision), 'less', CAST(0.01 AS double precision),
                CAST(NULL AS double precision)),
            ('unopened_rate', CAST(k.unopened AS double precision),
                CAST(k."read" AS double precision), k.unopened_rate, k.unopened_rate_low,
                k.unopened_rate_high, 'read', CAST(k."read" AS double precision), 'less',
                CAST(0.01 AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM task_kpi AS k
        LEFT JOIN feedback_kpi AS feedback ON feedback.tenant_id = k.tenant_id AND feedback.grain = k.grain AND feedback.window_start = k.window_start AND feedback.segment_by = k.segment_by AND feedback.segment = k.segment
   
        LEFT JOIN quality_kpi AS quality ON quality.tenant_id = k.tenant_id AND quality.grain = k.grain AND quality.window_start = k.window_start AND quality.segment_by = k.segment_by AND quality.segment = k.segment
   
        LEFT JOIN adoption_kpi AS adoption ON adoption.tenant_id = k.tenant_id AND adoption.grain = k.grain AND adoption.window_start = k.window_start AND adoption.segment_by = k.segment_by AND adoption.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('task_completion_rate', CAST(k.successes AS double precision),
                CAST(k.started AS double precision), k.task_completion_rate,
                k.task_completion_rate_low, k.task_completion_rate_high,
                'cost_per_successful_outcome_usd', k.cost_per_successful_outcome_usd, 'more',
                CASE WHEN k.segment_by = 'workflow' AND k.segment = 'support' THEN CAST(0.60 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'writing' THEN CAST(0.70 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'code' THEN CAST(0.40 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'search' THEN CAST(0.80 AS double precision) ELSE CAST(NULL AS double precision) END,
                CAST(NULL AS double precision)),
            ('drop_off_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.abandoned AS double precision) END,
                CAST(k.started AS double precision), k.drop_off_rate, k.drop_off_rate_low,
                k.drop_off_rate_high, 'time_to_value_p50_s', adoption.time_to_value_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('reversal_rate', CAST(k.reversed AS double precision),
                CAST(k.succeeded AS double precision), k.reversal_rate, k.reversal_rate_low,
                k.reversal_rate_high, 'task_completion_rate', k.task_completion_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('one_turn_success_rate', CAST(k.first_response_successes AS double precision),
                CAST(k.asked AS double precision), k.one_turn_success_rate,
                k.one_turn_success_rate_low, k.one_turn_success_rate_high, 'asked_coverage',
                k.asked_coverage, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('asked_coverage', CAST(k.asked AS double precision),
                CAST(k.started AS double precision), k.asked_coverage, k.asked_coverage_low,
                k.asked_coverage_high, 'task_completion_rate', k.task_completion_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('success_defined_rate', CAST(k.defined AS double precision),
                CAST(k.started AS double precision), k.success_defined_rate,
                k.success_defined_rate_low, k.success_defined_rate_high, 'task_completion_rate',
                k.task_completion_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('cost_coverage', CAST(k.costed AS double precision),
                CAST(k.started AS double precision), k.cost_coverage, k.cost_coverage_low,
                k.cost_coverage_high, 'task_completion_rate', k.task_completion_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('override_rate', CAST(k.overridden AS double precision),
                CAST(k.started AS double precision), k.override_rate, k.override_rate_low,
                k.override_rate_high, 'human_review_minutes', k.human_review_minutes, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('correction_rate', CAST(k.overridden_fields AS double precision),
                CAST(k.started AS double precision), k.correction_rate, k.correction_rate_low,
                k.correction_rate_high, 'human_review_minutes', k.human_review_minutes, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('human_review_pass_rate', CAST(k.review_passed AS double precision),
                CAST(k.reviewed AS double precision), k.human_review_pass_rate,
                k.human_review_pass_rate_low, k.human_review_pass_rate_high, 'hallucination_rate',
                quality.hallucination_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('human_review_minutes', CAST(k.review_ms AS double precision) / 60000,
                CAST(k.reviewed AS double precision), k.human_review_minutes,
                k.human_review_minutes_low, k.human_review_minutes_high, 'human_review_pass_rate',
                k.human_review_pass_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('time_to_complete_p50_s', CAST(NULL AS double precision),
                CAST(k.successes AS double precision), k.time_to_complete_p50_s,
                k.time_to_complete_p50_s_low, k.time_to_complete_p50_s_high, 'task_completion_rate',
                k.task_completion_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('time_to_complete_p90_s', CAST(NULL AS double precision),
                CAST(k.successes AS double precision), k.time_to_complete_p90_s,
                k.time_to_complete_p90_s_low, k.time_to_complete_p90_s_high, 'task_completion_rate',
                k.task_completion_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('time_saved_s', CAST(k.saved_ms AS double precision) / 1000,
                CAST(k.baselined AS double precision), k.time_saved_s, k.time_saved_s_low,
                k.time_saved_s_high, 'reversal_rate', k.reversal_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('cost_per_successful_outcome_usd', CAST(k.cost_usd AS double precision),
                CAST(k.costed_successes AS double precision), k.cost_per_successful_outcome_usd,
                k.cost_per_successful_outcome_usd_low, k.cost_per_successful_outcome_usd_high,
                'task_completion_rate', k.task_completion_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('cost_per_task_usd', CAST(k.cost_usd AS double precision),
                CAST(k.costed AS double precision), k.cost_per_task_usd, k.cost_per_task_usd_low,
                k.cost_per_task_usd_high, 'task_completion_rate', k.task_completion_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('cost_reduction', CAST(k.baseline_usd - k.baselined_cost_usd AS double precision),
                CAST(k.baseline_usd AS double precision), k.cost_reduction, k.cost_reduction_low,
                k.cost_reduction_high, 'csat_mean', feedback.csat_mean, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('wasted_task_tokens_ratio',
                CASE WHEN k.maturity = 'final' THEN CAST(k.output_tokens - k.successful_output_tokens AS double precision) END,
                CAST(k.output_tokens AS double precision), k.wasted_task_tokens_ratio,
                k.wasted_task_tokens_ratio_low, k.wasted_task_tokens_ratio_high,
                'task_completion_rate', k.task_completion_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('north_star', CAST(k.north_star AS double precision), CAST(NULL AS double precision),
                CAST(k.north_star AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'cost_per_successful_outcome_usd',
                k.cost_per_successful_outcome_usd, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('north_star_if_perfect', CAST(k.north_star_if_perfect AS double precision),
                CAST(NULL AS double precision), CAST(k.north_star_if_perfect AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'cost_per_successful_outcome_usd', k.cost_per_successful_outcome_usd, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('quality_per_success', CAST(k.quality_sum AS double precision),
                CAST(k.successes - k.quality_unknown AS double precision), k.quality_per_success,
                k.quality_per_success_low, k.quality_per_success_high,
                'cost_per_successful_outcome_usd', k.cost_per_successful_outcome_usd, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('value_to_cost', CAST(k.costed_value_usd AS double precision),
                CAST(k.cost_usd AS double precision), k.value_to_cost, k.value_to_cost_low,
                k.value_to_cost_high, 'task_completion_rate', k.task_completion_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM decision_kpi AS k CROSS JOIN LATERAL (VALUES
            ('decision_override_rate', CAST(k.overridden AS double precision),
                CAST(k.decisions AS double precision), k.decision_override_rate,
                k.decision_override_rate_low, k.decision_override_rate_high,
                'low_confidence_override_rate', k.low_confidence_override_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('low_confidence_override_rate', CAST(k.low_confidence_overridden AS double precision),
                CAST(k.low_confidence AS double precision), k.low_confidence_override_rate,
                k.low_confidence_override_rate_low, k.low_confidence_override_rate_high,
                'decision_override_rate', k.decision_override_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM signal_kpi AS k
        LEFT JOIN task_kpi AS task ON task.tenant_id = k.tenant_id AND task.grain = k.grain AND task.window_start = k.window_start AND task.segment_by = k.segment_by AND task.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('regenerations', CAST(k.regenerations AS double precision),
                CAST(NULL AS double precision), CAST(k.regenerations AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'task_completion_rate', task.task_completion_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('rejections', CAST(k.rejections AS double precision), CAST(NULL AS double precision),
                CAST(k.rejections AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'task_completion_rate', task.task_completion_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('escalations', CAST(k.escalations AS double precision), CAST(NULL AS double precision),
                CAST(k.escalations AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'task_completion_rate', task.task_completion_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('handoffs', CAST(k.handoffs AS double precision), CAST(NULL AS double precision),
                CAST(k.handoffs AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'task_completion_rate', task.task_completion_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('reversals', CAST(k.reversals AS double precision), CAST(NULL AS double precision),
                CAST(k.reversals AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'task_completion_rate', task.task_completion_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('reports', CAST(k.reports AS double precision), CAST(NULL AS double precision),
                CAST(k.reports AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'task_completion_rate', task.task_completion_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('overrides', CAST(k.overrides AS double precision), CAST(NULL AS double precision),
                CAST(k.overrides AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'task_completion_rate', task.task_completion_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('reopens', CAST(k.reopens AS double precision), CAST(NULL AS double precision),
                CAST(k.reopens AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'task_completion_rate', task.task_completion_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('filter_triggers', CAST(k.filter_triggers AS double precision),
                CAST(NULL AS double precision), CAST(k.filter_triggers AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'task_completion_rate', task.task_completion_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('invocations', CAST(k.invocations AS double precision), CAST(NULL AS double precision),
                CAST(k.invocations AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'task_completion_rate', task.task_completion_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM feedback_kpi AS k CROSS JOIN LATERAL (VALUES
            ('usat', CAST(k.positive AS double precision), CAST(k.rated AS double precision),
                k.usat, k.usat_low, k.usat_high, 'response_rate', k.response_rate, 'more',
                CAST(0.70 AS double precision), CAST(NULL AS double precision)),
            ('csat_mean', CAST(k.csat_sum AS double precision),
                CAST(k.csat_count AS double precision), k.csat_mean, k.csat_mean_low,
                k.csat_mean_high, 'response_rate', k.response_rate, 'more',
                CAST(3.8 AS double precision), CAST(3.5 AS double precision)),
            ('thumb_up_rate', CAST(k.thumbs_up AS double precision),
                CAST(k.thumbs AS double precision), k.thumb_up_rate, k.thumb_up_rate_low,
                k.thumb_up_rate_high, 'response_rate', k.response_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('likert_mean', CAST(k.likert_sum AS double precision),
                CAST(k.likert_count AS double precision), k.likert_mean, k.likert_mean_low,
                k.likert_mean_high, 'response_rate', k.response_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('response_rate', CAST(k.responded AS double precision),
                CAST(k.surveyed AS double precision), k.response_rate, k.response_rate_low,
                k.response_rate_high, 'usat', k.usat, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM generation_kpi AS k
        LEFT JOIN suggestion_kpi AS suggestion ON suggestion.tenant_id = k.tenant_id AND suggestion.grain = k.grain AND suggestion.window_start = k.window_start AND suggestion.segment_by = k.segment_by AND suggestion.segment = k.segment
   
        LEFT JOIN quality_kpi AS quality ON quality.tenant_id = k.tenant_id AND quality.grain = k.grain AND quality.window_start = k.window_start AND quality.segment_by = k.segment_by AND quality.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('latency_p50_ms', CAST(NULL AS double precision), CAST(k.timed AS double precision),
                k.latency_p50_ms, k.latency_p50_ms_low, k.latency_p50_ms_high,
                'cost_per_inference_usd', k.cost_per_inference_usd, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('latency_p95_ms', CAST(NULL AS double precision), CAST(k.timed AS double precision),
                k.latency_p95_ms, k.latency_p95_ms_low, k.latency_p95_ms_high,
                'cost_per_inference_usd', k.cost_per_inference_usd, 'less',
                CAST(NULL AS double precision),
                CASE WHEN k.segment_by = 'workflow' AND k.segment = 'inline' THEN CAST(1000 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'review' THEN CAST(30000 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'batch' THEN CAST(NULL AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'agentic' THEN CAST(NULL AS double precision) ELSE CAST(5000 AS double precision) END),
            ('latency_p99_ms', CAST(NULL AS double precision), CAST(k.timed AS double precision),
                k.latency_p99_ms, k.latency_p99_ms_low, k.latency_p99_ms_high,
                'cost_per_inference_usd', k.cost_per_inference_usd, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('latency_mean_ms', CAST(k.latency_ms AS double precision),
                CAST(k.timed AS double precision), k.latency_mean_ms, k.latency_mean_ms_low,
                k.latency_mean_ms_high, 'cost_per_inference_usd', k.cost_per_inference_usd, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('ttft_p50_ms', CAST(NULL AS double precision), CAST(k.ttft_timed AS double precision),
                k.ttft_p50_ms, k.ttft_p50_ms_low, k.ttft_p50_ms_high, 'latency_p95_ms',
                k.latency_p95_ms, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('ttft_p95_ms', CAST(NULL AS double precision), CAST(k.ttft_timed AS double precision),
                k.ttft_p95_ms, k.ttft_p95_ms_low, k.ttft_p95_ms_high, 'latency_p95_ms',
                k.latency_p95_ms, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('ttft_p99_ms', CAST(NULL AS double precision), CAST(k.ttft_timed AS double precision),
                k.ttft_p99_ms, k.ttft_p99_ms_low, k.ttft_p99_ms_high, 'latency_p95_ms',
                k.latency_p95_ms, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('error_rate', CAST(k.errors AS double precision),
                CAST(k.generations AS double precision), k.error_rate, k.error_rate_low,
                k.error_rate_high, 'latency_p95_ms', k.latency_p95_ms, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('cancel_rate', CAST(k.cancelled AS double precision),
                CAST(k.generations AS double precision), k.cancel_rate, k.cancel_rate_low,
                k.cancel_rate_high, 'latency_p95_ms', k.latency_p95_ms, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('tokens_per_request', CAST(k.input_tokens + k.output_tokens AS double precision),
                CAST(k.metered AS double precision), k.tokens_per_request, k.tokens_per_request_low,
                k.tokens_per_request_high, 'quality_score', quality.quality_score, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('cost_per_inference_usd', CAST(k.cost_usd AS double precision),
                CAST(k.priced AS double precision), k.cost_per_inference_usd,
                k.cost_per_inference_usd_low, k.cost_per_inference_usd_high, 'quality_score',
                quality.quality_score, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('wasted_generation_ratio',
                CASE WHEN k.maturity = 'final' THEN CAST(k.ok_output_tokens - k.used_output_tokens AS double precision) END,
                CAST(k.ok_output_tokens AS double precision), k.wasted_generation_ratio,
                k.wasted_generation_ratio_low, k.wasted_generation_ratio_high, 'acceptance_rate',
                suggestion.acceptance_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('wasted_cost_ratio',
                CASE WHEN k.maturity = 'final' THEN CAST(k.ok_cost_usd - k.used_cost_usd AS double precision) END,
                CAST(k.ok_cost_usd AS double precision), k.wasted_cost_ratio,
                k.wasted_cost_ratio_low, k.wasted_cost_ratio_high, 'acceptance_rate',
                suggestion.acceptance_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('low_confidence_rate', CAST(k.low_confidence AS double precision),
                CAST(k.confident AS double precision), k.low_confidence_rate,
                k.low_confidence_rate_low, k.low_confidence_rate_high, 'calibration_error',
                quality.calibration_error, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('low_confidence_accepted_rate', CAST(k.low_confidence_accepted AS double precision),
                CAST(k.low_confidence AS double precision), k.low_confidence_accepted_rate,
                k.low_confidence_accepted_rate_low, k.low_confidence_accepted_rate_high,
                'low_confidence_escalated_rate', k.low_confidence_escalated_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('low_confidence_escalated_rate', CAST(k.low_confidence_escalated AS double precision),
                CAST(k.low_confidence AS double precision), k.low_confidence_escalated_rate,
                k.low_confidence_escalated_rate_low, k.low_confidence_escalated_rate_high,
                'low_confidence_accepted_rate', k.low_confidence_accepted_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM conversation_kpi AS k
        LEFT JOIN question_kpi AS question ON question.tenant_id = k.tenant_id AND question.grain = k.grain AND question.window_start = k.window_start AND question.segment_by = k.segment_by AND question.segment = k.segment
   
        LEFT JOIN task_kpi AS task ON task.tenant_id = k.tenant_id AND task.grain = k.grain AND task.window_start = k.window_start AND task.segment_by = k.segment_by AND task.segment = k.segment
   
        LEFT JOIN feedback_kpi AS feedback ON feedback.tenant_id = k.tenant_id AND feedback.grain = k.grain AND feedback.window_start = k.window_start AND feedback.segment_by = k.segment_by AND feedback.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('involvement_rate', CAST(k.involved AS double precision),
                CAST(k.eligible AS double precision), k.involvement_rate, k.involvement_rate_low,
                k.involvement_rate_high, 'deflection_rate', k.deflection_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('deflection_rate', CAST(k.deflected AS double precision),
                CAST(k.eligible AS double precision), k.deflection_rate, k.deflection_rate_low,
                k.deflection_rate_high, 'durable_deflection_rate', k.durable_deflection_rate,
                'more',
                CASE WHEN k.segment_by = 'tier' AND k.segment = '1' THEN CAST(0.70 AS double precision) WHEN k.segment_by = 'tier' AND k.segment = '2' THEN CAST(0.40 AS double precision) WHEN k.segment_by = 'tier' AND k.segment = '3' THEN CAST(0.10 AS double precision) ELSE CAST(NULL AS double precision) END,
                CAST(NULL AS double precision)),
            ('autonomy_rate', CAST(k.deflected AS double precision),
                CAST(k.involved AS double precision), k.autonomy_rate, k.autonomy_rate_low,
                k.autonomy_rate_high, 'deflection_rate', k.deflection_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('durable_deflection_rate', CAST(k.durably_deflected AS double precision),
                CAST(k.eligible AS double precision), k.durable_deflection_rate,
                k.durable_deflection_rate_low, k.durable_deflection_rate_high, 'csat_mean',
                feedback.csat_mean, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('escalation_rate', CAST(k.escalated AS double precision),
                CAST(k.opened AS double precision), k.escalation_rate, k.escalation_rate_low,
                k.escalation_rate_high, 'task_completion_rate', task.task_completion_rate, 'less',
                CASE WHEN k.segment_by = 'workflow' AND k.segment = 'support' THEN CAST(0.30 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'sales' THEN CAST(0.60 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'docs' THEN CAST(0.10 AS double precision) ELSE CAST(NULL AS double precision) END,
                CAST(NULL AS double precision)),
            ('handoff_rate', CAST(k.handed_off AS double precision),
                CAST(k.opened AS double precision), k.handoff_rate, k.handoff_rate_low,
                k.handoff_rate_high, 'task_completion_rate', task.task_completion_rate, 'less',
                CASE WHEN k.segment_by = 'workflow' AND k.segment = 'support' THEN CAST(0.30 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'sales' THEN CAST(0.60 AS double precision) WHEN k.segment_by = 'workflow' AND k.segment = 'docs' THEN CAST(0.10 AS double precision) ELSE CAST(NULL AS double precision) END,
                CAST(NULL AS double precision)),
            ('confirmed_resolution_rate', CAST(k.confirmed AS double precision),
                CAST(k.opened AS double precision), k.confirmed_resolution_rate,
                k.confirmed_resolution_rate_low, k.confirmed_resolution_rate_high, 'reopen_rate',
                k.reopen_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('resolution_rate', CAST(k.resolved AS double precision),
                CAST(k.opened AS double precision), k.resolution_rate, k.resolution_rate_low,
                k.resolution_rate_high, 'reopen_rate', k.reopen_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('durable_resolution_rate', CAST(k.resolved - k.resolved_reopened AS double precision),
                CAST(k.opened AS double precision), k.durable_resolution_rate,
                k.durable_resolution_rate_low, k.durable_resolution_rate_high, 'reopen_rate',
                k.reopen_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('reopen_rate', CAST(k.reopened AS double precision),
                CAST(k.closed AS double precision), k.reopen_rate, k.reopen_rate_low,
                k.reopen_rate_high, 'confirmed_resolution_rate', k.confirmed_resolution_rate,
                'less', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('time_to_resolution_p50_s', CAST(NULL AS double precision),
                CAST(k.resolved AS double precision), k.time_to_resolution_p50_s,
                k.time_to_resolution_p50_s_low, k.time_to_resolution_p50_s_high, 'reopen_rate',
                k.reopen_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('time_to_resolution_p90_s', CAST(NULL AS double precision),
                CAST(k.resolved AS double precision), k.time_to_resolution_p90_s,
                k.time_to_resolution_p90_s_low, k.time_to_resolution_p90_s_high, 'reopen_rate',
                k.reopen_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('turns_mean', CAST(k.turns AS double precision), CAST(k.opened AS double precision),
                k.turns_mean, k.turns_mean_low, k.turns_mean_high, 'successful_session_rate',
                k.successful_session_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('turns_p95', CAST(NULL AS double precision), CAST(k.opened AS double precision),
                k.turns_p95, k.turns_p95_low, k.turns_p95_high, 'successful_session_rate',
                k.successful_session_rate, 'less', CAST(15 AS double precision),
                CAST(NULL AS double precision)),
            ('long_conversation_rate', CAST(k.long_conversations AS double precision),
                CAST(k.opened AS double precision), k.long_conversation_rate,
                k.long_conversation_rate_low, k.long_conversation_rate_high,
                'successful_session_rate', k.successful_session_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('successful_session_rate', CAST(k.successful_sessions AS double precision),
                CAST(k.opened AS double precision), k.successful_session_rate,
                k.successful_session_rate_low, k.successful_session_rate_high, 'repeat_user_rate',
                question.repeat_user_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('cost_per_conversation_usd', CAST(k.cost_usd AS double precision),
                CAST(k.costed AS double precision), k.cost_per_conversation_usd,
                k.cost_per_conversation_usd_low, k.cost_per_conversation_usd_high,
                'confirmed_resolution_rate', k.confirmed_resolution_rate, 'less',
                CAST(0.15 AS double precision), CAST(NULL AS double precision)),
            ('cost_per_resolution_usd', CAST(k.cost_usd AS double precision),
                CAST(k.costed_resolved AS double precision), k.cost_per_resolution_usd,
                k.cost_per_resolution_usd_low, k.cost_per_resolution_usd_high, 'reopen_rate',
                k.reopen_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('cost_per_confirmed_resolution_usd', CAST(k.cost_usd AS double precision),
                CAST(k.costed_confirmed AS double precision), k.cost_per_confirmed_resolution_usd,
                k.cost_per_confirmed_resolution_usd_low, k.cost_per_confirmed_resolution_usd_high,
                'reopen_rate', k.reopen_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('good_abandonment_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.silent_good AS double precision) END,
                CAST(k.silent AS double precision), k.good_abandonment_rate,
                k.good_abandonment_rate_low, k.good_abandonment_rate_high, 'repeat_user_rate',
                question.repeat_user_rate, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('gave_up_rate',
                CASE WHEN k.maturity = 'final' THEN CAST(k.silent - k.silent_good AS double precision) END,
                CAST(k.opened AS double precision), k.gave_up_rate, k.gave_up_rate_low,
                k.gave_up_rate_high, 'repeat_user_rate', question.repeat_user_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM quality_kpi AS k
        LEFT JOIN task_kpi AS task ON task.tenant_id = k.tenant_id AND task.grain = k.grain AND task.window_start = k.window_start AND task.segment_by = k.segment_by AND task.segment = k.segment
   
        LEFT JOIN feedback_kpi AS feedback ON feedback.tenant_id = k.tenant_id AND feedback.grain = k.grain AND feedback.window_start = k.window_start AND feedback.segment_by = k.segment_by AND feedback.segment = k.segment
   
        LEFT JOIN generation_kpi AS generation ON generation.tenant_id = k.tenant_id AND generation.grain = k.grain AND generation.window_start = k.window_start AND generation.segment_by = k.segment_by AND generation.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('quality_score', CAST(k.quality_sum AS double precision),
                CAST(k.quality_weight AS double precision), k.quality_score, k.quality_score_low,
                k.quality_score_high, 'cost_per_inference_usd', generation.cost_per_inference_usd,
                'more', CAST(0.75 AS double precision), CAST(NULL AS double precision)),
            ('relevance', CAST(k.relevance_sum AS double precision),
                CAST(k.relevance_weight AS double precision), k.relevance, k.relevance_low,
                k.relevance_high, 'evaluation_coverage', k.evaluation_coverage, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('accuracy', CAST(k.accuracy_sum AS double precision),
                CAST(k.accuracy_weight AS double precision), k.accuracy, k.accuracy_low,
                k.accuracy_high, 'evaluation_coverage', k.evaluation_coverage, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('completeness', CAST(k.completeness_sum AS double precision),
                CAST(k.completeness_weight AS double precision), k.completeness, k.completeness_low,
                k.completeness_high, 'evaluation_coverage', k.evaluation_coverage, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('tone', CAST(k.tone_sum AS double precision), CAST(k.tone_weight AS double precision),
                k.tone, k.tone_low, k.tone_high, 'evaluation_coverage', k.evaluation_coverage,
                'more', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('downstream', CAST(k.downstream_sum AS double precision),
                CAST(k.downstream_weight AS double precision), k.downstream, k.downstream_low,
                k.downstream_high, 'evaluation_coverage', k.evaluation_coverage, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('first_response_accuracy', CAST(k.first_correct AS double precision),
                CAST(k.accuracy_weight AS double precision), k.first_response_accuracy,
                k.first_response_accuracy_low, k.first_response_accuracy_high,
                'evaluation_coverage', k.evaluation_coverage, 'more',
                CAST(0.75 AS double precision), CAST(NULL AS double precision)),
            ('hallucination_rate', CAST(k.hallucination_flagged AS double precision),
                CAST(k.hallucination_weight AS double precision), k.hallucination_rate,
                k.hallucination_rate_low, k.hallucination_rate_high, 'evaluation_coverage',
                k.evaluation_coverage, 'less',
                CASE WHEN k.segment_by = 'risk_level' AND k.segment = 'medical' THEN CAST(NULL AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'legal' THEN CAST(NULL AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'financial' THEN CAST(NULL AS double precision) ELSE CAST(0.02 AS double precision) END,
                CASE WHEN k.segment_by = 'risk_level' AND k.segment = 'medical' THEN CAST(0.001 AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'legal' THEN CAST(0.001 AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'financial' THEN CAST(0.001 AS double precision) ELSE CAST(0.05 AS double precision) END),
            ('hallucination_rate_corrected', CAST(NULL AS double precision),
                CAST(k.hallucination_auto_weight AS double precision),
                k.hallucination_rate_corrected, k.hallucination_rate_corrected_low,
                k.hallucination_rate_corrected_high, 'human_sample_rate', k.human_sample_rate,
                'less',
                CASE WHEN k.segment_by = 'risk_level' AND k.segment = 'medical' THEN CAST(NULL AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'legal' THEN CAST(NULL AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'financial' THEN CAST(NULL AS double precision) ELSE CAST(0.02 AS double precision) END,
                CASE WHEN k.segment_by = 'risk_level' AND k.segment = 'medical' THEN CAST(0.001 AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'legal' THEN CAST(0.001 AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'financial' THEN CAST(0.001 AS double precision) ELSE CAST(0.05 AS double precision) END),
            ('hallucination_human_rate', CAST(k.hallucination_human_flagged AS double precision),
                CAST(k.hallucination_human_weight AS double precision), k.hallucination_human_rate,
                k.hallucination_human_rate_low, k.hallucination_human_rate_high,
                'human_sample_rate', k.human_sample_rate, 'less',
                CASE WHEN k.segment_by = 'risk_level' AND k.segment = 'medical' THEN CAST(NULL AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'legal' THEN CAST(NULL AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'financial' THEN CAST(NULL AS double precision) ELSE CAST(0.02 AS double precision) END,
                CASE WHEN k.segment_by = 'risk_level' AND k.segment = 'medical' THEN CAST(0.001 AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'legal' THEN CAST(0.001 AS double precision) WHEN k.segment_by = 'risk_level' AND k.segment = 'financial' THEN CAST(0.001 AS double precision) ELSE CAST(0.05 AS double precision) END),
            ('harmful_human_rate', CAST(k.harmful_human_flagged AS double precision),
                CAST(k.harmful_human_weight AS double precision), k.harmful_human_rate,
                k.harmful_human_rate_low, k.harmful_human_rate_high, 'human_sample_rate',
                k.human_sample_rate, 'less', CAST(NULL AS double precision),
                CAST(0.0001 AS double precision)),
            ('harmful_content_rate', CAST(k.harmful_flagged AS double precision),
                CAST(k.harmful_weight AS double precision), k.harmful_content_rate,
                k.harmful_content_rate_low, k.harmful_content_rate_high, 'over_filter_rate',
                k.over_filter_rate, 'less', CAST(NULL AS double precision),
                CAST(0.0001 AS double precision)),
            ('policy_mistake_rate', CAST(k.policy_flagged AS double precision),
                CAST(k.policy_weight AS double precision), k.policy_mistake_rate,
                k.policy_mistake_rate_low, k.policy_mistake_rate_high, 'evaluation_coverage',
                k.evaluation_coverage, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('bad_citation_rate', CAST(k.citation_flagged AS double precision),
                CAST(k.citation_weight AS double precision), k.bad_citation_rate,
                k.bad_citation_rate_low, k.bad_citation_rate_high, 'evaluation_coverage',
                k.evaluation_coverage, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('quality_human_score', CAST(k.quality_human_sum AS double precision),
                CAST(k.quality_human_weight AS double precision), k.quality_human_score,
                k.quality_human_score_low, k.quality_human_score_high, 'human_sample_rate',
                k.human_sample_rate, 'more', CAST(0.75 AS double precision),
                CAST(NULL AS double precision)),
            ('hallucination_judge_agreement',
                CAST(k.hallucination_paired_weight - k.hallucination_paired_disagreements AS double precision),
                CAST(k.hallucination_paired_weight AS double precision),
                k.hallucination_judge_agreement, k.hallucination_judge_agreement_low,
                k.hallucination_judge_agreement_high, 'human_sample_rate', k.human_sample_rate,
                'more', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('intent_accuracy', CAST(k.intent_correct AS double precision),
                CAST(k.intent_weight AS double precision), k.intent_accuracy, k.intent_accuracy_low,
                k.intent_accuracy_high, 'evaluation_coverage', k.evaluation_coverage, 'more',
                CAST(0.85 AS double precision), CAST(NULL AS double precision)),
            ('precision', CAST(k.true_positive AS double precision),
                CAST(k.true_positive + k.false_positive AS double precision), k."precision",
                k.precision_low, k.precision_high, 'recall', k.recall, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('recall', CAST(k.true_positive AS double precision),
                CAST(k.true_positive + k.false_negative AS double precision), k.recall,
                k.recall_low, k.recall_high, 'precision', k."precision", 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('calibration_error', CAST(k.calibration_deviation AS double precision),
                CAST(k.calibrated AS double precision), k.calibration_error,
                k.calibration_error_low, k.calibration_error_high, 'low_confidence_rate',
                generation.low_confidence_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('filter_trigger_rate', CAST(k.filtered AS double precision),
                CAST(k.interactions AS double precision), k.filter_trigger_rate,
                k.filter_trigger_rate_low, k.filter_trigger_rate_high, 'block_rate', k.block_rate,
                'neither', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('block_rate', CAST(k.blocked AS double precision),
                CAST(k.interactions AS double precision), k.block_rate, k.block_rate_low,
                k.block_rate_high, 'filter_trigger_rate', k.filter_trigger_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('over_filter_rate', CAST(k.over_filtered AS double precision),
                CAST(k.filtered AS double precision), k.over_filter_rate, k.over_filter_rate_low,
                k.over_filter_rate_high, 'filter_trigger_rate', k.filter_trigger_rate, 'neither',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('source_inspection_rate', CAST(k.inspected AS double precision),
                CAST(k.interactions AS double precision), k.source_inspection_rate,
                k.source_inspection_rate_low, k.source_inspection_rate_high, 'answer_satisfaction',
                k.answer_satisfaction, 'neither', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('answer_satisfaction', CAST(k.positive AS double precision),
                CAST(k.rated AS double precision), k.answer_satisfaction, k.answer_satisfaction_low,
                k.answer_satisfaction_high, 'response_rate', feedback.response_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('user_reported_rate', CAST(k.reported AS double precision),
                CAST(k.interactions AS double precision), k.user_reported_rate,
                k.user_reported_rate_low, k.user_reported_rate_high, 'hallucination_rate',
                k.hallucination_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('user_reported_wrong_rate', CAST(k.reported_wrong AS double precision),
                CAST(k.interactions AS double precision), k.user_reported_wrong_rate,
                k.user_reported_wrong_rate_low, k.user_reported_wrong_rate_high,
                'hallucination_rate', k.hallucination_rate, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('evaluation_coverage', CAST(k.evaluated AS double precision),
                CAST(k.interactions AS double precision), k.evaluation_coverage,
                k.evaluation_coverage_low, k.evaluation_coverage_high, 'quality_score',
                k.quality_score, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('human_sample_rate', CAST(k.evaluated_human AS double precision),
                CAST(k.interactions AS double precision), k.human_sample_rate,
                k.human_sample_rate_low, k.human_sample_rate_high, 'quality_score', k.quality_score,
                'more', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('answered_rate', CAST(k.answers AS double precision),
                CAST(k.interactions AS double precision), k.answered_rate, k.answered_rate_low,
                k.answered_rate_high, 'quality_score', k.quality_score, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('answer_review_pass_rate', CAST(k.review_passed AS double precision),
                CAST(k.reviewed AS double precision), k.answer_review_pass_rate,
                k.answer_review_pass_rate_low, k.answer_review_pass_rate_high,
                'human_review_minutes', task.human_review_minutes, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM support_kpi AS k
        LEFT JOIN signal_kpi AS signal ON signal.tenant_id = k.tenant_id AND signal.grain = k.grain AND signal.window_start = k.window_start AND signal.segment_by = k.segment_by AND signal.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('tickets', CAST(k.tickets AS double precision), CAST(NULL AS double precision),
                CAST(k.tickets AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'invocations', CAST(NULL AS double precision),
                'less', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('tickets_incorrect_output', CAST(k.tickets_incorrect_output AS double precision),
                CAST(NULL AS double precision),
                CAST(k.tickets_incorrect_output AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_unsupported_claim', CAST(k.tickets_unsupported_claim AS double precision),
                CAST(NULL AS double precision),
                CAST(k.tickets_unsupported_claim AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_bad_citation', CAST(k.tickets_bad_citation AS double precision),
                CAST(NULL AS double precision), CAST(k.tickets_bad_citation AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_wrong_tone', CAST(k.tickets_wrong_tone AS double precision),
                CAST(NULL AS double precision), CAST(k.tickets_wrong_tone AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_permission_issue', CAST(k.tickets_permission_issue AS double precision),
                CAST(NULL AS double precision),
                CAST(k.tickets_permission_issue AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_slow_response', CAST(k.tickets_slow_response AS double precision),
                CAST(NULL AS double precision), CAST(k.tickets_slow_response AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_unexpected_cost', CAST(k.tickets_unexpected_cost AS double precision),
                CAST(NULL AS double precision), CAST(k.tickets_unexpected_cost AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_policy_confusion', CAST(k.tickets_policy_confusion AS double precision),
                CAST(NULL AS double precision),
                CAST(k.tickets_policy_confusion AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_behaviour_changed', CAST(k.tickets_behaviour_changed AS double precision),
                CAST(NULL AS double precision),
                CAST(k.tickets_behaviour_changed AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_cannot_correct', CAST(k.tickets_cannot_correct AS double precision),
                CAST(NULL AS double precision), CAST(k.tickets_cannot_correct AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('tickets_review_problem', CAST(k.tickets_review_problem AS double precision),
                CAST(NULL AS double precision), CAST(k.tickets_review_problem AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('open_tickets', CAST(k.open_tickets AS double precision),
                CAST(NULL AS double precision), CAST(k.open_tickets AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'invocations',
                CAST(NULL AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('incidents', CAST(k.incidents AS double precision), CAST(NULL AS double precision),
                CAST(k.incidents AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'time_to_resolve_incident_p50_s',
                k.time_to_resolve_incident_p50_s, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('incidents_model_regression', CAST(k.incidents_model_regression AS double precision),
                CAST(NULL AS double precision),
                CAST(k.incidents_model_regression AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'time_to_resolve_incident_p50_s', k.time_to_resolve_incident_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('incidents_prompt_regression', CAST(k.incidents_prompt_regression AS double precision),
                CAST(NULL AS double precision),
                CAST(k.incidents_prompt_regression AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'time_to_resolve_incident_p50_s', k.time_to_resolve_incident_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('incidents_retrieval_regression',
                CAST(k.incidents_retrieval_regression AS double precision),
                CAST(NULL AS double precision),
                CAST(k.incidents_retrieval_regression AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'time_to_resolve_incident_p50_s', k.time_to_resolve_incident_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('incidents_vendor_drift', CAST(k.incidents_vendor_drift AS double precision),
                CAST(NULL AS double precision), CAST(k.incidents_vendor_drift AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'time_to_resolve_incident_p50_s', k.time_to_resolve_incident_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('incidents_eval_failure', CAST(k.incidents_eval_failure AS double precision),
                CAST(NULL AS double precision), CAST(k.incidents_eval_failure AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'time_to_resolve_incident_p50_s', k.time_to_resolve_incident_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('incidents_outage', CAST(k.incidents_outage AS double precision),
                CAST(NULL AS double precision), CAST(k.incidents_outage AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'time_to_resolve_incident_p50_s', k.time_to_resolve_incident_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('incidents_other', CAST(k.incidents_other AS double precision),
                CAST(NULL AS double precision), CAST(k.incidents_other AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'time_to_resolve_incident_p50_s', k.time_to_resolve_incident_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('open_incidents', CAST(k.open_incidents AS double precision),
                CAST(NULL AS double precision), CAST(k.open_incidents AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision),
                'time_to_resolve_incident_p50_s', k.time_to_resolve_incident_p50_s, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('time_to_resolve_ticket_p50_s', CAST(NULL AS double precision),
                CAST(k.tickets_resolved AS double precision), k.time_to_resolve_ticket_p50_s,
                k.time_to_resolve_ticket_p50_s_low, k.time_to_resolve_ticket_p50_s_high, 'tickets',
                CAST(k.tickets AS double precision), 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('time_to_resolve_incident_p50_s', CAST(NULL AS double precision),
                CAST(k.incidents_resolved AS double precision), k.time_to_resolve_incident_p50_s,
                k.time_to_resolve_incident_p50_s_low, k.time_to_resolve_incident_p50_s_high,
                'tickets', CAST(k.tickets AS double precision), 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('time_to_resolve_incident_p90_s', CAST(NULL AS double precision),
                CAST(k.incidents_resolved AS double precision), k.time_to_resolve_incident_p90_s,
                k.time_to_resolve_incident_p90_s_low, k.time_to_resolve_incident_p90_s_high,
                'tickets', CAST(k.tickets AS double precision), 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM usage_kpi AS k
        LEFT JOIN feedback_kpi AS feedback ON feedback.tenant_id = k.tenant_id AND feedback.grain = k.grain AND feedback.window_start = k.window_start AND feedback.segment_by = k.segment_by AND feedback.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('active_users', CAST(k.active_users AS double precision),
                CAST(NULL AS double precision), CAST(k.active_users AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'usat',
                feedback.usat, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('using_users', CAST(k.using_users AS double precision), CAST(NULL AS double precision),
                CAST(k.using_users AS double precision), CAST(NULL AS double precision),
                CAST(NULL AS double precision), 'usat', feedback.usat, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('valuing_users', CAST(k.valuing_users AS double precision),
                CAST(NULL AS double precision), CAST(k.valuing_users AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'usat',
                feedback.usat, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('value_user_rate', CAST(k.valuing_users AS double precision),
                CAST(k.using_users AS double precision), k.value_user_rate, k.value_user_rate_low,
                k.value_user_rate_high, 'usat', feedback.usat, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM retention_kpi AS k
        LEFT JOIN task_kpi AS task ON task.tenant_id = k.tenant_id AND task.grain = k.grain AND task.window_start = k.window_start AND task.segment_by = k.segment_by AND task.segment = k.segment
   
        LEFT JOIN feedback_kpi AS feedback ON feedback.tenant_id = k.tenant_id AND feedback.grain = k.grain AND feedback.window_start = k.window_start AND feedback.segment_by = k.segment_by AND feedback.segment = k.segment
   
        LEFT JOIN adoption_kpi AS adoption ON adoption.tenant_id = k.tenant_id AND adoption.grain = k.grain AND adoption.window_start = k.window_start AND adoption.segment_by = k.segment_by AND adoption.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('retention_d1', CAST(k.retained_d1 AS double precision),
                CAST(k.new_users AS double precision), k.retention_d1, k.retention_d1_low,
                k.retention_d1_high, 'usat', feedback.usat, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('retention_ai_d1', CAST(k.retained_ai_d1 AS double precision),
                CAST(k.new_ai_users AS double precision), k.retention_ai_d1, k.retention_ai_d1_low,
                k.retention_ai_d1_high, 'usat', feedback.usat, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('retention_other_d1', CAST(k.retained_d1 - k.retained_ai_d1 AS double precision),
                CAST(k.new_users - k.new_ai_users AS double precision), k.retention_other_d1,
                k.retention_other_d1_low, k.retention_other_d1_high, 'usat', feedback.usat, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('retention_lift_d1',
                CAST(k.retained_ai_d1 * (k.new_users - k.new_ai_users) - (k.retained_d1 - k.retained_ai_d1) * k.new_ai_users AS double precision),
                CAST(k.new_ai_users * (k.new_users - k.new_ai_users) AS double precision),
                k.retention_lift_d1, k.retention_lift_d1_low, k.retention_lift_d1_high,
                'adoption_rate', adoption.adoption_rate, 'more', CAST(0 AS double precision),
                CAST(NULL AS double precision)),
            ('retention_d7', CAST(k.retained_d7 AS double precision),
                CAST(k.new_users AS double precision), k.retention_d7, k.retention_d7_low,
                k.retention_d7_high, 'usat', feedback.usat, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('retention_ai_d7', CAST(k.retained_ai_d7 AS double precision),
                CAST(k.new_ai_users AS double precision), k.retention_ai_d7, k.retention_ai_d7_low,
                k.retention_ai_d7_high, 'usat', feedback.usat, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('retention_other_d7', CAST(k.retained_d7 - k.retained_ai_d7 AS double precision),
                CAST(k.new_users - k.new_ai_users AS double precision), k.retention_other_d7,
                k.retention_other_d7_low, k.retention_other_d7_high, 'usat', feedback.usat, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('retention_lift_d7',
                CAST(k.retained_ai_d7 * (k.new_users - k.new_ai_users) - (k.retained_d7 - k.retained_ai_d7) * k.new_ai_users AS double precision),
                CAST(k.new_ai_users * (k.new_users - k.new_ai_users) AS double precision),
                k.retention_lift_d7, k.retention_lift_d7_low, k.retention_lift_d7_high,
                'adoption_rate', adoption.adoption_rate, 'more', CAST(0 AS double precision),
                CAST(NULL AS double precision)),
            ('retention_d28', CAST(k.retained_d28 AS double precision),
                CAST(k.new_users AS double precision), k.retention_d28, k.retention_d28_low,
                k.retention_d28_high, 'usat', feedback.usat, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('retention_ai_d28', CAST(k.retained_ai_d28 AS double precision),
                CAST(k.new_ai_users AS double precision), k.retention_ai_d28,
                k.retention_ai_d28_low, k.retention_ai_d28_high, 'usat', feedback.usat, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('retention_other_d28', CAST(k.retained_d28 - k.retained_ai_d28 AS double precision),
                CAST(k.new_users - k.new_ai_users AS double precision), k.retention_other_d28,
                k.retention_other_d28_low, k.retention_other_d28_high, 'usat', feedback.usat,
                'more', CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('retention_lift_d28',
                CAST(k.retained_ai_d28 * (k.new_users - k.new_ai_users) - (k.retained_d28 - k.retained_ai_d28) * k.new_ai_users AS double precision),
                CAST(k.new_ai_users * (k.new_users - k.new_ai_users) AS double precision),
                k.retention_lift_d28, k.retention_lift_d28_low, k.retention_lift_d28_high,
                'adoption_rate', adoption.adoption_rate, 'more', CAST(0 AS double precision),
                CAST(NULL AS double precision)),
            ('repeat_usage_rate', CAST(k.repeat_users AS double precision),
                CAST(k.new_users AS double precision), k.repeat_usage_rate, k.repeat_usage_rate_low,
                k.repeat_usage_rate_high, 'task_completion_rate', task.task_completion_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('repeat_usage_ai_rate', CAST(k.repeat_ai_users AS double precision),
                CAST(k.new_ai_users AS double precision), k.repeat_usage_ai_rate,
                k.repeat_usage_ai_rate_low, k.repeat_usage_ai_rate_high, 'task_completion_rate',
                task.task_completion_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('active_days_per_user', CAST(k.active_days AS double precision),
                CAST(k.new_users AS double precision), k.active_days_per_user,
                k.active_days_per_user_low, k.active_days_per_user_high, 'task_completion_rate',
                task.task_completion_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('conversion_ai_rate', CAST(k.converted_ai AS double precision),
                CAST(k.new_ai_users AS double precision), k.conversion_ai_rate,
                k.conversion_ai_rate_low, k.conversion_ai_rate_high, 'retention_lift_d28',
                k.retention_lift_d28, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('conversion_other_rate', CAST(k.converted - k.converted_ai AS double precision),
                CAST(k.new_users - k.new_ai_users AS double precision), k.conversion_other_rate,
                k.conversion_other_rate_low, k.conversion_other_rate_high, 'retention_lift_d28',
                k.retention_lift_d28, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('conversion_lift',
                CAST(k.converted_ai * (k.new_users - k.new_ai_users) - (k.converted - k.converted_ai) * k.new_ai_users AS double precision),
                CAST((k.converted - k.converted_ai) * k.new_ai_users AS double precision),
                k.conversion_lift, k.conversion_lift_low, k.conversion_lift_high,
                'retention_lift_d28', k.retention_lift_d28, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM economics_kpi AS k
        LEFT JOIN task_kpi AS task ON task.tenant_id = k.tenant_id AND task.grain = k.grain AND task.window_start = k.window_start AND task.segment_by = k.segment_by AND task.segment = k.segment
   
        LEFT JOIN feedback_kpi AS feedback ON feedback.tenant_id = k.tenant_id AND feedback.grain = k.grain AND feedback.window_start = k.window_start AND feedback.segment_by = k.segment_by AND feedback.segment = k.segment
   
        LEFT JOIN retention_kpi AS retention ON retention.tenant_id = k.tenant_id AND retention.grain = k.grain AND retention.window_start = k.window_start AND retention.segment_by = k.segment_by AND retention.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('period_cost_per_success_usd', CAST(k.cost_usd AS double precision),
                CAST(k.successes AS double precision), k.period_cost_per_success_usd,
                k.period_cost_per_success_usd_low, k.period_cost_per_success_usd_high,
                'task_completion_rate', task.task_completion_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('cost_per_invocation_usd', CAST(k.cost_usd AS double precision),
                CAST(k.invocations AS double precision), k.cost_per_invocation_usd,
                k.cost_per_invocation_usd_low, k.cost_per_invocation_usd_high,
                'task_completion_rate', task.task_completion_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('gross_margin', CAST(k.revenue_usd - k.cost_usd AS double precision),
                CAST(k.revenue_usd AS double precision), k.gross_margin, k.gross_margin_low,
                k.gross_margin_high, 'task_completion_rate', task.task_completion_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('value_cost_ratio', CAST(k.value_usd AS double precision),
                CAST(k.cost_usd AS double precision), k.value_cost_ratio, k.value_cost_ratio_low,
                k.value_cost_ratio_high, 'task_completion_rate', task.task_completion_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('roi', CAST(k.value_usd - k.cost_usd AS double precision),
                CAST(k.cost_usd AS double precision), k.roi, k.roi_low, k.roi_high,
                'task_completion_rate', task.task_completion_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('assisted_conversion_rate', CAST(k.assisted_conversions AS double precision),
                CAST(k.conversions AS double precision), k.assisted_conversion_rate,
                k.assisted_conversion_rate_low, k.assisted_conversion_rate_high, 'conversion_lift',
                retention.conversion_lift, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('human_review_cost_share', CAST(k.cost_human_review_usd AS double precision),
                CAST(k.cost_usd AS double precision), k.human_review_cost_share,
                k.human_review_cost_share_low, k.human_review_cost_share_high,
                'human_review_pass_rate', task.human_review_pass_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('expansion_revenue_usd', CAST(k.expansion_revenue_usd AS double precision),
                CAST(NULL AS double precision), CAST(k.expansion_revenue_usd AS double precision),
                CAST(NULL AS double precision), CAST(NULL AS double precision), 'csat_mean',
                feedback.csat_mean, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
    UNION ALL
    SELECT
        k.tenant_id, k.grain, k.window_start, k.segment_by, k.segment, k.window_end, k.maturity,
        k.version,
        m.metric_id, m.numerator, m.denominator, m."value", m.low, m.high, m.counter_id,
        m.counter_value, m.good, m.warn, m.critical
    FROM adoption_kpi AS k
        LEFT JOIN suggestion_kpi AS suggestion ON suggestion.tenant_id = k.tenant_id AND suggestion.grain = k.grain AND suggestion.window_start = k.window_start AND suggestion.segment_by = k.segment_by AND suggestion.segment = k.segment
   
        LEFT JOIN feedback_kpi AS feedback ON feedback.tenant_id = k.tenant_id AND feedback.grain = k.grain AND feedback.window_start = k.window_start AND feedback.segment_by = k.segment_by AND feedback.segment = k.segment
   
        LEFT JOIN quality_kpi AS quality ON quality.tenant_id = k.tenant_id AND quality.grain = k.grain AND quality.window_start = k.window_start AND quality.segment_by = k.segment_by AND quality.segment = k.segment
    CROSS JOIN LATERAL (VALUES
            ('adoption_rate', CAST(k.adopted_60d AS double precision),
                CAST(k.eligible AS double precision), k.adoption_rate, k.adoption_rate_low,
                k.adoption_rate_high, 'usat', feedback.usat, 'more', CAST(0.30 AS double precision),
                CAST(NULL AS double precision)),
            ('trial_rate', CAST(k.tried_60d AS double precision),
                CAST(k.eligible AS double precision), k.trial_rate, k.trial_rate_low,
                k.trial_rate_high, 'adoption_rate', k.adoption_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('invocation_rate', CAST(k.invoked_14d AS double precision),
                CAST(k.eligible AS double precision), k.invocation_rate, k.invocation_rate_low,
                k.invocation_rate_high, 'adoption_rate', k.adoption_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('activation_rate', CAST(k.activated_14d AS double precision),
                CAST(k.eligible AS double precision), k.activation_rate, k.activation_rate_low,
                k.activation_rate_high, 'adoption_rate', k.adoption_rate, 'more',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('disablement_rate', CAST(k.disabled_60d AS double precision),
                CAST(k.eligible AS double precision), k.disablement_rate, k.disablement_rate_low,
                k.disablement_rate_high, 'adoption_rate', k.adoption_rate, 'less',
                CAST(NULL AS double precision), CAST(NULL AS double precision)),
            ('time_to_value_p50_s', CAST(NULL AS double precision),
                CAST(k.tried_60d AS double precision), k.time_to_value_p50_s,
                k.time_to_value_p50_s_low, k.time_to_value_p50_s_high, 'quality_score',
                quality.quality_score, 'less', CAST(3600 AS double precision),
                CAST(NULL AS double precision)),
            ('time_to_value_p90_s', CAST(NULL AS double precision),
                CAST(k.tried_60d AS double precision), k.time_to_value_p90_s,
                k.time_to_value_p90_s_low, k.time_to_value_p90_s_high, 'quality_score',
                quality.quality_score, 'less', CAST(NULL AS double precision),
                CAST(NULL AS double precision)),
            ('relevant_moment_invocation', CAST(k.opportunities_taken AS double precision),
                CAST(k.opportunities AS double precision), k.relevant_moment_invocation,
                k.relevant_moment_invocation_low, k.relevant_moment_invocation_high,
                'rejected_rate', suggestion.rejected_rate, 'more', CAST(NULL AS double precision),
                CAST(NULL AS double precision))
    ) AS m (
        metric_id, numerator, denominator, "value", low, high, counter_id, counter_value, good,
        warn, critical)
) AS metrics;
COMMENT ON VIEW kpi IS 'Every metric of every KPI row, one row each';
COMMENT ON COLUMN kpi.metric_id IS 'the metric, as in the view metric';
COMMENT ON COLUMN kpi.tenant_id IS 'whose events these are';
COMMENT ON COLUMN kpi.grain IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN kpi.window_start IS 'first instant of the window';
COMMENT ON COLUMN kpi.window_end IS 'first instant after the window';
COMMENT ON COLUMN kpi.segment_by IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN kpi.segment IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN kpi.numerator IS 'in the unit of the metric; NULL of a quantile';
COMMENT ON COLUMN kpi.denominator IS 'of a quantile the number of values; NULL of a sum';
COMMENT ON COLUMN kpi.value IS 'NULL where there is nothing to divide by';
COMMENT ON COLUMN kpi.low IS 'lower end of the 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi.high IS 'upper end of the 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi.counter_id IS 'the metric that is shown beside it';
COMMENT ON COLUMN kpi.counter_value IS 'its value for the same window and segment';
COMMENT ON COLUMN kpi.maturity IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN kpi.version IS 'grows with every change of the row';
COMMENT ON COLUMN kpi.status IS 'ok, warn, critical, too_few or no_data';

DROP VIEW IF EXISTS kpi_current;
CREATE VIEW kpi_current AS
SELECT metric_id,
    metric.kpi_view AS family,
    kpi.tenant_id,
    kpi.grain,
    kpi.window_start,
    kpi.window_end,
    kpi.segment_by,
    kpi.segment,
    kpi.numerator,
    kpi.denominator,
    kpi.value,
    kpi.low,
    kpi.high,
    kpi.counter_id,
    kpi.counter_value,
    kpi.maturity,
    kpi.version,
    kpi.status
FROM kpi JOIN metric USING (metric_id);
COMMENT ON VIEW kpi_current IS 'Every metric of the current rows, one row each';
COMMENT ON COLUMN kpi_current.metric_id IS 'the metric, as in the view metric';
COMMENT ON COLUMN kpi_current.family IS 'the table that the metric is of';
COMMENT ON COLUMN kpi_current.tenant_id IS 'whose events these are';
COMMENT ON COLUMN kpi_current.grain IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN kpi_current.window_start IS 'first instant of the window';
COMMENT ON COLUMN kpi_current.window_end IS 'first instant after the window';
COMMENT ON COLUMN kpi_current.segment_by IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN kpi_current.segment IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN kpi_current.numerator IS 'in the unit of the metric; NULL of a quantile';
COMMENT ON COLUMN kpi_current.denominator IS 'of a quantile the number of values; NULL of a sum';
COMMENT ON COLUMN kpi_current.value IS 'NULL where there is nothing to divide by';
COMMENT ON COLUMN kpi_current.low IS 'lower end of the 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi_current.high IS 'upper end of the 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi_current.counter_id IS 'the metric that is shown beside it';
COMMENT ON COLUMN kpi_current.counter_value IS 'its value for the same window and segment';
COMMENT ON COLUMN kpi_current.maturity IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN kpi_current.version IS 'grows with every change of the row';
COMMENT ON COLUMN kpi_current.status IS 'ok, warn, critical, too_few or no_data';

DROP VIEW IF EXISTS kpi_final;
CREATE VIEW kpi_final AS
SELECT * FROM kpi_current WHERE maturity = 'final';
COMMENT ON VIEW kpi_final IS 'Every metric of rows that cannot change any more, one row each';
COMMENT ON COLUMN kpi_final.metric_id IS 'the metric, as in the view metric';
COMMENT ON COLUMN kpi_final.family IS 'the table that the metric is of';
COMMENT ON COLUMN kpi_final.tenant_id IS 'whose events these are';
COMMENT ON COLUMN kpi_final.grain IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN kpi_final.window_start IS 'first instant of the window';
COMMENT ON COLUMN kpi_final.window_end IS 'first instant after the window';
COMMENT ON COLUMN kpi_final.segment_by IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN kpi_final.segment IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN kpi_final.numerator IS 'in the unit of the metric; NULL of a quantile';
COMMENT ON COLUMN kpi_final.denominator IS 'of a quantile the number of values; NULL of a sum';
COMMENT ON COLUMN kpi_final.value IS 'NULL where there is nothing to divide by';
COMMENT ON COLUMN kpi_final.low IS 'lower end of the 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi_final.high IS 'upper end of the 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi_final.counter_id IS 'the metric that is shown beside it';
COMMENT ON COLUMN kpi_final.counter_value IS 'its value for the same window and segment';
COMMENT ON COLUMN kpi_final.maturity IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN kpi_final.version IS 'grows with every change of the row';
COMMENT ON COLUMN kpi_final.status IS 'ok, warn, critical, too_few or no_data';

DROP VIEW IF EXISTS kpi_total;
CREATE VIEW kpi_total AS
SELECT * FROM kpi_current WHERE grain = '1d' AND segment_by = 'all';
COMMENT ON VIEW kpi_total IS 'Every metric of whole days, not divided into segments, one row each';
COMMENT ON COLUMN kpi_total.metric_id IS 'the metric, as in the view metric';
COMMENT ON COLUMN kpi_total.family IS 'the table that the metric is of';
COMMENT ON COLUMN kpi_total.tenant_id IS 'whose events these are';
COMMENT ON COLUMN kpi_total.grain IS 'length of the window: 1m, 1h or 1d';
COMMENT ON COLUMN kpi_total.window_start IS 'first instant of the window';
COMMENT ON COLUMN kpi_total.window_end IS 'first instant after the window';
COMMENT ON COLUMN kpi_total.segment_by IS 'how rows are divided into segments: all, or dimensions joined by |';
COMMENT ON COLUMN kpi_total.segment IS 'the values of these dimensions, joined by |';
COMMENT ON COLUMN kpi_total.numerator IS 'in the unit of the metric; NULL of a quantile';
COMMENT ON COLUMN kpi_total.denominator IS 'of a quantile the number of values; NULL of a sum';
COMMENT ON COLUMN kpi_total.value IS 'NULL where there is nothing to divide by';
COMMENT ON COLUMN kpi_total.low IS 'lower end of the 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi_total.high IS 'upper end of the 95 % Wilson interval; NULL for no proportion';
COMMENT ON COLUMN kpi_total.counter_id IS 'the metric that is shown beside it';
COMMENT ON COLUMN kpi_total.counter_value IS 'its value for the same window and segment';
COMMENT ON COLUMN kpi_total.maturity IS 'provisional: may still change; final: never again';
COMMENT ON COLUMN kpi_total.version IS 'grows with every change of the row';
COMMENT ON COLUMN kpi_total.status IS 'ok, warn, critical, too_few or no_data';

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'stet_reader') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO stet_reader', current_schema());
        GRANT SELECT ON suggestion_kpi, suggestion_kpi_current, suggestion_kpi_final, question_kpi, question_kpi_current, question_kpi_final, ingest_kpi, ingest_kpi_current, ingest_kpi_final, task_kpi, task_kpi_current, task_kpi_final, decision_kpi, decision_kpi_current, decision_kpi_final, signal_kpi, signal_kpi_current, signal_kpi_final, feedback_kpi, feedback_kpi_current, feedback_kpi_final, generation_kpi, generation_kpi_current, generation_kpi_final, conversation_kpi, conversation_kpi_current, conversation_kpi_final, quality_kpi, quality_kpi_current, quality_kpi_final, support_kpi, support_kpi_current, support_kpi_final, usage_kpi, usage_kpi_current, usage_kpi_final, retention_kpi, retention_kpi_current, retention_kpi_final, economics_kpi, economics_kpi_current, economics_kpi_final, adoption_kpi, adoption_kpi_current, adoption_kpi_final, experiment_kpi, experiment_kpi_current, experiment_kpi_final, metric, kpi, kpi_current, kpi_final, kpi_total TO stet_reader;
    END IF;
END
$$;
