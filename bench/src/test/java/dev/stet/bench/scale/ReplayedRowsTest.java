package dev.stet.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayedRowsTest {

    private static final String HEADER =
            "tenant_id,grain,window_start,segment_by,segment,watermark,shown\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whenARowWasWrittenDoesNotMatter() throws IOException {
        ReplayedRows one = rows("one", "t,1m,00:00,all,all,00:05,7\nt,1m,00:01,all,all,00:05,8\n");
        ReplayedRows two = rows("two", "t,1m,00:01,all,all,00:09,8\nt,1m,00:00,all,all,,7\n");

        assertThat(one.difference(two)).isNull();
        assertThat(one.byKey()).hasSize(2);
    }

    @Test
    void namesTheValueThatDiffers() throws IOException {
        ReplayedRows one = rows("one", "t,1m,00:00,all,all,,7\n");
        ReplayedRows two = rows("two", "t,1m,00:00,all,all,,8\n");

        assertThat(one.difference(two))
                .isEqualTo("suggestion_kpi t 1m 00:00 all all: shown is 7 and 8");
    }

    @Test
    void namesTheRowThatIsMissing() throws IOException {
        ReplayedRows one = rows("one", "t,1m,00:00,all,all,,7\n");
        ReplayedRows two = rows("two", "t,1m,00:00,all,all,,7\nt,1h,00:00,all,all,,7\n");

        assertThat(one.difference(two)).isEqualTo(two.difference(one)).contains(" 1h ");
    }

    @Test
    void noRowsAreAnError() {
        assertThatThrownBy(() -> ReplayedRows.of(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no rows");
    }

    private ReplayedRows rows(String name, String lines) throws IOException {
        Path of = Files.createDirectories(folder.resolve(name));
        Files.writeString(of.resolve("suggestion_kpi.csv"), HEADER + lines);
        Files.writeString(of.resolve("ingest_kpi.csv"), "tenant_id,read\n" + name + ",1\n");
        return ReplayedRows.of(of);
    }
}
