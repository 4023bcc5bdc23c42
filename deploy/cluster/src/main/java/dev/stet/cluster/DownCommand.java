package dev.stet.cluster;

import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends the processes of a cluster, and only those. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Ends the cluster's processes; what Kafka and PostgreSQL hold stays for the next 'up'.",
            "A running job ends without a savepoint: stop it with one first if its state is to"
                    + " last."
        },
        footer = {
            "",
            "Examples:",
            "  ./stet cluster down",
            "  ./stet cluster down --purge",
            "  ./stet cluster down --purge --yes"
        })
final class DownCommand extends ClusterCommand {

    @Option(
            names = "--purge",
            description =
                    "Then remove the working folder and all data in it. Savepoints in it stay"
                            + " unless you confirm; without a terminal they stay.")
    private boolean purge;

    @Option(
            names = "--yes",
            description = "With --purge: remove savepoints too, without a question.")
    private boolean yes;

    private DownCommand() {}

    @Override
    int run(Home home, PrintWriter out) throws Exception {
        if (!Files.exists(home.ledger())) {
            return purge ? purgeAgain(home, out) : sayNone(home, out);
        }
        try (HomeLock lock = HomeLock.take(home)) {
            // Flink may complete a savepoint until it has ended.
            end(home, out);
            if (purge) {
                out.println(decide(home).removeHome());
            }
        }
        return 0;
    }

    private Purge decide(Home home) throws IOException {
        return Purge.of(home, yes, Confirmation.ofProcess());
    }

    /** Of what an earlier purge left. */
    private int purgeAgain(Home home, PrintWriter out) throws IOException {
        if (Purge.savepoints(home).isEmpty()) {
            return sayNone(home, out);
        }
        out.println(decide(home).removeSavepoints());
        return 0;
    }

    private static int sayNone(Home home, PrintWriter out) {
        isNone(home, out);
        return 0;
    }

    private static void end(Home home, PrintWriter out) throws IOException {
        Ledger ledger = Ledger.read(home.ledger());
        Member[] members = Member.values();
        for (int i = members.length - 1; i >= 0; i--) {
            Optional<ProcessIdentity> process = ledger.process(members[i]);
            if (process.isPresent()) {
                boolean alive = process.get().isAlive();
                Ending.end(members[i], process.get());
                out.println(
                        "%-15s %s"
                                .formatted(members[i].id(), alive ? "ended" : "had ended before"));
                out.flush();
                ledger = ledger.without(members[i]);
                ledger.write(home.ledger());
            }
        }
    }
}
