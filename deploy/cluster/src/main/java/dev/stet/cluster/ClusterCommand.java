package dev.stet.cluster;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command on a cluster has: which one is meant, and where to tell. */
abstract class ClusterCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The cluster's working folder. Default: target/cluster of the project")
    private @Nullable Path folder;

    @Override
    public final Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        int exit = run(folder == null ? Home.ofProject() : new Home(folder), out);
        out.flush();
        return exit;
    }

    /**
     * @return the exit code
     */
    abstract int run(Home home, PrintWriter out) throws Exception;

    /** Where to tell what is no part of what was asked for. */
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Whether none was ever begun there; then it says so. */
    static boolean isNone(Home home, PrintWriter out) {
        if (Files.exists(home.ledger())) {
            return false;
        }
        out.println("no cluster in " + home.root());
        return true;
    }
}
