package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.sinks.PostgresAccess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** Who gets an answer of the console, and what it needs of the database. */
final class ConsoleAccessITCase {

    @RegisterExtension static final ServedConsole SERVED = new ServedConsole();

    private static final String TOKEN = "0123456789abcdef-secret";

    /** As the command prints it. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?m)^Console: http://[^:/]+:(?<port>\\d+)/\\?token=(?<token>\\w+)$");

    @Test
    void everyAnswerForbidsWhatThePageDoesNotNeed() throws Exception {
        for (String path : List.of("/", "/main.js", "/uPlot.esm.js", "/api/meta", "/none")) {
            assertThat(SERVED.get(path).headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(
                            policy ->
                                    assertThat(policy)
                                            .startsWith(
                                                    "default-src 'none'; script-src 'self';"
                                                        + " style-src 'self'; connect-src 'self';"
                                                        + " img-src 'self' data:")
                                            .doesNotContain("unsafe"));
            assertThat(SERVED.get(path).headers().firstValue("X-Content-Type-Options"))
                    .hasValue("nosniff");
        }
        assertThat(SERVED.get("/").body()).doesNotContain("<style").doesNotContain("style=");
    }

    @Test
    void onlyReads() throws Exception {
        HttpRequest post =
                HttpRequest.newBuilder(URI.create(SERVED.address()).resolve("/api/meta"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        assertThat(ServedConsole.CLIENT.send(post, BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        try (KpiDatabase database = new KpiDatabase(SERVED.rows().access())) {
            assertThatThrownBy(
                            () ->
                                    database.query(
                                            "DELETE FROM task_kpi RETURNING 1",
                                            List.of(),
                                            row -> row.getInt(1)))
                    .isInstanceOf(ConsoleException.class)
                    .hasMessageContaining("read-only transaction");
        }
    }

    /** As another site would do that has its own name resolved to this machine. */
    @Test
    void answersUnderNamesOfThisMachineOnly() throws Exception {
        int port = URI.create(SERVED.address()).getPort();
        assertThat(statusFor("localhost:" + port)).contains(" 200 ");
        assertThat(statusFor("127.0.0.1")).contains(" 200 ");
        assertThat(statusFor("evil.example:" + port)).contains(" 421 ");
        assertThat(statusFor("localhost.evil.example")).contains(" 421 ");
    }

    @Test
    void answersUnderTheAddressThatItListensOn() throws Exception {
        try (Console other =
                Console.start(SERVED.rows().access(), "127.0.0.2", 0, null).orElseThrow()) {
            int port = URI.create(other.address()).getPort();
            assertThat(statusFor("127.0.0.2", port, "127.0.0.2:" + port)).contains(" 200 ");
            assertThat(statusFor("127.0.0.2", port, "evil.example")).contains(" 421 ");
        }
    }

    @Test
    void printsAnAddressThatCanBeOpened() {
        try (Console open =
                Console.start(SERVED.rows().access(), "0.0.0.0", 0, TOKEN).orElseThrow()) {
            assertThat(URI.create(open.address()).getHost()).isNotNull().isNotEqualTo("0.0.0.0");
        }
    }

    @Test
    void refusesWhatABrowserAsksForAnotherSite() throws Exception {
        String address = SERVED.address();
        for (String from : List.of("cross-site", "same-site")) {
            assertThat(SERVED.get(address, "/api/meta", "Sec-Fetch-Site", from).statusCode())
                    .as(from)
                    .isEqualTo(403);
        }
        for (String from : List.of("same-origin", "none")) {
            assertThat(SERVED.get(address, "/api/meta", "Sec-Fetch-Site", from).statusCode())
                    .as(from)
                    .isEqualTo(200);
        }
        assertThat(SERVED.get(address, "/", "Sec-Fetch-Site", "cross-site").statusCode())
                .as("a link leads to the page")
                .isEqualTo(200);
    }

    @Test
    void aReportHasNoLimitOfTime() {
        try (KpiDatabase usual = new KpiDatabase(SERVED.rows().access());
                KpiDatabase patient = new KpiDatabase(SERVED.rows().access(), Duration.ZERO)) {
            assertThat(statementTimeout(usual)).isEqualTo("10s");
            assertThat(statementTimeout(patient)).isEqualTo("0");
        }
    }

    private static String statementTimeout(KpiDatabase database) {
        return database.query("SHOW statement_timeout", List.of(), row -> row.getString(1)).get(0);
    }

    private static String statusFor(String host) throws Exception {
        int port = URI.create(SERVED.address()).getPort();
        return statusFor("127.0.0.1", port, host);
    }

