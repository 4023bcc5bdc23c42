package dev.stet.lifecycle.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.SubjectRun;
import dev.stet.contract.View;
import dev.stet.oracle.AdopterOracle;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.oracle.PersonOracle;
import dev.stet.oracle.Share;
import dev.stet.oracle.TicketOracle;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.PeopleHistories;
import dev.stet.testkit.Zones;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws that hold for every history of persons, adopters and tickets. A failure names its seed;
 * rerun that seed alone.
 */
final class PeoplePropertyTest {

    /** What a person adds to {@code economics_kpi}. */
    private static final Set<String> OF_PERSONS =
            Set.of(
                    "conversions",
                    "assisted_conversions",
                    "expansions",
                    "revenue_usd",
                    "expansion_revenue_usd");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpToTheDefinitionInAnyOrder(long seed) throws Exception {
        Zones zones = Zones.of(seed);
        List<Event> history = zones.moved(PeopleHistories.random(seed));
        try (SubjectRun run =
                SubjectRun.open(seed, zones.days(), View.SUPPORT, View.USAGE, View.ADOPTION)) {
            run.hear(Arrivals.anyOrder(history, seed), null);
            assertRows(run, history, zones.zone());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpWhileTheWatermarkFollows(long seed) throws Exception {
        Zones zones = Zones.of(seed);
        List<Event> history = zones.moved(PeopleHistories.random(seed));
        try (SubjectRun run =
                SubjectRun.open(seed, zones.days(), View.SUPPORT, View.USAGE, View.ADOPTION)) {
            run.hear(Arrivals.within(history, seed), new Random(seed));
            assertRows(run, history, zones.zone());
            assertThat(run.returned()).isEmpty();
            run.assertNothingIsLeft();
        }
    }

    private static void assertRows(SubjectRun run, List<Event> history, ZoneId zone) {
        KpiOracle definition = definition(zone);
        assertThat(run.rows(View.USAGE))
                .as("usage_kpi")
                .isEqualTo(KpiOracle.withoutZeros(PersonOracle.usage(history, definition)));
        assertRows(run, View.RETENTION, PersonOracle.retention(history, zone), definition);
        assertRows(run, View.ADOPTION, AdopterOracle.adoptions(history), definition);
        assertRows(run, View.SUPPORT, TicketOracle.tickets(history), definition);
        SortedMap<Cell, SortedMap<String, Long>> economics = run.rows(View.ECONOMICS);
        economics.values().forEach(row -> row.keySet().retainAll(OF_PERSONS));
        assertThat(KpiOracle.withoutZeros(economics))
                .as("economics_kpi")
                .isEqualTo(rows(View.ECONOMICS, PersonOracle.conversions(history), definition));
    }

    private static KpiOracle definition(ZoneId zone) {
        return new KpiOracle(
                List.of("1h", "1d"), List.of("all", "model", "handled_by", "feature|model"), zone);
    }

    private static void assertRows(
            SubjectRun run, View view, List<Share> shares, KpiOracle definition) {
        assertThat(run.rows(view)).as(view.table()).isEqualTo(rows(view, shares, definition));
    }

    private static SortedMap<Cell, SortedMap<String, Long>> rows(
            View view, List<Share> shares, KpiOracle definition) {
        return KpiOracle.withoutZeros(definition.rows(view.table(), shares));
    }
}
