package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DiagnosisTest {

    private static final String TRACE =
            """
            org.apache.flink.runtime.JobException: Recovery is suppressed
            \tat org.apache.flink.runtime.Handler.handle(Handler.java:139)
            Caused by: java.io.IOException: could not write
            \tat dev.stet.Sink.write(Sink.java:7)
            Caused by: org.postgresql.util.PSQLException: Connection to 127.0.0.1:5432 refused
            \tat org.postgresql.Driver.connect(Driver.java:1)
            """;

    @Test
    void namesTheSlotsThatAreMissing() throws Exception {
        Job job = job("RESTARTING", 0);
        assertThat(Diagnosis.reason(job, 9, new Slots(4, 4), failures(TRACE)))
                .isEqualTo("needs 9 slots, 4 of 4 slots are free");
        assertThat(Diagnosis.reason(job, 1, new Slots(4, 0), failures(TRACE)))
                .isEqualTo("needs 1 slot, 0 of 4 slots are free");
    }

    @Test
    void namesTheInnermostCauseOfTheNewestFailure() throws Exception {
        Slots enough = new Slots(4, 4);
        String cause = "Connection to 127.0.0.1:5432 refused";
        assertThat(Diagnosis.reason(job("RESTARTING", 0), 2, enough, failures(TRACE, "other")))
                .isEqualTo("failed: " + cause);
        assertThat(Diagnosis.reason(job("FAILED", 0), 9, enough, failures(TRACE)))
                .as("slots matter no longer")
                .isEqualTo("failed: " + cause);
        JsonNode ofTask =
                json(
                        """
                        {"exceptionHistory": {"entries": [
                            {"stacktrace": "java.lang.Exception: gone", "taskName": "rollup (1/2)"}]}}
                        """);
        assertThat(Diagnosis.reason(job("FAILING", 3), 2, enough, ofTask))
                .isEqualTo("failed in rollup (1/2): gone");
    }

    @Test
    void countsTasksWhereNothingFailed() throws Exception {
        assertThat(Diagnosis.reason(job("RUNNING", 3), 2, new Slots(4, 4), failures()))
                .isEqualTo("3 of 12 tasks run");
    }

    @Test
    void advisesWhatWorksInTheStateOfTheJob() {
        Home home = new Home(Path.of("/c"));
        assertThat(SubmitCommand.advice(home, job("RUNNING", 12)))
                .isEqualTo("end it first, with a savepoint, by '/c/bin/flink stop j'");
        assertThat(SubmitCommand.advice(home, job("RUNNING", 3)))
                .isEqualTo(
                        "3 of 12 tasks run, so it cannot take a savepoint; end it first by"
                                + " '/c/bin/flink cancel j'");
        assertThat(SubmitCommand.advice(home, job("RESTARTING", 0))).contains("flink cancel j");
        assertThat(SubmitCommand.advice(home, job("CANCELLING", 3))).contains("wait until");
    }

    @Test
    void namesFreeAndTotalSlotsAndTheOption() {
        assertThat(SubmitCommand.shortage(9, new Slots(4, 4)))
                .isEqualTo(
                        "--parallelism 9 needs 9 slots, but 4 of 4 slots are free: give"
                                + " --parallelism 4 or less");
        assertThat(SubmitCommand.shortage(3, new Slots(4, 2)))
                .contains(
                        "2 of 4 slots are free: give --parallelism 2 or less, or end another job");
        assertThat(SubmitCommand.shortage(2, new Slots(4, 0))).contains("end a job first");
    }

    private static Job job(String state, int running) {
        return new Job("j", "stet", state, 12, running);
    }

    private static JsonNode failures(String... traces) throws Exception {
        List<String> entries =
                Stream.of(traces)
                        .map(
                                trace ->
                                        "{\"stacktrace\": %s, \"taskName\": null}"
                                                .formatted(quoted(trace)))
                        .toList();
        return json("{\"exceptionHistory\": {\"entries\": %s}}".formatted(entries));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\n", "\\n").replace("\t", "\\t") + '"';
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
