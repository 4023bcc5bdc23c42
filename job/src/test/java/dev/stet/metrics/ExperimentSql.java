package dev.stet.metrics;

/** Writes for PostgreSQL the functions that compare shares and variants. */
final class ExperimentSql {

    private static final String DIFFERENCE =
            """
            -- The first value less the second, with the ends of its 95 % interval, of those of both, and
            -- whether that excludes 0; of independent things. Newcombe 1998, method 10.
            CREATE OR REPLACE FUNCTION interval_difference(
                value_1 double precision, low_1 double precision, high_1 double precision,
                value_2 double precision, low_2 double precision, high_2 double precision,
                OUT difference double precision, OUT low double precision,
                OUT high double precision, OUT distinguishable boolean)
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT difference, difference - below, difference + above,
                    difference - below > 0 OR difference + above < 0
                FROM (
                    SELECT
                        value_1 - value_2 AS difference,
                        sqrt((value_1 - low_1) ^ 2 + (high_2 - value_2) ^ 2) AS below,
                        sqrt((high_1 - value_1) ^ 2 + (value_2 - low_2) ^ 2) AS above
                ) AS distances
            $$;

            -- The same of two shares, of their counts.
            CREATE OR REPLACE FUNCTION proportion_difference(
                positives_1 double precision, total_1 double precision,
                positives_2 double precision, total_2 double precision,
                OUT difference double precision, OUT low double precision,
                OUT high double precision, OUT distinguishable boolean)
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT found.difference, found.low, found.high, found.distinguishable
                FROM interval_difference(
                    positives_1 / nullif(total_1, 0), wilson_lower(positives_1, total_1),
                    wilson_upper(positives_1, total_1), positives_2 / nullif(total_2, 0),
                    wilson_lower(positives_2, total_2), wilson_upper(positives_2, total_2)) AS found
                WHERE found.low IS NOT NULL
            $$;
            """;

    private static final String EXPERIMENT =
            """
            -- The variance of n / d, whose events come in users, by the delta method: of sums over users
            -- as in experiment_kpi. NULL for fewer than two users.
            CREATE OR REPLACE FUNCTION ratio_variance(
                users double precision, n double precision, d double precision,
                nn double precision, dd double precision, nd double precision)
            RETURNS double precision
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT CASE
                    WHEN users < 2 OR d = 0 THEN NULL
                    WHEN nn - 2 * n / d * nd + (n / d) ^ 2 * dd < -1e-9 * (nn + (n / d) ^ 2 * dd) THEN NULL
                    ELSE greatest(0, nn - 2 * n / d * nd + (n / d) ^ 2 * dd) / d / d * users / (users - 1)
                END
            $$;

            -- By how many standard errors a 95 % interval extends to each side that is safe to look at at
            -- any time: the normal mixture, narrowest at planned_users.
            CREATE OR REPLACE FUNCTION sequential_z(users double precision, planned_users double precision)
            RETURNS double precision
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT CASE WHEN users > 0 AND planned_users > 0 THEN
                    sqrt((1 + rho / users) * (ln(1 + users / rho) + 2 * ln(20::double precision)))
                END
                FROM (
                    SELECT planned_users
                        / (2 * ln(20::double precision) + ln(1 + 2 * ln(20::double precision))) AS rho
                ) AS mixtures
            $$;

            -- The logarithm of the gamma function of a number above 0: Stirling's series ten steps on.
            CREATE OR REPLACE FUNCTION log_gamma(x double precision)
            RETURNS double precision
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT (z - 0.5) * ln(z) - z + 0.9189385332046727
                    + 1 / (12 * z) - 1 / (360 * z ^ 3) + 1 / (1260 * z ^ 5) - 1 / (1680 * z ^ 7)
                    - ln(x * (x + 1) * (x + 2) * (x + 3) * (x + 4))
                    - ln((x + 5) * (x + 6) * (x + 7) * (x + 8) * (x + 9))
                FROM (SELECT x + 10 AS z) AS shifted
            $$;

            -- How probably chance alone divides users among variants as unevenly, however often one looks;
            -- weights are what was planned, in any unit. NULL for fewer than two variants, without users,
            -- and where a number of users is below 0 or a weight not above 0.
            CREATE OR REPLACE FUNCTION sample_ratio_sequential_p(
                users double precision[], weights double precision[])
            RETURNS double precision
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT CASE
                    WHEN count(*) >= 2 AND count(*) = count(u) AND count(*) = count(w)
                        AND sum(u) > 0 THEN
                    exp(greatest(-700, least(0, log_gamma(nullif(count(*), 0) + sum(u))
                        - log_gamma(nullif(count(*), 0))
                        - sum(log_gamma(count * w / total + u) - log_gamma(count * w / total)
                            - u * ln(w / total)))))
                END
                FROM (
                    SELECT u, w, count(*) OVER () AS count, sum(w) OVER () AS total
                    FROM (
                        SELECT CASE WHEN users >= 0 THEN users END AS u,
                            CASE WHEN weight > 0 THEN weight END AS w
                        FROM unnest(users, weights) AS given (users, weight)
                    ) AS planned
                ) AS variants
            $$;
            """;

    private ExperimentSql() {}

    static String functions() {
        return DIFFERENCE + '\n' + EXPERIMENT;
    }
}
