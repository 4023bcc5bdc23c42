package dev.stet.ingest.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * A JSON number taken apart: significant digits times a power of ten. Exact in time proportional to
 * its length, however many digits or whatever exponent; reused.
 */
public final class JsonNumber {

    /** How many decimal digits any long can hold. */
    private static final int LONG_DIGITS = 18;

    /** How many decimal digits any double holds exactly. */
    private static final int DOUBLE_DIGITS = 15;

    /** Digits and exponents up to here are computed with exactly. */
    private static final int EXACT_EXPONENT = 400;

    /** Far beyond every length of a record, far below an overflow. */
    private static final long EXPONENT_LIMIT = 1_000_000_000_000L;

    private static final byte[] NOTHING = {};

    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private byte[] data = NOTHING;
    private int from;
    private int to;

    private boolean negative;
    private long significand;

    /** The number has at most so many significant ones; 0 only if it is 0. */
    private long digits;

    private long power;

    /** Reads the valid JSON number in {@code [start, stop)}. */
    void read(byte[] bytes, int start, int stop) {
        data = bytes;
        from = start;
        to = stop;
        negative = bytes[start] == '-';
        if (!readFew(negative ? start + 1 : start)) {
            readAny(negative ? start + 1 : start);
        }
    }

    /**
     * The common case: few digits, and no exponent. Trailing zeros do no harm to an integer; after
     * a point they would hide that it is one, and are left to {@link #readAny}.
     */
    private boolean readFew(int first) {
        if (to - first > LONG_DIGITS) {
            return false;
        }
        byte[] bytes = data;
        long value = 0;
        int fraction = to;
        for (int at = first; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (bytes[at] == '.') {
                fraction = at + 1;
            } else {
                return false;
            }
        }
        if (fraction < to && bytes[to - 1] == '0') {
            return false;
        }
        significand = value;
        digits = value == 0 ? 0 : to - first;
        power = fraction - to;
        return true;
    }

    private void readAny(int first) {
        significand = 0;
        digits = 0;
        long zeros = 0;
        long fraction = 0;
        boolean pointPassed = false;
        long exponent = 0;
        for (int at = first; at < to; at++) {
            byte next = data[at];
            if (next == '.') {
                pointPassed = true;
                continue;
            }
            if (next == 'e' || next == 'E') {
                exponent = exponent(at + 1);
                break;
            }
            if (pointPassed) {
                fraction++;
            }
            if (next != '0') {
                append(zeros, next - '0');
                zeros = 0;
            } else if (digits > 0) {
                zeros++;
            }
        }
        power = exponent - fraction + zeros;
    }

    void release() {
        data = NOTHING;
    }

    private void append(long zeros, int digit) {
        digits += zeros + 1;
        if (digits <= LONG_DIGITS) {
            for (long i = 0; i <= zeros; i++) {
                significand *= 10;
            }
            significand += digit;
        }
    }

    private long exponent(int start) {
        int at = start;
        boolean below = data[at] == '-';
        if (below || data[at] == '+') {
            at++;
        }
        long exponent = 0;
        for (; at < to; at++) {
            exponent = Math.min(EXPONENT_LIMIT, exponent * 10 + (data[at] - '0'));
        }
        return below ? -exponent : exponent;
    }

    /** Whether it is an integer of at most 18 digits, however written: 90, 90.0, 9e1. */
    public boolean isLong() {
        return digits == 0 || power >= 0 && digits + power <= LONG_DIGITS;
    }

    /** Of a number that {@link #isLong}. */
    public long longValue() {
        if (digits == 0) {
            return 0;
        }
        long value = significand;
        for (long i = 0; i < power; i++) {
            value *= 10;
        }
        return negative ? -value : value;
    }

    /**
     * The number times ten to the power of {@code places}, rounded half up (away from zero).
     *
     * @throws ArithmeticException where a long cannot hold it
     */
    public long scaled(int places) {
        long shift = power + places;
        if (digits == 0 || digits + shift < 0) {
            return 0; // less than a tenth of a unit
        }
        if (shift >= 0 && digits + shift <= LONG_DIGITS) {
            long value = significand;
            for (long i = 0; i < shift; i++) {
                value *= 10;
            }
            return negative ? -value : value;
        }
        return decimal().movePointRight(places).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /**
     * As {@link #scaled}, of the number times a factor of at most five digits.
     *
     * @throws ArithmeticException where a long cannot hold it
     */
    public long times(long factor) {
        if (digits == 0 || digits + power + 5 < 0) {
            return 0; // less than a tenth
        }
        return decimal()
                .multiply(BigDecimal.valueOf(factor))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** 1,000 ÷ the number, rounded half up; of a number that is not tiny. */
    public long perMille() {
        return BigDecimal.valueOf(1_000).divide(exact(), 0, RoundingMode.HALF_UP).longValueExact();
    }

    /**
     * The number itself, where its exponent is within that of any double; else the nearest double,
     * which differs by less than any double can tell.
     */
    public BigDecimal exact() {
        boolean moderate = Math.abs(power) <= EXACT_EXPONENT && digits <= EXACT_EXPONENT;
        return moderate ? decimal() : BigDecimal.valueOf(doubleValue());
    }

    /** Exactly as it is written; its cost grows with the exponent. */
    private BigDecimal decimal() {
        return new BigDecimal(new String(data, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** The nearest double, infinite beyond the greatest; zero is never negative. */
    public double doubleValue() {
        if (digits == 0) {
            return 0;
        }
        if (digits > DOUBLE_DIGITS || power >= POWERS.length || power <= -POWERS.length) {
            String token = new String(data, from, to - from, StandardCharsets.ISO_8859_1);
            return Double.parseDouble(token) + 0.0;
        }
        // Both operands are exact, so the one rounding gives the nearest double.
        double value =
                power < 0 ? significand / POWERS[(int) -power] : significand * POWERS[(int) power];
        return negative ? -value : value;
    }
}
