package dev.stet.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the jobs of a cluster: one line each, queries that have ended in one line together. */
final class JobList {

    private static final int NAME_LENGTH = 60;

    private final Probes probes;

    JobList(Probes probes) {
        this.probes = probes;
    }

    void print(PrintWriter out) {
        try {
            List<Job> jobs = probes.jobs();
            out.println();
            out.println(jobs.isEmpty() ? "no job" : "job");
            for (Job job : jobs) {
                if (!isEndedQuery(job)) {
                    out.println(line(job));
                    diagnosis(job).ifPresent(reason -> out.println("    " + reason));
                }
            }
            endedQueries(jobs).ifPresent(out::println);
        } catch (IOException e) {
            out.println("the JobManager does not list its jobs: " + e.getMessage());
        }
    }

    /** A job can end while it is asked about; the others are listed all the same. */
    private Optional<String> diagnosis(Job job) {
        try {
            return Diagnosis.of(job, probes);
        } catch (IOException e) {
            return Optional.of("the reason is unknown: " + e.getMessage());
        }
    }

    /** Of a statement that is the name of its job, the beginning. */
    static String line(Job job) {
        String name = job.name().strip().replaceAll("\\s+", " ");
        String shown =
                name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH - 1) + "…" : name;
        return "%s  %-10s  %s".formatted(job.id(), job.state(), shown);
    }

    /** How many there are of each state; empty where there is none. */
    static Optional<String> endedQueries(List<Job> jobs) {
        Map<String, Long> byState =
                jobs.stream()
                        .filter(JobList::isEndedQuery)
                        .collect(
                                Collectors.groupingBy(
                                        Job::state, TreeMap::new, Collectors.counting()));
        long all = byState.values().stream().mapToLong(Long::longValue).sum();
        String states =
                byState.entrySet().stream()
                        .map(state -> state.getValue() + " " + lower(state.getKey()))
                        .collect(Collectors.joining(", "));
        return all == 0
                ? Optional.empty()
                : Optional.of(
                        "%d %s ended: %s".formatted(all, all == 1 ? "query" : "queries", states));
    }

    private static boolean isEndedQuery(Job job) {
        return job.hasEnded() && job.isQuery();
    }

    private static String lower(String state) {
        return state.toLowerCase(Locale.ROOT);
    }
}
