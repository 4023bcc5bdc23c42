package dev.stet.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms in arrays and on streams are the same, and are read back as they were written. */
final class PackerPropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void writesTheSameBytesAsAStream(long seed) throws IOException {
        Random random = new Random(seed);
        long number = random.nextLong() >> random.nextInt(64);
        String text = "ä".repeat(random.nextInt(100));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream stream = new DataOutputStream(bytes);
        Binary.writeVarLong(stream, number);
        Binary.writeZigZag(stream, number);
        stream.writeLong(number);
        stream.writeBoolean(number > 0);
        Binary.writeString(stream, text);
        Binary.writeUtf8(stream, Utf8.of(text));

        Packer out = new Packer().begin();
        out.writeVarLong(number);
        out.writeZigZag(number);
        out.writeLong(number);
        out.writeBoolean(number > 0);
        out.writeText(text);
        out.writeBytes(Utf8.of(text).bytes());
        assertThat(out.toBytes()).isEqualTo(bytes.toByteArray());

        Unpacker in = new Unpacker().begin(out.toBytes());
        assertThat(Unpacker.varLongAt(in.bytes(), 0)).isEqualTo(number);
        int end = Unpacker.endOfVarLong(in.bytes(), 0);
        assertThat(in.readVarLong()).isEqualTo(number);
        assertThat(in.position()).isEqualTo(end);
        assertThat(in.readZigZag()).isEqualTo(number);
        assertThat(in.readLong()).isEqualTo(number);
        assertThat(in.readBoolean()).isEqualTo(number > 0);
        assertThat(in.readName()).isEqualTo(text);
        assertThat(in.readText()).isEqualTo(text);
        assertThat(in.position()).isEqualTo(in.bytes().length);
    }

    @Test
    void aFrameIsReadUpToItsEnd() throws IOException {
        Packer out = new Packer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream stream = new DataOutputStream(bytes);
        int[] lengths = {0, 1, 511, 512, 513, 1 << 16, (1 << 16) + 1, 1 << 18, 3};
        for (int length : lengths) {
            out.beginFrame().writeText("x".repeat(length));
            out.writeFrame(stream);
            stream.writeByte(length);
        }
        DataInputStream source = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        Unpacker in = new Unpacker();
        for (int length : lengths) {
            assertThat(in.beginFrame(source).readText()).isEqualTo("x".repeat(length));
            assertThat(source.readByte()).isEqualTo((byte) length);
        }
        assertThat(source.available()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void idsAreReadBack(long seed) {
        Random random = new Random(seed);
        String hexadecimal = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        for (String id :
                new String[] {
                    "",
                    hexadecimal,
                    hexadecimal.toUpperCase(Locale.ROOT),
                    new UUID(random.nextLong(), random.nextLong()).toString(),
                    hexadecimal.substring(random.nextInt(32)),
                    "id-" + seed + "-ü"
                }) {
            Packer out = new Packer().begin();
            out.writeId(Utf8.of(id));
            out.writeByte(7);
            Unpacker in = new Unpacker().begin(out.toBytes());
            assertThat(in.readId()).isEqualTo(Utf8.of(id));
            assertThat(in.readByte()).isEqualTo(7);
        }
    }
}
