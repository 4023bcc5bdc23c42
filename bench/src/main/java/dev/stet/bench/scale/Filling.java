package dev.stet.bench.scale;

import dev.stet.bench.live.JobPlan;
import dev.stet.bench.live.Lab;
import dev.stet.bench.live.RunningJob;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.Topic;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes a load into a topic, in a thread of its own: at first without waiting for the job, then at
 * most some millions of events ahead of it. Of a topic with one partition it deletes what has been
 * read long since, so that no load is too large for the disk.
 */
final class Filling implements AutoCloseable {

    private static final long MOST_AHEAD = 8_000_000;
    private static final long KEPT_BEHIND = 2_000_000;
    private static final long DELETED_EVERY = 2_000_000;
    private static final long LOOK_EVERY = 1_024;
    private static final long LOOK_MILLIS = 20;

    private final Lab lab;
    private final Trial trial;
    private final Topic topic;
    private final JobPlan plan;
    private final Thread thread = new Thread(this::run, "fill");
    private volatile long sent;
    private volatile boolean stopped;
    private volatile @Nullable RunningJob job;
    private volatile @Nullable Exception failure;

    Filling(Lab lab, Trial trial, Topic topic, JobPlan plan) {
        this.lab = lab;
        this.trial = trial;
        this.topic = topic;
        this.plan = plan;
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on this job is not left too far behind. */
    void follow(RunningJob follower) {
        job = follower;
    }

    private void run() {
        Iterator<LoadEvent> events = trial.log();
        long deleted = 0;
        try (Admin admin = lab.admin()) {
            for (long number = 1; events.hasNext() && !stopped; number++) {
                topic.write(events.next());
                if (number % LOOK_EVERY == 0) {
                    sent = number;
                    awaitJob();
                    if (plan.partitions() == 1 && read() - deleted > 2 * DELETED_EVERY) {
                        deleted = read() - KEPT_BEHIND;
                        delete(admin, deleted);
                    }
                }
            }
            topic.complete();
            sent = trial.load().events();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException e) {
            failure = e;
        }
    }

    private long read() {
        RunningJob reader = job;
        return reader == null ? 0 : reader.records();
    }

    private void awaitJob() throws InterruptedException {
        while (!stopped && sent - read() > MOST_AHEAD) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private void delete(Admin admin, long before) throws ExecutionException, InterruptedException {
        admin.deleteRecords(
                        Map.of(
                                new TopicPartition(plan.topic(), 0),
                                RecordsToDelete.beforeOffset(before)))
                .all()
                .get();
    }

    /**
     * Waits until so many have been sent, or all.
     *
     * @throws IOException where sending failed
     */
    void awaitSent(long events) throws IOException, InterruptedException {
        while (sent < events) {
            Exception thrown = failure;
            if (thrown != null) {
                throw new IOException("cannot fill the topic " + plan.topic(), thrown);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }
}
