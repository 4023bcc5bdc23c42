package dev.stet.ingest.registry;

import dev.stet.ingest.json.JsonTree;
import dev.stet.ingest.json.JsonTreeReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a schema registry with the API of Confluent's, which Apicurio, Karapace and Redpanda have,
 * too. Keeps nothing. For use by one thread.
 */
public final class SchemaRegistry {

    /** Waits 10 s for an answer, and 1 s, then 4 s, before it asks again. */
    public static final Patience PATIENT =
            new Patience(3, Duration.ofSeconds(10), Duration.ofSeconds(1));

    /** Asks once, and waits 10 s for the answer. */
    public static final Patience ASKING_ONCE =
            new Patience(1, Duration.ofSeconds(10), Duration.ZERO);

    private static final int GROWTH = 4;
    private static final int DEEPEST = 16;

    private final RegistryAccess access;
    private final Patience patience;
    private final HttpClient http;

    /**
     * How long a registry may not answer.
     *
     * @param attempts how often it is asked
     * @param timeout for a whole answer
     * @param pause before it is asked again; each is four times as long as the one before
     */
    public record Patience(int attempts, Duration timeout, Duration pause) {}

    /**
     * A schema as the registry has it.
     *
     * @param type {@code AVRO}, {@code PROTOBUF}, {@code JSON} or one that is unknown here
     */
    record Registered(String type, String text) {}

    private record Answer(int status, byte[] body) {}

    public SchemaRegistry(RegistryAccess access, Patience patience) {
        this.access = access;
        this.patience = patience;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(patience.timeout())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
    }

    /**
     * Asks for the types of schemas, which every registry can tell.
     *
     * @throws RegistryException where it does not answer, or is no registry
     */
    public void requireAnswer() {
        Answer answer = get("/schemas/types");
        if (answer.status() != 200) {
            throw unexpected(answer, "/schemas/types");
        }
    }

    /**
     * The schema of an id; empty where the registry says that it has none.
     *
     * @throws RegistryException where it does not answer, or not as a registry does
     */
    Optional<Registered> schema(int id) {
        String path = "/schemas/ids/" + Integer.toUnsignedString(id);
        Answer answer = get(path);
        byte[] body = answer.body();
        JsonTree tree = new JsonTreeReader(DEEPEST).read(body, 0, body.length);
        if (answer.status() == 404 && isOfRegistry(tree)) {
            return Optional.empty();
        }
        String text = member(tree, "schema");
        if (answer.status() != 200 || text == null) {
            throw unexpected(answer, path);
        }
        String type = member(tree, "schemaType");
        return Optional.of(new Registered(type == null ? "AVRO" : type, text));
    }

    /** A registry's own 404 has a code that begins with it; a wrong path or a proxy has not. */
    private static boolean isOfRegistry(@Nullable JsonTree answer) {
        String code = member(answer, "error_code");
        return code != null && code.matches("404\\d\\d");
    }

    private static @Nullable String member(@Nullable JsonTree answer, String name) {
        JsonTree member = answer == null ? null : answer.get(name);
        return member == null || member.isUnset() ? null : member.text();
    }

    private Answer get(String path) {
        Duration pause = patience.pause();
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= patience.attempts();
            try {
                Answer answer = getOnce(path);
                boolean mayPass = answer.status() >= 500 || answer.status() == 429;
                if (!mayPass || last) {
                    return answer;
                }
            } catch (IOException e) {
                if (last) {
                    throw new RegistryException(
                            "the schema registry at %s does not answer: %s"
                                    .formatted(access.url(), reason(e)));
                }
            }
            pause(pause);
            pause = pause.multipliedBy(GROWTH);
        }
    }

    private static String reason(IOException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof TimeoutException
                ? message
                : "%s: %s".formatted(cause.getClass().getSimpleName(), message);
    }

    private Answer getOnce(String path) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(access.url() + path))
                        .header("Accept", "application/vnd.schemaregistry.v1+json, */*");
        String authorization = access.authorization();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        // A timeout of the request itself ends with the headers of the answer.
        CompletableFuture<HttpResponse<byte[]>> asked =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response =
                    asked.get(patience.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new IOException(
                    new TimeoutException(
                            "no answer within %d ms".formatted(patience.timeout().toMillis())));
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            asked.cancel(true);
            throw interrupted();
        }
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private RegistryException interrupted() {
        Thread.currentThread().interrupt();
        return new RegistryException(
                "interrupted while the schema registry at %s was asked".formatted(access.url()));
    }

    private RegistryException unexpected(Answer answer, String path) {
        String advice =
                switch (answer.status()) {
                    case 401, 403 ->
                            "set user and password by stet.kafka.schema-registry.basic-auth-file";
                    case 200, 404 ->
                            "is it the root of the API, as /apis/ccompat/v7 is Apicurio's?";
                    default -> "see the log of the registry";
                };
        return new RegistryException(
                "the schema registry at %s answers %s with status %d: %s"
                        .formatted(access.url(), path, answer.status(), advice));
    }
}
