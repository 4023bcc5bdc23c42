package dev.stet.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The commands in README.md, CONTRIBUTING.md, docs/ and help pages, each split as a shell splits
 * it.
 */
public final class DocumentedCommands {

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_TEXT = Pattern.compile("`(\\./stet [^`]+)`");
    private static final Pattern COMMENT = Pattern.compile("(?m)\\s+#.*$");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");

    private DocumentedCommands() {}

    /** Every line of every block of commands, and every example of a help page. */
    public static List<List<String>> inBlocks() throws IOException {
        List<List<String>> commands = new ArrayList<>(HelpPages.examples());
        for (Path page : pages()) {
            for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
                commands.addAll(lines(block.group(1)));
            }
        }
        return commands;
    }

    /**
     * The lines of the block that contains this one.
     *
     * @param page relative to the project's folder
     */
    public static List<List<String>> inBlockWith(String page, String line) throws IOException {
        return BLOCK.matcher(Files.readString(root().resolve(page)))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(line))
                .map(DocumentedCommands::lines)
                .findFirst()
                .orElseThrow(() -> new IOException(page + " has no block with " + line));
    }

    /** What running text names of {@code ./stet}, often without all that it needs. */
    public static List<List<String>> inText() throws IOException {
        List<List<String>> commands = new ArrayList<>();
        for (Path page : pages()) {
            IN_TEXT.matcher(Files.readString(page))
                    .results()
                    .forEach(command -> commands.add(words(command.group(1))));
        }
        return commands;
    }

    /**
     * Has those of {@code ./stet} taken in by the consoles that they are for.
     *
     * @param consoles by the first word, which is theirs and not handed on
     * @return how many there were
     */
    public static int parse(Map<String, Supplier<CommandLine>> consoles) throws IOException {
        int parsed = 0;
        for (List<String> command :
                Stream.concat(inBlocks().stream(), inText().stream()).toList()) {
            Supplier<CommandLine> console =
                    command.get(0).equals("./stet") ? consoles.get(command.get(1)) : null;
            if (console != null) {
                console.get().parseArgs(command.subList(2, command.size()).toArray(String[]::new));
                parsed++;
            }
        }
        return parsed;
    }

    private static List<List<String>> lines(String block) {
        return joined(COMMENT.matcher(block).replaceAll(""))
                .lines()
                .map(DocumentedCommands::words)
                .toList();
    }

    /** With each command on one line. */
    static String joined(String text) {
        return CONTINUED.matcher(text).replaceAll("");
    }

    /** As a shell takes a line apart. */
    static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group().replaceAll("['\"]", ""))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(root().resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(root()::resolve),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    /** The project's folder, above that of whichever module runs this. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }
}
