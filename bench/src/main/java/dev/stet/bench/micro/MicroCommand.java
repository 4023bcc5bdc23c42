package dev.stet.bench.micro;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the micro benchmarks and prints a table, most per time unit being best. */
@Command(
        name = "micro",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Measures single steps: decoding, fingerprints, edit distance, serializers, sums,"
                        + " sketches and intervals, one process each. All of them take about twelve"
                        + " minutes.",
        footer = {"", "Examples:", "  ./stet bench micro --quick", "  ./stet bench micro Decoder"})
public final class MicroCommand implements Callable<Integer> {

    private static final String ALL = "dev.stet.bench.micro";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATTERN",
            defaultValue = ALL,
            description = "A regular expression that selects benchmarks by name. Default: all.")
    private String pattern = ALL;

    @Option(
            names = "--quick",
            description =
                    "Measures each for a short time, three minutes in total; the figures are"
                            + " rough.")
    private boolean quick;

    /** For picocli. */
    public MicroCommand() {}

    @Override
    public Integer call() throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(pattern)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .jvmArgsAppend("-Xmx1g", "-XX:+UseParallelGC");
        if (quick) {
            options.warmupIterations(2)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.milliseconds(500));
        }
        print(new Runner(options.build()).run());
        return 0;
    }

    private void print(Collection<RunResult> results) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-36s %-40s %12s %10s  %s%n", "benchmark", "", "score", "± 99.9 %", "unit");
        for (RunResult each : results) {
            Result<?> score = each.getPrimaryResult();
            out.printf(
                    Locale.ROOT,
                    "%-36s %-40s %,12.3f %,10.3f  %s%n",
                    name(each),
                    parameters(each),
                    score.getScore(),
                    score.getScoreError(),
                    score.getScoreUnit());
        }
        out.flush();
    }

    private static String name(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.startsWith(ALL + ".") ? name.substring(ALL.length() + 1) : name;
    }

    private static String parameters(RunResult result) {
        return result.getParams().getParamsKeys().stream()
                .map(key -> key + " " + result.getParams().getParam(key))
                .collect(Collectors.joining(", "));
    }
}
