package dev.stet.sinks.webhook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends one message. */
@FunctionalInterface
interface Post {

    /**
     * @return the status of the answer; exceptionally where there was none; to cancel it ends the
     *     exchange
     */
    CompletableFuture<Integer> send(String body, Map<String, String> headers);
}
