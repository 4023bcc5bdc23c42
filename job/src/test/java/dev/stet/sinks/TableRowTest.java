package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.testkit.RoundTrip;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;

final class TableRowTest {

    @Test
    void everyTypeThatATableStoresComesBack() throws Exception {
        Row row =
                Row.of(
                        "é\uD83D\uDE00",
                        "",
                        Long.MIN_VALUE,
                        -1L,
                        Integer.MIN_VALUE,
                        -0.0,
                        Double.NaN,
                        true,
                        false,
                        new byte[] {1, -1},
                        new byte[0],
                        Instant.parse("1969-12-31T23:59:59.123456789Z"),
                        new BigDecimal("-446744073.709551616"),
                        new BigDecimal("0.0000"),
                        null);
        RoundTrip.check(new TableRow.WireCodec(), new TableRow(11, row));
    }

    @Test
    void saysWhichTypeItDoesNotStore() {
        TableRow row = new TableRow(0, Row.of(1.5f));
        DataOutputStream out = new DataOutputStream(new ByteArrayOutputStream());
        assertThatThrownBy(() -> new TableRow.WireCodec().write(row, out))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("java.lang.Float, which the sink does not store");
        assertThat(out.size()).isPositive();
    }
}
