package dev.stet.metrics;

/**
 * Writes for PostgreSQL the functions over columns {@code <measure>_clusters}: the sums by bucket
 * of users, and intervals of events that come in users. What they compute is what {@code
 * dev.stet.udf.ClusteredRatio}, {@code ShareInterval} and {@code ShareDifference} say.
 */
final class ClusterSql {

    private static final String SUMS =
            """
            -- The sums of all 64 buckets of users over columns <measure>_clusters: each the byte 1, then of
            -- each bucket whose sum is not 0 its distance from the one before less 1, and the sum, zigzag,
            -- with 7 bits a byte. NULL where one is NULL or other bytes.
            CREATE OR REPLACE FUNCTION cluster_total(columns bytea[]) RETURNS bigint[]
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
            DECLARE
                sums bigint[] := array_fill(0::bigint, ARRAY[64]);
                clusters bytea;
                last integer;
                bucket integer;
                place integer;
                shift integer;
                number bigint;
                byte integer;
            BEGIN
                FOREACH clusters IN ARRAY columns LOOP
                    last := length(clusters) - 1;
                    IF last IS NULL OR last < 0 OR get_byte(clusters, 0) <> 1 THEN
                        RETURN NULL;
                    END IF;
                    bucket := 0;
                    place := 1;
                    WHILE place < last LOOP
                        bucket := bucket + get_byte(clusters, place) + 1;
                        byte := get_byte(clusters, place + 1);
                        place := place + 2;
                        number := byte & 127;
                        shift := 7;
                        WHILE byte > 127 LOOP
                            IF place > last OR shift > 63 THEN
                                RETURN NULL;
                            END IF;
                            byte := get_byte(clusters, place);
                            place := place + 1;
                            number := number | (CAST(byte & 127 AS bigint) << shift);
                            shift := shift + 7;
                        END LOOP;
                        IF bucket > 64 THEN
                            RETURN NULL;
                        END IF;
                        sums[bucket] := sums[bucket]
                            + (((number >> 1) & 9223372036854775807) # -(number & 1));
                    END LOOP;
                    IF place = last THEN
                        RETURN NULL;
                    END IF;
                END LOOP;
                RETURN sums;
            END
            $$;

            -- Those of one column.
            CREATE OR REPLACE FUNCTION cluster_sums(clusters bytea) RETURNS bigint[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT cluster_total(ARRAY[clusters])
            $$;

            -- These of several rows; NULL where one of them is.
            CREATE OR REPLACE FUNCTION cluster_sum_next(sums bigint[], clusters bytea) RETURNS bigint[]
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT CASE WHEN sums IS NOT NULL AND more IS NOT NULL THEN (
                    SELECT array_agg(known + added ORDER BY place)
                    FROM unnest(sums, more) WITH ORDINALITY AS both_sums (known, added, place)) END
                FROM (SELECT cluster_sums(clusters) AS more) AS parsed
            $$;

            CREATE OR REPLACE AGGREGATE cluster_sum(bytea) (
                SFUNC = cluster_sum_next,
                STYPE = bigint[],
                INITCOND = '{<zeros>}'
            );

            -- Sums of buckets and others; the first less the second.
            CREATE OR REPLACE FUNCTION cluster_add(one bigint[], other bigint[]) RETURNS bigint[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT array_agg(a + b ORDER BY place)
                FROM unnest(one, other) WITH ORDINALITY AS sums (a, b, place)
            $$;

            CREATE OR REPLACE FUNCTION cluster_subtract(one bigint[], other bigint[]) RETURNS bigint[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT array_agg(a - b ORDER BY place)
                FROM unnest(one, other) WITH ORDINALITY AS sums (a, b, place)
            $$;

            -- By how much leaving a bucket out lowers the ratio of two sums, of each bucket.
            CREATE OR REPLACE FUNCTION cluster_influence(numerators bigint[], denominators bigint[])
            RETURNS double precision[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT array_agg(
                    coalesce((n - numerator / denominator * d) / nullif(denominator - d, 0), 0)
                    ORDER BY place)
                FROM unnest(numerators, denominators) WITH ORDINALITY AS buckets (n, d, place)
                CROSS JOIN (
                    SELECT
                        CAST(sum(n) AS double precision) AS numerator,
                        nullif(CAST(sum(d) AS double precision), 0) AS denominator
                    FROM unnest(numerators, denominators) AS buckets (n, d)
                ) AS sums
            $$;
            """;

