package dev.stet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.DocumentedCommands;
import dev.stet.local.Stet;
import dev.stet.local.replay.ReplayCommand;
import java.io.IOException;
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

/** The documented replays print what the pages show. */
final class ReadmeITCase {

    private static final String README = "README.md";
    private static final String REPLAY = "./stet replay --events events.jsonl";
    private static final String BENCH = "docs/bench.md";
    private static final String LOAD = "./stet bench load --out log.jsonl.gz";
    private static final String OUT = "out/";

    private static final Pattern EVENTS = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path folder = Path.of("");

    @Test
    void replayOfTheThreeEventsPrintsWhatIsShown() throws Exception {
        Files.writeString(folder.resolve("events.jsonl"), only(EVENTS, README));
        List<List<String>> commands = DocumentedCommands.inBlockWith(README, REPLAY);
        assertThat(commands).hasSize(1);
        assertShown(README, REPLAY, replay(commands.get(0)));
    }

    @Test
    void replayOfALoadPrintsWhatIsShown() throws Exception {
        List<List<String>> commands = DocumentedCommands.inBlockWith(BENCH, LOAD);
        assertThat(commands).hasSize(2);
        run(Bench.commandLine(), commands.get(0).subList(2, commands.get(0).size()));
        assertShown(BENCH, LOAD, replay(commands.get(1)));
    }

    /** Every line of the output block that follows the command. */
    private void assertShown(String page, String command, String said) throws IOException {
        Pattern shown =
                Pattern.compile(
                        "```sh\n" + Pattern.quote(command) + ".*?```text\n(.*?)```",
                        Pattern.DOTALL);
        assertThat(only(shown, page).lines().filter(line -> !line.equals("…")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(said.lines()).contains(here(line)));
    }

    private static String only(Pattern pattern, String page) throws IOException {
        Matcher found = pattern.matcher(Files.readString(DocumentedCommands.root().resolve(page)));
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1);
    }

    private String replay(List<String> command) {
        return run(Stet.commandLine(new ReplayCommand()), command.subList(1, command.size()));
    }

    private String run(CommandLine console, List<String> arguments) {
        StringWriter said = new StringWriter();
        String[] words = arguments.stream().map(this::inFolder).toArray(String[]::new);
        int exit = console.setOut(new PrintWriter(said)).execute(words);
        assertThat(exit).as(said.toString()).isZero();
        return said.toString();
    }

    private String inFolder(String word) {
        boolean file = word.equals(OUT) || word.startsWith("log.") || word.startsWith("events.");
        return file ? folder.resolve(word).toString() : word;
    }

    private String here(String line) {
        return line.replace("  " + OUT, "  " + folder.resolve(OUT) + "/");
    }
}
