package dev.stet.metrics;

/** Writes for PostgreSQL the functions of survival: what {@code dev.stet.udf.Survival} says. */
final class SurvivalSql {

    private static final String ESTIMATE =
            """
            -- The Kaplan-Meier estimate of the share that lasted longer than so many seconds, with Greenwood's
            -- 95 % interval of ln(-ln S): of columns <name>_histogram of seconds, the changes and the times at
            -- which others were lost from sight. Where the share is 0 or 1, the Wilson interval of those whose
            -- fate is known. NULL where counts contradict each other and where nothing was in sight.
            CREATE OR REPLACE FUNCTION survival(
                changes text, censored text, accepted bigint, seconds bigint,
                OUT share double precision, OUT low double precision, OUT high double precision)
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
            DECLARE
                last integer := CASE WHEN seconds <= 0 THEN -2
                    ELSE ceil(round(64 * log(2, CAST(seconds AS numeric)), 9)) - 1 END;
                at_risk double precision := accepted;
                in_sight double precision := accepted;
                gone double precision := 0;
                estimate double precision := 1;
                variance double precision := 0;
                spread double precision;
                found record;
            BEGIN
                IF seconds < 0 THEN
                    RETURN;
                END IF;
                FOR found IN
                    SELECT bucket, CAST(sum(d) AS double precision) AS d,
                        CAST(sum(c) AS double precision) AS c
                    FROM (
                        SELECT bucket, n AS d, 0 AS c FROM histogram_buckets(changes)
                        UNION ALL
                        SELECT bucket, 0, n FROM histogram_buckets(censored)
                    ) AS times
                    GROUP BY bucket
                    ORDER BY bucket
                LOOP
                    IF found.d < 0 OR found.c < 0 OR at_risk < found.d + found.c THEN
                        RETURN;
                    END IF;
                    IF found.bucket <= last AND at_risk > 0 THEN
                        estimate := estimate * ((at_risk - found.d) / at_risk);
                        variance := variance + coalesce(
                            found.d / at_risk / nullif(at_risk - found.d, 0), 0);
                        gone := gone + found.d;
                        in_sight := in_sight - found.d
                            - CASE WHEN found.bucket = last THEN 0 ELSE found.c END;
                    END IF;
                    at_risk := at_risk - found.d - found.c;
                END LOOP;
                IF gone + in_sight <= 0 OR in_sight = 0 AND estimate > 0 THEN
                    RETURN;
                END IF;
                share := estimate;
                IF gone = 0 OR estimate = 0 THEN
                    low := wilson_lower(in_sight, gone + in_sight);
                    high := wilson_upper(in_sight, gone + in_sight);
                ELSE
                    spread := 1.959963984540054 * sqrt(variance) / ln(estimate);
                    low := estimate ^ exp(-spread);
                    high := estimate ^ exp(spread);
                END IF;
            END
            $$;
            """;

    private static final String PART =
            """

            CREATE OR REPLACE FUNCTION survival_%1$s(
                changes text, censored text, accepted bigint, seconds bigint)
            RETURNS double precision
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT found.%2$s FROM survival(changes, censored, accepted, seconds) AS found
            $$;
            """;

    private SurvivalSql() {}

    static String functions() {
        return ESTIMATE
                + PART.formatted("at", "share")
                + PART.formatted("lower", "low")
                + PART.formatted("upper", "high");
    }
}
