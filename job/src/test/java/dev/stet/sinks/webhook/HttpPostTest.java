package dev.stet.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real server. */
@Timeout(60)
final class HttpPostTest {

    private static final int PATIENCE = 20;

    private static int send(Receiver receiver, String body) throws Exception {
        return new HttpPost(receiver.address())
                .send(body, Map.of("Idempotency-Key", "k"))
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void postsTheBodyAndTheHeaders() throws Exception {
        try (Receiver receiver = new Receiver(Receiver.status(204))) {
            assertThat(send(receiver, "{\"ü\":1}")).isEqualTo(204);
            assertThat(receiver.received())
                    .singleElement()
                    .satisfies(
                            one -> {
                                assertThat(one.body()).isEqualTo("{\"ü\":1}");
                                assertThat(one.header("Idempotency-key")).isEqualTo("k");
                                assertThat(one.header("Content-type")).contains("json");
                            });
        }
    }

    @Test
    void readsNothingOfAnEndlessAnswer() throws Exception {
        try (Receiver receiver = new Receiver(Receiver::endless)) {
            assertThat(send(receiver, "{}")).isEqualTo(200);
        }
    }

    /** What is for one address must not be told another. */
    @Test
    void followsNoRedirect() throws Exception {
        try (Receiver other = new Receiver(Receiver.status(200));
                Receiver receiver =
                        new Receiver(
                                exchange -> {
                                    exchange.getResponseHeaders()
                                            .add("Location", other.address().toString());
                                    Receiver.status(307).to(exchange);
                                })) {
            assertThat(send(receiver, "{}")).isEqualTo(307);
            assertThat(other.received()).isEmpty();
        }
    }

    /** A receiver that never answers sees the end of the connection. */
    @Test
    void cancelEndsTheExchange() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            CompletableFuture<Integer> answer = new HttpPost(address).send("{}", Map.of());
            try (Socket connection = server.accept()) {
                connection.setSoTimeout(5_000);
                assertThat(connection.getInputStream().read()).isEqualTo('P');
                answer.cancel(true);
                assertThat(connection.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    @Test
    void givesUpOnOneThatDoesNotAnswer() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Receiver receiver =
                new Receiver(
                        exchange -> {
                            try {
                                over.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        })) {
            CompletableFuture<Integer> answer =
                    new HttpPost(receiver.address()).send("{}", Map.of());
            assertThatThrownBy(() -> answer.get(PATIENCE, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(java.net.http.HttpTimeoutException.class);
            over.countDown();
        }
    }
}
