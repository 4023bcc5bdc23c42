package dev.stet.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SQL Gateway on the loopback interface that passes every request on to another one. A session
 * opened here has run some statements before its client hears of it.
 *
 * <p>Flink's SQL Client can run a script of its own first, but takes it in like typed text, with a
 * copy of the statement for every character: half a minute and a gigabyte for the tables and views
 * of Stet.
 */
final class PreparedGateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SESSIONS = Pattern.compile("/v\\d+/sessions/?");
    private static final String CONTENT_TYPE = "Content-Type";

    /** Headers that are not passed on: the client for the other gateway has its own. */
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade");

    private static final int OK = 200;
    private static final int BAD_GATEWAY = 502;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String gateway;
    private final List<String> statements;
    private volatile @Nullable IOException failure;

    private PreparedGateway(HttpServer server, String gateway, List<String> statements) {
        this.server = server;
        this.gateway = gateway;
        this.statements = statements;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * @param gateway {@code host:port} or a URL
     * @param statements that change a session only
     */
    static PreparedGateway of(String gateway, List<String> statements) throws IOException {
        return new PreparedGateway(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                GatewaySession.url(gateway),
                statements);
    }

    /** {@code host:port}. */
    String address() {
        InetSocketAddress address = server.getAddress();
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Why the last session could not be prepared, which Flink's client only logs. */
    @Nullable IOException failure() {
        return failure;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = prepared(exchange, pass(exchange));
            } catch (IOException e) {
                answer = Answer.failure(e);
            }
            exchange.getResponseHeaders().set(CONTENT_TYPE, answer.contentType);
            exchange.sendResponseHeaders(
                    answer.status, answer.body.length == 0 ? -1 : answer.body.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer.body);
            }
        }
    }

    private Answer pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue(CONTENT_TYPE).orElse("application/json"),
                    response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the SQL Gateway", e);
        }
    }

    /** What opened a session comes back when the session has everything, or not at all. */
    private Answer prepared(HttpExchange exchange, Answer answer) throws IOException {
        boolean opened =
                answer.status == OK
                        && exchange.getRequestMethod().equals("POST")
                        && SESSIONS.matcher(exchange.getRequestURI().getPath()).matches();
        if (opened) {
            GatewaySession session =
                    GatewaySession.of(
                            gateway, JSON.readTree(answer.body).path("sessionHandle").asText());
            try {
                for (String statement : statements) {
                    session.configure(statement);
                }
            } catch (IOException e) {
                failure = e;
                session.close();
                throw e;
            }
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, String contentType, byte[] body) {

        /** As the gateway says what went wrong. */
        static Answer failure(IOException e) throws IOException {
            String body = JSON.writeValueAsString(Map.of("errors", List.of(String.valueOf(e))));
            return new Answer(
                    BAD_GATEWAY, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
