package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the official vector of the empty input, and the algorithm once more in plain words. */
final class SipHashTest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);

    private final byte[] key = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    @Test
    void matchesTheOfficialVector() {
        assertThat(new SipHash(key).hash(new byte[0], 0, 0))
                .hasToString("a3817f04ba25a8e66df67214c7550293");
        assertThat(reference(key, new byte[0])).isEqualTo("a3817f04ba25a8e66df67214c7550293");
    }

    @Test
    void matchesThePlainReferenceAtEveryLength() {
        SipHash hash = new SipHash(key);
        for (int length = 0; length < 300; length++) {
            byte[] input = new byte[length];
            new Random(length).nextBytes(input);
            byte[] surrounded = new byte[length + 12];
            java.util.Arrays.fill(surrounded, (byte) 0xA5);
            System.arraycopy(input, 0, surrounded, 5, length);
            Key128 actual = hash.hash(surrounded, 5, 5 + length);
            assertThat(actual).as("length %d", length).hasToString(reference(key, input));
        }
    }

    private static String reference(byte[] key, byte[] input) {
        BigInteger k0 = word(key, 0);
        BigInteger k1 = word(key, 8);
        BigInteger[] v = {
            k0.xor(hex("736f6d6570736575")),
            k1.xor(hex("646f72616e646f6d")).xor(hex("ee")),
            k0.xor(hex("6c7967656e657261")),
            k1.xor(hex("7465646279746573"))
        };
        byte[] padded = java.util.Arrays.copyOf(input, (input.length / 8 + 1) * 8);
        padded[padded.length - 1] = (byte) input.length;
        for (int at = 0; at < padded.length; at += 8) {
            v[3] = v[3].xor(word(padded, at));
            rounds(v, 2);
            v[0] = v[0].xor(word(padded, at));
        }
        v[2] = v[2].xor(hex("ee"));
        rounds(v, 4);
        String first = littleEndian(v[0].xor(v[1]).xor(v[2]).xor(v[3]));
        v[1] = v[1].xor(hex("dd"));
        rounds(v, 4);
        return first + littleEndian(v[0].xor(v[1]).xor(v[2]).xor(v[3]));
    }

    private static void rounds(BigInteger[] v, int count) {
        for (int n = 0; n < count; n++) {
            half(v, 0, 1, 13, true);
            half(v, 2, 3, 16, false);
            half(v, 0, 3, 21, false);
            half(v, 2, 1, 17, true);
        }
    }

    private static void half(BigInteger[] v, int sum, int turned, int by, boolean swap) {
        v[sum] = v[sum].add(v[turned]).mod(MODULUS);
        v[turned] = rotated(v[turned], by).xor(v[sum]);
        if (swap) {
            v[sum] = rotated(v[sum], 32);
        }
    }

    private static BigInteger rotated(BigInteger word, int by) {
        return word.shiftLeft(by).or(word.shiftRight(64 - by)).mod(MODULUS);
    }

    private static BigInteger word(byte[] data, int at) {
        BigInteger word = BigInteger.ZERO;
        for (int i = 7; i >= 0; i--) {
            word = word.shiftLeft(8).add(BigInteger.valueOf(data[at + i] & 0xFF));
        }
        return word;
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    private static String littleEndian(BigInteger word) {
        return HexFormat.of().toHexDigits(Long.reverseBytes(word.longValue()));
    }
}
