package dev.stet.sinks.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Posts to one address. It follows no redirect, for the alert is for that address alone, and reads
 * nothing of an answer but its status.
 */
final class HttpPost implements Post {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private final HttpClient client;

    HttpPost(URI address) {
        this.address = address;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(PATIENCE)
                        .build();
    }

    @Override
    public CompletableFuture<Integer> send(String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<String>> exchange =
                client.sendAsync(request.build(), answer -> new Unread());
        CompletableFuture<Integer> status = exchange.thenApply(HttpResponse::statusCode);
        status.whenComplete(
                (number, failure) -> {
                    if (status.isCancelled()) {
                        exchange.cancel(true);
                    }
                });
        return status;
    }

    /** An answer can be as long as its sender likes. */
    private static final class Unread implements BodySubscriber<String> {

        private final CompletableFuture<String> body = new CompletableFuture<>();

        @Override
        public CompletionStage<String> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            body.complete("");
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> more) {
            // Not asked for.
        }

        @Override
        public void onError(Throwable failure) {
            body.complete("");
        }

        @Override
        public void onComplete() {
            body.complete("");
        }
    }
}
