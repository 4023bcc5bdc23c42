package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.ingest.PriceTable.Price;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceTableTest {

    private static final String HEADER = "model,valid_from,input,cached,cache_write,output";

    private static PriceTable table(String... lines) {
        List<String> all = new ArrayList<>(List.of(HEADER));
        all.addAll(List.of(lines));
        return PriceTable.parse("prices.csv", all);
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void theLatestPriceThatIsValidCounts() {
        PriceTable table =
                table(
                        "gpt,2026-03-01T00:00:00Z,2,,,8",
                        "# a comment, and an empty line",
                        "",
                        "gpt,2026-02-01T01:00:00+01:00,1,,,4");
        assertThat(table.find("gpt", at("2026-01-31T23:59:59.999Z"))).isNull();
        assertThat(table.find("gpt", at("2026-02-01T00:00:00Z")))
                .isEqualTo(new Price(1_000_000_000, 1_000_000_000, 1_000_000_000, 4_000_000_000L));
        assertThat(Objects.requireNonNull(table.find("gpt", at("2026-03-01T00:00:00Z"))).output())
                .isEqualTo(8_000_000_000L);
        assertThat(table.find("other", at("2026-03-01T00:00:00Z"))).isNull();
    }

    @Test
    void aGenerationIsRoundedOnceHalfUp() {
        Price price =
                Objects.requireNonNull(
                        table("m,2026-01-01T00:00:00Z,0.0005,0.00025,0.0006,0.0015")
                                .find("m", at("2026-02-01T00:00:00Z")));
        // 1 × 500,000 / 1,000,000 nano-dollars is half of one
        assertThat(price.costNanos(1, 0, 0, 0)).isEqualTo(1);
        assertThat(price.costNanos(1, 1, 0, 0)).isZero();
        // 0.25 + 0.25 + 0.6 + 1.5 of two cached, one written and one output token
        assertThat(price.costNanos(3, 2, 1, 1)).isEqualTo(3);
    }

    @Test
    void aCostThatNoNumberHoldsIsUnknown() {
        Price price =
                Objects.requireNonNull(
                        table("m,2026-01-01T00:00:00Z,10,,,10")
                                .find("m", at("2026-02-01T00:00:00Z")));
        assertThat(price.costNanos((1L << 53) - 1, 0, 0, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "m,2026-01-01T00:00:00Z,1,,2; 5 columns, expected 6",
                ",2026-01-01T00:00:00Z,1,,,2; model is empty",
                "m,2026-01-01,1,,,2; valid_from is '2026-01-01'",
                "m,2026-01-01T00:00:00Z,-1,,,2; input is '-1', expected USD per million tokens",
                "m,2026-01-01T00:00:00Z,1,x,,2; cached is 'x'",
                "m,2026-01-01T00:00:00Z,1,,,0.0000000001; output is '0.0000000001'",
            })
    void namesWhatIsWrong(String line, String complaint) {
        assertThatThrownBy(() -> table("a,2026-01-01T00:00:00Z,1,,,1", line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("prices.csv, line 3: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void aModelHasOnePriceAtATime() {
        assertThatThrownBy(
                        () ->
                                table(
                                        "m,2026-01-01T00:00:00Z,1,,,1",
                                        "m,2026-01-01T01:00:00+01:00,2,,,2"))
                .hasMessageContaining("line 3: m has two prices from 2026-01-01T01:00:00+01:00 on");
    }

    @Test
    void needsItsHeaderAndItsFile() {
        assertThatThrownBy(() -> PriceTable.parse("prices.csv", List.of("m,2026,1,1,1,1")))
                .hasMessageContaining("line 1: expected the header " + HEADER);
        assertThatThrownBy(() -> PriceTable.read(Path.of("nowhere.csv")))
                .hasMessageContaining("nowhere.csv cannot be read");
    }
}
