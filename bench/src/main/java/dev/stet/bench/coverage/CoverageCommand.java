package dev.stet.bench.coverage;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints how often intervals hold the true value, where that is known. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Draws users whose true share is known, and counts how often the 95 %% intervals of"
                        + " SQL hold it: of a share, of a difference, of a survival, and of an"
                        + " experiment that somebody looks at every minute for 30 days. Takes about"
                        + " ten minutes.",
        footer = {"", "Examples:", "  ./stet bench coverage", "  ./stet bench coverage --quick"})
public final class CoverageCommand implements Callable<Integer> {

    private static final List<Double> SHARES = List.of(0.02, 0.3, 0.95);
    private static final List<Double> CORRELATIONS = List.of(0.0, 0.05, 0.2);
    private static final List<Integer> USERS = List.of(50, 200, 2_000);
    private static final int IN_EXPERIMENT = 4_000;
    private static final int QUICK_DRAWS = 200;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--draws",
            defaultValue = "2000",
            paramLabel = "N",
            description = "How many samples of each kind. Default: ${DEFAULT-VALUE}")
    private int draws;

    @Option(
            names = "--quick",
            description =
                    "200 samples of each kind unless --draws says otherwise: the figures are rough,"
                            + " ± 0.03.")
    private boolean quick;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Other samples for another number. Default: ${DEFAULT-VALUE}")
    private long seed;

    /** For picocli. */
    public CoverageCommand() {}

    @Override
    public Integer call() {
        if (draws < 100 || draws > 1_000_000) {
            throw new ParameterException(
                    spec.commandLine(), "--draws must lie between 100 and 1000000, was " + draws);
        }
        int times = samples();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d samples of each kind, seed %d; events of a user: %s%n%n",
                times, seed, Activity.LOG_NORMAL);
        shares(out, Activity.LOG_NORMAL, times);
        differences(out, times);
        survival(out, times);
        experiments(out, times);
        out.printf("%nevents of a user: %s%n%n", Activity.PARETO);
        shares(out, Activity.PARETO, times);
        return 0;
    }

    /** Of each kind. */
    int samples() {
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--draws");
        return quick && !given ? QUICK_DRAWS : draws;
    }

    private void shares(PrintWriter out, Activity activity, int times) {
        out.println("share  correlation  users  clustered  wilson  width");
        for (double share : SHARES) {
            for (double correlation : CORRELATIONS) {
                for (int users : USERS) {
                    Users kind = new Users(share, correlation, activity);
                    Coverage found = Coverage.of(kind, users, times, seed);
                    out.printf(
                            Locale.ROOT,
                            "%5.2f  %11.2f  %5d  %9.3f  %6.3f  %5.2f%n",
                            share,
                            correlation,
                            users,
                            found.clustered(),
                            found.wilson(),
                            found.widthRatio());
                    out.flush();
                }
            }
        }
    }

    private void differences(PrintWriter out, int times) {
        out.println("\nshare  correlation  users  same users  clustered  newcombe");
        for (double share : SHARES) {
            for (double correlation : CORRELATIONS) {
                for (boolean same : new boolean[] {false, true}) {
                    Users kind = new Users(share, correlation);
                    DifferenceCoverage found = DifferenceCoverage.of(kind, 200, same, times, seed);
                    out.printf(
                            Locale.ROOT,
                            "%5.2f  %11.2f  %5d  %10s  %9.3f  %8.3f%n",
                            share,
                            correlation,
                            found.users(),
                            same ? "yes" : "no",
                            found.clustered(),
                            found.newcombe());
                    out.flush();
                }
            }
        }
    }

    private void survival(PrintWriter out, int times) {
        out.println("\ncorrelation  users  interval    30 s  120 s  300 s  600 s");
        for (double correlation : CORRELATIONS) {
            for (int users : USERS) {
                SurvivalCoverage found = SurvivalCoverage.of(correlation, users, times, seed);
                print(out, correlation, users, "greenwood", found.greenwood());
                print(out, correlation, users, "widened", found.widened());
            }
        }
    }

    private static void print(
            PrintWriter out, double correlation, int users, String interval, double[] held) {
        out.printf(
                Locale.ROOT,
                "%11.2f  %5d  %-9s  %5.3f  %5.3f  %5.3f  %5.3f%n",
                correlation,
                users,
                interval,
                held[0],
                held[1],
                held[2],
                held[3]);
        out.flush();
    }

    private void experiments(PrintWriter out, int times) {
        out.printf("%nshare  correlation  users  sequence  95 %% each minute  95 %% at the end%n");
        for (double share : SHARES) {
            for (double correlation : CORRELATIONS) {
                Users kind = new Users(share, correlation);
                Peeking found = Peeking.of(kind, IN_EXPERIMENT, times, seed);
                out.printf(
                        Locale.ROOT,
                        "%5.2f  %11.2f  %5d  %8.4f  %16.4f  %15.4f%n",
                        share,
                        correlation,
                        found.users(),
                        found.sequential(),
                        found.naive(),
                        found.once());
                out.flush();
            }
        }
    }
}
