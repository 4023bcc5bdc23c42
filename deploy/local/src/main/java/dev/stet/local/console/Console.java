package dev.stet.local.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.sinks.PostgresAccess;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** Answers one kind of request. */
    private interface Answer {
        Object of(Context context);
    }

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
     */
    static Optional<Console> start(
            PostgresAccess access, String host, int port, @Nullable String token) {
        KpiDatabase database = new KpiDatabase(access);
        Pulse pulse = new Pulse(new MetaQuery(database));
        Javalin server =
                Javalin.create(config -> configure(config, new Gate(token), database, pulse));
        try {
            server.start(host, port);
        } catch (JavalinBindException e) {
            pulse.close();
            database.close();
            return Optional.empty();
        }
        String query = token == null ? "" : "?token=" + token;
        String address = "http://%s:%d/%s".formatted(shown(host), server.port(), query);
        return Optional.of(new Console(database, pulse, server, address));
    }

    private static String shown(String host) {
        return host.indexOf(':') < 0 ? host : '[' + host + ']';
    }

    /** Whether an address is reached from this machine only. */
    static boolean isLoopback(InetAddress address) {
        return address.isLoopbackAddress();
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
        answers(database)
                .forEach(
                        (path, answer) ->
                                config.routes.get(
                                        path, context -> write(context, answer.of(context))));
        config.routes.sse(
                "/api/events",
                client ->
                        pulse.add(
                                client, Scope.text(client.ctx()::queryParam, "tenant", "default")));
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

    private static Map<String, Answer> answers(KpiDatabase database) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        Map<String, Object> metrics = MetricPages.all();
        MetaQuery meta = new MetaQuery(database);
        OverviewQuery overview = new OverviewQuery(database);
        answers.put("/api/metrics", context -> metrics);
        answers.put("/api/meta", context -> meta(meta, context::queryParam));
        answers.put(
                "/api/overview",
                context ->
                        overview.read(asked(context::queryParam), Scope.of(context::queryParam)));
        SegmentsQuery segments = new SegmentsQuery(database);
        CompareQuery compare = new CompareQuery(database);
        FunnelQuery funnel = new FunnelQuery(database);
        ReviewQuery reviews = new ReviewQuery(database);
        InputQuery input = new InputQuery(database);
        answers.put("/api/segments", context -> segments(segments, context::queryParam));
        answers.put("/api/compare", context -> compare(compare, context::queryParam));
        answers.put("/api/funnel", context -> funnel.read(Scope.of(context::queryParam)));
        answers.put(
                "/api/review",
                context ->
                        reviews.read(
                                Scope.text(context::queryParam, "name", ""),
                                Scope.of(context::queryParam).tenant()));
        answers.put("/api/input", context -> input.read(Scope.of(context::queryParam)));
        return answers;
    }

    private static Map<String, Object> segments(
            SegmentsQuery segments, Function<String, @Nullable String> parameters) {
        Metric metric = metric(Scope.text(parameters, "metric", ""));
        Scope scope = OverviewQuery.inGrainOf(metric.view(), Scope.of(parameters).overAll());
        String by = Scope.text(parameters, "by", "");
        return by.isEmpty()
                ? Map.of("sets", segments.sets(metric.view(), scope))
                : segments.read(metric, scope, by, Scope.text(parameters, "search", ""));
    }

    private static Map<String, @Nullable Object> compare(
            CompareQuery compare, Function<String, @Nullable String> parameters) {
        Metric metric = metric(Scope.text(parameters, "metric", ""));
        String a = Scope.text(parameters, "a", "");
        String b = Scope.text(parameters, "b", "");
        return compare.read(
                metric,
                OverviewQuery.inGrainOf(metric.view(), Scope.of(parameters).overAll()),
                Scope.text(parameters, "by", ""),
                a.isEmpty() ? null : a,
                b.isEmpty() ? null : b);
    }

    private static Map<String, Object> meta(
            MetaQuery meta, Function<String, @Nullable String> parameters) {
        List<String> tenants = meta.tenants();
        String otherwise =
                tenants.isEmpty() || tenants.contains("default") ? "default" : tenants.get(0);
        String tenant = Scope.text(parameters, "tenant", otherwise);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("tenant", tenant);
        all.put("tenants", tenants);
        all.put("dayZone", meta.dayZone());
        all.put("newest", meta.newest(tenant));
        return all;
    }

    private static List<Metric> asked(Function<String, @Nullable String> parameters) {
        String metric = Scope.text(parameters, "metric", "");
        if (!metric.isEmpty()) {
            return List.of(metric(metric));
        }
        String section = Scope.text(parameters, "section", "");
        return section.isEmpty() ? OverviewQuery.core() : OverviewQuery.ofSection(section);
    }

    private static Metric metric(String id) {
        return Metrics.find(id)
                .orElseThrow(
                        () -> ConsoleException.notFound("there is no metric '%s'".formatted(id)));
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
