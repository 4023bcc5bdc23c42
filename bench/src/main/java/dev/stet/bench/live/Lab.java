package dev.stet.bench.live;

import dev.stet.bench.contest.Broker;
import dev.stet.bench.contest.Children;
import dev.stet.bench.contest.Jvms;
import dev.stet.local.embedded.TemporaryDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A broker in a process of its own, a folder for what is tried out, and whoever is told how it
 * goes. Nothing of it stays once it is closed, or the process told to end.
 */
public final class Lab implements AutoCloseable {

    private final Children children = new Children();
    private final TemporaryDirectory scratch;
    private final Jvms jvms;
    private final PrintWriter progress;
    private final String bootstrap;
    private final Thread atExit = new Thread(this::release, "close-lab");
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /**
     * Starts the broker.
     *
     * @param home the project's folder
     * @param heap of each job, as {@code -Xmx} takes it
     */
    public Lab(Path home, String heap, PrintWriter progress) throws IOException {
        this.jvms = new Jvms(home, heap);
        this.progress = progress;
        this.scratch = TemporaryDirectory.create("bench");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            this.bootstrap = Broker.start(jvms, children);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public String bootstrap() {
        return bootstrap;
    }

    public Jvms jvms() {
        return jvms;
    }

    public Children children() {
        return children;
    }

    /** A new folder; gone with the lab, or by {@link #delete}. */
    public Path folder(String name) throws IOException {
        return Files.createTempDirectory(scratch.path(), name + "-");
    }

    /** Tells the user. */
    public void say(String format, Object... values) {
        progress.println(String.format(Locale.ROOT, format, values));
        progress.flush();
    }

    /** Closes this too, before the rest, if nobody has until then. */
    public <T extends AutoCloseable> T closing(T resource) {
        synchronized (opened) {
            opened.push(resource);
        }
        return resource;
    }

    /** Makes topics with one replica. */
    public void createTopics(List<String> names, int partitions, Map<String, String> settings)
            throws IOException {
        try (Admin admin = admin()) {
            admin.createTopics(
                            names.stream()
                                    .map(
                                            name ->
                                                    new NewTopic(name, partitions, (short) 1)
                                                            .configs(settings))
                                    .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("cannot make the topics " + names, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the topics " + names, e);
        }
    }

    /** Deletes a topic; its files go some time later. */
    public void deleteTopic(String name) throws IOException {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get();
        } catch (ExecutionException e) {
            throw new IOException("cannot delete the topic " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while deleting the topic " + name, e);
        }
    }

    /** The caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    private void release() {
        synchronized (opened) {
            while (!opened.isEmpty()) {
                try {
                    opened.pop().close();
                } catch (Exception e) {
                    say("could not be stopped: %s", String.valueOf(e.getMessage()));
                }
            }
        }
        try {
            scratch.close();
        } catch (IOException e) {
            say("could not delete %s: %s", scratch.path(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        children.close();
        release();
    }
}
