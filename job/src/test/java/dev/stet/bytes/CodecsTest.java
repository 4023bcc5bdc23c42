package dev.stet.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.wire.CodecSerializer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

final class CodecsTest {

    private static final ClassLoader LOADER = CodecsTest.class.getClassLoader();

    /** Savepoints hold these: one that goes away, or changes, can no longer be restored. */
    @Test
    void theNamesThatSavepointsHold() {
        assertThat(Codecs.names())
                .containsExactly(
                        "alert-scope",
                        "cell",
                        "cell-group",
                        "key-128",
                        "look",
                        "look-row",
                        "packed",
                        "packed-records",
                        "partition-watermark",
                        "question",
                        "sample-day",
                        "segment-history",
                        "shard-slice",
                        "standing-alert",
                        "task-time",
                        "user",
                        "utf-8",
                        "view-instants");
    }

    @Test
    void everyNameHasACodecOfItsOwn() throws Exception {
        Set<Class<?>> types = new HashSet<>();
        for (String name : Codecs.names()) {
            Class<?> type = Codecs.type(name, LOADER);
            assertThat(type.getConstructor().newInstance()).isInstanceOf(Codec.class);
            assertThat(Codecs.name(type)).isEqualTo(name);
            types.add(type);
        }
        assertThat(types).hasSameSizeAs(Codecs.names());
    }

    /** By the names that codecs of state and of keys have; those of the wire need none. */
    @Test
    void noCodecOfStateIsForgotten() throws IOException {
        Set<String> named = new HashSet<>();
        for (String name : Codecs.names()) {
            named.add(Codecs.type(name, LOADER).getName());
        }
        Set<String> codecs =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.stet")
                                .stream()
                                .filter(type -> type.isAssignableTo(Codec.class))
                                .filter(type -> type.getSimpleName().matches("(State|Key)Codec"))
                                .map(JavaClass::getName)
                                .collect(Collectors.toSet());
        assertThat(codecs).hasSizeGreaterThan(5);
        assertThat(named).containsAll(codecs);
    }

    @Test
    void aSavepointHoldsTheNameAndNoClassOfOurs() throws IOException {
        CodecSerializer<Key128> keys = new CodecSerializer<>(Key128.KeyCodec.class);
        DataOutputSerializer out = new DataOutputSerializer(64);
        keys.snapshotConfiguration().writeSnapshot(out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(in.readUTF()).isEqualTo("key-128");
        assertThat(in.available()).isZero();

        CodecSerializer.Snapshot<Key128> read = new CodecSerializer.Snapshot<>();
        read.readSnapshot(1, new DataInputDeserializer(out.getCopyOfBuffer()), LOADER);
        assertThat(read.restoreSerializer()).isEqualTo(keys);
    }

    @Test
    void saysWhichCodecThisReleaseDoesNotHave() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeUTF("of-tomorrow");
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThatThrownBy(() -> new CodecSerializer.Snapshot<>().readSnapshot(1, in, LOADER))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The savepoint holds values of the codec 'of-tomorrow', which this release"
                                + " does not have: go on with the release that took the savepoint,"
                                + " or a newer one");
    }

    @Test
    void aCodecOfTheWireIsNotPutIntoASavepoint() {
        CodecSerializer<Fact> facts = new CodecSerializer<>(Fact.WireCodec.class);
        assertThatThrownBy(
                        () ->
                                facts.snapshotConfiguration()
                                        .writeSnapshot(new DataOutputSerializer(64)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Fact$WireCodec has no name in Codecs");
    }
}
