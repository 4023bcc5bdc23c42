package dev.stet.lifecycle.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.SubjectRun;
import dev.stet.contract.Returned;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An id that is the same everywhere makes one subject of everything; the job goes on. */
final class SubjectBoundTest {

    private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
    private static final int MOST = 4_096;
    private static final int MORE = 5;

    /** Of a run without outcome rows, in plenty of memory. */
    private static final long SEED = 3;

    @Test
    void aSubjectTakesSoManyEventsAndReturnsTheOthers() throws Exception {
        List<Event> history = new ArrayList<>();
        history.add(of("task.started", 0));
        for (int i = 1; i < MOST + MORE; i++) {
            history.add(of("review.completed", i).with("passed", true).with("minutes", 1));
        }
        try (SubjectRun run = SubjectRun.open(SEED, View.TASK)) {
            run.hear(history, null);

            long kept = MOST - 1;
            assertThat(run.rows(View.TASK).values())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).containsEntry("review_ms", 60_000 * kept));
            assertThat(run.returned())
                    .hasSize(MORE)
                    .allMatch(each -> each.detail().contains("task has 4096 events already"))
                    .extracting(Returned::reason)
                    .containsOnly("too_many_events");
        }
    }

    /** Costs are summed once they can no longer be sent again, and the end of the task fits in. */
    @Test
    void aFullSubjectMakesRoomAsItsEventsSettle() throws Exception {
        List<Event> costs = new ArrayList<>();
        costs.add(of("task.started", 0));
        for (int i = 1; i < MOST + MORE; i++) {
            costs.add(of("cost.recorded", i).with("amount_usd", 1).with("cost_kind", "llm"));
        }
        try (SubjectRun run = SubjectRun.open(SEED, View.TASK)) {
            run.hear(costs, null);
            assertThat(run.returned()).hasSize(MORE);

            run.advanceTo(START + Duration.ofMinutes(30).toMillis());
            int hour = (int) Duration.ofHours(1).toMillis();
            run.hear(List.of(of("task.ended", hour).with("outcome", "success")), null);

            assertThat(run.returned()).hasSize(MORE);
            long kept = MOST - 1;
            assertThat(run.rows(View.TASK).values())
                    .isNotEmpty()
                    .allSatisfy(
                            row ->
                                    assertThat(row)
                                            .containsEntry("succeeded", 1L)
                                            .containsEntry("cost_usd", kept * 1_000_000_000));
        }
    }

    private static Event of(String type, int number) {
        return Event.of(type, type + number, START + number).with("task_id", "constant");
    }
}
