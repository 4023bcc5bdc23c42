package dev.stet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.DocumentedCommands;
import dev.stet.local.Stet;
import dev.stet.local.replay.ReplayCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What README.md has a newcomer type to count recorded events, and what it says comes out. */
final class ReadmeITCase {

    private static final String LOAD = "./stet bench load --out log.jsonl.gz";
    private static final String OUT = "out/";

    private static final Pattern SHOWN =
            Pattern.compile(Pattern.quote(LOAD) + ".*?```text\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path folder = Path.of("");

    @Test
    void replayPrintsWhatIsShown() throws Exception {
        List<List<String>> commands = DocumentedCommands.inBlockWith(LOAD);
        assertThat(commands).hasSize(2);
        run(Bench.commandLine(), commands.get(0).subList(2, commands.get(0).size()));
        String said =
                run(
                        Stet.commandLine(new ReplayCommand()),
                        commands.get(1).subList(1, commands.get(1).size()));

        Matcher shown =
                SHOWN.matcher(Files.readString(DocumentedCommands.root().resolve("README.md")));
        assertThat(shown.find()).isTrue();
        assertThat(shown.group(1).lines().filter(line -> !line.equals("…")))
                .allSatisfy(line -> assertThat(said.lines()).contains(here(line)));
    }

    private String run(CommandLine console, List<String> arguments) {
        StringWriter said = new StringWriter();
        String[] words = arguments.stream().map(this::inFolder).toArray(String[]::new);
        int exit = console.setOut(new PrintWriter(said)).execute(words);
        assertThat(exit).as(said.toString()).isZero();
        return said.toString();
    }

    private String inFolder(String word) {
        return word.equals(OUT) || word.startsWith("log.") ? folder.resolve(word).toString() : word;
    }

    private String here(String line) {
        return line.replace("  " + OUT, "  " + folder.resolve(OUT) + "/");
    }
}
