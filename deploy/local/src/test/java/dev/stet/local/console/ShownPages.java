package dev.stet.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * {@link PlantedRows}, a console over them and a headless Chromium: one of each for all classes of
 * tests in a process, which only read. A class is skipped where no Chromium is installed.
 */
final class ShownPages implements BeforeAllCallback {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String READY =
            "document.querySelector('main h1') && !document.querySelector('main[aria-busy]')";

    /** Levels among the values that are planted, owners, and sources of the input. */
    private static final String MORE =
            """
            UPDATE target SET warn = 0.6, critical = 0.3, owner = 'team of ' || metric_id
            WHERE segment_by = 'all' AND metric_id IN (
                SELECT metric_id FROM metric WHERE core AND unit = 'share');
            UPDATE ingest_kpi SET segment_by = 'source' WHERE segment_by = 'feature'
            """;

    private @Nullable Shared shared;

    private record Shared(PlantedRows rows, Console console, Chromium chromium)
            implements AutoCloseable {

        private static Shared start(Path chromium) {
            try {
                PlantedRows rows = PlantedRows.plant();
                rows.execute(MORE);
                Console console = Console.startNear(rows.access(), 0);
                return new Shared(rows, console, Chromium.start(chromium));
            } catch (Exception e) {
                throw new IllegalStateException("cannot show pages", e);
            }
        }

        @Override
        public void close() throws Exception {
            chromium.close();
            console.close();
            rows.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> installed = Chromium.installed();
        Assumptions.assumeTrue(
                installed.isPresent(),
                "Skipped: no chromium on the PATH (apt-get install chromium)");
        shared =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(ShownPages.class))
                        .getOrComputeIfAbsent(
                                "shared",
                                key -> Shared.start(installed.orElseThrow()),
                                Shared.class);
    }

    private Shared shared() {
        return Objects.requireNonNull(shared);
    }

    PlantedRows rows() {
        return shared().rows();
    }

    Chromium chromium() {
        return shared().chromium();
    }

    String address() {
        return shared().console().address();
    }

    /** Opens a page and waits until it is drawn. */
    void open(String page) throws Exception {
        chromium().open(address() + "#/" + page);
        awaitDrawn();
    }

    /** Waits until a page is drawn that was asked for. */
    void awaitDrawn() throws Exception {
        chromium().await(READY);
    }

    /** The same with every section read, which are read when they come into view. */
    void openWhole(String page) throws Exception {
        open(page);
        chromium()
                .evaluate(
                        "(async () => { for (const fold of document.querySelectorAll('.fold')) {"
                            + " fold.scrollIntoView(); await new Promise(done => setTimeout(done,"
                            + " 100)); } scrollTo(0, 0); })()");
        chromium().await("!document.querySelector('main').innerText.includes('Reading')");
    }

    /** What the page gets of this address. */
    JsonNode answer(String path) throws Exception {
        HttpResponse<String> response =
                CLIENT.send(
                        HttpRequest.newBuilder(URI.create(address()).resolve(path)).build(),
                        BodyHandlers.ofString());
        return JSON.readTree(response.body());
    }

    JsonNode accessibility() throws Exception {
        return accessibility(chromium());
    }

    /** What axe finds that is serious or worse; its script is not stopped by the policy. */
    static JsonNode accessibility(Chromium chromium) throws Exception {
        try (InputStream in = ShownPages.class.getResourceAsStream("/axe.min.js")) {
            String axe =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            chromium.evaluate(axe + "; 1");
        }
        return chromium.evaluate(
                "axe.run().then(found => found.violations"
                        + ".filter(each => ['serious', 'critical'].includes(each.impact))"
                        + ".map(each => each.id + ': ' + each.nodes.slice(0, 3).map(node =>"
                        + " node.html).join(' | ')))");
    }
}
