package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over a gateway that takes down what it is asked, below a path of its own. */
final class PreparedGatewayTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer other;

    PreparedGatewayTest() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/flink", this::answer);
        other.start();
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestMethod() + ' ' + path + ' ' + body);
            boolean fails = body.contains("BROKEN");
            byte[] answer =
                    (fails
                                    ? "{\"errors\": [\"Internal server error.\","
                                            + " \"java.lang.Exception: no\"]}"
                                    : path.endsWith("sessions")
                                            ? "{\"sessionHandle\": \"s-1\"}"
                                            : "{\"said\": \"%s\"}"
                                                    .formatted(
                                                            exchange.getRequestHeaders()
                                                                    .getFirst("Authorization")))
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(fails ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private PreparedGateway gateway(String... statements) throws IOException {
        return PreparedGateway.of(
                "http://127.0.0.1:%d/flink".formatted(other.getAddress().getPort()),
                List.of(statements));
    }

    @Test
    void runsTheStatementsBeforeASessionIsKnown() throws Exception {
        try (PreparedGateway gateway = gateway("SET 'a' = 'b'", "USE live")) {
            try (GatewaySession session = GatewaySession.open(gateway.address())) {
                session.configure("USE recorded");
            }
            assertThat(gateway.failure()).isNull();
        }
        assertThat(asked)
                .containsExactly(
                        "POST /flink/v2/sessions {}",
                        "POST /flink/v2/sessions/s-1/configure-session {\"statement\":\"SET 'a' ="
                                + " 'b'\"}",
                        "POST /flink/v2/sessions/s-1/configure-session {\"statement\":\"USE"
                                + " live\"}",
                        "POST /flink/v2/sessions/s-1/configure-session {\"statement\":\"USE"
                                + " recorded\"}",
                        "DELETE /flink/v2/sessions/s-1 ");
    }

    @Test
    void passesOnQueriesAndHeaders() throws Exception {
        try (PreparedGateway gateway = gateway()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://%s/v3/info?rowFormat=JSON"
                                                    .formatted(gateway.address())))
                            .header("Authorization", "Bearer token")
                            .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"said\": \"Bearer token\"}");
        }
        assertThat(asked).containsExactly("GET /flink/v3/info?rowFormat=JSON ");
    }

    @Test
    void opensNoSessionThatItCannotPrepare() throws Exception {
        try (PreparedGateway gateway = gateway("BROKEN", "USE live")) {
            assertThatThrownBy(() -> GatewaySession.open(gateway.address()))
                    .isInstanceOf(IOException.class);
            assertThat(gateway.failure()).hasMessage("no");
        }
        assertThat(asked).hasSize(3).last().isEqualTo("DELETE /flink/v2/sessions/s-1 ");
    }
}
