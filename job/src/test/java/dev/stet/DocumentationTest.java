package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.GivenOptions;
import dev.stet.config.JobConfig;
import dev.stet.config.KnownOption;
import dev.stet.contract.View;
import dev.stet.metrics.Columns;
import dev.stet.testkit.Docs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README, CONTRIBUTING and docs name must exist: files, headings, columns, options. */
final class DocumentationTest {

    private static final Pattern LINK =
            Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final int README_LINES = 120;
    private static final Pattern SOURCE = Pattern.compile("`((?:[a-z]+/)?[A-Z]\\w+\\.java)`");
    private static final Pattern COLUMN =
            Pattern.compile("\\b((?:suggestion|question|ingest)_kpi)\\.(?!sql\\b|csv\\b)(\\w+)");
    private static final Pattern OPTION =
            Pattern.compile(
                    "`(stet\\.(?:source|(?:kafka|files|iceberg|ingest|privacy|rollup|lifecycle|outcomes|alerts|review-sample|sinks)\\.[a-z.-]*[a-z]))`");

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final Path ROOT = Docs.folder().resolve("..").normalize();

    @Test
    void readmeStaysShort() {
        assertThat(read(ROOT.resolve("README.md")).lines().count())
                .isLessThanOrEqualTo(README_LINES);
    }

    @Test
    void linksLeadToFilesAndHeadings() {
        for (Path document : documents()) {
            for (MatchResult link : found(LINK, document)) {
                String file = link.group(1);
                Path target = file.isEmpty() ? document : document.resolveSibling(file);
                assertThat(target).as("link in %s", ROOT.relativize(document)).exists();
                if (link.group(2) != null) {
                    assertThat(anchors(target))
                            .as("link in %s to %s", ROOT.relativize(document), link.group())
                            .contains(link.group(2));
                }
            }
        }
    }

    /** The headings of a page as GitHub turns them into anchors. */
    private static List<String> anchors(Path document) {
        return found(HEADING, document).stream()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void sourcesExist() {
        Path sources = ROOT.resolve("job/src/main/java/dev/stet");
        List<MatchResult> named = found(SOURCE, ROOT.resolve("CONTRIBUTING.md"));
        assertThat(named).isNotEmpty();
        for (MatchResult source : named) {
            assertThat(sources.resolve(source.group(1))).exists();
        }
    }

    @Test
    void columnsExist() {
        for (Path document : documents()) {
            for (MatchResult named : found(COLUMN, document)) {
                assertThat(columns(named.group(1)))
                        .as("columns of %s", named.group(1))
                        .contains(named.group(2).replace("_Xs", "_30s"));
            }
        }
    }

    @Test
    void optionsExist() {
        List<String> keys = KnownOption.ALL.stream().map(KnownOption::key).toList();
        for (Path document : documents()) {
            for (MatchResult option : found(OPTION, document)) {
                assertThat(keys).contains(option.group(1));
            }
        }
    }

    @Test
    void examplesOfOptionsHold(@TempDir Path folder) throws IOException {
        for (String page : List.of("operations.md", "sinks.md")) {
            List<MatchResult> examples = found(YAML, Docs.folder().resolve(page));
            assertThat(examples).as("examples in %s", page).isNotEmpty();
            for (MatchResult example : examples) {
                Path file = Files.writeString(folder.resolve("stet.yaml"), example.group(1));
                assertThat(JobConfig.from(GivenOptions.of(file, Map.of(), Map.of())).sinks())
                        .isNotEmpty();
            }
        }
    }

    private static List<String> columns(String table) {
        return Stream.of(View.values())
                .filter(view -> view.table().equals(table))
                .flatMap(view -> Columns.of(view).stream())
                .map(Columns.Column::name)
                .toList();
    }

    private static List<MatchResult> found(Pattern pattern, Path document) {
        return pattern.matcher(read(document)).results().toList();
    }

    private static List<Path> documents() {
        try (Stream<Path> files = Files.walk(Docs.folder())) {
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith(".md")),
                            Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
