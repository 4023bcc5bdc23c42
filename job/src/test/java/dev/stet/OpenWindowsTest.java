package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.testkit.Docs;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of open windows in docs/scaling.md is that of the views. */
final class OpenWindowsTest {

    private static final StetConfig CONFIG = StetConfig.defaults();

    @Test
    void areThoseOfThePage() throws Exception {
        List<String> page = Files.readAllLines(Docs.folder().resolve("scaling.md"));
        List<String> rows = Stream.of(View.values()).map(OpenWindowsTest::row).toList();
        assertThat(page).containsSubsequence(rows);
    }

    private static String row(View view) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        view.table(),
                        windows(view, Grain.MINUTE),
                        windows(view, Grain.HOUR),
                        windows(view, Grain.DAY));
    }

    private static String windows(View view, Grain grain) {
        if (grain.millis() < view.finest().millis()) {
            return "–";
        }
        long millis =
                view.matures(CONFIG.futureTolerance())
                        .plus(CONFIG.allowedLateness())
                        .plus(CONFIG.outOfOrderness())
                        .toMillis();
        return String.valueOf((millis - 1) / grain.millis() + 2);
    }
}
