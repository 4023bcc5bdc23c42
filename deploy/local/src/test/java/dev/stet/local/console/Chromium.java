package dev.stet.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page of a headless Chromium, driven by the protocol of its developer tools. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final long WITHIN_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();

    private Chromium(Process process, Path profile, String host) throws Exception {
        this.process = process;
        this.profile = profile;
        HttpClient client = HttpClient.newHttpClient();
        String pages =
                client.send(
                                HttpRequest.newBuilder(URI.create("http://" + host + "/json"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
        String url = "";
        for (JsonNode page : JSON.readTree(pages)) {
            if (page.get("type").asText().equals("page")) {
                url = page.get("webSocketDebuggerUrl").asText();
            }
        }
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create(url), new Listener())
                        .get(WITHIN_SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** Where one is installed; empty where none is. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(
                        folder ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Comes back once it takes commands. */
    static Chromium start(Path binary) throws Exception {
        Path profile = Files.createTempDirectory("stet-chromium");
        Process process =
                new ProcessBuilder(
                                binary.toString(),
                                "--headless=new",
                                // Root, as in containers, may not use it.
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--hide-scrollbars",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .start();
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread rest = new Thread(() -> said.lines().forEach(ignored -> {}), "chromium");
                rest.setDaemon(true);
                rest.start();
                return new Chromium(process, profile, listening.group(1));
            }
        }
        throw new IOException("Chromium ended with exit code " + process.waitFor());
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                receive(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void receive(String message) {
        try {
            JsonNode node = JSON.readTree(message);
            if (node.has("id")) {
                Objects.requireNonNull(answers.remove(node.get("id").asInt())).complete(node);
            } else {
                events.add(node);
            }
        } catch (IOException e) {
            throw new IllegalStateException(message, e);
        }
    }

    /** Sends a command and waits for its answer. */
    JsonNode send(String method, Map<String, Object> parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("params", JSON.valueToTree(parameters));
        socket.sendText(command.toString(), true).get(WITHIN_SECONDS, TimeUnit.SECONDS);
        JsonNode answered = answer.get(WITHIN_SECONDS, TimeUnit.SECONDS);
        if (answered.has("error")) {
            throw new IOException(method + ": " + answered.get("error"));
        }
        return answered.get("result");
    }

    /** How a page looks to it from now on. */
    void show(int width, int height, String scheme) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 600));
        send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Goes there; what was logged and asked for before is forgotten. */
    void open(String url) throws Exception {
        send("Page.navigate", Map.of("url", "about:blank"));
        events.clear();
        send("Page.navigate", Map.of("url", url));
    }

    /** The value of an expression; of a promise what it comes to. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode result =
                send(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        if (result.has("exceptionDetails")) {
            throw new IOException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** Waits until an expression is true. */
    void await(String expression) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_SECONDS);
        while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "never true: "
                                + expression
                                + "; the page says "
                                + evaluate("document.body.innerText.slice(0, 2000)"));
            }
            evaluate("new Promise(done => setTimeout(done, 50))");
        }
    }

    /** What the page complained of: errors, exceptions, and what its policy blocked. */
    List<String> complaints() {
        return events.stream()
                .filter(
                        event -> {
                            String method = event.get("method").asText();
                            JsonNode of = event.get("params");
                            return switch (method) {
                                case "Runtime.exceptionThrown" -> true;
                                case "Log.entryAdded" ->
                                        of.at("/entry/level").asText().equals("error");
                                case "Runtime.consoleAPICalled" ->
                                        of.get("type").asText().equals("error");
                                default -> false;
                            };
                        })
                .map(JsonNode::toString)
                .toList();
    }

    /** The addresses that the page asked for. */
    List<String> requests() {
        return events.stream()
                .filter(event -> event.get("method").asText().equals("Network.requestWillBeSent"))
                .map(event -> event.at("/params/request/url").asText())
                .toList();
    }

    /** The whole page as PNG. */
    void screenshot(Path file) throws Exception {
        JsonNode shot =
                send(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_SECONDS);
        while (!isDeleted(end)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Its helpers end a little later than it does, and write until then. */
    private boolean isDeleted(long end) throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            if (System.nanoTime() > end) {
                throw e;
            }
            return false;
        }
    }
}
