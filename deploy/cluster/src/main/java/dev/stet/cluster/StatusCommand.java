package dev.stet.cluster;

import dev.stet.local.embedded.ProcessIdentity;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Tells how a cluster is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Shows each process, its port, whether it answers, and the jobs; of a job that does"
                        + " not run, why. Exit code 1 where not every process answers.",
        footer = {"", "Example:", "  ./stet cluster status"})
final class StatusCommand extends ClusterCommand {

    private StatusCommand() {}

    @Override
    int run(Home home, PrintWriter out) throws Exception {
        if (isNone(home, out)) {
            return 1;
        }
        Ledger ledger = Ledger.read(home.ledger());
        Probes probes = new Probes(ledger.ports());
        boolean all = true;
        out.println("%-15s %8s %6s  %s".formatted("process", "pid", "port", ""));
        for (Member member : Member.values()) {
            Optional<ProcessIdentity> process = ledger.process(member);
            boolean alive = process.filter(ProcessIdentity::isAlive).isPresent();
            boolean answers = alive && probes.answers(member);
            all &= answers;
            int port = ledger.ports().of(member);
            out.println(
                    "%-15s %8s %6s  %s"
                            .formatted(
                                    member.id(),
                                    process.map(found -> Long.toString(found.pid())).orElse("-"),
                                    port == 0 ? "-" : Integer.toString(port),
                                    word(process.isPresent(), alive, answers)));
        }
        if (ledger.isAlive(Member.JOB_MANAGER)) {
            new JobList(probes).print(out);
        }
        return all ? 0 : 1;
    }

    private static String word(boolean begun, boolean alive, boolean answers) {
        if (answers) {
            return "answers";
        }
        if (alive) {
            return "runs, but does not answer";
        }
        return begun ? "has ended" : "not started";
    }
}
