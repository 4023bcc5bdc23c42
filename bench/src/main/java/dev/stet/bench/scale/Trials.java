package dev.stet.bench.scale;

import dev.stet.bench.contest.StateIn;
import dev.stet.bench.live.JobPlan;
import dev.stet.bench.live.Lab;
import dev.stet.bench.live.RunningJob;
import dev.stet.bench.live.Sample;
import dev.stet.bench.load.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs trials, each with a topic and a process of its own. */
final class Trials {

    /** Of so many the topic is filled before the job starts, so that no producer disturbs it. */
    private static final long FILLED_BEFORE = 6_000_000;

    private static final Duration CHECKPOINT = Duration.ofSeconds(60);

    private final Lab lab;
    private final String name;
    private final Duration limit;
    private final Map<String, String> chosen;
    private int trials;

    /**
     * @param name tells its topics from those of others
     * @param limit of one trial
     * @param chosen options of job and Flink, over a trial's own
     */
    Trials(Lab lab, String name, Duration limit, Map<String, String> chosen) {
        this.lab = lab;
        this.name = name;
        this.limit = limit;
        this.chosen = Map.copyOf(chosen);
    }

    Finding run(Trial trial) throws IOException, InterruptedException {
        lab.say("%s: %,d events ...", trial.title(), trial.load().events());
        Map<String, String> options = new HashMap<>(trial.options());
        options.putAll(chosen);
        JobPlan plan =
                JobPlan.of(name + "-" + ++trials, trial.partitions(), lab.folder("trial"))
                        .with(trial.state(), trial.parallelism())
                        .withOptions(options);
        try (Topic topic =
                        Topic.open(
                                lab.bootstrap(),
                                plan.topic(),
                                plan.partitions(),
                                Topic.Compression.LZ4);
                Filling filling = new Filling(lab, trial, topic, plan)) {
            filling.awaitSent(Math.min(FILLED_BEFORE, trial.load().events()));
            try (RunningJob job = RunningJob.start(lab, plan)) {
                filling.follow(job);
                Finding finding = watch(trial, job);
                lab.say("    %s", finding.toRow(trial.title(), finding.cpuMicros()).strip());
                return finding;
            }
        } finally {
            lab.deleteTopic(plan.topic());
        }
    }

    private Finding watch(Trial trial, RunningJob job) throws IOException, InterruptedException {
        long events = trial.load().events();
        Sample all = job.await("the last event", limit, s -> s.records() >= events);
        List<Sample> samples = job.samples();
        if (trial.state() == StateIn.ROCKSDB) {
            job.await("a checkpoint", CHECKPOINT, s -> s.checkpoint() > all.checkpoint() + 1);
        }
        return Finding.of(samples, events, trial.window(), job.collect(CHECKPOINT));
    }
}
