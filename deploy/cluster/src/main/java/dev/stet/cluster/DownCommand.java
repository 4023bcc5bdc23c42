package dev.stet.cluster;

import dev.stet.local.embedded.Folders;
import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends the processes of a cluster, and only those. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {
            "Ends the cluster's processes; what Kafka and PostgreSQL hold stays for the next 'up'.",
            "A running job ends without a savepoint: stop it with one first if its state is to"
                    + " last."
        })
final class DownCommand extends ClusterCommand {

    @Option(names = "--purge", description = "Then remove the working folder and all data in it.")
    private boolean purge;

    private DownCommand() {}

    @Override
    int run(Home home, PrintWriter out) throws Exception {
        if (isNone(home, out)) {
            return 0;
        }
        try (HomeLock lock = HomeLock.take(home)) {
            end(home, out);
            if (purge) {
                Folders.delete(home.root());
                out.println("removed " + home.root());
            }
        }
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
