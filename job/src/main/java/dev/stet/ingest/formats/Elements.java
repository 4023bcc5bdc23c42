package dev.stet.ingest.formats;

import dev.stet.contract.EventType;
import dev.stet.contract.Refusal.Reason;
import dev.stet.ingest.formats.Mapping.Envelope;
import dev.stet.ingest.json.JsonTree;
import dev.stet.ingest.json.JsonTreeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes records apart, and hands each element to the first mapping that accepts it. */
final class Elements {

    /** Is told what becomes of each element. */
    interface Output {

        /** No mapping accepts it: perhaps it is of the contract. */
        void unmapped(byte[] raw);

        /**
         * @param json an event of the contract, not checked yet
         */
        void event(Mapping mapping, Element element, EventType type, byte[] json);

        void refused(Element element, Reason reason, String detail);

        /**
         * @param known whether a rule leaves it out
         */
        void passedOver(Element element, String kind, boolean known);
    }

    private static final byte PROTOBUF = 0x0A;

    private final JsonTreeReader reader = new JsonTreeReader(MappingDecoder.DEEPEST);
    private final List<Mapping> json = new ArrayList<>();
    private final List<Mapping> otlp = new ArrayList<>();
    private final List<Mapping> cloud = new ArrayList<>();

    Elements(List<Mapping> mappings) {
        for (Mapping mapping : mappings) {
            of(mapping.envelope()).add(mapping);
        }
    }

    private List<Mapping> of(Envelope envelope) {
        return switch (envelope) {
            case JSON -> json;
            case OTLP -> otlp;
            case CLOUDEVENTS -> cloud;
        };
    }

    /**
     * @param kafkaMillis when Kafka got the record; 0 for a file
     */
    void of(byte[] record, Map<String, String> headers, long kafkaMillis, Output out) {
        String form = cloud.isEmpty() ? null : CloudEvents.unreadForm(headers);
        if (form != null) {
            out.refused(
                    new Element(JsonTree.string(""), record, ""),
                    Reason.MALFORMED_JSON,
                    "content-type is %s, expected application/cloudevents+json".formatted(form));
            return;
        }
        JsonTree tree = reader.read(record, 0, record.length);
        if (!cloud.isEmpty() && CloudEvents.isBinary(headers)) {
            if (tree == null && record.length > 0) {
                out.refused(
                        new Element(JsonTree.string(""), record, ""),
                        Reason.MALFORMED_JSON,
                        reader.detail());
                return;
            }
            cloudEvent(CloudEvents.binary(headers, tree), record, "", kafkaMillis, out);
            return;
        }
        if (tree == null && !otlp.isEmpty() && record.length > 0 && record[0] == PROTOBUF) {
            protobuf(record, out);
            return;
        }
        if (tree == null) {
            // The contract's decoder says what is wrong with it.
            out.unmapped(record);
        } else if (!otlp.isEmpty() && Otlp.isBatch(tree)) {
            Otlp.elements(tree).forEach(element -> map(otlp, element, out));
        } else {
            List<JsonTree> items = items(tree);
            if (items == null) {
                element(tree, record, "", kafkaMillis, out);
                return;
            }
            for (int i = 0; i < items.size(); i++) {
                JsonTree item = items.get(i);
                element(item, item.bytes(), "[%d]".formatted(i), kafkaMillis, out);
            }
        }
    }

    private void protobuf(byte[] record, Output out) {
        JsonTree batch = OtlpProtobuf.read(record);
        if (batch == null) {
            out.refused(
                    new Element(JsonTree.string(""), record, ""),
                    Reason.MALFORMED_JSON,
                    "the record is neither JSON nor a batch of OTLP in protobuf");
        } else {
            Otlp.elements(batch).forEach(element -> map(otlp, element, out));
        }
    }

    /** The elements of a record that is a list of such; null where it is one itself. */
    private @Nullable List<JsonTree> items(JsonTree tree) {
        if (!tree.items().isEmpty()) {
            return tree.items();
        }
        for (Mapping mapping : json) {
            Path path = mapping.elements();
            JsonTree list = path == null ? null : path.in(tree);
            if (list != null && !list.items().isEmpty()) {
                return list.items();
            }
        }
        return null;
    }

    private void element(JsonTree tree, byte[] raw, String place, long kafkaMillis, Output out) {
        if (!cloud.isEmpty() && CloudEvents.isStructured(tree)) {
            cloudEvent(tree, raw, place, kafkaMillis, out);
        } else {
            map(json, new Element(tree, raw, place), out);
        }
    }

    private void cloudEvent(
            JsonTree event, byte[] raw, String place, long kafkaMillis, Output out) {
        CloudEvents.Problem problem = CloudEvents.problem(event);
        if (problem == null) {
            JsonTree normal = CloudEvents.normal(event, kafkaMillis);
            map(cloud, new Element(normal, raw, place), out);
        } else {
            out.refused(new Element(event, raw, place), problem.reason(), problem.detail());
        }
    }

    private static void map(List<Mapping> mappings, Element element, Output out) {
        for (Mapping mapping : mappings) {
            if (mapping.accepts(element.tree())) {
                mapping.map(element, new OfMapping(mapping, out));
                return;
            }
        }
        boolean ofBatch = !mappings.isEmpty() && mappings.get(0).envelope() != Envelope.JSON;
        if (ofBatch) {
            out.passedOver(element, mappings.get(0).kindOf(element.tree()), false);
        } else {
            out.unmapped(element.raw());
        }
    }

    private record OfMapping(Mapping mapping, Output out) implements Mapping.Output {

        @Override
        public void event(Element element, EventType type, byte[] json) {
            out.event(mapping, element, type, json);
        }

        @Override
        public void refused(Element element, Reason reason, String detail) {
            out.refused(element, reason, "%s; mapped as %s".formatted(detail, mapping.name()));
        }

        @Override
        public void passedOver(Element element, String kind, boolean known) {
            out.passedOver(element, kind, known);
        }
    }
}
