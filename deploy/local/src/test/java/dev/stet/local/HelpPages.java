package dev.stet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/**
 * The pages of {@code docs/help}, one a command, which the launcher prints without a build. They
 * are what picocli prints; {@code -Dstet.docs.write=true} writes them anew.
 */
public final class HelpPages {

    private static final int COLUMNS = 80;
    private static final String EXAMPLE = "  ./stet ";

    private HelpPages() {}

    /** The folder of all pages. */
    public static Path folder() {
        return DocumentedCommands.root().resolve("docs/help");
    }

    /**
     * Fails where a page of this command, or of one below it, is missing, differs, is wider than a
     * terminal or has no example; or where a page has no command.
     *
     * @param others the names of commands below this one that other consoles have
     */
    public static void check(CommandLine console, String... others) throws IOException {
        console.setUsageHelpAutoWidth(false).setUsageHelpWidth(COLUMNS);
        SortedMap<Path, String> pages = new TreeMap<>();
        collect(console, pages);
        if (Boolean.getBoolean("stet.docs.write")) {
            for (Path page : pages.keySet()) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, pages.get(page));
            }
        }
        for (Path page : pages.keySet()) {
            assertThat(page).content().isEqualTo(pages.get(page));
            assertThat(pages.get(page).lines()).allMatch(line -> line.length() <= COLUMNS, "fits");
            assertThat(examples(pages.get(page))).as("examples of %s", page).isNotEmpty();
            assertThat(pages.get(page).replaceFirst("(?s).*\nExamples?:\n", "").lines())
                    .as("examples of %s, none cut in two", page)
                    .allMatch(line -> line.startsWith("  "));
        }
        Path whole = page(console);
        Path below = Path.of(whole.toString().replaceFirst("\\.txt$", ""));
        List<Path> ofOthers = Stream.of(others).map(below::resolve).toList();
        assertThat(files(below)).allMatch(file -> pages.containsKey(file) || isOf(ofOthers, file));
    }

    private static boolean isOf(List<Path> commands, Path file) {
        return commands.stream()
                .anyMatch(
                        command ->
                                file.startsWith(command)
                                        || file.toString().equals(command + ".txt"));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void collect(CommandLine command, SortedMap<Path, String> pages) {
        pages.put(page(command), command.getUsageMessage(Ansi.OFF));
        for (CommandLine below : command.getSubcommands().values()) {
            if (!(below.getCommand() instanceof HelpCommand)) {
                collect(below, pages);
            }
        }
    }

    private static Path page(CommandLine command) {
        return folder().resolve(
                        command.getCommandSpec().qualifiedName("/").replace(' ', '/') + ".txt");
    }

    /** The commands that a page shows. */
    private static List<String> examples(String page) {
        return page.lines().filter(line -> line.startsWith(EXAMPLE)).toList();
    }

    /** The commands that all pages show, each as a shell takes it apart. */
    static List<List<String>> examples() throws IOException {
        List<List<String>> commands = new ArrayList<>();
        for (Path page : files(folder())) {
            String whole = DocumentedCommands.joined(Files.readString(page));
            examples(whole).forEach(line -> commands.add(DocumentedCommands.words(line)));
        }
        return commands;
    }
}
