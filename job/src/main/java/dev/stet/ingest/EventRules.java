package dev.stet.ingest;

import dev.stet.contract.Refusal;
import dev.stet.contract.Refusal.Reason;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import dev.stet.ingest.json.ScannedFields;
import org.jspecify.annotations.Nullable;

/** What must hold between the fields of one event, each of which is valid by itself. */
final class EventRules {

    private EventRules() {}

    /** What is wrong with an event; null where nothing is. */
    interface Rule {
        @Nullable Refusal check(ScannedFields fields, FieldValues values);
    }

    static @Nullable Refusal edit(ScannedFields fields, FieldValues values) {
        boolean told =
                fields.has(Field.DISTANCE)
                        || fields.has(Field.TEXT)
                        || fields.hasEmptyText()
                        || values.isTrue(Field.REMOVED);
        return told ? null : EventDecoder.missing("distance or text or removed: true");
    }

    static @Nullable Refusal query(ScannedFields fields, FieldValues values) {
        boolean told =
                fields.has(Field.TEXT)
                        || fields.has(Field.FINGERPRINT)
                        || values.isTrue(Field.INSTRUCTION);
        return told ? null : EventDecoder.missing("text or fingerprint or instruction: true");
    }

    /** What was read from a cache or written to it belongs to the input. */
    static @Nullable Refusal generation(ScannedFields fields, FieldValues values) {
        long cached = count(values, Field.CACHED_TOKENS);
        long written = count(values, Field.CACHE_WRITE_TOKENS);
        long input = count(values, Field.INPUT_TOKENS);
        return cached + written <= input
                ? null
                : invalid(
                        "cached_tokens and cache_write_tokens are %d, expected at most input_tokens, which is %d"
                                .formatted(cached + written, input));
    }

    private static long count(FieldValues values, Field field) {
        return values.has(field) ? values.number(field).longValue() : 0;
    }

    static @Nullable Refusal feedback(ScannedFields fields, FieldValues values) {
        if (isReport(values)) {
            return null;
        }
        if (!values.has(Field.VALUE)) {
            return EventDecoder.missing(Field.VALUE.label());
        }
        Refusal refusal = survey(fields, values);
        if (refusal != null) {
            return refusal;
        }
        Scale scale = Scale.of(values);
        return scale.holdsValue()
                ? null
                : invalid(
                        "value is %s, expected a number from %s to %s"
                                .formatted(
                                        values.shown(Field.VALUE),
                                        scale.least(),
                                        scale.greatest()));
    }

    static @Nullable Refusal survey(ScannedFields fields, FieldValues values) {
        if (isReport(values)) {
            return null;
        }
        Scale scale = Scale.of(values);
        return scale.least() < scale.greatest()
                ? null
                : invalid(
                        "scale_min is %s, expected less than scale_max, which is %s"
                                .formatted(scale.least(), scale.greatest()));
    }

    private static boolean isReport(FieldValues values) {
        return values.isText(Field.KIND, "report");
    }

    private static Refusal invalid(String detail) {
        return EventDecoder.refusal(Reason.INVALID_VALUE, detail);
    }
}