    /** The quantile of Student's t is a polynomial in 1/ν, right to 1e-9 from 4 on. */
    private static final String INTERVAL =
            """
            -- A share of events that come in users, with its 95 % interval: the Wilson interval of as many
            -- independent events as tell as much. See docs/statistics.md.
            CREATE OR REPLACE FUNCTION clustered_interval(
                numerators bigint[], denominators bigint[],
                OUT share double precision, OUT low double precision, OUT high double precision,
                OUT design_effect double precision, OUT basis text)
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT
                    positives / total,
                    wilson_lower(
                        greatest(0, least(total, positives) / factor - (1 - 1 / factor) / 2), total / factor),
                    wilson_upper(
                        least(total / factor, positives / factor + (1 - 1 / factor) / 2), total / factor),
                    effect,
                    CASE WHEN effect > 0 THEN 'clustered' ELSE 'independent' END
                FROM (
                    SELECT positives, total, effect,
                        greatest(1, coalesce(effect * (t / 1.959963984540054) ^ 2, 1)) AS factor
                    FROM (
                        SELECT positives, total, effect, 1.95996398671 + 2.37227106377 * x
                            + 2.82250043271 * x ^ 2 + 2.55594145472 * x ^ 3 + 1.58694485842 * x ^ 4
                            + 0.758127147088 * x ^ 5 + 0.537099631622 * x ^ 6 AS t
                        FROM (
                            SELECT positives, total, effect, least(0.25, greatest(1 / (k - 1), 1 / (k - 1)
                                + (greatest(0, (k - 1) / ((k - 2) * (k - 3)) * ((k + 1)
                                        * (k * fourths / squares ^ 2 - 3) + 6))
                                    + k * (k - 1) / (k - 2) ^ 2 * k * cubes ^ 2 / squares ^ 3)
                                / (2 * k))) AS x
                            FROM (
                                SELECT
                                    positives, total, CASE WHEN differ THEN k END AS k,
                                    CASE WHEN differ THEN squares END AS squares, cubes, fourths,
                                    CASE WHEN differ THEN squares * total
                                        / nullif(positives / total * (1 - positives / total), 0)
                                        END AS effect
                                FROM (
                                    SELECT *, k >= 10 AND squares > 1e-24 * (positives / total) ^ 2
                                        AS differ
                                    FROM (SELECT
                                        CAST(sum(n) AS double precision) AS positives,
                                        nullif(CAST(sum(d) AS double precision), 0) AS total,
                                        CAST(count(*) FILTER (WHERE n <> 0 OR d <> 0)
                                            AS double precision) AS k,
                                        sum(u ^ 2) AS squares, sum(u ^ 3) AS cubes,
                                        sum(u ^ 4) AS fourths
                                    FROM unnest(
                                        numerators, denominators,
                                        cluster_influence(numerators, denominators))
                                        AS buckets (n, d, u)
                                    ) AS sums
                                ) AS moments
                                WHERE positives BETWEEN 0 AND total
                            ) AS effects
                        ) AS freedoms
                    ) AS quantiles
                ) AS factors
            $$;

            -- The same of columns.
            CREATE OR REPLACE FUNCTION clustered_interval(
                numerators bytea, denominators bytea,
                OUT share double precision, OUT low double precision, OUT high double precision,
                OUT design_effect double precision, OUT basis text)
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT found.share, found.low, found.high, found.design_effect, found.basis
                FROM clustered_interval(cluster_sums(numerators), cluster_sums(denominators)) AS found
            $$;

            """;

    private static final String INTERVAL_OR_NULL =
            """
            -- The ends of that interval and the design effect; NULL where events count as independent.
            CREATE OR REPLACE FUNCTION clustered_ends(numerators bigint[], denominators bigint[])
            RETURNS double precision[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT ARRAY[found.low, found.high, found.design_effect]
                FROM clustered_interval(numerators, denominators) AS found
                WHERE found.basis = 'clustered'
            $$;

            """;

