package dev.stet.bench.costs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what the tests hold to their limits. */
@Command(
        name = "costs",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Counts, over a fixed load, operations on state, bytes on the wire and in state,"
                        + " and bytes allocated per event: figures that do not depend on the"
                        + " machine's speed. The build fails where one exceeds its limit.",
        footer = {"", "Example:", "  ./stet bench costs"})
public final class CostsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** For picocli. */
    public CostsCommand() {}

    @Override
    public Integer call() throws Exception {
        spec.commandLine().getOut().println(Costs.table(Costs.measure()));
        return 0;
    }
}
