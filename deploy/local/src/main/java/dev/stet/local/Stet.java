package dev.stet.local;

import dev.stet.local.console.ConsoleCommand;
import dev.stet.local.demo.DemoCommand;
import dev.stet.local.doctor.DoctorCommand;
import dev.stet.local.map.MapCommand;
import dev.stet.local.options.ConfigCommand;
import dev.stet.local.options.PostgresCommand;
import dev.stet.local.redrive.RedriveCommand;
import dev.stet.local.replay.Causes;
import dev.stet.local.replay.ReplayCommand;
import dev.stet.local.state.StateCommand;
import java.io.PrintWriter;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: everything that Stet does on one machine. A failure is one line on standard
 * error; {@code --verbose} adds the stack trace.
 */
@Command(
        name = "stet",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures whether people keep what an AI feature gives them.",
        footer = {
            "",
            "Built on first use, each with its own --help:",
            "  cluster   Runs a Flink cluster with Kafka and PostgreSQL on this machine.",
            "  sql       Opens Flink's SQL Client with the KPI rows of that cluster.",
            "  bench     Measures the job, and makes synthetic events.",
            "",
            "Examples:",
            "  ./stet demo",
            "  ./stet doctor --events log.jsonl.gz",
            "  ./stet replay --events log.jsonl.gz --out out",
            "  ./stet cluster up",
            "  ./stet bench load --help"
        },
        subcommands = {HelpCommand.class})
public final class Stet {

    private static final String VERBOSE = "--verbose";

    @Option(
            names = VERBOSE,
            scope = ScopeType.INHERIT,
            description = "Show warnings of Flink, and the stack trace of a failure.")
    private boolean verbose;

    private Stet() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(new ReplayCommand()).execute(arguments));
    }

    /** The command line with this command in it. */
    public static CommandLine commandLine(ReplayCommand replay) {
        CommandLine commandLine = new CommandLine(new Stet());
        commandLine.addSubcommand(replay);
        commandLine.addSubcommand(new DoctorCommand());
        commandLine.addSubcommand(new MapCommand());
        commandLine.addSubcommand(new DemoCommand());
        commandLine.addSubcommand(new ConsoleCommand(System.getenv()));
        commandLine.addSubcommand(new ConfigCommand(System.getenv()));
        commandLine.addSubcommand(new PostgresCommand(System.getenv()));
        commandLine.addSubcommand(new RedriveCommand(System.getenv()));
        commandLine.addSubcommand(new StateCommand());
        return inOneLine(commandLine);
    }

    /** Lets a command report a failure in one line on standard error. */
    public static CommandLine inOneLine(CommandLine commandLine) {
        commandLine.setParameterExceptionHandler((e, arguments) -> wrongUsage(e));
        commandLine.setExecutionStrategy(
                parsed -> {
                    if (isVerbose(parsed)) {
                        Configurator.setRootLevel(Level.WARN);
                    }
                    return new CommandLine.RunLast().execute(parsed);
                });
        commandLine.setExecutionExceptionHandler(
                (e, failed, parsed) -> failed(e, failed, isVerbose(parsed)));
        return commandLine;
    }

    private static boolean isVerbose(@Nullable ParseResult parsed) {
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            if (level.hasMatchedOption(VERBOSE)) {
                return true;
            }
        }
        return false;
    }

    private static int wrongUsage(ParameterException thrown) {
        ParameterException e = thrown;
        List<String> unmatched = thrown.getCommandLine().getUnmatchedArguments();
        if (thrown instanceof MissingParameterException && !unmatched.isEmpty()) {
            // What is missing was perhaps only misspelled.
            e = new UnmatchedArgumentException(thrown.getCommandLine(), unmatched);
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
        CommandLine commandLine = e.getCommandLine();
        PrintWriter err = commandLine.getErr();
        String name = commandLine.getCommandSpec().qualifiedName();
        err.println("%s: %s%s (see %s --help)".formatted(name, message, suggestion(e), name));
        return CommandLine.ExitCode.USAGE;
    }

    private static String suggestion(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty()
                ? ""
                : "; did you mean %s?".formatted(String.join(" or ", suggestions));
    }

    private static int failed(Exception e, CommandLine commandLine, boolean verbose) {
        CommandSpec spec = commandLine.getCommandSpec();
        PrintWriter err = commandLine.getErr();
        String message = e.getMessage();
        (message == null ? Causes.line(e) : message)
                .lines()
                .forEach(line -> err.println("%s: %s".formatted(spec.qualifiedName(), line)));
        if (verbose) {
            e.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
