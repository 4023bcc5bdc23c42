package dev.stet.bench.contest;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One contender's turn, in a process of its own: runs it cold, then again until it is warm, and
 * prints a line of JSON after each, as {@link Run} reads it. What the run stored lies in {@code
 * state-0}, {@code state-1} of the scratch folder.
 */
@Command(name = "turn", mixinStandardHelpOptions = true)
public final class Turn implements Runnable {

    @Option(names = "--contender", required = true, description = "A class name.")
    @SuppressWarnings("NullAway.Init")
    private String contender;

    @Option(names = "--state", defaultValue = "HEAP", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    private StateIn state;

    @Option(names = "--bootstrap", required = true)
    @SuppressWarnings("NullAway.Init")
    private String bootstrap;

    @Option(names = "--topic", defaultValue = "interactions")
    @SuppressWarnings("NullAway.Init")
    private String topic;

    @Option(names = "--lines", required = true, description = "The same events as JSON lines.")
    @SuppressWarnings("NullAway.Init")
    private Path lines;

    @Option(names = "--records", required = true)
    private long records;

    @Option(names = "--runs", defaultValue = "20", description = "At most; 1 for cold only.")
    private int runs;

    @Option(
            names = "--warm-for",
            defaultValue = "60",
            description = "Seconds of all runs before the last, but at least one run.")
    private double warmFor;

    @Option(
            names = "--warm-below",
            defaultValue = "Infinity",
            description = "Seconds; a contender whose cold run takes longer has no warm one.")
    private double warmBelow;

    @Option(names = "--scratch", required = true, description = "For state and cells.")
    @SuppressWarnings("NullAway.Init")
    private Path scratch;

    private Turn() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Turn())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    @Override
    public void run() {
        try {
            double all = 0;
            double last = 0;
            for (int run = 0; run < runs && last < warmBelow && (run < 2 || all < warmFor); run++) {
                last = runOnce(run);
                all += last;
            }
        } catch (Exception e) {
            throw new IllegalStateException(contender + " failed", e);
        }
    }

    /** The folder of a run's state within the scratch folder; 0 for the cold run. */
    static String stateOf(int run) {
        return "state-" + run;
    }

    private double runOnce(int run) throws Exception {
        Path state = Files.createDirectories(scratch.resolve(stateOf(run)));
        Meter meter = new Meter(records);
        ContestCells cells = new ContestCells();
        System.gc();
        create().run(
                        new Contest(
                                bootstrap, topic, lines, records, this.state, state, meter, cells));
        Path file = scratch.resolve("cells-" + run + ".tsv");
        CellsFile.write(cells.sorted(), file);
        Run result = new Run(meter.seconds(), meter.cpuSeconds(), heapBytes(), file.toString());
        PrintStream out = System.out;
        out.println(result.toJson());
        out.flush();
        return meter.seconds();
    }

    private Contender create() throws ReflectiveOperationException {
        return Class.forName(contender)
                .asSubclass(Contender.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** What is left after a collection: the answer, and what the system has not let go. */
    private static long heapBytes() {
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return heap.getUsed();
    }
}
