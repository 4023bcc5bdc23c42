package dev.stet.cluster;

import dev.stet.contract.Targets;
import dev.stet.local.Stet;
import dev.stet.targets.TargetsFile;
import dev.stet.views.TargetViews;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Opens Flink's SQL Client on a gateway, with Stet's functions, tables and views in the session.
 */
@Command(
        name = "stet sql",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Opens the SQL Client on the gateway of 'stet cluster', or on another one.",
            "KPI rows are read up to the moment of a query; after USE live and SET"
                    + " 'execution.runtime-mode' = 'streaming', without an end."
        },
        footer = {
            "",
            "Examples:",
            "  ./stet sql",
            "  ./stet sql -f report.sql",
            "  ./stet sql --gateway gateway:8083 --kafka broker-1:9092 --jars /opt/stet/sql"
        })
public final class SqlCommand extends ClusterCommand {

    @Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            description = "A SQL Gateway. Default: that of the cluster")
    private @Nullable String gateway;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Where the KPI rows are. Default: Kafka of the cluster")
    private @Nullable String kafka;

    @Option(
            names = "--jars",
            paramLabel = "DIR",
            defaultValue = "sql",
            description =
                    "The folder of the jars that the session adds, as the gateway sees it."
                            + " Default: ${DEFAULT-VALUE}, in the folder the gateway runs in")
    private String jars = "sql";

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description =
                    "The file of targets that the reviews judge by, as stet.targets.file of the"
                            + " job. Default: the levels of docs/metrics.md")
    private @Nullable Path targets;

    @Option(
            names = "--reviews",
            paramLabel = "DIR",
            description =
                    "The folder of the tables that the reviews read, as the cluster sees it: a"
                            + " path or the address of an object store. Default for a script: "
                            + InitScript.REVIEWS
                            + ", in the folder the cluster runs in; without --file a session has"
                            + " the reviews only with this option or --targets, as it begins later"
                            + " by them")
    private @Nullable String reviews;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Run this script, print what its queries return, and exit.")
    private @Nullable Path script;

    private SqlCommand() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Stet.inOneLine(new CommandLine(new SqlCommand()));
    }

    @Override
    int run(Home home, PrintWriter out) throws Exception {
        Ledger ledger = Ledger.read(home.ledger());
        boolean own = ledger.isAlive(Member.SQL_GATEWAY);
        if (!own && (gateway == null || kafka == null)) {
            throw new IOException(
                    "no SQL Gateway runs in %s: begin one with ./stet cluster up, or name another one with --gateway and its Kafka with --kafka"
                            .formatted(home.root()));
        }
        if (script != null && !Files.exists(script)) {
            throw new IOException("no file " + script);
        }
        Targets judged = targets();
        if (gateway == null && ledger.isAlive(Member.JOB_MANAGER)) {
            warnOfTakenSlots(home, new Probes(ledger.ports()));
        }
        if (script != null) {
            run(script, judged, ledger.ports(), out);
            return 0;
        }
        if (!own) {
            home.create();
            Distribution.linkInto(home);
            new FlinkFiles(home).write(ledger.ports());
        }
        return open(home, judged, ledger.ports());
    }

    /** Without Flink's SQL Client, which takes several times as long to start. */
    private void run(Path file, Targets judged, Ports ports, PrintWriter out) throws IOException {
        String text = Files.readString(file);
        try (GatewaySession session = GatewaySession.open(gateway(ports))) {
            // Ctrl-C ends this process: the query has to end with it.
            Runtime.getRuntime().addShutdownHook(new Thread(session::close, "close-session"));
            ScriptRun run = new ScriptRun(session, out);
            run.configure(InitScript.neededBy(text, reviewed(judged, ports)));
            run.run(SqlScript.statements(text));
        }
    }

    private String gateway(Ports ports) {
        return gateway == null ? ports.gatewayAddress() : gateway;
    }

    private Targets targets() throws IOException {
        try {
            return targets == null ? TargetViews.defaults() : TargetsFile.read(targets);
        } catch (IllegalArgumentException e) {
            throw new IOException("--targets: " + e.getMessage(), e);
        }
    }

    private String kafka(Ports ports) {
        return kafka == null ? ports.bootstrapServers() : kafka;
    }

    private String reviewed(Targets judged, Ports ports) {
        return InitScript.text(
                kafka(ports), jars, judged, reviews == null ? InitScript.REVIEWS : reviews);
    }

    private String typedInto(Targets judged, Ports ports) {
        return reviews == null && targets == null
                ? InitScript.text(kafka(ports), jars)
                : reviewed(judged, ports);
    }

    /** On standard error: the other output is the script's. */
    private void warnOfTakenSlots(Home home, Probes probes) {
        Slots slots;
        try {
            slots = probes.slots();
        } catch (IOException e) {
            return; // who cannot be asked now may well answer the client
        }
        if (slots.free() == 0) {
            PrintWriter err = err();
            err.println(
                    "Every slot is taken: a query waits until one is free. './stet cluster status' lists the jobs, '%s cancel JOB' ends one."
                            .formatted(home.flink()));
            err.flush();
        }
    }

    private int open(Home home, Targets judged, Ports ports)
            throws IOException, InterruptedException {
        try (PreparedGateway prepared =
                PreparedGateway.of(
                        gateway(ports), SqlScript.statements(typedInto(judged, ports)))) {
            ProcessBuilder builder =
                    new ProcessBuilder(command(home, prepared.address())).inheritIO();
            builder.environment().putAll(Commands.environment(home));
            Process client = builder.start();
            // Ctrl-C is the client's: it ends a query there. This process waits until it has left.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> await(client), "await-client"));
            int exit = client.waitFor();
            IOException failure = prepared.failure();
            if (failure != null) {
                throw failure;
            }
            return exit;
        }
    }

    private static void await(Process client) {
        try {
            client.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Home home, String gateway) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add("gateway");
        arguments.addAll(List.of("-e", gateway));
        arguments.addAll(List.of("-hist", home.root().resolve("sql-history").toString()));
        return JavaCommand.of(
                List.of("-Xmx256m"),
                new FlinkFiles(home).logging(),
                home.logs().resolve("sql-client.log"),
                new Distribution(home).sqlClassPath(),
                "org.apache.flink.table.client.SqlClient",
                arguments);
    }
}
