package dev.stet.ingest;

import dev.stet.contract.FileProblem;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a million tokens of a model cost, from instants on: a new price changes nothing before it.
 *
 * <p>A CSV file with the columns {@code model, valid_from, input, cached, cache_write, output}:
 * {@code valid_from} an RFC 3339 time with zone, the others USD per million tokens, 0 or more;
 * empty {@code cached} and {@code cache_write} are the price of input. Lines that are empty or
 * begin with {@code #} are skipped.
 */
public final class PriceTable implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final PriceTable NONE = new PriceTable(Map.of());

    private static final String HEADER = "model,valid_from,input,cached,cache_write,output";

    private static final int NANO_PLACES = 9;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger HALF_A_MILLION = BigInteger.valueOf(500_000);

    /**
     * @param input nano-dollars per million tokens; likewise the others
     */
    record Price(long input, long cached, long cacheWrite, long output) implements Serializable {

        /**
         * What a generation costs, in nano-dollars, rounded half up once; null where a long cannot
         * hold it.
         *
         * @param inputTokens all of them, those of the cache included
         */
        @Nullable Long costNanos(
                long inputTokens, long cachedTokens, long cacheWriteTokens, long outputTokens) {
            BigInteger nanos =
                    product(inputTokens - cachedTokens - cacheWriteTokens, input)
                            .add(product(cachedTokens, cached))
                            .add(product(cacheWriteTokens, cacheWrite))
                            .add(product(outputTokens, output))
                            .add(HALF_A_MILLION)
                            .divide(MILLION);
            return nanos.bitLength() < Long.SIZE ? nanos.longValue() : null;
        }

        private static BigInteger product(long tokens, long price) {
            return BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(price));
        }
    }

    /** By model: the prices by the instant from which on they are valid. */
    private final Map<String, TreeMap<Long, Price>> prices;

    private PriceTable(Map<String, TreeMap<Long, Price>> prices) {
        this.prices = new HashMap<>(prices);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException where it cannot be read or a line is wrong: names file, line
     *     and what is expected
     */
    public static PriceTable read(Path file) {
        try {
            return parse(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileProblem.reason(e)), e);
        }
    }

    static PriceTable parse(String file, List<String> lines) {
        Map<String, TreeMap<Long, Price>> prices = new HashMap<>();
        boolean header = false;
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                if (header) {
                    add(line, prices);
                } else if (!line.replace(" ", "").equals(HEADER)) {
                    throw new IllegalArgumentException("expected the header " + HEADER);
                }
                header = true;
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "%s, line %d: %s".formatted(file, number, e.getMessage()), e);
            }
        }
        return new PriceTable(prices);
    }

    private static void add(String line, Map<String, TreeMap<Long, Price>> prices) {
        String[] cells = line.split(",", -1);
        if (cells.length != 6) {
            throw new IllegalArgumentException(
                    "%d columns, expected 6: %s".formatted(cells.length, HEADER));
        }
        String model = cells[0].strip();
        if (model.isEmpty()) {
            throw new IllegalArgumentException("model is empty");
        }
        long input = nanos("input", cells[2]);
        Price price =
                new Price(
                        input,
                        cells[3].isBlank() ? input : nanos("cached", cells[3]),
                        cells[4].isBlank() ? input : nanos("cache_write", cells[4]),
                        nanos("output", cells[5]));
        NavigableMap<Long, Price> ofModel =
                prices.computeIfAbsent(model, unused -> new TreeMap<>());
        if (ofModel.putIfAbsent(instant(cells[1].strip()), price) != null) {
            throw new IllegalArgumentException(
                    "%s has two prices from %s on".formatted(model, cells[1].strip()));
        }
    }

    private static long instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "valid_from is '%s', expected a time with zone, such as 2026-03-09T00:00:00Z"
                            .formatted(text),
                    e);
        }
    }

    private static long nanos(String column, String cell) {
        try {
            BigDecimal usd = new BigDecimal(cell.strip());
            if (usd.signum() >= 0) {
                return usd.movePointRight(NANO_PLACES)
                        .setScale(0, RoundingMode.UNNECESSARY)
                        .longValueExact();
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "%s is '%s', expected USD per million tokens, 0 or more, with at most %d decimal places"
                        .formatted(column, cell.strip(), NANO_PLACES));
    }

    boolean isEmpty() {
        return prices.isEmpty();
    }

    /** The price of a model at an instant; null where the table has none. */
    @Nullable Price find(String model, long atMillis) {
        TreeMap<Long, Price> ofModel = prices.get(model);
        Map.Entry<Long, Price> valid = ofModel == null ? null : ofModel.floorEntry(atMillis);
        return valid == null ? null : valid.getValue();
    }
}
