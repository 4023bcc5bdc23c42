package dev.stet.ingest.formats;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.JsonKind;
import dev.stet.ingest.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tries a mapping: reports what becomes of every element of every record, and which of their fields
 * the mapping reads. Not thread-safe.
 */
public final class Trial {

    /** Is told what becomes of each element, once for each event that it gives. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param place where in its record an element of a batch stands, else empty
         * @param kind what the producer calls it; empty where it is of no format
         * @param json the event that it was mapped to, as it was checked; empty where there is none
         */
        void told(Origin origin, String place, String kind, String json, Decoded decoded);
    }

    /**
     * A field of theirs.
     *
     * @param path as a mapping would name it
     * @param elements how many have a value there
     * @param readAs the fields of the contract, and in parentheses what else reads it
     */
    public record TheirField(String path, long elements, Set<String> readAs) {}

    /** Deeper ones are reported as one field. */
    private static final int DEEPEST = 4;

    /** Data that has ids for names would have more. */
    private static final int MOST_PATHS = 2_000;

    private final List<Mapping> mappings;
    private final Listener listener;
    private final Map<String, Long> paths = new TreeMap<>();
    private Element last = new Element(JsonTree.string(""), new byte[0], "");

    public Trial(Formats formats, Listener listener) {
        this.mappings = formats.mappings();
        this.listener = listener;
    }

    /**
     * Reads records for the trial.
     *
     * @param contract decodes what the mappings give
     */
    public RecordDecoder decoder(RecordDecoder contract) {
        return new MappingDecoder(mappings, contract, this::element);
    }

    private void element(Origin origin, Element element, byte[] json, Decoded decoded) {
        String kind = "";
        for (Mapping mapping : mappings) {
            if (kind.isEmpty() && mapping.accepts(element.tree())) {
                kind = mapping.kindOf(element.tree());
            }
        }
        // Several events of one element are reported one after the other.
        if (element != last) {
            count(element.tree(), "", 0);
        }
        last = element;
        String text = new String(json, StandardCharsets.UTF_8);
        listener.told(origin, element.place(), kind, text, decoded);
    }

    private void count(JsonTree value, String path, int level) {
        JsonTree held = path.isEmpty() ? value : Path.unpacked(value);
        if (held.kind() == JsonKind.OBJECT && level < DEEPEST) {
            held.members()
                    .forEach(
                            (name, member) ->
                                    count(
                                            member,
                                            (path.isEmpty() ? "" : path + "/")
                                                    + name.replace("/", "~1"),
                                            level + 1));
        } else if (!value.isUnset() && (paths.containsKey(path) || paths.size() < MOST_PATHS)) {
            paths.merge(path, 1L, Long::sum);
        }
    }

    /** Every field that the elements had, by path. */
    public List<TheirField> fields() {
        List<TheirField> fields = new ArrayList<>();
        paths.forEach((path, count) -> fields.add(new TheirField(path, count, readAs(path))));
        return fields;
    }

    /** Every path that a mapping reads and at which no element had a value. */
    public List<String> missing() {
        return mappings.stream()
                .flatMap(mapping -> mapping.uses().keySet().stream())
                .filter(read -> paths.keySet().stream().noneMatch(path -> meet(path, read)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether one is the other or lies within it. */
    private static boolean meet(String one, String another) {
        return one.equals(another)
                || one.startsWith(another + "/")
                || another.startsWith(one + "/");
    }

    /** A path within a list or a text counts as read where the list is. */
    private Set<String> readAs(String path) {
        Set<String> fields = new TreeSet<>();
        for (Mapping mapping : mappings) {
            mapping.uses()
                    .forEach(
                            (read, uses) -> {
                                for (String use : uses) {
                                    if (use.equals(Mapping.COPIED)) {
                                        copied(path, read, fields);
                                    } else if (meet(path, read)) {
                                        fields.add(use);
                                    }
                                }
                            });
        }
        return fields;
    }

    /** Of an object that is copied only fields of the contract are read. */
    private static void copied(String path, String object, Set<String> fields) {
        for (Field field : Field.ALL) {
            if (path.equals(object + "/" + field.label())) {
                fields.add(field.label());
            }
        }
    }
}
