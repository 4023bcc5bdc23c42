package dev.stet.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How an identifier is packed; the order is that of the number in the packed form. */
enum IdForm {
    TEXT,
    HEX,
    UUID;

    /** Of the number. */
    static final int BITS = 2;

    private static final int UUID_LENGTH = 36;
    private static final int UUID_DIGITS = 32;

    private static final IdForm[] ALL = values();
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** By byte; negative for what is no digit. */
    private static final byte[] VALUES = valuesOfDigits();

    private static byte[] valuesOfDigits() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int value = 0; value < DIGITS.length; value++) {
            values[DIGITS[value]] = (byte) value;
        }
        return values;
    }

    static IdForm ofHead(long head) {
        return ALL[(int) head & (1 << BITS) - 1];
    }

    /** How many bytes the identifier takes. */
    static int lengthOfHead(long head) {
        return (int) (head >>> BITS);
    }

    static IdForm of(byte[] text) {
        if (text.length == UUID_LENGTH && text[8] == '-') {
            return isUuid(text) ? UUID : TEXT;
        }
        if (text.length % 2 != 0 || text.length == 0) {
            return TEXT;
        }
        for (byte each : text) {
            if (value(each) < 0) {
                return TEXT;
            }
        }
        return HEX;
    }

    private static boolean isUuid(byte[] text) {
        for (int at = 0; at < text.length; at++) {
            boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
            if (dash ? text[at] != '-' : value(text[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** How many digits are in so long a text. */
    int digits(int length) {
        return this == UUID ? UUID_DIGITS : length;
    }

    /** How long a text of so many pairs of digits is. */
    int length(int pairs) {
        return this == UUID ? UUID_LENGTH : 2 * pairs;
    }

    /** 1 if a dash stands before this pair of digits, else 0. */
    int dashBefore(int pair) {
        return this == UUID && (pair == 4 || pair == 6 || pair == 8 || pair == 10) ? 1 : 0;
    }

    /** Of a digit in lower case; negative for anything else. */
    static int value(byte digit) {
        return VALUES[digit & 0xFF];
    }

    static byte digit(int value) {
        return DIGITS[value & 0xF];
    }
}
