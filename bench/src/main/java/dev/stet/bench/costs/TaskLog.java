package dev.stet.bench.costs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Records of tasks that begin evenly over two hours of event time: each with one decision, two
 * questions with an answer each, a cost and an end; a fifth are overridden.
 */
final class TaskLog {

    static final int TASKS = 10_000;

    static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long SPAN = 120 * MINUTE;

    private final Random random = new Random(13);
    private final List<Record> records = new ArrayList<>();
    private int next;

    /** A record and its event time, epoch milliseconds. */
    record Record(long atMillis, byte[] bytes) {}

    private TaskLog() {}

    /** In the order of event time. */
    static List<Record> records() {
        TaskLog log = new TaskLog();
        for (int task = 0; task < TASKS; task++) {
            log.add(task, START + task * SPAN / TASKS);
        }
        log.records.sort(Comparator.comparingLong(Record::atMillis));
        return log.records;
    }

    private void add(int number, long at) {
        String task = "\"task_id\":\"task-%d\"".formatted(number);
        write("task.started", at, task + ",\"success_definition\":\"posted\"");
        write("decision.made", at + 2_000, task + ",\"field\":\"vendor\",\"confidence\":0.8");
        for (int turn = 0; turn < 2; turn++) {
            String interaction = task + ",\"interaction_id\":\"i-%d-%d\"".formatted(number, turn);
            long asked = at + 10_000 + turn * MINUTE + random.nextInt(5_000);
            write("query.submitted", asked, interaction + ",\"text\":\"which account is it?\"");
            write(
                    "generation.completed",
                    asked + 3_000,
                    interaction
                            + ",\"response_id\":\"r-%d\",\"input_tokens\":812".formatted(next)
                            + ",\"output_tokens\":164,\"latency_ms\":2730,\"cost_usd\":0.0031");
        }
        if (number % 5 == 0) {
            write("decision.overridden", at + 3 * MINUTE, task + ",\"field\":\"vendor\"");
        }
        write(
                "cost.recorded",
                at + 4 * MINUTE,
                task + ",\"amount_usd\":0.01,\"cost_kind\":\"vendor\"");
        write(
                "task.ended",
                at + 5 * MINUTE + random.nextInt(600_000),
                task + ",\"outcome\":\"success\",\"quality\":0.9");
    }

    private void write(String type, long at, String fields) {
        String json =
                """
                {"event_id":"task-event-%d","event_type":"%s","event_time":"%s",\
                "user_id":"user-%d","feature":"ledger","model":"m-1",%s}\
                """
                        .formatted(
                                next++,
                                type,
                                Instant.ofEpochMilli(at),
                                random.nextInt(2_000),
                                fields);
        records.add(new Record(at, json.getBytes(StandardCharsets.UTF_8)));
    }
}
