package dev.stet.sinks.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on a free loopback port that answers as it is told to. */
final class Receiver implements AutoCloseable {

    /** Of one request. */
    record Received(String body, Map<String, List<String>> headers) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    /** What the server does with a request whose body is read. */
    @FunctionalInterface
    interface Answer {

        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer;

    Receiver(Answer answer) throws IOException {
        this(0, answer);
    }

    /**
     * @param port 0 for a free one
     */
    Receiver(int port, Answer answer) throws IOException {
        this.answer = answer;
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    received.add(new Received(body, Map.copyOf(exchange.getRequestHeaders())));
                    this.answer.to(exchange);
                });
        server.start();
    }

    static Answer status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** Sends its own bytes for as long as anybody reads. */
    static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] bytes = new byte[1 << 16];
        try (OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(bytes);
            }
        }
    }

    void answers(Answer from) {
        answer = from;
    }

    List<Received> received() {
        return received;
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:%d/hook".formatted(port()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
