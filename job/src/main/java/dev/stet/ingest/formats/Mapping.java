package dev.stet.ingest.formats;

import dev.stet.contract.EventType;
import dev.stet.contract.Refusal.Reason;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.JsonTree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A format: what the elements of another producer's records become. Immutable.
 *
 * @param name as the option {@code stet.formats} has it
 * @param envelope how a record is taken apart
 * @param elements in a record of the envelope {@code json}: where a list of elements may stand
 * @param accepts which elements are of this format
 * @param kind what an element is called in the list of those passed over: the first with a value
 * @param rules each gives an event of an element to which it applies
 * @param uses by path the fields and conditions that read it
 */
record Mapping(
        String name,
        Envelope envelope,
        @Nullable Path elements,
        Condition accepts,
        List<Path> kind,
        List<Rule> rules,
        Map<String, Set<String>> uses) {

    /** How a record is taken apart. */
    enum Envelope {
        /** A record is one element, or an array of such. */
        JSON,
        /** A batch of OpenTelemetry's protocol, in its JSON or its protobuf form. */
        OTLP,
        /** A record is a CloudEvent, structured or binary, or an array of such. */
        CLOUDEVENTS
    }

    /** Is told what becomes of an element. */
    interface Output {

        /**
         * @param json an event of the contract, not checked yet
         */
        void event(Element element, EventType type, byte[] json);

        void refused(Element element, Reason reason, String detail);

        /**
         * Gives no event.
         *
         * @param known whether a rule leaves it out
         */
        void passedOver(Element element, String kind, boolean known);
    }

    /** What reads an object whose members are fields of the contract. */
    static final String COPIED = "(copied)";

    private static final int LONGEST_KIND = 100;

    boolean accepts(JsonTree element) {
        return accepts.holds(element);
    }

    /** Tells what becomes of an element that the format accepts: at least one call. */
    void map(Element element, Output output) {
        boolean given = false;
        boolean known = false;
        Set<Field> missing = new HashSet<>();
        for (Rule rule : rules) {
            if (!rule.when().holds(element.tree())) {
                continue;
            }
            if (rule.leavesOut()) {
                known = true;
                continue;
            }
            EventType type = type(rule, element.tree());
            if (type != null) {
                known = true;
                given |= apply(rule, type, element, missing, output);
            }
        }
        if (!given) {
            String kind = kindOf(element.tree());
            output.passedOver(
                    element,
                    missing.isEmpty()
                            ? kind
                            : kind + " without " + missing.iterator().next().label(),
                    known);
        }
    }

    private static @Nullable EventType type(Rule rule, JsonTree element) {
        Path from = rule.typeFrom();
        if (from == null) {
            return rule.gives();
        }
        JsonTree name = from.in(element);
        return name == null ? null : ContractNames.find(name.text());
    }

    /** Whether it gave an event or a refusal. */
    private static boolean apply(
            Rule rule, EventType type, Element element, Set<Field> missing, Output output) {
        byte[] json;
        try {
            EventWriter writer = new EventWriter(type, rule.suffix());
            writer.copy(rule.copy() == null ? null : rule.copy().in(element.tree()));
            for (Map.Entry<Field, Source> each : rule.fields().entrySet()) {
                writer.put(each.getKey(), each.getValue().of(element.tree()));
            }
            for (Field field : rule.needs()) {
                if (!writer.has(field)) {
                    missing.add(field);
                    return false;
                }
            }
            json = writer.json();
        } catch (UnmappableException e) {
            output.refused(element, Reason.INVALID_VALUE, String.valueOf(e.getMessage()));
            return true;
        }
        output.event(element, type, json);
        return true;
    }

    String kindOf(JsonTree element) {
        for (Path path : kind) {
            JsonTree found = path.in(element);
            if (found != null && found.isScalar()) {
                String text = found.text();
                return text.length() <= LONGEST_KIND ? text : text.substring(0, LONGEST_KIND);
            }
        }
        return "without a name";
    }
}
