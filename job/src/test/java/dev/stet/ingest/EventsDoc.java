package dev.stet.ingest;

import static dev.stet.testkit.Markdown.code;

import dev.stet.contract.Decoded;
import dev.stet.contract.EventType;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Refusal;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.View;
import dev.stet.ingest.json.Field;
import dev.stet.lifecycle.families.Families;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.testkit.Markdown;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/events.md}, from the decoder's own schema and what it makes of one event a type. */
final class EventsDoc {

    private static final EventSchema ANY = EventSchemas.of(EventType.USER_ERASED);

    /** Of the types that an interaction hears, those that its claims depend on. */
    private static final Set<EventType> CLAIMED =
            EnumSet.of(
                    EventType.QUERY_SUBMITTED,
                    EventType.GENERATION_COMPLETED,
                    EventType.ANSWER_REGENERATED,
                    EventType.COST_RECORDED);

    private EventsDoc() {}

    static Markdown generate() {
        Markdown text =
                Markdown.titled("Events", "EventType, Field, Check and Refusal.Reason")
                        .paragraph(
                                "One UTF-8 JSON object per Kafka record, or per line of a `.jsonl`"
                                    + " or `.jsonl.gz` file. Unknown fields are ignored. `null` and"
                                    + " the empty string mean that a field is absent, except in the"
                                    + " `text` of a `content.edited`, where the empty string means"
                                    + " that nothing is left. A record is refused if a known field"
                                    + " has a wrong value. The Kafka record key has no meaning.");
        common(text);
        types(text);
        payload(text);
        refusals(text);
        return text;
    }

    private static void common(Markdown text) {
        text.paragraph("## Fields of every event").header("field", "required", "value");
        for (Field field : Field.ALL) {
            if (!field.isCommon() || isDimension(field)) {
                continue;
            }
            text.row(
                    code(field.label()),
                    required(field),
                    field == Field.EVENT_TYPE ? "one of the types below" : expected(ANY, field));
        }
        text.row(
                Field.ALL.stream()
                        .filter(field -> field.isCommon() && isDimension(field))
                        .map(field -> code(field.label()))
                        .collect(Collectors.joining(" ")),
                "no; `unknown`",
                expected(ANY, Field.FEATURE) + "; the dimensions that KPIs are segmented by");
        text.end();
    }

    private static String required(Field field) {
        if (field == Field.EVENT_TYPE) {
            return "yes";
        }
        if (field == Field.TENANT_ID) {
            return "no; `default`";
        }
        if ((ANY.requiredCommon() & field.bit()) == 0) {
            return "by type";
        }
        List<String> without =
                Arrays.stream(EventType.values())
                        .filter(type -> (EventSchemas.of(type).requiredCommon() & field.bit()) == 0)
                        .map(type -> code(type.label()))
                        .toList();
        return without.isEmpty() ? "yes" : "yes, except for " + String.join(", ", without);
    }

    private static boolean isDimension(Field field) {
        return field.ordinal() >= Field.FEATURE.ordinal();
    }

    private static void types(Markdown text) {
        text.paragraph("## Types")
                .paragraph(
                        "▸ marks the event that opens a lifecycle. It gives the lifecycle its"
                                + " cohort time and dimensions, in whatever order events arrive. An"
                                + " event that only families hear that are off (`stet.families`;"
                                + " `experiment` is off by default) is checked like any other, and"
                                + " counted as `without_effect` in `ingest_kpi`.")
                .paragraph(
                        "`user.erased` ends what the user has open, as it stands, and removes the"
                                + " user's state, whatever its `event_time`: [privacy.md]"
                                + "(privacy.md#erasing-a-user). Send it to the partition of the"
                                + " user's other events.")
                .header("type", "required", "optional", "counted in");
        for (EventType type : EventType.values()) {
            text.row(
                    code(type.label()) + (opens(type) ? " ▸" : ""),
                    requiredOf(type),
                    fields(optional(type)),
                    countedIn(type));
        }
        text.end();
    }

    private static String requiredOf(EventType type) {
        EventSchema schema = EventSchemas.of(type);
        Set<String> required = new LinkedHashSet<>();
        for (Field field : Field.ALL) {
            boolean everywhere =
                    field.isCommon() && (ANY.requiredCommon() & field.bit()) != 0
                            || field == Field.EVENT_TYPE;
            long bits = field.isCommon() ? schema.requiredCommon() : schema.requiredPayload();
            if (!everywhere && (bits & field.bit()) != 0) {
                required.add(code(field.label()));
            }
        }
        if (schema.idAlternatives().length > 0) {
            required.add(fields(List.of(schema.idAlternatives())).replace(", ", " or "));
        }
        Demand demand = DEMANDS.get(type);
        if (demand != null) {
            required.add(demand.words);
        }
        return String.join(", ", required);
    }

    /**
     * What a type demands beside its required fields.
     *
     * @param fields that are named there already
     */
    private record Demand(String words, Set<Field> fields) {}

    private static final Map<EventType, Demand> DEMANDS =
            Map.of(
                    EventType.CONTENT_EDITED,
                    new Demand(
                            "`removed: true` or `distance` or `text`; the first of these counts",
                            Set.of(Field.REMOVED, Field.DISTANCE, Field.TEXT)),
                    EventType.QUERY_SUBMITTED,
                    new Demand(
                            "`text` or `fingerprint` or `instruction: true`",
                            Set.of(Field.TEXT, Field.FINGERPRINT, Field.INSTRUCTION)),
                    EventType.FEEDBACK_GIVEN,
                    new Demand("`value`, except for a report", Set.of(Field.VALUE)));

