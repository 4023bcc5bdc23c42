package dev.stet.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.stet.bench.load.LoadCommand;
import dev.stet.ingest.InputFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures the whole dataflow over files, each round beside a count-only read of the same files.
 *
 * <p>CPU is that of the process (JIT and garbage collection in it), divided by the records. Rounds
 * are interleaved, and compared within the round; the first is a warm-up and is told apart.
 */
@Command(
        name = "stet bench",
        mixinStandardHelpOptions = true,
        subcommands = LoadCommand.class,
        description = {
            "Measures events/s and CPU per event of the whole dataflow over files, in rounds,",
            "beside a count-only read of the same files; then counts state operations per event."
        })
public final class Bench implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Files, folders or globs of .jsonl or .jsonl.gz, as 'stet bench load' makes.")
    @SuppressWarnings("NullAway.Init")
    private List<String> events = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            description = "Of every pipeline. Default: ${DEFAULT-VALUE}")
    private int parallelism;

    private record Round(double seconds, double cpuSeconds) {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || parallelism < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds and --parallelism must be at least 1");
        }
        List<Path> files = InputFiles.expand(events);
        long records = countLines(files);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d records, %,d bytes in %d file(s); parallelism %d, %d processors, Java %s%n%n",
                records,
                bytes(files),
                files.size(),
                parallelism,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        out.printf(
                "%-8s %-16s %12s %12s %10s %10s%n",
                "round", "", "events/s", "CPU us/event", "CPU ratio", "rate ratio");
        Path scratch = Files.createTempDirectory("stet-bench");
        try {
            Map<Pipeline, List<Round>> measured = new EnumMap<>(Pipeline.class);
            for (int round = 0; round <= rounds; round++) {
                round(round, files, records, scratch, measured, out);
            }
            tellMedians(measured, records, out);
            tellStateOperations(files, records, scratch, out);
        } finally {
            delete(scratch);
        }
        return 0;
    }

    private void round(
            int round,
            List<Path> files,
            long records,
            Path scratch,
            Map<Pipeline, List<Round>> measured,
            PrintWriter out)
            throws Exception {
        Round ceiling = null;
        for (Pipeline pipeline : Pipeline.values()) {
            Round result = measure(pipeline, files, scratch);
            ceiling = ceiling == null ? result : ceiling;
            if (round > 0) {
                measured.computeIfAbsent(pipeline, p -> new ArrayList<>()).add(result);
            }
            tell(
                    round == 0 ? "warm-up" : String.valueOf(round),
                    pipeline,
                    result,
                    ceiling,
                    records,
                    out);
        }
    }

    private Round measure(Pipeline pipeline, List<Path> files, Path scratch) throws Exception {
        OperatingSystemMXBean process =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.gc();
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        pipeline.run(files, parallelism, scratch, new Configuration());
        return new Round(
                (System.nanoTime() - start) / 1e9, (process.getProcessCpuTime() - cpu) / 1e9);
    }

    private static void tell(
            String round,
            Pipeline pipeline,
            Round result,
            Round ceiling,
            long records,
            PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-8s %-16s %,12.0f %12.2f %10.2f %10.2f%n",
                round,
                pipeline.title(),
                records / result.seconds,
                result.cpuSeconds * 1e6 / records,
                result.cpuSeconds / ceiling.cpuSeconds,
                ceiling.seconds / result.seconds);
        out.flush();
    }

    private static void tellMedians(
            Map<Pipeline, List<Round>> measured, long records, PrintWriter out) {
        Map<Pipeline, Round> medians = new EnumMap<>(Pipeline.class);
        measured.forEach(
                (pipeline, results) -> {
                    double seconds = median(results.stream().map(Round::seconds).toList());
                    double cpu = median(results.stream().map(Round::cpuSeconds).toList());
                    medians.put(pipeline, new Round(seconds, cpu));
                });
        Round ceiling = medians.get(Pipeline.COUNT_ONLY);
        if (ceiling != null) {
            medians.forEach((pipeline, r) -> tell("median", pipeline, r, ceiling, records, out));
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private void tellStateOperations(List<Path> files, long records, Path scratch, PrintWriter out)
            throws Exception {
        Pipeline.STET_HEAP.run(files, parallelism, scratch, StateOperations.counting());
        Map<String, Long> counts = StateOperations.take();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        out.printf(
                Locale.ROOT,
                "%nstate operations per event: %.3f (%,d; timers not counted)%n",
                (double) all / records,
                all);
        counts.forEach(
                (name, count) ->
                        out.printf(Locale.ROOT, "  %-40s %8.3f%n", name, (double) count / records));
    }

    private static long countLines(List<Path> files) throws IOException {
        long lines = 0;
        for (Path file : files) {
            try (InputStream raw = Files.newInputStream(file);
                    BufferedReader reader =
                            new BufferedReader(
                                    new InputStreamReader(
                                            file.toString().endsWith(".gz")
                                                    ? new GZIPInputStream(raw)
                                                    : raw,
                                            StandardCharsets.ISO_8859_1))) {
                while (reader.readLine() != null) {
                    lines++;
                }
            }
        }
        return lines;
    }

    private static long bytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
