package dev.stet.wire;

import dev.stet.bytes.Codec;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's type information for a type with a {@link Codec}; atomic, never Kryo. */
public final class CodecType<T> extends TypeInformation<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final CodecSerializer<T> serializer;

    private CodecType(Class<T> type, Class<? extends Codec<T>> codec) {
        this.type = type;
        this.serializer = new CodecSerializer<>(codec);
    }

    public static <T> CodecType<T> of(Class<T> type, Class<? extends Codec<T>> codec) {
        return new CodecType<>(type, codec);
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer.duplicate();
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    /** Whether it may serve as a key: wherever the type has value equality, as all of ours do. */
    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof CodecType<?>;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodecType<?> that && serializer.equals(that.serializer);
    }

    @Override
    public int hashCode() {
        return serializer.hashCode();
    }

    @Override
    public String toString() {
        return "CodecType<" + type.getSimpleName() + ">";
    }
}
