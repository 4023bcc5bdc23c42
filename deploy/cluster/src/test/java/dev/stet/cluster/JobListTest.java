package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JobListTest {

    private static final String QUERY = "SELECT COUNT(*)\nFROM `live`.`suggestion_kpi`";

    @Test
    void queriesThatHaveEndedAreOneLine() {
        List<Job> jobs = new ArrayList<>(Collections.nCopies(60, job(QUERY, "FINISHED")));
        jobs.addAll(Collections.nCopies(6, job("collect", "CANCELED")));
        jobs.add(job(QUERY, "RUNNING"));
        jobs.add(job("stet", "FINISHED"));
        assertThat(JobList.endedQueries(jobs))
                .contains("66 queries ended: 6 canceled, 60 finished");
        assertThat(JobList.endedQueries(List.of(job("stet", "FINISHED")))).isEmpty();
    }

    @Test
    void aStatementStandsOnOneLine() {
        assertThat(JobList.line(job(QUERY, "RUNNING")))
                .isEqualTo("j  RUNNING     SELECT COUNT(*) FROM `live`.`suggestion_kpi`");
        assertThat(JobList.line(job(QUERY.repeat(3), "RUNNING"))).endsWith("…").hasSize(75);
    }

    private static Job job(String name, String state) {
        return new Job("j", name, state, 1, 1);
    }
}
