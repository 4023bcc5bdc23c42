package dev.stet.metrics;

/**
 * Writes for PostgreSQL what Flink SQL has as functions of its own: those of histograms, intervals,
 * survival, comparisons, and distinct users of several rows.
 */
final class FunctionSql {

    private static final String WILSON =
            """
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
            """;

    private static final String WEIGHTED =
            """
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
            """;

    /** Preamble longs, and from the third on theta; then the retained hashes, little-endian. */
    private static final String DISTINCT_USERS =
            """
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
            """;

    private FunctionSql() {}

    static String all() {
        return String.join(
                "\n",
                HistogramSql.functions(),
                WILSON,
                WEIGHTED,
                SurvivalSql.functions(),
                ExperimentSql.functions(),
                ClusterSql.functions(),
                DISTINCT_USERS);
    }
}
