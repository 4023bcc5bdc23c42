package dev.stet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session of the SQL Gateway, over its REST interface. Closing it cancels what still runs. */
final class GatewaySession implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);
    private static final String SESSIONS = "/v2/sessions";
    private static final long FIRST_LOOK_AFTER_MILLIS = 10;
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(CONNECTED_WITHIN).build();

    private final String gateway;
    private final String session;
    private final AtomicBoolean closed = new AtomicBoolean();

    private GatewaySession(String gateway, String handle) {
        this.gateway = gateway;
        this.session = SESSIONS + "/" + handle;
    }

    /**
     * @param gateway {@code host:port} or a URL
     * @throws IOException where no gateway answers there
     */
    static GatewaySession open(String gateway) throws IOException {
        JsonNode opened = post(url(gateway), SESSIONS, Map.of());
        return of(gateway, opened.path("sessionHandle").asText());
    }

    /** A session that is open already. */
    static GatewaySession of(String gateway, String handle) {
        return new GatewaySession(url(gateway), handle);
    }

    static String url(String gateway) {
        return gateway.contains("://") ? gateway : "http://" + gateway;
    }

    /** How the gateway writes the fields of a row. */
    enum RowFormat {
        /** As the JSON format of tables does. */
        JSON,
        /** As the SQL Client prints them. */
        PLAIN_TEXT
    }

    /** Takes what one page of a statement's result holds. */
    @FunctionalInterface
    interface Pages {

        /**
         * @param page the gateway's answer, of type {@code PAYLOAD} or {@code EOS}
         */
        void accept(JsonNode page) throws IOException;
    }

    /** Runs a statement that changes the session only: SET, USE, ADD JAR, CREATE. */
    void configure(String statement) throws IOException {
        post(gateway, session + "/configure-session", Map.of("statement", statement));
    }

    /**
     * Runs one statement to its end.
     *
     * @param pages gets each page of the result as it comes
     * @throws IOException with the cause in one line where it fails
     */
    void run(String statement, RowFormat format, Pages pages) throws IOException {
        String operation =
                post(gateway, session + "/statements", Map.of("statement", statement))
                        .path("operationHandle")
                        .asText();
        String next = session + "/operations/" + operation + "/result/0?rowFormat=" + format.name();
        long wait = FIRST_LOOK_AFTER_MILLIS;
        while (!next.isEmpty()) {
            JsonNode page = send(gateway, request(gateway, next).GET());
            boolean isReady = !page.path("resultType").asText().equals("NOT_READY");
            if (isReady) {
                pages.accept(page);
                // Absent with the last page, of the type EOS.
                next = page.path("nextResultUri").asText("");
            }
            // A query that still runs has pages without rows.
            boolean hasRows = isReady && !page.path("results").path("data").isEmpty();
            wait = hasRows ? FIRST_LOOK_AFTER_MILLIS : Math.min(LOOK_EVERY_MILLIS, wait * 2);
            if (!next.isEmpty() && !hasRows) {
                await(wait);
            }
        }
    }

    private static void await(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static JsonNode post(String gateway, String path, Map<String, String> body)
            throws IOException {
        return send(
                gateway,
                request(gateway, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static HttpRequest.Builder request(String gateway, String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).timeout(ANSWERED_WITHIN);
    }

    private static JsonNode send(String gateway, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IOException(reason(answer));
            }
            return answer;
        } catch (ConnectException e) {
            throw new IOException("no SQL Gateway answers at " + gateway, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The innermost cause of the last error, which has the stack trace. */
    private static String reason(JsonNode answer) {
        JsonNode errors = answer.path("errors");
        return errors.isEmpty()
                ? answer.toString()
                : Failure.ofStackTrace(errors.get(errors.size() - 1).asText());
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while waiting for the SQL Gateway", e);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            try {
                send(gateway, request(gateway, session).timeout(CLOSED_WITHIN).DELETE());
            } catch (IOException e) {
                // The gateway ends sessions that nobody uses.
            }
        }
    }
}
