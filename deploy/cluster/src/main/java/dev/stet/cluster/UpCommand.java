package dev.stet.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Begins a cluster, or what of it has ended. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Begins a JobManager, two TaskManagers of two slots, a SQL Gateway, a Kafka broker and"
                    + " PostgreSQL, each as a process of its own, all on the loopback interface.",
            "What runs already is left alone, what has ended is begun again. They run on when this"
                    + " command ends; 'stet cluster down' ends them."
        },
        footer = {
            "",
            "Examples:",
            "  ./stet cluster up",
            "  ./stet cluster up --web-port 8081 --kafka-port 9092 --postgres-port 5432"
        })
final class UpCommand extends ClusterCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PortChoice ports;

    private UpCommand() {}

    @Override
    int run(Home home, PrintWriter out) throws Exception {
        try (HomeLock lock = HomeLock.take(home)) {
            Ledger ledger = Ledger.read(home.ledger());
            if (ledger.isAnyAlive()) {
                ports.requireSame(ledger.ports());
            } else {
                ledger = ledger.with(ports.choose(ledger.ports()));
            }
            prepare(home, ledger.ports());
            begin(new Start(home, ledger, line -> say(out, line)));
            try (Admin admin = new Probes(ledger.ports()).admin()) {
                Topics.create(admin);
            }
            tell(out, home, ledger.ports());
        }
        return 0;
    }

    private static void prepare(Home home, Ports ports) throws IOException {
        home.create();
        Distribution.linkInto(home);
        new FlinkFiles(home).write(ports);
        FlinkScript.write(home);
        new JobFiles(home).write(ports);
        Files.writeString(
                home.root().resolve("init.sql"), InitScript.text(ports.bootstrapServers(), "sql"));
    }

    /** Whatever ends this before it is done, Ctrl-C too, ends what it began. */
    private static void begin(Start start) throws Exception {
        Thread hook = new Thread(start::takeBack, "take-back");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start.run();
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IOException | InterruptedException | RuntimeException e) {
            start.takeBack();
            throw e;
        }
    }

    private static void tell(PrintWriter out, Home home, Ports ports) {
        String option = home.equals(Home.ofProject()) ? "" : " --home " + home.root();
        say(out, "");
        say(out, "Flink        " + ports.webInterface());
        say(out, "SQL Gateway  " + ports.gatewayAddress());
        say(
                out,
                "Kafka        %s, topic %s"
                        .formatted(ports.bootstrapServers(), Topics.INTERACTIONS));
        say(out, "PostgreSQL   %s?user=%s".formatted(ports.jdbcUrl(), Probes.USER));
        say(out, "Settings     " + home.stetConfiguration());
        say(out, "Logs         " + home.logs());
        say(out, "Flink's CLI  " + home.flink());
        say(out, "");
        say(out, "Next: ./stet cluster submit" + option);
        say(out, "      ./stet sql" + option);
    }

    private static synchronized void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
