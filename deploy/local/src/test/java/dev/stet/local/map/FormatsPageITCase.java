package dev.stet.local.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.DocumentedCommands;
import dev.stet.local.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/formats.md} followed from an export to a number, and its mapping tried: what is
 * printed is what the page shows. {@code -Dstet.docs.write=true} writes it into the page.
 */
final class FormatsPageITCase {

    private static final Path PAGE = DocumentedCommands.root().resolve("docs/formats.md");

    /** Commands, and what the page shows of the last one's output. */
    private static final Pattern STEP =
            Pattern.compile("```sh\n([^`]*?)```\n\n```text\n([^`]*?)```");

    @TempDir private Path folder = Path.of("");

    @Test
    void leadsFromAnExportToANumber() throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(folder.resolve("export.jsonl"), block("json", page));
        List<MatchResult> steps = STEP.matcher(page).results().toList();
        assertThat(steps).hasSize(2);

        for (MatchResult step : steps) {
            String printed = "";
            for (String command : step.group(1).lines().toList()) {
                Typed typed = Typed.run(words(command));
                assertThat(typed.exitCode()).as("%s: %s", command, typed.errors()).isZero();
                printed = typed.out().replace(folder + "/", "");
            }
            String shown = shown(printed);
            if (Boolean.getBoolean("stet.docs.write")) {
                page = page.replace(step.group(), step.group().replace(step.group(2), shown));
                Files.writeString(PAGE, page);
            }
            assertThat(page).contains("```text\n" + shown + "```");
        }
    }

    @Test
    void showsAMappingThatCanBeUsed() throws IOException {
        Path mapping =
                Files.writeString(folder.resolve("my.yaml"), block("yaml", Files.readString(PAGE)));
        Path events =
                Files.writeString(
                        folder.resolve("tickets.jsonl"),
                        """
                        {"app":"helpdesk","name":"rated","session":"s","seq":1,"at":1772442000,"user":{"login":"ada"},"ticket":"t-1","stars":5}
                        {"app":"helpdesk","name":"rated","session":"s","seq":2,"at":1772442001,"user":{"id":7},"ticket":"t-2","stars":0}
                        {"app":"helpdesk","name":"rated","session":"s","seq":3,"at":1772442002,"user":{"id":7},"stars":4}
                        {"app":"helpdesk","name":"polled","session":"s","seq":4,"at":1772442003}
                        """);

        Typed typed =
                Typed.run("map", "--format", mapping.toString(), "--events", events.toString());

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .contains(
                        "tickets.jsonl:1  rated  → feedback.given\n",
                        "tickets.jsonl:2  rated  no rule\n",
                        "tickets.jsonl:3  rated without conversation_id  left out\n",
                        "tickets.jsonl:4  polled  left out\n");
    }

    /** Without what takes more space than it tells: the sums of a replay, a list of all paths. */
    private static String shown(String printed) {
        String shown = printed;
        for (String end : List.of("\nread, but in no record", "Sums over all windows")) {
            int at = shown.indexOf(end);
            shown = at < 0 ? shown : shown.substring(0, at);
        }
        return shown;
    }

    private String[] words(String command) {
        return Arrays.stream(command.split(" "))
                .skip(1)
                .map(
                        word ->
                                word.equals("export.jsonl") || word.equals("kpi")
                                        ? folder.resolve(word).toString()
                                        : word)
                .toArray(String[]::new);
    }

    private static String block(String kind, String page) {
        return Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
