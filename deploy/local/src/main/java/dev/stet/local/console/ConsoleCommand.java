package dev.stet.local.console;

import dev.stet.local.VersionProvider;
import dev.stet.sinks.PostgresAccess;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stet console}: the page over the KPI rows of a database. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        customSynopsis = "stet console --jdbc URL --user USER [OPTION]...",
        description = {
            "Serves a page of the KPI rows in PostgreSQL: overview, metrics, funnel, reviews,"
                    + " input. It only reads, and ends with Ctrl-C.",
            "The page is at 127.0.0.1, for this machine alone. With --bind others can open it, too,"
                    + " and then it wants a token."
        },
        footer = {
            "",
            "The password is read from STET_CONSOLE_PASSWORD, a token of your own from"
                    + " STET_CONSOLE_TOKEN.",
            "",
            "Examples:",
            "  ./stet console --jdbc jdbc:postgresql://127.0.0.1:5432/stet --user analyst",
            "  ./stet console --jdbc jdbc:postgresql://db/stet --user analyst --bind 0.0.0.0"
        })
public final class ConsoleCommand implements Callable<Integer> {

    static final String PASSWORD = "STET_CONSOLE_PASSWORD";
    static final String TOKEN = "STET_CONSOLE_TOKEN";

    /** Where the page is unless another port is named. */
    public static final int PORT = 8420;

    private static final int HIGHEST_PORT = 65_535;
    private static final int TOKEN_BYTES = 24;
    private static final int SHORTEST_TOKEN = 16;

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--jdbc",
            required = true,
            paramLabel = "URL",
            description = "The database: jdbc:postgresql://HOST:PORT/DATABASE, no password in it.")
    private String jdbc = "";

    @Option(
            names = "--user",
            paramLabel = "USER",
            description =
                    "Required. Who reads: a user that may log in and has the role stet_reader"
                            + " (GRANT stet_reader TO USER); no more is needed.")
    private @Nullable String user;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + PORT,
            description = "Where the page is; 0 for a free port. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on, 0.0.0.0 for every one. Default: ${DEFAULT-VALUE}")
    private String bind = "";

    /**
     * @param environment that holds password and token
     */
    public ConsoleCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Serves until the process ends.
     *
     * @return never but where the thread is interrupted: 0
     */
    @Override
    public Integer call() {
        PostgresAccess access = access();
        if (port < 0 || port > HIGHEST_PORT) {
            refuse("--port %d: give a port from 1 to %d, or 0".formatted(port, HIGHEST_PORT));
        }
        String token = token();
        try (KpiDatabase database = new KpiDatabase(access)) {
            new MetaQuery(database).newest(Scope.USUAL_TENANT);
            new MetaQuery(database).dayZone();
        }
        try (Console console =
                Console.start(access, bind, port, token)
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                "--port %d: cannot listen on %s there; choose another port, or 0"
                                                        .formatted(port, bind)))) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Console: " + console.address());
            out.println("Ctrl-C ends it.");
            out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private PostgresAccess access() {
        if (!jdbc.startsWith("jdbc:postgresql:")) {
            refuse("--jdbc: must start with jdbc:postgresql:");
        }
        if (jdbc.contains("password=") || jdbc.matches("jdbc:postgresql://[^/]*@.*")) {
            refuse("--jdbc: put no password into the URL, but into " + PASSWORD);
        }
        return new PostgresAccess(jdbc, user(), environment.getOrDefault(PASSWORD, ""));
    }

    /** The migration makes stet_reader without a login, so that there is nobody to fall back to. */
    private String user() {
        if (user == null || user.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--user: name a user that may log in and has the role stet_reader: GRANT"
                            + " stet_reader TO USER");
        }
        return user;
    }

    /** Null on the loopback interface, unless one is given; else the one given, or a new one. */
    private @Nullable String token() {
        String given = environment.get(TOKEN);
        if (given != null) {
            if (!given.matches("[A-Za-z0-9_.~-]{%d,}".formatted(SHORTEST_TOKEN))) {
                refuse(
                        "%s: give at least %d letters, digits, or - . _ ~"
                                .formatted(TOKEN, SHORTEST_TOKEN));
            }
            return given;
        }
        try {
            if (InetAddress.getByName(bind).isLoopbackAddress()) {
                return null;
            }
        } catch (UnknownHostException e) {
            refuse("--bind %s: no such address".formatted(bind));
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void refuse(String problem) {
        throw new ParameterException(spec.commandLine(), problem);
    }
}
