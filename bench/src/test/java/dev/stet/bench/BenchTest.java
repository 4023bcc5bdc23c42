package dev.stet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bench.contest.Entry;
import dev.stet.local.DocumentedCommands;
import dev.stet.local.HelpPages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --rounds 0            | --rounds must lie between 1 and 100, was 0
                    --partitions 0        | --partitions must lie between 1 and 1000, was 0
                    --time-limit 0        | --time-limit must lie between 1 and 86400, was 0
                    --heap much           | --heap must be a number followed by m or g, such as 4g; was much
                    --out nowhere/at/all.md | --out must be a .md file in an existing folder
                    --contenders nobody   | there is no nobody; choose among count, stet
                    --closing 0.5         | --closing must be 0: the comparison has no closed artifacts
                    --users 0             | --users must lie between 1 and
                    --compression gzip    | expected one of [LZ4, ZSTD, NONE]
                    latency --rate 0      | --rate must lie between 1 and 1000000, was 0
                    latency --rate 5 --top 9 | give --rate or --top, not both
                    latency --refresh 0s  | --refresh must be a duration such as 1s or 500ms; was 0s
                    scale --only nothing  | --only: there is no nothing; choose among live
                    scale --live 1        | --live must lie between 1000 and 100000000, was 1
                    recovery --times 0    | --times must lie between 1 and 100, was 0
                    coverage --draws 9    | --draws must lie between 100 and 1000000, was 9
                    load                  | start one by './stet cluster up', or give --out or
                    load --out a.txt      | --out must end in .jsonl or .jsonl.gz, was a.txt
                    load --out a.jsonl --start today | --start must be an instant like
                    load --out a.jsonl --disorder 30001 | --disorder must lie between 0 and 30000
                    """)
    void namesTheOptionAndWhatIsAllowed(String arguments, String message) {
        assertThat(execute(arguments.split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(message).hasLineCount(1);
    }

    @Test
    void helpNamesEveryEntryAndCommand() {
        assertThat(execute("--help")).isZero();
        String help = out.toString().replaceAll("\\s+", " ");
        for (Entry entry : Entry.values()) {
            assertThat(help).contains(entry.id());
        }
        assertThat(help)
                .contains("load", "latency", "scale", "recovery", "--quick", "--same-instant");
    }

    @Test
    void understandsWhatIsDocumented() throws Exception {
        assertThat(DocumentedCommands.parse(Map.of("bench", Bench::commandLine))).isGreaterThan(8);
    }

    @Test
    void helpPagesAreWhatTheCommandsPrint() throws Exception {
        HelpPages.check(Bench.commandLine());
    }

    @Test
    void writesALoad() throws Exception {
        Path file = folder.resolve("load.jsonl");
        assertThat(execute("load", "--out", file.toString(), "--events", "1000")).isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1_000).allMatch(line -> line.startsWith("{\"event_id\":\""));
        assertThat(out.toString()).startsWith("1,000 records of ");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private int execute(String... arguments) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
