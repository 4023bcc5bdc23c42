package dev.stet.bytes;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The codecs of all that a savepoint may hold, keys and values, by stable names.
 *
 * <p>A savepoint holds the name. A class that moves, or gets another name, is changed here; the
 * name on its left stays. A codec of the wire alone needs no name.
 */
public final class Codecs {

    private static final Map<String, String> CLASSES =
            Map.ofEntries(
                    entry("alert-scope", "dev.stet.alerts.Scope$KeyCodec"),
                    entry("cell", "dev.stet.rollup.Cell$StateCodec"),
                    entry("cell-group", "dev.stet.rollup.CellGroup$KeyCodec"),
                    entry("key-128", "dev.stet.contract.Key128$KeyCodec"),
                    entry("look", "dev.stet.alerts.Look$KeyCodec"),
                    entry("look-row", "dev.stet.alerts.LookRow$StateCodec"),
                    entry("packed-records", "dev.stet.lifecycle.question.PackedRecords$StateCodec"),
                    entry("partition-watermark", "dev.stet.ingest.PartitionWatermark$StateCodec"),
                    entry("question", "dev.stet.lifecycle.question.Question$StateCodec"),
                    entry("sample-day", "dev.stet.sample.SampleDay$StateCodec"),
                    entry("segment-history", "dev.stet.alerts.SegmentHistory$StateCodec"),
                    entry("shard-slice", "dev.stet.state.ShardSlice$KeyCodec"),
                    entry("packed", "dev.stet.state.Packed$StateCodec"),
                    entry("standing-alert", "dev.stet.alerts.Standing$StateCodec"),
                    entry("task-time", "dev.stet.ingest.TaskTime$StateCodec"),
                    entry("user", "dev.stet.lifecycle.question.UserState$StateCodec"),
                    entry("utf-8", "dev.stet.bytes.Utf8$KeyCodec"),
                    entry("view-instants", "dev.stet.rollup.ViewInstants$StateCodec"));

    private static final Map<String, String> NAMES =
            CLASSES.entrySet().stream().collect(Collectors.toMap(Entry::getValue, Entry::getKey));

    private Codecs() {}

    /** In alphabetical order. */
    static Set<String> names() {
        return new TreeSet<>(CLASSES.keySet());
    }

    /**
     * The stable name.
     *
     * @throws IllegalStateException if the codec has none
     */
    public static String name(Class<?> codec) {
        String name = NAMES.get(codec.getName());
        if (name == null) {
            throw new IllegalStateException(
                    "%s has no name in Codecs, and so cannot be in a savepoint: give it one"
                            .formatted(codec.getName()));
        }
        return name;
    }

    /**
     * The class of a codec.
     *
     * @throws IOException if this release has no codec of that name
     */
    public static Class<?> type(String name, ClassLoader loader) throws IOException {
        String type = CLASSES.get(name);
        if (type == null) {
            throw new IOException(
                    "The savepoint holds values of the codec '%s', which this release does not have: go on with the release that took the savepoint, or a newer one"
                            .formatted(name));
        }
        try {
            return Class.forName(type, false, loader).asSubclass(Codec.class);
        } catch (ClassNotFoundException e) {
            throw new IOException("The codec '%s' has no class %s".formatted(name, type), e);
        }
    }
}