    private static List<Field> optional(EventType type) {
        EventSchema schema = EventSchemas.of(type);
        Demand demand = DEMANDS.get(type);
        Set<Field> named = demand == null ? Set.of() : demand.fields;
        return payloadOf(type).stream()
                .filter(field -> (schema.requiredPayload() & field.bit()) == 0)
                .filter(field -> !named.contains(field))
                .toList();
    }

    private static List<Field> payloadOf(EventType type) {
        return Field.ALL.stream()
                .filter(field -> !field.isCommon())
                .filter(field -> (EventSchemas.of(type).knownPayload() & field.bit()) != 0)
                .toList();
    }

    private static void payload(Markdown text) {
        text.paragraph("## Payload fields").header("field", "value", "in");
        Map<Field, Map<String, Set<EventType>>> uses = new EnumMap<>(Field.class);
        for (EventType type : EventType.values()) {
            for (Field field : payloadOf(type)) {
                uses.computeIfAbsent(field, unused -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                expected(EventSchemas.of(type), field),
                                unused -> EnumSet.noneOf(EventType.class))
                        .add(type);
            }
        }
        uses.forEach(
                (field, byValue) ->
                        byValue.forEach(
                                (value, types) ->
                                        text.row(
                                                code(field.label()),
                                                value,
                                                types.stream()
                                                        .map(type -> code(type.label()))
                                                        .collect(Collectors.joining(" ")))));
        text.end();
    }

    private static void refusals(Markdown text) {
        text.paragraph("## Refusals")
                .paragraph(
                        "A refused record goes to the dead letters, with `reason`, `detail`, its"
                                + " origin, `received_at` and its raw bytes. It is never dropped,"
                                + " and never fails the job.")
                .header("reason", "the record");
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            text.row(code(reason.label()), words(reason));
        }
        text.end();
    }

    private static String words(Refusal.Reason reason) {
        return switch (reason) {
            case MALFORMED_JSON -> "is not JSON, or not UTF-8";
            case NOT_AN_OBJECT -> "is JSON, but no object";
            case MISSING_FIELD -> "lacks a field that its type requires";
            case INVALID_VALUE ->
                    "has a field of a wrong type, out of range, or unknown; or an `event_time`"
                            + " before `stet.ingest.earliest-event-time`";
            case UNKNOWN_EVENT_TYPE -> "has a type that is not listed here";
            case TOO_LARGE -> "is larger than `stet.ingest.record-bytes`";
            case TOO_DEEP -> "nests deeper than `stet.ingest.record-depth`";
            case EVENT_TIME_IN_FUTURE ->
                    "has an event time further after its Kafka timestamp (for a file: the clock)"
                            + " than `stet.ingest.future-tolerance`";
        };
    }

    private static String fields(List<Field> fields) {
        return fields.stream().map(field -> code(field.label())).collect(Collectors.joining(", "));
    }

    private static String expected(EventSchema schema, Field field) {
        Check check = schema.check(field);
        return check == null ? "" : check.expected();
    }

    private static boolean opens(EventType type) {
        Decoded decoded = decoded(type);
        return decoded instanceof SuggestionEvent.Shown
                || decoded instanceof QuestionEvent.Submitted
                || hearers(type)
                        .filter(subject -> !subject.openFor().isZero())
                        .flatMap(subject -> subject.hears().stream())
                        .anyMatch(heard -> heard.type() == type && heard.rank() == 0);
    }

    private static Stream<Subject> hearers(EventType type) {
        return Families.ALL.stream()
                .filter(
                        subject ->
                                subject.hears().stream().anyMatch(heard -> heard.type() == type));
    }

    private static String countedIn(EventType type) {
        Decoded decoded = decoded(type);
        if (decoded instanceof Refusal refusal) {
            throw new AssertionError(type + " is refused: " + refusal);
        }
        Set<View> views = EnumSet.noneOf(View.class);
        if (decoded instanceof SuggestionEvent) {
            views.add(View.SUGGESTION);
        } else if (decoded instanceof QuestionEvent) {
            views.add(View.QUESTION);
        }
        hearers(type).forEach(subject -> views.addAll(viewsReachedBy(type, subject)));
        return views.stream().map(view -> code(view.table())).collect(Collectors.joining(", "));
    }

    /** Its own, and those of the subjects that it makes claims to. */
    private static Set<View> viewsReachedBy(EventType type, Subject subject) {
        Set<View> views = EnumSet.noneOf(View.class);
        views.addAll(subject.views());
        if (!CLAIMED.contains(type)) {
            return views;
        }
        for (Subject other : Families.ALL) {
            if (!Collections.disjoint(other.hearsClaims(), subject.makesClaims())) {
                views.addAll(other.views());
            }
        }
        return views;
    }

    /** An event of this type with a valid value in every field, through the real decoder. */
    private static Decoded decoded(EventType type) {
        return Records.decode(
                Field.ALL.stream()
                        .filter(field -> !expected(EventSchemas.of(type), field).isEmpty())
                        .map(field -> "\"%s\":%s".formatted(field.label(), sample(type, field)))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static String sample(EventType type, Field field) {
        if (field == Field.EVENT_TYPE) {
            return '"' + type.label() + '"';
        }
        if (field == Field.INPUT_TOKENS) {
            return "2"; // as many as the cached ones together
        }
        if (field == Field.SCALE_MIN) {
            return "0"; // less than the greatest
        }
        String expected = expected(EventSchemas.of(type), field);
        if (field == Field.EVENT_TIME) {
            return String.valueOf(Records.NOW);
        }
        if (expected.startsWith("one of ")) {
            return '"' + expected.substring("one of ".length()).split(",", -1)[0] + '"';
        }
        if (expected.equals("true or false")) {
            return "true";
        }
        return expected.startsWith("a string") ? "\"x\"" : "1";
    }
}
