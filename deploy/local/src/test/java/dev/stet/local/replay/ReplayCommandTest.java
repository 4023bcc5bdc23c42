package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Origin;
import dev.stet.contract.Returned;
import dev.stet.contract.View;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.local.Stet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ReplayCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path events = Path.of("");

    @BeforeEach
    void writeEvents() throws IOException {
        events = Files.writeString(folder.resolve("events.jsonl"), "{}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "--grains=2m;'--grains': '2m' is no grain; choose among 1m, 1h, 1d",
                "--grains=1h,1h;'--grains': '1h,1h' names one twice",
                "--grains=;'--grains': '' is no grain; choose among 1m, 1h, 1d",
                "--segments=modell;'--segments': 'modell' in the segment set 'modell' is no"
                        + " dimension",
                "--format=xml;'--format': 'xml' is no format; choose among csv, jsonl,"
                        + " parquet",
                "--input=xml;'--input': 'xml' is no kind of input; choose among auto, csv, parquet",
                "--parallelism=0;'--parallelism': '0' is not a whole number from 1 to 128",
                "--parallelism=two;'--parallelism': 'two' is not a whole number from 1 to 128",
                "--allowed-lateness=10;'--allowed-lateness': '10' is no duration; give a"
                        + " number and a unit, such as 30s, 10min or 1h",
                "--out-of-orderness=-1s;'--out-of-orderness': '-1s' is no duration",
                "--state=disk;'--state': 'disk' is no place for state; choose among heap,"
                        + " rocksdb",
                "--day-zone=Asia/Bangalore;'--day-zone': 'Asia/Bangalore' is no time zone; give UTC"
                        + " or a name such as Asia/Kolkata or America/New_York",
                "--families=tusk;'--families': stet.families: 'tusk' is no family, expected all or"
                        + " task, decision, ",
                "--families=task,task;'--families': 'task,task' names one twice",
                "--pseudonym-key-file=/no/such/key;--pseudonym-key-file: cannot read the pseudonym"
                        + " key file /no/such/key"
            })
    void aBadValueIsOneLineThatNamesIt(String argument, String expected) {
        assertThat(run(argument, "--events", events.toString(), "--out", "x")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("stet replay: Invalid value for ");
        assertThat(err.toString().replace("option ", "")).contains(expected);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "replay --evnts x;stet replay: Unknown options: '--evnts', 'x'",
                "replya;stet: Unmatched argument at index 0: 'replya'; did you mean replay?",
                "replay --out x;stet replay: Missing required option: '--events=PATH'",
                "--verbose;stet: Missing required subcommand"
            })
    void wrongUsageIsOneLine(String arguments, String expected) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith(expected).contains("--help)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "replay --help", "help replay", "help help"})
    void helpGoesToStandardOutput(String arguments) {
        assertThat(execute(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: stet");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpSaysWhatExitCodesMean() {
        assertThat(execute("replay", "--help")).isZero();
        assertThat(out.toString()).contains("Exit code: 0 done", "3 more than half", "--force");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "replay --version", "replay -V"})
    void versionAtEveryLevel(String arguments) {
        assertThat(execute(arguments.split(" "))).isZero();
        assertThat(out.toString()).matches("stet \\d\\S+ \\(Flink \\d\\S+, Java \\d+\\)\\R");
    }

    @Test
    void aMissingPathIsAFailure() {
        assertThat(run("--events", "no/such", "--out", "x")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "stet replay: --events: no/such: no such file or folder"
                                + System.lineSeparator());
    }

    @Test
    void aFileInTheWayIsAFailure() {
        assertThat(run("--events", events.toString(), "--out", events.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("stet replay: %s is a file, not a folder%n".formatted(events));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThat(runWith("STET_PSEUDONYM_KEY", "short")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("stet replay: Invalid value for STET_PSEUDONYM_KEY: ")
                .contains("at least 16 bytes")
                .doesNotContain("short");
    }

    /** With this environment variable alone. */
    private int runWith(String variable, String value) {
        return execute(
                new ReplayCommand(
                        (environment, settings, reading, id, outputs) -> {},
                        Map.of(variable, value)),
                "replay",
                "--events",
                events.toString(),
                "--out",
                "x");
    }

    /** It would have had every user get a new pseudonym, without a sign. */
    @Test
    void aMisspelledVariableIsRefused() {
        assertThat(runWith("STET_PSEUDONIM_KEY", "a key that is not read")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "stet replay: STET_PSEUDONIM_KEY: no such option; did you mean"
                                + " STET_PSEUDONYM_KEY? (see stet replay --help)\n");
    }

    @Test
    void writesWhatTheJobSays() throws IOException {
        Path target = folder.resolve("out");
        assertThat(run("--events", events.toString(), "--out", target.toString())).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).containsPattern("acceptance_rate +50\\.00 %");
        List<String> lines = Files.readAllLines(target.resolve("suggestion_kpi.csv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("tenant_id,grain,window_start,");
        assertThat(lines.get(1)).startsWith("a,1d,1970-01-01T00:00:00Z,all,all,final,2,10,5,0,");
        assertThat(lines.get(2)).startsWith("b,1d,1970-01-01T00:00:00Z,all,all,final,1,0,0,0,");
        assertThat(target.resolve("late.jsonl")).hasContent("line 2\nline 10");
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "suggestion_kpi.csv", "ingest_kpi.csv", "late.jsonl");
        }
    }

    @Test
    void countsTheFamiliesThatAreNamed() {
        List<Set<View>> counted = new ArrayList<>();
        ReplayCommand replay =
                new ReplayCommand(
                        (environment, settings, reading, id, outputs) -> {
                            counted.add(settings.config().families());
                            madeUp(environment, settings, reading, id, outputs);
                        },
                        Map.of());
        Path target = folder.resolve("out");
        String[] files = {"--events", events.toString(), "--out", target.toString()};

        assertThat(execute(replay, arguments(files))).isZero();
        assertThat(
                        execute(
                                replay,
                                Stream.concat(
                                                Stream.of(arguments(files)),
                                                Stream.of("--families=task, signal"))
                                        .toArray(String[]::new)))
                .isZero();

        assertThat(counted)
                .containsExactly(
                        EnumSet.copyOf(View.families()), EnumSet.of(View.TASK, View.SIGNAL));
    }

    /** A file of an earlier replay would be taken for one of this. */
    @Test
    void anOutputWithoutRowsHasNoFile() throws IOException {
        Path target = Files.createDirectory(folder.resolve("out"));
        Path earlier = Files.writeString(target.resolve("suggestion_kpi.csv"), "earlier");
        Dataflow counting =
                (environment, settings, reading, id, outputs) -> {
                    ingested(Map.of("read", 1L))
                            .define(environment, settings, reading, id, outputs);
                    outputs.kpi(
                            View.SUGGESTION,
                            environment
                                    .fromData(
                                            MadeUpRows.flinkRow(View.SUGGESTION, "a", 1, Map.of()))
                                    .returns(type(View.SUGGESTION))
                                    .filter(row -> false),
                            MadeUpRows.layout(View.SUGGESTION));
                };

        assertThat(
                        execute(
                                new ReplayCommand(counting, Map.of()),
                                arguments("--events", events.toString(), "--out", target + "")))
                .isZero();

        assertThat(earlier).doesNotExist();
        assertThat(target.resolve("ingest_kpi.csv")).exists();
        assertThat(out.toString())
                .contains("views with rows: 1 of 2: ingest\n")
                .contains("without rows, so without a file: suggestion\n");
    }

    @Test
    void anInputWithoutEventsIsAFailureAndWritesNothing() {
        Path target = folder.resolve("out");
        Dataflow nothing =
                (environment, settings, reading, id, outputs) ->
                        outputs.kpi(
                                View.SUGGESTION,
                                environment
                                        .fromData(
                                                MadeUpRows.flinkRow(
                                                        View.SUGGESTION, "a", 1, Map.of()))
                                        .returns(type(View.SUGGESTION)),
                                MadeUpRows.layout(View.SUGGESTION));
        assertThat(
                        execute(
                                new ReplayCommand(nothing, Map.of()),
                                arguments("--events", events.toString(), "--out", target + "")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("stet replay: --events: no event in " + events);
        assertThat(target).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "refused_malformed_json,late,6,0,3",
        "refused_malformed_json,late,0,6,3",
        "refused_too_large,refused_malformed_json,3,3,3",
        "refused_malformed_json,late,3,2,0"
    })
    void replacesNothingWhereMoreThanHalfWasRefusedOrLate(
            String first, String second, long firstCount, long secondCount, int exit)
            throws IOException {
        Path target = Files.createDirectory(folder.resolve("out"));
        Path earlier = Files.writeString(target.resolve("ingest_kpi.csv"), "earlier");
        ReplayCommand replay =
                new ReplayCommand(
                        ingested(Map.of("read", 10L, first, firstCount, second, secondCount)),
                        Map.of());

        assertThat(execute(replay, arguments("--events", events.toString(), "--out", target + "")))
                .isEqualTo(exit);

        if (exit == 0) {
            assertThat(err.toString()).isEmpty();
            assertThat(Files.readString(earlier)).startsWith("tenant_id,");
        } else {
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString())
                    .contains(
                            "stet replay: of 10 records, ",
                            "nothing was written into " + target,
                            "to write all the same, with dead_letters.jsonl and late.jsonl:"
                                    + " --force");
            assertThat(target.toFile().list()).containsExactly("ingest_kpi.csv");
            assertThat(earlier).hasContent("earlier");
        }
    }

    @Test
    void forceReplacesWhateverWasRefused() throws IOException {
        Path target = folder.resolve("out");
        ReplayCommand replay =
                new ReplayCommand(
                        ingested(Map.of("read", 10L, "refused_malformed_json", 10L)), Map.of());

        assertThat(
                        execute(
                                replay,
                                arguments(
                                        "--force",
                                        "--events",
                                        events.toString(),
                                        "--out",
                                        target.toString())))
                .isZero();

        assertThat(err.toString())
                .startsWith("stet replay: of 10 records, 10 were refused and 0 came late:")
                .contains("by --force written all the same into " + target);
        assertThat(out.toString()).containsPattern("refused +10");
        assertThat(target.resolve("ingest_kpi.csv")).exists();
    }

    @Test
    void namesWhatIsReadAndWhatIsPassedOver() throws IOException {
        Path target = Files.createDirectory(folder.resolve("out"));
        Path earlier = Files.writeString(target.resolve("late.jsonl"), "");
        Path other = Files.writeString(folder.resolve("events.csv"), "");

        assertThat(run("--events", folder.toString(), "--out", target.toString())).isZero();

        assertThat(out.toString())
                .containsPattern("files read +1  " + events + "\n")
                .containsPattern("passed over +1  no JSON in the first bytes: " + other + "\n")
                .containsPattern("passed over +1  the replay's own output: " + earlier + "\n");
    }

    @Test
    void saysAtOnceWhatItReads() {
        Path target = folder.resolve("out");
        ReplayCommand replay = new ReplayCommand(ReplayCommandTest::madeUp, Map.of());

        assertThat(
                        execute(
                                replay,
                                "replay",
                                "--events",
                                events.toString(),
                                "--out",
                                target.toString()))
                .isZero();
        assertThat(err.toString()).startsWith("reading 1 file, 3 B...%n".formatted());
    }

    private static Dataflow ingested(Map<String, Long> measures) {
        return (environment, settings, reading, id, outputs) ->
                outputs.kpi(
                        View.INGEST,
                        environment
                                .fromData(MadeUpRows.flinkRow(View.INGEST, "a", 1, measures))
                                .returns(type(View.INGEST)),
                        MadeUpRows.layout(View.INGEST));
    }

    @Test
    void aFailureOfTheJobIsOneLineAndWritesNothing() {
        Path target = folder.resolve("out");
        Dataflow failing =
                (environment, settings, reading, id, outputs) ->
                        outputs.kpi(
                                View.INGEST,
                                environment
                                        .fromData(1)
                                        .map(ReplayCommandTest::fail)
                                        .returns(type(View.INGEST)),
                                MadeUpRows.layout(View.INGEST));
        assertThat(
                        execute(
                                new ReplayCommand(failing, Map.of()),
                                arguments("--events", events.toString(), "--out", target + "")))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("stet replay: the disk said no%n".formatted());
        assertThat(target).isEmptyDirectory();
    }

    private static Row fail(Integer ignored) throws IOException {
        throw new IOException("the disk\nsaid no");
    }

    /** Two versions of one key, another key, and what is read and late. */
    private static void madeUp(
            StreamExecutionEnvironment environment,
            ReplayRequest settings,
            ReplaySettings reading,
            String run,
            Outputs outputs) {
        View view = View.SUGGESTION;
        outputs.kpi(
                view,
                environment
                        .fromData(
                                MadeUpRows.flinkRow(view, "b", 1, Map.of()),
                                MadeUpRows.flinkRow(
                                        view, "a", 2, Map.of("shown", 10L, "accepted", 5L)),
                                MadeUpRows.flinkRow(view, "a", 1, Map.of("shown", 3L)))
                        .returns(type(view)),
                MadeUpRows.layout(view));
        outputs.kpi(
                View.INGEST,
                environment
                        .fromData(MadeUpRows.flinkRow(View.INGEST, "a", 1, Map.of("read", 1L)))
                        .returns(type(View.INGEST)),
                MadeUpRows.layout(View.INGEST));
        outputs.returned(
                Outputs.LATE,
                environment
                        .fromData(10, 2)
                        .map(
                                line ->
                                        new Returned(
                                                Returned.LATE,
                                                "",
                                                new Origin("f", Origin.NO_PARTITION, line),
                                                0,
                                                "x".getBytes(StandardCharsets.UTF_8)))
                        .returns(Returned.class),
                returned -> "line " + returned.origin().position());
    }

    private static TypeInformation<Row> type(View view) {
        List<TypeInformation<?>> types = new ArrayList<>();
        MadeUpRows.layout(view)
                .columns()
                .forEach(
                        column ->
                                types.add(
                                        switch (column.type()) {
                                            case TEXT -> Types.STRING;
                                            case INSTANT -> Types.INSTANT;
                                            default -> Types.LONG;
                                        }));
        return Types.ROW(types.toArray(TypeInformation[]::new));
    }

    private int run(String... arguments) {
        return execute(
                new ReplayCommand(ReplayCommandTest::madeUp, Map.of()), arguments(arguments));
    }

    private static String[] arguments(String... arguments) {
        return Stream.concat(Stream.of("replay", "--no-progress"), Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    private int execute(String... arguments) {
        return execute(new ReplayCommand(ReplayCommandTest::madeUp, Map.of()), arguments);
    }

    private int execute(ReplayCommand replay, String... arguments) {
        CommandLine commandLine = Stet.commandLine(replay);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
