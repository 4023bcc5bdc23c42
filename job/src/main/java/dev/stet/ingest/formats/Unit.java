package dev.stet.ingest.formats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** In what a time or a duration is given; the contract has milliseconds. */
enum Unit {
    S(3),
    MS(0),
    US(-3),
    NS(-6),
    /** ISO 8601 with its zone. */
    TIME(0),
    /** The same, UTC where it names no zone. */
    UTC(0);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int ZONE_FROM = 10;

    /** To milliseconds, as a power of ten. */
    private final int power;

    Unit(int power) {
        this.power = power;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNumber() {
        return this != TIME && this != UTC;
    }

    /**
     * Milliseconds, exactly; for a time since 1970.
     *
     * @param what the value is called in messages
     */
    BigDecimal millis(Object value, String what) throws UnmappableException {
        if (isNumber()) {
            return Source.number(value, what).scaleByPowerOfTen(power);
        }
        String text = value.toString().strip().replace(' ', 'T');
        String zoned = this == UTC && !hasZone(text) ? text + "Z" : text;
        try {
            Instant instant =
                    OffsetDateTime.parse(zoned, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
            return BigDecimal.valueOf(instant.getEpochSecond())
                    .scaleByPowerOfTen(3)
                    .add(BigDecimal.valueOf(instant.getNano()).divide(MILLION));
        } catch (DateTimeException e) {
            throw new UnmappableException(
                    "%s is no ISO 8601 time%s"
                            .formatted(what, this == TIME ? " with its zone" : ""));
        }
    }

    /** As whole milliseconds: a fraction that came of seconds is rounded, any other cut. */
    BigDecimal whole(BigDecimal millis) {
        return millis.setScale(0, this == S ? RoundingMode.HALF_UP : RoundingMode.FLOOR);
    }

    private static boolean hasZone(String text) {
        String end = text.length() > ZONE_FROM ? text.substring(ZONE_FROM) : "";
        return end.endsWith("Z") || end.endsWith("z") || end.contains("+") || end.contains("-");
    }
}
