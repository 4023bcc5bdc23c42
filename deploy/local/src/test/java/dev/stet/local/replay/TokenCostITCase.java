package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.local.ExpectedRows;
import dev.stet.local.Typed;
import dev.stet.udf.HistogramQuantile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, cost and quantiles of an hour of real requests, to the digit. */
final class TokenCostITCase {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int OCTAVE = 64;

    @TempDir private Path folder = Path.of("");

    @Test
    void addsUpToThePublishedTotals() throws IOException {
        JsonNode row = replay(ExpectedRows.shared("azure_llm.events.jsonl.gz"));

        assertThat(row.get("generations").asLong()).isEqualTo(19_366);
        assertThat(row.get("input_tokens").asLong()).isEqualTo(22_361_870);
        assertThat(row.get("output_tokens").asLong()).isEqualTo(4_088_665);
        assertThat(row.get("cost_usd").decimalValue()).isEqualByComparingTo("96.791325");
        assertThat(row.get("priced").asLong()).isEqualTo(19_366);
        assertThat(row.get("latency_p95_ms").isNull()).as("no latency, no quantile").isTrue();
    }

    /** The prices that the data was made with give what its events say. */
    @Test
    void aPriceTableGivesTheSameCost() throws IOException {
        List<String> unpriced =
                requests().stream()
                        .map(line -> line.replaceAll(",\"cost_usd\":[0-9.e-]+", ""))
                        .map(line -> line.replaceFirst("\\}$", ",\"model\":\"m\"}"))
                        .toList();
        assertThat(unpriced).noneMatch(line -> line.contains("cost_usd"));
        Path prices =
                Files.writeString(
                        folder.resolve("prices.csv"),
                        """
                        model,valid_from,input,cached,cache_write,output
                        m,2023-01-01T00:00:00Z,2.50,,,10.00
                        """);

        JsonNode row =
                replay(
                        Files.write(folder.resolve("unpriced.jsonl"), unpriced),
                        "--prices",
                        prices.toString());

        assertThat(row.get("cost_usd").decimalValue()).isEqualByComparingTo("96.791325");
    }

    /** The requests have no latency; here each takes a millisecond per token that it generated. */
    @Test
    void quantilesAreThoseOfTheirBuckets() throws IOException {
        List<String> lines = requests();
        List<String> timed =
                lines.stream()
                        .map(
                                line ->
                                        line.replaceFirst(
                                                "\\}$",
                                                ",\"latency_ms\":%d}".formatted(tokens(line))))
                        .toList();
        List<Long> sorted = lines.stream().map(TokenCostITCase::tokens).sorted().toList();

        JsonNode row = replay(Files.write(folder.resolve("timed.jsonl"), timed));

        String histogram = histogram(sorted);
        assertThat(row.get("latency_histogram").asText()).isEqualTo(histogram);
        assertThat(row.get("output_tokens_histogram").asText()).isEqualTo(histogram);
        for (Map.Entry<String, String> quantile :
                Map.of("0.5", "p50", "0.95", "p95", "0.99", "p99").entrySet()) {
            BigDecimal q = new BigDecimal(quantile.getKey());
            long expected = endOfBucket(quantile(sorted, q));
            assertThat(row.get("latency_%s_ms".formatted(quantile.getValue())).decimalValue())
                    .as(quantile.getValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(expected));
            assertThat(new HistogramQuantile().eval(histogram, q)).isEqualTo(expected);
        }
        assertThat(row.get("latency_mean_ms").doubleValue()).isEqualTo(4_088_665 / 19_366.0);
    }

    private static List<String> requests() throws IOException {
        return ExpectedRows.lines(ExpectedRows.shared("azure_llm.events.jsonl.gz"));
    }

    private static long tokens(String line) {
        try {
            return JSON.readTree(line).get("output_tokens").asLong();
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    /** The value of rank max(1, ceil(q · N)). */
    private static long quantile(List<Long> sorted, BigDecimal q) {
        int rank =
                q.multiply(BigDecimal.valueOf(sorted.size()))
                        .setScale(0, RoundingMode.CEILING)
                        .intValueExact();
        return sorted.get(Math.max(1, rank) - 1);
    }

    private static String histogram(List<Long> sorted) {
        long zeros = sorted.stream().filter(value -> value == 0).count();
        Map<Integer, Long> buckets = new TreeMap<>();
        sorted.stream()
                .filter(value -> value > 0)
                .forEach(value -> buckets.merge(bucket(value), 1L, Long::sum));
        String pairs =
                buckets.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(" "));
        return zeros == 0 ? pairs : ("zero:%d ".formatted(zeros) + pairs).strip();
    }

    /** The greatest i with 2^(i/64) < v, that is with 2^i < v^64. */
    private static int bucket(long value) {
        return value == 1
                ? -1
                : BigInteger.valueOf(value).pow(OCTAVE).subtract(BigInteger.ONE).bitLength() - 1;
    }

    /** The greatest w with w ≤ 2^((i + 1)/64), that is with w^64 ≤ 2^(i + 1). */
    private static long endOfBucket(long value) {
        BigInteger end = BigInteger.ONE.shiftLeft(bucket(value) + 1);
        long last = value;
        while (BigInteger.valueOf(last + 1).pow(OCTAVE).compareTo(end) <= 0) {
            last++;
        }
        return last;
    }

    /** The only row of {@code generation_kpi} of the day. */
    private JsonNode replay(Path log, String... more) throws IOException {
        Path out = folder.resolve("out");
        String[] arguments = {
            "replay",
            "--no-progress",
            "--grains=1d",
            "--segments=all",
            "--families=generation",
            "--format=jsonl",
            "--events=" + log,
            "--out=" + out
        };
        Typed typed =
                Typed.run(
                        Stream.concat(Stream.of(arguments), Stream.of(more))
                                .toArray(String[]::new));
        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        List<String> rows = Files.readAllLines(out.resolve("generation_kpi.jsonl"));
        assertThat(rows).hasSize(1);
        return JSON.readTree(rows.get(0));
    }
}
