package dev.stet.ingest.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers on loopback as a schema registry does. */
public final class RegistryServer implements AutoCloseable {

    static final String UNKNOWN = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, String> schemas = new ConcurrentHashMap<>();
    private final List<Integer> failures = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable String authorization;
    private volatile boolean silent;

    public RegistryServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    SchemaRegistry client(SchemaRegistry.Patience patience) {
        return new SchemaRegistry(new RegistryAccess(url(), null), patience);
    }

    /**
     * @param type null for none in the answer, as for Avro
     */
    public void register(int id, @Nullable String type, String schema) throws IOException {
        Map<String, String> answer =
                type == null
                        ? Map.of("schema", schema)
                        : Map.of("schema", schema, "schemaType", type);
        schemas.put("/schemas/ids/" + id, new ObjectMapper().writeValueAsString(answer));
    }

    /** The status of the next answer, one after the other. */
    void failNext(int status) {
        failures.add(status);
    }

    void demand(String header) {
        authorization = header;
    }

    /** Accepts requests, and answers none. */
    void fallSilent() {
        silent = true;
    }

    /** Paths, in their order. */
    List<String> asked() {
        return new ArrayList<>(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String demanded = authorization;
        if (silent) {
            awaitClose();
            exchange.close();
        } else if (!failures.isEmpty()) {
            answer(exchange, failures.remove(0), "not now");
        } else if (demanded != null
                && !demanded.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error_code\":401}");
        } else if (path.equals("/schemas/types")) {
            answer(exchange, 200, "[\"AVRO\"]");
        } else if (path.startsWith("/schemas/ids/")) {
            String schema = schemas.get(path);
            answer(exchange, schema == null ? 404 : 200, schema == null ? UNKNOWN : schema);
        } else {
            answer(exchange, 404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