    private static String statusFor(String address, int port, String host) throws Exception {
        try (Socket socket = new Socket(address, port)) {
            socket.getOutputStream()
                    .write(
                            "GET /api/meta HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void wantsTheTokenOnceAndThenACookie() throws Exception {
        try (Console guarded =
                Console.start(SERVED.rows().access(), "127.0.0.1", 0, TOKEN).orElseThrow()) {
            String address = guarded.address();
            assertThat(address).endsWith("/?token=" + TOKEN);
            assertThat(SERVED.get(address, "/").statusCode()).isEqualTo(401);
            assertThat(SERVED.get(address, "/api/meta").statusCode()).isEqualTo(401);
            assertThat(SERVED.get(address, "/?token=" + TOKEN + "x").statusCode()).isEqualTo(401);
            assertThat(
                            SERVED.get(
                                            address,
                                            "/",
                                            "Cookie",
                                            "stet_console_%d=%s"
                                                    .formatted(
                                                            URI.create(address).getPort(), TOKEN))
                                    .statusCode())
                    .isEqualTo(401);
            HttpResponse<String> first = SERVED.get(address, "/?token=" + TOKEN);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).contains("url=/").doesNotContain(TOKEN);
            String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie)
                    .as("not that of a console at another port")
                    .startsWith("stet_console_%d=".formatted(URI.create(address).getPort()));
            assertThat(cookie)
                    .contains("HttpOnly")
                    .contains("SameSite=Strict")
                    .doesNotContain(TOKEN);
            String pair = cookie.substring(0, cookie.indexOf(';'));
            assertThat(SERVED.get(address, "/api/meta", "Cookie", pair).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void wantsATokenWhereOthersCanOpenIt() {
        for (String host : List.of("0.0.0.0", "::", "192.0.2.1")) {
            assertThatThrownBy(() -> Console.start(SERVED.rows().access(), host, 0, null))
                    .as(host)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wants a token");
        }
    }

    /** The command, as it is typed. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void theCommandPrintsAnAddressWithAToken() throws Exception {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new ConsoleCommand(Map.of()));
        command.setOut(new PrintWriter(out, true));
        PostgresAccess access = SERVED.rows().access();
        String[] typed = {
            "--jdbc", access.url(), "--user", access.user(), "--bind", "0.0.0.0", "--port", "0"
        };
        FutureTask<Integer> run = new FutureTask<>(() -> command.execute(typed));
        Thread serving = new Thread(run, "console command");
        serving.start();
        try {
            Matcher printed = ADDRESS.matcher("");
            while (!printed.reset(out.toString()).find()) {
                assertThat(serving.isAlive()).as(out.toString()).isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            // The name of this machine need not resolve to where it listens.
            String address = "http://127.0.0.1:%s/".formatted(printed.group("port"));
            String token = printed.group("token");
            assertThat(token).hasSizeGreaterThanOrEqualTo(32);
            assertThat(SERVED.get(address, "/").statusCode()).isEqualTo(401);
            assertThat(SERVED.get(address, "/api/meta").statusCode()).isEqualTo(401);
            HttpResponse<String> first = SERVED.get(address, "/?token=" + token);
            assertThat(first.statusCode()).isEqualTo(200);
            String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(
                            SERVED.get(
                                            address,
                                            "/api/meta",
                                            "Cookie",
                                            cookie.substring(0, cookie.indexOf(';')))
                                    .statusCode())
                    .isEqualTo(200);
        } finally {
            serving.interrupt();
        }
        assertThat(run.get()).isZero();
    }

    @Test
    void takesTheNextPortWhereOneIsTaken() throws Exception {
        int taken = URI.create(SERVED.address()).getPort();
        assertThat(Console.start(SERVED.rows().access(), "127.0.0.1", taken, null))
                .isEqualTo(Optional.empty());
        try (Console next = Console.startNear(SERVED.rows().access(), taken)) {
            assertThat(URI.create(next.address()).getPort()).isGreaterThan(taken);
        }
    }

    @Test
    void saysWhatToDoWhereTheDatabaseRefuses() throws Exception {
        SERVED.rows().execute("CREATE ROLE nobody_in_particular LOGIN");
        PostgresAccess access = SERVED.rows().access();
        assertThat(problem(new PostgresAccess(access.url(), "nobody_in_particular", "")))
                .contains("GRANT stet_reader TO nobody_in_particular")
                .contains("--user");
        assertThat(problem(new PostgresAccess(access.url(), "no_such_user", "")))
                .contains("--user");
        assertThat(problem(new PostgresAccess(access.url() + "x", access.user(), "")))
                .contains("no such database: check the end of --jdbc");
        assertThat(problem(new PostgresAccess("jdbc:postgresql://127.0.0.1:1/x", "u", "")))
                .contains("cannot connect: check --jdbc");
        SERVED.rows().execute("CREATE DATABASE without_tables");
        String other = access.url().replaceAll("/[a-z]+$", "/without_tables");
        assertThat(problem(new PostgresAccess(other, access.user(), "")))
                .contains("./stet postgres migrate")
                .contains("--jdbc");
    }

    private static String problem(PostgresAccess access) {
        try (KpiDatabase database = new KpiDatabase(access)) {
            new MetaQuery(database).newest("default");
            return "";
        } catch (ConsoleException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The role of the migration suffices. */
    @Test
    void aReaderMaySeeAllOfIt() throws Exception {
        SERVED.rows().execute("CREATE ROLE analyst LOGIN IN ROLE stet_reader");
        PostgresAccess analyst = new PostgresAccess(SERVED.rows().access().url(), "analyst", "");
        try (Console read = Console.startNear(analyst, 0)) {
            for (String path :
                    List.of("/api/meta", "/api/overview", "/api/metrics", "/api/alerts")) {
                assertThat(SERVED.get(read.address(), path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }
}
