package dev.stet.bench.load;

/** Digits as they stand in ids. */
final class Hexadecimal {

    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private Hexadecimal() {}

    /** Of the lowest four bits. */
    static byte digit(int bits) {
        return DIGITS[bits & 0xf];
    }
}
