package dev.stet.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayedRowsTest {

    private static final String HEADER = "grain,window_start,segment,watermark,shown\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whenARowWasWrittenDoesNotMatter() throws IOException {
        Path one = rows("one", "1m,00:00,all,00:05,7\n1m,00:01,all,00:05,8\n");
        Path other = rows("other", "1m,00:00,all,,7\n1m,00:01,all,00:09,8\n");

        assertThat(new ReplayedRows(one, other).same()).isEqualTo(2);
    }

    @Test
    void namesTheValueThatDiffers() throws IOException {
        Path one = rows("one", "1m,00:00,all,,7\n");
        Path other = rows("other", "1m,00:00,all,,8\n");

        assertThatThrownBy(() -> new ReplayedRows(one, other).same())
                .hasMessage("suggestion_kpi.csv, line 2 and 2: shown is 7 and 8");
    }

    @Test
    void namesTheTableThatHasMoreRows() throws IOException {
        Path one = rows("one", "1m,00:00,all,,7\n");
        Path other = rows("other", "1m,00:00,all,,7\n1m,00:00,all,,7\n");

        assertThatThrownBy(() -> new ReplayedRows(one, other).same())
                .hasMessage("one suggestion_kpi.csv has more rows: 1 are alike");
        assertThatThrownBy(() -> new ReplayedRows(other, one).same())
                .hasMessageContaining("more rows");
    }

    @Test
    void namesTheTableThatIsMissing() throws IOException {
        Path one = rows("one", "1m,00:00,all,,7\n");
        Path other = rows("other", "1m,00:00,all,,7\n");
        Files.copy(one.resolve("suggestion_kpi.csv"), one.resolve("question_kpi.csv"));

        assertThatThrownBy(() -> new ReplayedRows(one, other).same())
                .hasMessage("only one of them has question_kpi.csv");
    }

    @Test
    void noRowsAreAnError() {
        assertThatThrownBy(() -> new ReplayedRows(folder, folder).same())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no rows");
    }

    private Path rows(String name, String lines) throws IOException {
        Path of = Files.createDirectories(folder.resolve(name));
        Files.writeString(of.resolve("suggestion_kpi.csv"), HEADER + lines);
        Files.writeString(of.resolve("ingest_kpi.csv"), "tenant_id,read\n" + name + ",1\n");
        return of;
    }
}
