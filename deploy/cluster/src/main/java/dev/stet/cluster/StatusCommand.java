package dev.stet.cluster;

import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Tells how a cluster is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows each process, its port, whether it answers, and the jobs. Exit code 1 where"
                        + " not every process answers.")
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
            tellJobs(out, probes);
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
        return begun ? "has ended" : "not begun";
    }

    private static void tellJobs(PrintWriter out, Probes probes) {
        try {
            List<Probes.Job> jobs = probes.jobs();
            out.println();
            out.println(jobs.isEmpty() ? "no job" : "job");
            for (Probes.Job job : jobs) {
                out.println("%s  %-9s  %s".formatted(job.id(), job.state(), job.name()));
            }
        } catch (IOException e) {
            out.println("the JobManager does not tell its jobs");
        }
    }
}
