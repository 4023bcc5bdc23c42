package dev.stet.local.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.sinks.PostgresAccess;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the page and what it shows, until closed. It only reads. */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_THREADS = 16;
    private static final int FEWEST_THREADS = 4;
    private static final int HIGHEST_PORT = 65_535;
    private static final int PORTS_TRIED = 100;

    private final KpiDatabase database;
    private final Pulse pulse;
    private final Javalin server;
    private final String address;

    private Console(KpiDatabase database, Pulse pulse, Javalin server, String address) {
        this.database = database;
        this.pulse = pulse;
        this.server = server;
        this.address = address;
    }

    /**
     * Starts on the loopback interface, at this port or the next free one.
     *
     * @param port 0 for any
     * @throws IllegalStateException where no port is free
     */
    public static Console startNear(PostgresAccess access, int port) {
        for (int tried = port; ; tried++) {
            Optional<Console> started = start(access, "127.0.0.1", tried, null);
            if (started.isPresent()) {
                return started.get();
            }
            if (tried >= HIGHEST_PORT || tried >= port + PORTS_TRIED) {
                throw new IllegalStateException(
                        "no free port from %d to %d".formatted(port, tried));
            }
        }
    }

    /**
     * Starts. The database is not asked before somebody opens the page.
     *
     * @param host address to listen on
     * @param port 0 for any
     * @param token without which nothing is shown; null for none
     * @return empty where the port is taken
     * @throws IllegalArgumentException where others could open it without a token
     */
    static Optional<Console> start(
            PostgresAccess access, String host, int port, @Nullable String token) {
        if (token == null && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "on %s others can open the console: it wants a token".formatted(host));
        }
        KpiDatabase database = new KpiDatabase(access);
        Pulse pulse = new Pulse(database);
        Javalin server =
                Javalin.create(
                        config -> configure(config, new Gate(shown(host), token), database, pulse));
        try {
            server.start(host, port);
        } catch (JavalinBindException e) {
            pulse.close();
            database.close();
            return Optional.empty();
        }
        String query = token == null ? "" : "?token=" + token;
        String address = "http://%s:%d/%s".formatted(opened(host), server.port(), query);
        return Optional.of(new Console(database, pulse, server, address));
    }

    /** Where every address is listened on, the name of this machine: a browser needs one. */
    private static String opened(String host) {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostName()
                    : shown(host);
        } catch (UnknownHostException e) {
            return shown(host);
        }
    }

    private static String shown(String host) {
        return host.indexOf(':') < 0 ? host : '[' + host + ']';
    }

    /** Whether an address is reached from this machine only; not where it is not known. */
    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Where to open it; ends with the token, if there is one. */
    public String address() {
        return address;
    }

    private static void configure(
            JavalinConfig config, Gate gate, KpiDatabase database, Pulse pulse) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = 0;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
        threads.setDaemon(true);
        threads.setName("console");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.before(gate::check);
        Assets.all()
                .forEach(
                        (path, asset) ->
                                config.routes.get(
                                        path,
                                        context ->
                                                context.contentType(asset.type())
                                                        .result(asset.bytes())));
        Answers answers = new Answers(database);
        for (String path : answers.paths()) {
            config.routes.get(
                    "/" + path, context -> write(context, answers.of(path, context::queryParam)));
        }
        config.routes.sse(
                "/api/events",
                client ->
                        pulse.add(
                                client,
                                Scope.text(
                                        client.ctx()::queryParam, "tenant", Scope.USUAL_TENANT)));
        config.routes.exception(
                ConsoleException.class,
                (e, context) -> {
                    context.status(e.status());
                    write(context, Map.of("error", String.valueOf(e.getMessage())));
                });
        config.routes.exception(
                Exception.class,
                (e, context) -> {
                    LOG.error("cannot answer {}", context.path(), e);
                    context.status(500);
                    write(context, Map.of("error", "the console failed: its log says why"));
                });
    }

    private static void write(Context context, Object answer) {
        try {
            context.header("Cache-Control", "no-store");
            context.contentType("application/json; charset=utf-8")
                    .result(JSON.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is made of maps, lists and numbers", e);
        }
    }

    @Override
    public void close() {
        pulse.close();
        server.stop();
        database.close();
    }
}
