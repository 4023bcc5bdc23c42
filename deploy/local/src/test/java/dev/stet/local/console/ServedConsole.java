package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * {@link PlantedRows} and a console over them, one for all classes of tests in a process. What a
 * test adds, it removes.
 */
final class ServedConsole implements BeforeAllCallback {

    static final HttpClient CLIENT = HttpClient.newHttpClient();

    static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable Shared shared;

    private record Shared(PlantedRows rows, Console console) implements AutoCloseable {

        private static Shared start() {
            try {
                PlantedRows rows = PlantedRows.plant();
                return new Shared(rows, Console.startNear(rows.access(), 0));
            } catch (Exception e) {
                throw new IllegalStateException("cannot serve a console", e);
            }
        }

        @Override
        public void close() throws Exception {
            console.close();
            rows.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(ServedConsole.class))
                        .getOrComputeIfAbsent("shared", key -> Shared.start(), Shared.class);
    }

    private Shared shared() {
        return Objects.requireNonNull(shared);
    }

    PlantedRows rows() {
        return shared().rows();
    }

    String address() {
        return shared().console().address();
    }

    HttpResponse<String> get(String path) throws Exception {
        return get(address(), path);
    }

    HttpResponse<String> get(String address, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address).resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** What the page gets of this path. */
    JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A cell as text; a time as epoch milliseconds, and any number as a double. */
    static String plain(@Nullable Object cell) {
        if (cell instanceof JsonNode node) {
            return node.isNumber() ? String.valueOf(node.asDouble()) : node.asText();
        }
        if (cell instanceof Timestamp time) {
            return String.valueOf((double) time.getTime());
        }
        return cell instanceof Number number
                ? String.valueOf(number.doubleValue())
                : String.valueOf(cell);
    }
}
