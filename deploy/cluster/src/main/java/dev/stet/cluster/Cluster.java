package dev.stet.cluster;

import dev.stet.local.Stet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** A cluster of real processes on one machine, for trying and for tests. */
@Command(
        name = "stet cluster",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "A standalone Flink cluster with Kafka and PostgreSQL, on this machine.",
        subcommands = {
            HelpCommand.class,
            UpCommand.class,
            StatusCommand.class,
            SubmitCommand.class,
            DownCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./stet cluster up",
            "  ./stet cluster submit",
            "  ./stet bench load --events 50000 --rate 2",
            "  ./stet cluster status",
            "  ./stet cluster down --purge"
        })
public final class Cluster {

    private Cluster() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command, with every one below it. */
    static CommandLine commandLine() {
        return Stet.inOneLine(new CommandLine(new Cluster()));
    }
}
