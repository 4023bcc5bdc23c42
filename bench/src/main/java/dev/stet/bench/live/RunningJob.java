package dev.stet.bench.live;

import dev.stet.bench.contest.Children;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A {@link JobProcess}, seen from outside. */
public final class RunningJob implements AutoCloseable {

    private static final long LOOK_MILLIS = 20;
    private static final int LAST_WORDS = 8;

    private final Process process;
    private final Path errors;
    private final List<Sample> samples = new ArrayList<>();

    private RunningJob(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Comes back at once; the job runs some seconds later. */
    public static RunningJob start(Lab lab, JobPlan plan) throws IOException {
        Files.createDirectories(plan.scratch().resolve("work"));
        Path errors = Files.createTempFile(plan.scratch(), "stderr-", ".txt");
        List<String> command =
                new ArrayList<>(lab.jvms().command("bench", lab.jvms().heap(), JobProcess.class));
        command.addAll(plan.arguments(lab.bootstrap()));
        Process process =
                lab.children()
                        .start(
                                new ProcessBuilder(command)
                                        .directory(plan.scratch().toFile())
                                        .redirectError(errors.toFile()));
        RunningJob job = new RunningJob(process, errors);
        Thread reader = new Thread(job::read, "read-samples");
        reader.setDaemon(true);
        reader.start();
        return job;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Sample.is(line)) {
                    synchronized (samples) {
                        samples.add(Sample.parse(line));
                    }
                }
            }
        } catch (IOException e) {
            // It was killed; whoever waits for it sees that.
        }
    }

    /** All until now. */
    public List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /** How many records its source has handed on; 0 while it starts. */
    public long records() {
        synchronized (samples) {
            return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).records();
        }
    }

    /**
     * Waits for a sample.
     *
     * @return the first that is so from now on
     * @throws IOException where there is none in time, or the job has ended, with what it said
     */
    public Sample await(String what, Duration within, Predicate<Sample> wanted)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        int from;
        synchronized (samples) {
            from = Math.max(0, samples.size() - 1);
        }
        while (System.nanoTime() < until) {
            List<Sample> all = samples();
            for (; from < all.size(); from++) {
                if (wanted.test(all.get(from))) {
                    return all.get(from);
                }
            }
            if (!process.isAlive()) {
                throw new IOException("the job ended: " + String.join("; ", lastWords()));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IOException("%s: not within %d s".formatted(what, within.toSeconds()));
    }

    /** Has it collect its garbage, and comes back with what is left on its heap. */
    public Sample collect(Duration within) throws IOException, InterruptedException {
        OutputStream in = process.getOutputStream();
        in.write((JobProcess.COLLECT + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        return await("a collection", within, sample -> sample.liveHeapBytes() > 0);
    }

    private List<String> lastWords() throws IOException {
        List<String> words =
                Files.readString(errors, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                        .toList();
        return words.subList(Math.max(0, words.size() - LAST_WORDS), words.size());
    }

    /** Ends it as {@code kill -9} does, and comes back at once. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        Children.end(process);
    }
}
