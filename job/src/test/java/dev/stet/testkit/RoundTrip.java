package dev.stet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.bytes.Codec;
import dev.stet.bytes.Utf8;
import dev.stet.contract.Dimensions;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.PackedClusters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes a value and reads it back. */
public final class RoundTrip {

    private RoundTrip() {}

    /** Asserts that what is read equals what was written, field by field, and uses up the bytes. */
    public static <T> T check(Codec<T> codec, T value) throws IOException {
        byte[] bytes = bytes(codec, value);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        T read = codec.read(in);
        assertThat(in.available()).as("bytes left of %s", value).isZero();
        checkSame(read, value);
        assertThat(bytes(codec, read)).as("written again").isEqualTo(bytes);
        return read;
    }

    /** Asserts that what was read equals what was written, field by field. */
    public static <T> void checkSame(T read, T written) {
        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Utf8::equals, Utf8.class)
                .withEqualsForType(Dimensions::equals, Dimensions.class)
                .withEqualsForType(ExponentialHistogram::equals, ExponentialHistogram.class)
                .withEqualsForType(PackedClusters::equals, PackedClusters.class)
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(written);
    }

    /** Asserts that a form of another version is refused by its number. */
    public static <T> void checkUnknownVersion(Codec<T> codec, T value) throws IOException {
        byte[] bytes = bytes(codec, value);
        bytes[0] = 99;
        assertThatThrownBy(() -> codec.read(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unknown format 99");
    }

    private static <T> byte[] bytes(Codec<T> codec, T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(value, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
