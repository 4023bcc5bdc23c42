package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A session of the SQL Gateway, by nothing but its REST interface. */
final class GatewaySession implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String gateway;
    private final String session;

    /**
     * @param gateway {@code host:port}
     */
    GatewaySession(String gateway) throws Exception {
        this.gateway = "http://" + gateway;
        this.session =
                "/v1/sessions/" + post("/v1/sessions", Map.of()).path("sessionHandle").asText();
    }

    /** Runs one statement to its end; the fields of each row that it gives, as JSON has them. */
    List<List<String>> run(String statement) throws Exception {
        String operation =
                session
                        + "/operations/"
                        + post(session + "/statements", Map.of("statement", statement))
                                .path("operationHandle")
                                .asText();
        List<List<String>> rows = new ArrayList<>();
        String next = operation + "/result/0?rowFormat=JSON";
        while (!next.isEmpty()) {
            JsonNode page = awaitReady(next);
            for (JsonNode row : page.path("results").path("data")) {
                List<String> fields = new ArrayList<>();
                row.path("fields").forEach(field -> fields.add(field.asText()));
                rows.add(fields);
            }
            // Absent with the last page, of the type EOS.
            next = page.path("nextResultUri").asText("");
        }
        return rows;
    }

    private JsonNode awaitReady(String page) throws Exception {
        JsonNode[] found = new JsonNode[1];
        Await.until(
                page + " is ready",
                () -> {
                    found[0] = send(request(page).GET());
                    return !found[0].path("resultType").asText().equals("NOT_READY");
                });
        return found[0];
    }

    private JsonNode post(String path, Map<String, String> body) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Override
    public void close() throws Exception {
        send(request(session).DELETE());
    }
}
