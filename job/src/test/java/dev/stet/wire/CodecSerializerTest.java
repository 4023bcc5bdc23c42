package dev.stet.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

final class CodecSerializerTest {

    private static final TypeSerializer<Key128> KEYS =
            CodecType.of(Key128.class, Key128.KeyCodec.class)
                    .createSerializer(new SerializerConfigImpl());
    private static final TypeSerializer<Utf8> TEXTS =
            CodecType.of(Utf8.class, Utf8.KeyCodec.class)
                    .createSerializer(new SerializerConfigImpl());

    @Test
    void isNoKryo() {
        assertThat(KEYS).isInstanceOf(CodecSerializer.class).isNotInstanceOf(KryoSerializer.class);
    }

    @Test
    void aSavepointsSnapshotReadsBackAndIsCompatibleWithItselfOnly() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
                out, KEYS.snapshotConfiguration());
        TypeSerializerSnapshot<Key128> read =
                TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader());

        assertThat(read.restoreSerializer()).isEqualTo(KEYS);
        assertThat(KEYS.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs())
                .isTrue();
        @SuppressWarnings("unchecked")
        TypeSerializerSnapshot<Utf8> another = (TypeSerializerSnapshot<Utf8>) (Object) read;
        assertThat(
                        TEXTS.snapshotConfiguration()
                                .resolveSchemaCompatibility(another)
                                .isIncompatible())
                .isTrue();
    }

    /** A codec has room to work in, which two threads must not share. */
    @Test
    void isNeverSharedByTwoWhoAskForIt() {
        CodecType<Key128> type = CodecType.of(Key128.class, Key128.KeyCodec.class);
        SerializerConfigImpl config = new SerializerConfigImpl();
        TypeSerializer<Key128> one = type.createSerializer(config);
        assertThat(type.createSerializer(config)).isEqualTo(one).isNotSameAs(one);
        assertThat(one.duplicate()).isEqualTo(one).isNotSameAs(one);
    }

    @Test
    void copiesFromViewToView() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        Key128 key = new Key128(-1, 2);
        KEYS.serialize(key, out);
        DataOutputSerializer copy = new DataOutputSerializer(64);
        KEYS.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);
        assertThat(KEYS.deserialize(new DataInputDeserializer(copy.getCopyOfBuffer())))
                .isEqualTo(key);
        assertThat(KEYS.copy(key)).isSameAs(key);
    }

    /** Trying again would not help: the job is to end, and to say what to change. */
    @Test
    void endsTheJobOverStateInAnUnknownForm() {
        CodecSerializer<Key128> newer = new CodecSerializer<>(OfANewerRelease.class);
        assertThatThrownBy(() -> newer.deserialize(new DataInputDeserializer(new byte[] {99})))
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage(
                        "A key in state has the unknown format 99: use the release that took"
                                + " the savepoint, or a newer one");
    }

    /** Its form has a version that is not known here. */
    public static final class OfANewerRelease implements Codec<Key128> {

        @Override
        public void write(Key128 key, DataOutput out) {}

        @Override
        public Key128 read(DataInput in) throws IOException {
            throw new UnknownFormatException("A key", in.readByte());
        }
    }
}
