package dev.stet.lifecycle.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.SubjectRun;
import dev.stet.contract.Outcome;
import dev.stet.contract.View;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.ConversationHistories;
import dev.stet.testkit.PeopleHistories;
import dev.stet.testkit.TaskHistories;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two users who share no id, one of whom is erased somewhere in the middle: nothing is retracted,
 * no state holds the pseudonym any more, and the rows of the other are as without it. A failure
 * names its seed; rerun that seed alone.
 */
final class ErasurePropertyTest {

    private static final List<String> IDS =
            List.of(
                    "event_id",
                    "task_id",
                    "interaction_id",
                    "conversation_id",
                    "suggestion_id",
                    "ticket_id");

    private static final long LONG_AGO = 1_600_000_000_000L;

    private static final View[] VIEWS = View.families().toArray(View[]::new);

    static LongStream seeds() {
        return LongStream.range(0, 4);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOthersRowsAreAsWithoutIt(long seed) throws Exception {
        List<Event> arrivals =
                Arrivals.within(
                        Stream.concat(
                                        history(seed, "ann").stream(),
                                        history(1_000 + seed, "bo").stream())
                                .toList(),
                        seed);
        int middle = new Random(seed).nextInt(arrivals.size());
        List<Event> erasures = erasures(arrivals, "ann", arrivals.get(middle).timeMillis());
        try (SubjectRun with = SubjectRun.open(seed, VIEWS);
                SubjectRun without = SubjectRun.open(seed, VIEWS)) {
            with.hear(arrivals.subList(0, middle), new Random(seed));
            without.hear(arrivals.subList(0, middle), new Random(seed));

            int before = without.facts();
            List<SortedMap<Cell, SortedMap<String, Long>>> rows = rows(with, "ann");
            with.hear(erasures, null);
            assertThat(rows(with, "ann")).as("nothing is retracted").isEqualTo(rows);
            assertThat(with.facts() - before)
                    .as("facts: that each erasure came, once for signal_kpi, once for ingest_kpi")
                    .isEqualTo(2 * erasures.size());
            for (Event erasure : erasures) {
                assertThat(with.holding(erasure)).isEmpty();
            }

            with.hear(arrivals.subList(middle, arrivals.size()), new Random(seed));
            without.hear(arrivals.subList(middle, arrivals.size()), new Random(seed));
            assertThat(rows(with, "bo")).isEqualTo(rows(without, "bo"));
            with.assertNothingIsLeft();
        }
    }

    /** Else it would prove nothing that no state holds a pseudonym after an erasure. */
    @Test
    void everySubjectHoldsItsUserBefore() throws Exception {
        List<String> holding = new ArrayList<>();
        for (long seed = 0; seed < 10; seed++) {
            try (SubjectRun run = SubjectRun.open(seed, VIEWS)) {
                List<Event> history = history(seed, "ann");
                run.hear(history, null);
                for (Event erasure : erasures(history, "ann", LONG_AGO)) {
                    holding.addAll(run.holding(erasure));
                }
            }
        }
        assertThat(Set.copyOf(holding))
                .containsExactlyInAnyOrderElementsOf(
                        Families.ALL.stream().map(subject -> subject.name()).toList());
    }

    /** A row that was written, and may be in a table, is deleted. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyOpenRowHasItsTombstone(long seed) throws Exception {
        List<Event> arrivals = Arrivals.within(history(seed, "ann"), seed);
        try (SubjectRun run = SubjectRun.open(seed, VIEWS)) {
            run.hear(arrivals, null);
            run.hear(erasures(arrivals, "ann", LONG_AGO), null);
            for (View view : VIEWS) {
                List<Outcome> rows = run.outcomes(view);
                List<List<String>> deleted = keys(rows.stream().filter(Outcome::isErased));
                List<List<String>> written = keys(rows.stream().filter(row -> !row.isErased()));
                if (SubjectRun.outcomeRows(seed) == OutcomeRows.EVERY_CHANGE) {
                    assertThat(Set.copyOf(deleted)).containsAll(written);
                } else {
                    assertThat(written).as("no watermark came: nothing has ended").isEmpty();
                }
                assertThat(deleted).doesNotHaveDuplicates();
            }
        }
    }

    private static List<List<String>> keys(Stream<Outcome> rows) {
        return rows.map(row -> Stream.concat(Stream.of(row.tenant()), row.ids().stream()).toList())
                .toList();
    }

    private static List<SortedMap<Cell, SortedMap<String, Long>>> rows(
            SubjectRun run, String user) {
        List<SortedMap<Cell, SortedMap<String, Long>>> all = new ArrayList<>();
        for (View view : VIEWS) {
            SortedMap<Cell, SortedMap<String, Long>> rows = run.rows(view);
            rows.keySet()
                    .removeIf(
                            cell ->
                                    !cell.segmentBy().equals("model")
                                            || !cell.segment().equals(user));
            all.add(rows);
        }
        return all;
    }

    /** One erasure per tenant: a user id is another user in each. */
    private static List<Event> erasures(List<Event> arrivals, String user, long at) {
        return arrivals.stream()
                .map(event -> event.fields().get("tenant_id"))
                .distinct()
                .map(
                        tenant ->
                                Event.of("user.erased", "erased in " + tenant, at)
                                        .with("tenant_id", tenant)
                                        .with("user_id", user))
                .toList();
    }

    /** Tasks, conversations and people, all of one user and under ids of its own. */
    private static List<Event> history(long seed, String user) {
        List<Event> history = new ArrayList<>();
        add(history, TaskHistories.random(seed), "t", user);
        add(history, ConversationHistories.random(seed), "c", user);
        add(history, PeopleHistories.random(seed), "p", user);
        return history;
    }

    private static void add(List<Event> history, List<Event> more, String of, String user) {
        for (Event event : more) {
            Event own = event.with("user_id", user).with("model", user);
            for (String id : IDS) {
                Object value = event.fields().get(id);
                if (value != null && !value.equals("")) {
                    own = own.with(id, user + of + value);
                }
            }
            history.add(own);
        }
    }
}
