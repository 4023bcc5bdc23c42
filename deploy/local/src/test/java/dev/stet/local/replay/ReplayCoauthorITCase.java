package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.local.ExpectedRows;
import dev.stet.local.Stet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./stet replay} over real events, cell by cell what an independent program computed. */
final class ReplayCoauthorITCase {

    @Test
    void writesTheExpectedRows(@TempDir Path folder) throws Exception {
        StringWriter said = new StringWriter();
        CommandLine stet = Stet.commandLine(new ReplayCommand());
        stet.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));

        int exit =
                stet.execute(
                        "replay",
                        "--events",
                        ExpectedRows.events().toString(),
                        "--out",
                        folder.toString(),
                        "--grains",
                        String.join(",", ExpectedRows.GRAINS),
                        "--segments",
                        String.join(";", ExpectedRows.SEGMENT_SETS));

        assertThat(exit).as(said.toString()).isZero();
        assertThat(rows(folder, View.SUGGESTION, "ignored"))
                .isEqualTo(ExpectedRows.of("suggestion_kpi"));
        assertThat(rows(folder, View.QUESTION)).isEqualTo(ExpectedRows.of("question_kpi"));
        assertThat(said.toString())
                .contains("acceptance_rate", "74.25 %", "6,403 of 8,623")
                .containsPattern("events read +47,666")
                .containsPattern("late +0");
        assertThat(folder.resolve("dead_letters.jsonl")).doesNotExist();
        assertThat(folder.resolve("task_kpi.csv")).doesNotExist();
        assertThat(folder.resolve("outcomes/suggestion_outcome.csv")).exists();
    }

    /** 31 writers: the interval is more than three times as wide as that of 8,623 events. */
    @Test
    void intervalsKnowUsersWhereThatIsAskedFor(@TempDir Path folder) throws Exception {
        StringWriter said = new StringWriter();
        CommandLine stet = Stet.commandLine(new ReplayCommand());
        stet.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        Path key = Files.writeString(folder.resolve("key"), "sixteen bytes or more");

        int exit =
                stet.execute(
                        "replay",
                        "--events",
                        ExpectedRows.events().toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--pseudonym-key-file",
                        key.toString(),
                        "--clusters",
                        "64",
                        "--grains",
                        "1d",
                        "--segments",
                        "all");

        assertThat(exit).as(said.toString()).isZero();
        Matcher ends =
                Pattern.compile("acceptance_rate +74\\.25 % +([0-9.]+) to ([0-9.]+)")
                        .matcher(said.toString());
        assertThat(ends.find()).as(said.toString()).isTrue();
        assertThat(Double.parseDouble(ends.group(1))).isBetween(69.0, 72.0);
        assertThat(Double.parseDouble(ends.group(2))).isBetween(76.0, 79.0);
    }

    private static SortedMap<List<String>, SortedMap<String, Long>> rows(
            Path folder, View view, String... more) throws Exception {
        List<String> measures = new ArrayList<>(view.columns());
        measures.addAll(List.of(more));
        return ExpectedRows.ofCsv(folder.resolve(view.table() + ".csv"), measures);
    }
}