    private static final String ENDS =
            """
            CREATE OR REPLACE FUNCTION %1$s(numerators bigint[], denominators bigint[]) RETURNS %3$s
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT %2$s FROM clustered_interval(numerators, denominators) AS found
            $$;

            CREATE OR REPLACE FUNCTION %1$s(numerators bytea, denominators bytea) RETURNS %3$s
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT %1$s(cluster_sums(numerators), cluster_sums(denominators))
            $$;

            """;

    private static final String DIFFERENCE =
            """
            -- The first share less the second, of events that come in users, who may be in both, of columns
            -- <measure>_clusters or of sums of them; never narrower than of independent events. Each share
            -- keeps its own interval: basis is clustered if one of them is.
            CREATE OR REPLACE FUNCTION proportion_difference(
                positives_1 bigint[], total_1 bigint[], positives_2 bigint[], total_2 bigint[],
                OUT difference double precision, OUT low double precision,
                OUT high double precision, OUT distinguishable boolean, OUT basis text)
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT difference, low, high, low > 0 OR high < 0,
                    CASE WHEN clustered THEN 'clustered' ELSE 'independent' END
                FROM (
                    SELECT
                        l.share - r.share AS difference,
                        least(l.share - r.share - sqrt(greatest(0, (l.share - l.low) ^ 2
                            - 2 * correlation * (l.share - l.low) * (r.high - r.share)
                            + (r.high - r.share) ^ 2)), events.low) AS low,
                        greatest(l.share - r.share + sqrt(greatest(0, (l.high - l.share) ^ 2
                            - 2 * correlation * (l.high - l.share) * (r.share - r.low)
                            + (r.share - r.low) ^ 2)), events.high) AS high,
                        'clustered' IN (l.basis, r.basis) AS clustered
                    FROM clustered_interval(positives_1, total_1) AS l
                    CROSS JOIN LATERAL clustered_interval(positives_2, total_2) AS r
                    CROSS JOIN LATERAL (
                        SELECT CASE WHEN l.basis = 'clustered' AND r.basis = 'clustered' THEN
                            sum(a * b) / sqrt(sum(a * a) * sum(b * b)) ELSE 0 END AS correlation
                        FROM unnest(
                            cluster_influence(positives_1, total_1),
                            cluster_influence(positives_2, total_2)) AS influences (a, b)
                    ) AS correlations
                    CROSS JOIN LATERAL proportion_difference(
                        (SELECT sum(each) FROM unnest(positives_1) AS each),
                        (SELECT sum(each) FROM unnest(total_1) AS each),
                        (SELECT sum(each) FROM unnest(positives_2) AS each),
                        (SELECT sum(each) FROM unnest(total_2) AS each)) AS events
                ) AS differences
                WHERE difference IS NOT NULL
            $$;

            CREATE OR REPLACE FUNCTION proportion_difference(
                positives_1 bytea, total_1 bytea, positives_2 bytea, total_2 bytea,
                OUT difference double precision, OUT low double precision,
                OUT high double precision, OUT distinguishable boolean, OUT basis text)
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT found.difference, found.low, found.high, found.distinguishable, found.basis
                FROM proportion_difference(
                    cluster_sums(positives_1), cluster_sums(total_1),
                    cluster_sums(positives_2), cluster_sums(total_2)) AS found
            $$;
            """;

    private ClusterSql() {}

    static String functions() {
        return SUMS.replace("<zeros>", "0" + ",0".repeat(63))
                + '\n'
                + INTERVAL
                + INTERVAL_OR_NULL
                + ENDS.formatted("clustered_low", "found.low", "double precision")
                + ENDS.formatted("clustered_high", "found.high", "double precision")
                + ENDS.formatted("design_effect", "found.design_effect", "double precision")
                + ENDS.formatted("interval_basis", "coalesce(found.basis, 'independent')", "text")
                + DIFFERENCE;
    }
}
