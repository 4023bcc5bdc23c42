package dev.stet.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableWriterTest {

    @TempDir Path folder;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("sample.parquet");
        try (TableWriter writer = Format.PARQUET.open(file, Samples.KPI)) {
            writer.write(Samples.full("acme", "1d", "ü|x", 3));
            writer.write(Samples.row("acme", "1h", Samples.START, "b", 1, null, null, null));
        }

        List<Group> groups = ParquetFiles.read(file);

        assertThat(groups).hasSize(2);
        Group first = groups.get(0);
        assertThat(first.getString("segment", 0)).isEqualTo("ü|x");
        assertThat(first.getLong("window_start", 0))
                .isEqualTo(Instant.parse(Samples.START).toEpochMilli());
        assertThat(first.getBoolean("final", 0)).isTrue();
        assertThat(first.getLong("shown", 0)).isZero();
        assertThat(first.getDouble("rate", 0)).isEqualTo(0.1);
        assertThat(first.getBinary("cost", 0).getBytes()).containsExactly(2);
        assertThat(first.getBinary("sketch", 0).getBytes()).containsExactly(1, 2, (byte) 0xff);
        Group second = groups.get(1);
        assertThat(second.getFieldRepetitionCount("shown")).isZero();
        assertThat(second.getFieldRepetitionCount("rate")).isZero();
        assertThat(second.getFieldRepetitionCount("sketch")).isZero();
    }

    @Test
    void namesTheTypes() throws IOException {
        Path file = folder.resolve("sample.parquet");
        Format.PARQUET.open(file, Samples.KPI).close();

        assertThat(ParquetFiles.schema(file).toString())
                .contains("required binary tenant_id (STRING)")
                .contains("required int64 window_start (TIMESTAMP(MILLIS,true))")
                .contains("optional int64 shown;")
                .contains("optional double rate;")
                .contains("optional binary cost (DECIMAL(19,9));")
                .contains("optional boolean final;")
                .contains("optional binary sketch;");
    }
}
