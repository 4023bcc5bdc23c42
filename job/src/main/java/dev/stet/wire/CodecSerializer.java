package dev.stet.wire;

import dev.stet.bytes.Codec;
import dev.stet.bytes.Codecs;
import dev.stet.bytes.UnknownFormatException;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets Flink carry and keep a type in the form of its {@link Codec}.
 *
 * <p>Values are treated as immutable: {@code copy} hands back the same object, so no codec may be
 * given to a type that is changed after it was emitted or put into state. A savepoint holds the
 * codec by its name in {@link Codecs}; the codec's own version byte carries the format forward.
 */
public final class CodecSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final Class<? extends Codec<T>> type;
    private transient @Nullable Codec<T> codec;

    public CodecSerializer(Class<? extends Codec<T>> type) {
        this.type = type;
    }

    private Codec<T> codec() {
        Codec<T> known = codec;
        if (known == null) {
            known = InstantiationUtil.instantiate(type);
            codec = known;
        }
        return known;
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        codec().write(record, target);
    }

    /**
     * @throws SuppressRestartsException where it is state in an unknown form: the job ends, rather
     *     than to try for ever
     */
    @Override
    public T deserialize(DataInputView source) throws IOException {
        try {
            return codec().read(source);
        } catch (UnknownFormatException e) {
            throw new SuppressRestartsException(e);
        }
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        codec().write(deserialize(source), target);
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    /** Never asked for: no codec'd type is reused. */
    @Override
    public @Nullable T createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return -1;
    }

    /** With a codec of its own, which serves one thread. */
    @Override
    public TypeSerializer<T> duplicate() {
        return new CodecSerializer<>(type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodecSerializer<?> that && type == that.type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Snapshot<>(type);
    }

    /** Written into savepoints: the codec's stable name. */
    public static final class Snapshot<T> implements TypeSerializerSnapshot<T> {

        private @Nullable Class<? extends Codec<T>> type;

        /** For Flink, which then calls {@link #readSnapshot}. */
        public Snapshot() {}

        Snapshot(Class<? extends Codec<T>> type) {
            this.type = type;
        }

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(Codecs.name(known()));
        }

        @Override
        @SuppressWarnings("unchecked")
        public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCode)
                throws IOException {
            type = (Class<? extends Codec<T>>) Codecs.type(in.readUTF(), userCode);
        }

        @Override
        public TypeSerializer<T> restoreSerializer() {
            return new CodecSerializer<>(known());
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
                TypeSerializerSnapshot<T> before) {
            return before instanceof Snapshot<?> that && that.type == type
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }

        private Class<? extends Codec<T>> known() {
            if (type == null) {
                throw new IllegalStateException("The snapshot was not read yet");
            }
            return type;
        }
    }
}
