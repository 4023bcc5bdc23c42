package dev.stet.lifecycle.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.SubjectRun;
import dev.stet.contract.Outcome;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One subject of each kind, of a user who is erased and of one who is not. */
final class SubjectErasureTest {

    private static final long T = 1_700_000_000_000L;
    private static final View[] VIEWS = View.families().toArray(View[]::new);

    /** The views of subjects that nothing opens but what {@link #begun} makes. */
    private static final List<View> OPENED =
            List.of(View.TASK, View.CONVERSATION, View.DECISION, View.SUPPORT, View.FEEDBACK);

    private static final Event ERASED = Event.of("user.erased", "erased", T + 10);

    /** By the seed: without outcome rows, with last rows, with every row; and on RocksDB. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 50})
    void eachEndsAsItStands(long seed) throws Exception {
        try (SubjectRun run = SubjectRun.open(seed, VIEWS)) {
            run.hear(begun("bo"), null);
            int ofBo = run.subjects();
            run.hear(begun("ann"), null);
            assertThat(run.subjects()).isEqualTo(2 * ofBo);
            var rows = rows(run, "ann");

            run.hear(List.of(ERASED, ERASED.with("user_id", "nobody")), null);
            assertThat(run.subjects())
                    .as("a stranger's, and two erasures that count once")
                    .isEqualTo(ofBo + 2);
            run.hear(List.of(ERASED), null);
            assertThat(run.holding(ERASED)).isEmpty();
            assertThat(run.rows(View.SIGNAL))
                    .as("sent again it counts once")
                    .anySatisfy((cell, row) -> assertThat(row).containsEntry("erasures", 2L))
                    .noneSatisfy((cell, row) -> assertThat(row).containsEntry("erasures", 3L));

            var ofBoBefore = rows(run, "bo");
            run.hear(afterwards("ann"), null);
            assertThat(rows(run, "ann")).as("nothing is added").isEqualTo(rows);
            run.hear(afterwards("bo"), null);
            assertThat(rows(run, "bo")).as("a stranger's go on").isNotEqualTo(ofBoBefore);
            run.assertNothingIsLeft();
        }
    }

    /** Who is named in the row of a generation that names nobody is whose erasure deletes it. */
    @ParameterizedTest
    @CsvSource({"2, ann, bo", "50, ann, bo", "2, bo, ann", "50, bo, ann"})
    void theRowAndItsErasureAreOfTheSameUser(long seed, String first, String second)
            throws Exception {
        List<Event> events =
                List.of(
                        generation("nobody", 0).with("user_id", null),
                        first.equals("ann") ? generation(first, 1) : query(first, 1),
                        first.equals("ann") ? query(second, 2) : generation(second, 2));
        try (SubjectRun run = SubjectRun.open(seed, View.QUALITY)) {
            run.hear(events, null);
            int begun = run.subjects();
            run.hear(List.of(ERASED.with("user_id", second)), null);
            assertThat(tombstones(run)).as("of somebody else").isEmpty();
            assertThat(run.subjects()).isEqualTo(begun);
            Outcome row = run.outcomes(View.QUALITY).get(run.outcomes(View.QUALITY).size() - 1);
            assertThat(row.user()).isNotNull();
            run.hear(List.of(ERASED.with("user_id", first)), null);
            assertThat(tombstones(run)).extracting(Outcome::user).containsExactly(row.user());
            assertThat(run.holding(ERASED.with("user_id", first))).isEmpty();
        }
    }

    private static List<Outcome> tombstones(SubjectRun run) {
        return run.outcomes(View.QUALITY).stream().filter(Outcome::isErased).toList();
    }

    private static Event generation(String user, long after) {
        return event("generation.completed", user, after)
                .with("interaction_id", "i")
                .with("response_id", user);
    }

    private static Event query(String user, long after) {
        return event("query.submitted", user, after)
                .with("interaction_id", "i")
                .with("text", "why");
    }

    private static List<SortedMap<Cell, SortedMap<String, Long>>> rows(
            SubjectRun run, String user) {
        List<SortedMap<Cell, SortedMap<String, Long>>> all = new ArrayList<>();
        for (View view : OPENED) {
            SortedMap<Cell, SortedMap<String, Long>> rows = run.rows(view);
            rows.keySet().removeIf(cell -> !cell.segment().equals(user));
            all.add(rows);
        }
        return all;
    }

    /** An interaction's opening names no user: its query does. */
    private static List<Event> begun(String user) {
        return List.of(
                event("task.started", user, 0).with("task_id", user),
                event("conversation.opened", user, 0).with("conversation_id", user),
                event("decision.made", user, 0).with("task_id", user).with("field", "amount"),
                event("generation.completed", user, 0)
                        .with("interaction_id", user)
                        .with("response_id", "r")
                        .with("user_id", null),
                event("query.submitted", user, 0)
                        .with("interaction_id", user)
                        .with("conversation_id", user)
                        .with("text", "why"),
                event("feedback.given", user, 0)
                        .with("task_id", user)
                        .with("kind", "thumb")
                        .with("value", 1),
                event("ticket.opened", user, 0).with("ticket_id", user),
                event("cost.recorded", user, 0).with("amount_usd", 1).with("cost_kind", "llm"),
                event("feature.invoked", user, 0).with("feature", "chat"),
                event("eligibility.set", user, 0).with("feature", "chat").with("eligible", true));
    }

    /** What changes a subject that is there, and opens none. */
    private static List<Event> afterwards(String user) {
        return List.of(
                event("task.ended", user, 20).with("task_id", user).with("outcome", "failure"),
                event("conversation.closed", user, 20).with("conversation_id", user),
                event("decision.overridden", user, 20)
                        .with("task_id", user)
                        .with("field", "amount")
                        .with("user_id", null),
                event("ticket.resolved", user, 20).with("ticket_id", user));
    }

    private static Event event(String type, String user, long after) {
        return Event.of(type, type + " " + user + " " + after, T + after)
                .with("user_id", user)
                .with("model", user);
    }
}
