package dev.stet.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Column.Type;
import dev.stet.sinks.rows.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableWritersTest {

    private static final Layout ONE_TEXT =
            new Layout(
                    "t",
                    List.of(new Column("a", Type.TEXT), new Column("v", Type.LONG)),
                    List.of("a"),
                    "v");

    @TempDir Path folder;

    @Test
    void csvWritesZeroAndLeavesNullEmpty() throws IOException {
        assertThat(
                        written(
                                Format.CSV,
                                Samples.KPI,
                                Samples.full("acme", "1d", "gpt|x", 3),
                                Samples.row(
                                        "acme",
                                        "1h",
                                        "2021-08-16T01:00:00.250Z",
                                        "b",
                                        1,
                                        null,
                                        null,
                                        null)))
                .isEqualTo(
                        "tenant_id,grain,window_start,segment,final,version,shown,rate,cost,sketch\n"
                            + "acme,1d,2021-08-16T00:00:00Z,gpt|x,true,3,0,0.1,0.000000002,AQL/\n"
                            + "acme,1h,2021-08-16T01:00:00.250Z,b,true,1,,,,\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "plain;plain",
                "a,b;~\"a,b\"~",
                "say \"so\";~\"say \"\"so\"\"\"~",
                "~~;~\"\"~",
                "~ edge ~;~ edge ~",
                "über ⚙;über ⚙"
            })
    void csvQuotesOnlyWhatNeedsIt(String text, String cell) throws IOException {
        assertThat(written(Format.CSV, ONE_TEXT, text, 1L)).isEqualTo("a,v\n" + cell + ",1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'a"})
    void csvHoldsNoFormula(String text) throws IOException {
        assertThat(written(Format.CSV, ONE_TEXT, text, 1L)).isEqualTo("a,v\n'" + text + ",1\n");
    }

    @Test
    void csvQuotesLineEnds() throws IOException {
        assertThat(written(Format.CSV, ONE_TEXT, "a\r\nb", 1L)).isEqualTo("a,v\n\"a\r\nb\",1\n");
    }

    @Test
    void jsonWritesNullExplicitly() throws IOException {
        assertThat(
                        written(
                                Format.JSONL,
                                Samples.KPI,
                                Samples.full("acme", "1d", "all", 3),
                                Samples.row("acme", "1d", Samples.START, "b", 1, null, null, null)))
                .isEqualTo(
                        """
                        {"tenant_id":"acme","grain":"1d","window_start":"2021-08-16T00:00:00Z","segment":"all","final":true,"version":3,"shown":0,"rate":0.1,"cost":0.000000002,"sketch":"AQL/"}
                        {"tenant_id":"acme","grain":"1d","window_start":"2021-08-16T00:00:00Z","segment":"b","final":true,"version":1,"shown":null,"rate":null,"cost":null,"sketch":null}
                        """);
    }

    @Test
    void jsonEscapes() throws IOException {
        assertThat(written(Format.JSONL, ONE_TEXT, "\"\\\n\r\t\u0001ü", 1L))
                .isEqualTo("{\"a\":\"\\\"\\\\\\n\\r\\t\\u0001ü\",\"v\":1}\n");
    }

    @Test
    void jsonHasNoNumberForInfinity() throws IOException {
        assertThat(
                        written(
                                Format.JSONL,
                                Samples.KPI,
                                Samples.row(
                                        "t", "1d", Samples.START, "s", 1, 1L, Double.NaN, null)))
                .contains("\"rate\":null");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aFileWithoutRowsIsWhole(Format format) throws IOException {
        Path file = folder.resolve("empty");
        format.open(file, Samples.KPI).close();
        assertThat(file).exists();
        if (format == Format.PARQUET) {
            assertThat(ParquetFiles.read(file)).isEmpty();
        }
    }

    private String written(Format format, Layout layout, @Nullable Object... cells)
            throws IOException {
        return written(format, layout, new @Nullable Object[][] {cells});
    }

    private String written(Format format, Layout layout, @Nullable Object[]... rows)
            throws IOException {
        Path file = folder.resolve("file");
        try (TableWriter writer = format.open(file, layout)) {
            for (@Nullable Object[] row : rows) {
                writer.write(row);
            }
        }
        return Files.readString(file);
    }
}
