package dev.stet.sinks;

import static dev.stet.sinks.ReviewDatabase.MONDAY;
import static dev.stet.sinks.ReviewDatabase.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The review of experiments, and the functions that it calls, over few rows. */
final class PostgresExperimentsITCase {

    @RegisterExtension private static final ReviewDatabase DATABASE = new ReviewDatabase();

    /** The proportions of GrowthBook's test_tests.py; the same rows as in ExperimentEffectTest. */
    @Test
    void comparesVariantsOfAnExperiment() throws Exception {
        conversions("e|control", MONDAY, "final", 1_000, 400);
        conversions("e|control", SUNDAY, "final", 2_000, 996);
        conversions("e|treatment", MONDAY, "final", 3_000, 2_000);
        conversions("e|treatment", SUNDAY, "provisional", 461, 422);
        conversions("e|a", MONDAY, "final", 99, 30);

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', treatment, control, users, control_users,
                                    exposed_users, crossovers, maturity, verdict, guardrail_id,
                                    guardrail_verdict, round(CAST(relative_effect AS numeric), 5),
                                    round(CAST(relative_low AS numeric), 3),
                                    round(CAST(relative_high AS numeric), 3),
                                    effect_low < effect AND effect < effect_high,
                                    sample_ratio_p < 1e-5)
                                FROM experiment_effect WHERE metric_id = 'conversion'
                                ORDER BY treatment
                                """))
                .containsExactly(
                        "a control 99 3000 99 9 final too_few retry no_data -0.34879 t",
                        "treatment control 3461 3000 3461 12 provisional better retry no_data"
                                + " 0.50386 0.401 0.607 t t");
    }

    /** Squares that are too small for their sums: there is no error, and so no verdict. */
    @Test
    void saysTooFewWithoutAnError() throws Exception {
        conversions("e|A", MONDAY, "final", 1_000, 300);
        conversions("e|B", MONDAY, "final", 1_000, 900);
        DATABASE.execute(
                "UPDATE experiment_kpi SET conversion_nn = 0, conversion_dd = 0 WHERE segment ="
                        + " 'e|B'");

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', verdict, effect_low)
                                FROM experiment_effect WHERE metric_id = 'conversion'
                                """))
                .containsExactly("too_few");
    }

    /** As Flink compares them, whatever the collation of the database, which few have as C. */
    @Test
    void takesTheControlByCodePoints() throws Exception {
        conversions("e|a", MONDAY, "final", 1_000, 300);
        conversions("e|B", MONDAY, "final", 1_000, 900);

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', treatment, control, verdict)
                                FROM experiment_effect WHERE metric_id = 'conversion'
                                """))
                .containsExactly("a B worse");
        assertThat(DATABASE.texts("SELECT pg_get_viewdef('experiment_effect'::regclass)"))
                .singleElement()
                .asString()
                .contains("COLLATE \"C\"");
    }

    private static void conversions(
            String segment, String day, String maturity, long users, long converted)
            throws Exception {
        DATABASE.row(
                "experiment_kpi",
                "t",
                day,
                "experiment|variant",
                segment,
                maturity,
                "exposed_users, crossovers, conversion_users, conversion_n, conversion_d,"
                        + " conversion_nn, conversion_dd, conversion_nd",
                "%1$d, 3, %1$d, %2$d, %1$d, %2$d, %1$d, %2$d".formatted(users, converted));
    }

    /** Figures of SequentialTest and ShareDifferenceTest. */
    @Test
    void functionsForExperimentsAgreeWithThoseOfFlink() throws Exception {
        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', round(CAST(sequential_z(100, 100) AS numeric), 6),
                                    round(CAST(log_gamma(10.5) AS numeric), 9),
                                    round(CAST(sample_ratio_sequential_p(ARRAY[9, 0], ARRAY[1, 1])
                                        AS numeric), 9),
                                    ratio_variance(2, 2, 2, 2, 2, 2), ratio_variance(1, 1, 1, 1, 1, 1),
                                    sample_ratio_sequential_p(ARRAY[1], ARRAY[1]))
                                """))
                .containsExactly("3.035209 13.940625219 0.019531250 0");
        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', round(CAST(low AS numeric), 4),
                                    round(CAST(high AS numeric), 4), distinguishable)
                                FROM (VALUES (56, 70, 48, 80), (5, 56, 0, 29), (1, 0, 1, 1))
                                    AS counts (a, b, c, d), proportion_difference(a, b, c, d)
                                """))
                .containsExactly("0.0524 0.3339 t", "-0.0381 0.1926 f", "");
    }

    @Test
    void sampleRatiosThatAreNoneAreNull() throws Exception {
        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', sample_ratio_sequential_p(ARRAY[1, 2], ARRAY[0, 1]),
                                    sample_ratio_sequential_p(ARRAY[1, 2], ARRAY[0, 0]),
                                    sample_ratio_sequential_p(ARRAY[1, 2], ARRAY[1, -1]),
                                    sample_ratio_sequential_p(ARRAY[-9, 2], ARRAY[1, 1]),
                                    sample_ratio_sequential_p(ARRAY[1, NULL], ARRAY[1, 1]),
                                    sample_ratio_sequential_p(ARRAY[1, 2], ARRAY[1]),
                                    sample_ratio_sequential_p(ARRAY[0, 0], ARRAY[1, 1]),
                                    sample_ratio_sequential_p('{}', '{}'))
                                """))
                .containsExactly("");
    }
}
