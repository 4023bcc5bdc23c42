package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page has what the tests of its queries read from it, wherever its lines break. */
final class AnalystsPageTest {

    @Test
    void hasEachQuestionInBothDialects() throws IOException {
        AnalystsPage page = AnalystsPage.read();

        assertThat(page.questions()).hasSameSizeAs(page.queriesForPostgres()).isNotEmpty();
    }

    @Test
    void saysWhenTheRowsOfTheLoadAreFinal() throws IOException {
        AnalystsPage.Ready ready = AnalystsPage.read().ready();

        assertThat(ready.query()).startsWith("SELECT COUNT(*) AS final_hours");
        assertThat(ready.count()).isEqualTo("6");
    }
}
