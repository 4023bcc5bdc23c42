package dev.stet.ingest;

import dev.stet.contract.Decoded;
import dev.stet.contract.EventType;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.contract.Refusal.Reason;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import dev.stet.ingest.json.JsonKind;
import dev.stet.ingest.json.JsonScanner;
import dev.stet.ingest.json.NameHint;
import dev.stet.ingest.json.ScannedFields;
import dev.stet.ingest.privacy.Tenant;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON records of the event contract, straight from their bytes: one pass checks the JSON
 * and notes where the known fields stand, then the fields of the event's type are checked, then its
 * record is made. Not thread-safe; one instance per task thread.
 */
public final class EventDecoder implements RecordDecoder {

    /** Where a second value may begin in a refused record; more are not tried. */
    private static final int MOST_STARTS = 16;

    private static final String IS_MISSING = " is missing";

    private final int longestRecord;
    private final long toleranceMillis;
    private final long earliestMillis;
    private final JsonScanner scanner;
    private final ScannedFields fields;
    private final FieldValues values;
    private final Tenants tenants;
    private final EventFactory factory;

    /** The event time of the record at hand, epoch milliseconds. */
    private long timeMillis;

    /** Of the event last decoded, with the bits of its fields that hold a value. */
    private EventType type = EventType.USER_ACTIVE;

    private long heldCommon;
    private long heldPayload;

    public EventDecoder(DecoderSettings settings) {
        longestRecord = settings.recordBytes();
        toleranceMillis = saturatedMillis(settings.futureTolerance());
        earliestMillis = settings.earliestEventTime().toEpochMilli();
        scanner = new JsonScanner(settings.recordDepth());
        fields = scanner.fields();
        values = new FieldValues(fields);
        tenants = new Tenants(settings.key());
        factory = new EventFactory(values, settings);
    }

    @Override
    public Decoded decode(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        if (to - from > longestRecord) {
            return refusal(
                    Reason.TOO_LARGE,
                    "the record has %d bytes, expected at most %d"
                            .formatted(to - from, longestRecord));
        }
        int begin = ByteOrderMark.behind(record, from, to);
        try {
            Reason reason = scanner.scan(record, begin, to);
            return reason == null
                    ? decodeObject(record, begin, to, origin, arrivedAtMillis, nowMillis)
                    : malformed(reason, record, begin, to);
        } catch (RuntimeException e) {
            // A defect of this class must cost one record, not the job.
            return refusal(
                    Reason.MALFORMED_JSON, "cannot be decoded: " + e.getClass().getSimpleName());
        } finally {
            scanner.release();
            values.release();
        }
    }

    /** Names where a second record begins: two on one line, or a torn one before a whole one. */
    private Refusal malformed(Reason reason, byte[] record, int from, int to) {
        String detail = scanner.detail();
        int zero = zeroAt(record, from, to);
        if (SchemaFrame.isAt(record, from, to)) {
            detail =
                    "%s: for Kafka set stet.kafka.schema-registry.url; %s"
                            .formatted(SchemaFrame.shown(record, from), detail);
        } else if (zero >= 0) {
            detail += "; zero bytes begin at byte %d".formatted(zero - from + 1);
        }
        int tries = 0;
        for (int at = from + 1; at < to - 1 && tries < MOST_STARTS; at++) {
            if (record[at] == '{' && record[at + 1] == '"') {
                tries++;
                if (scanner.scan(record, at, to) == null && fields.has(Field.EVENT_TYPE)) {
                    return refusal(
                            reason,
                            "%s; a second value begins at byte %d of the record and is whole"
                                    .formatted(detail, at - from + 1));
                }
            }
        }
        return refusal(reason, detail);
    }

    private static int zeroAt(byte[] record, int from, int to) {
        for (int at = from; at < to; at++) {
            if (record[at] == 0) {
                return at;
            }
        }
        return -1;
    }

    /** The type of the event last decoded; records that were refused are passed over. */
    public EventType type() {
        return type;
    }

    /** Whether that event held a value in a field that means something to its type. */
    public boolean held(Field field) {
        return ((field.isCommon() ? heldCommon : heldPayload) & field.bit()) != 0;
    }

    private Decoded decodeObject(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        boolean known = fields.type() >= 0;
        Refusal refusal =
                known ? check(EventSchemas.of(EventType.at(fields.type()))) : refusedType();
        if (refusal != null) {
            return withTenant(withFieldLike(refusal, record, from, to));
        }
        EventType type = EventType.at(fields.type());
        EventSchema schema = EventSchemas.of(type);
        long time = timeMillis;
        Tenant tenant = tenants.of(values);
        if (time > nowMillis && time - toleranceMillis > nowMillis) {
            String detail = TimeHint.ofTooLate(values, time - nowMillis, toleranceMillis);
            values.string(Field.EVENT_ID);
            return new Refusal(
                    Reason.EVENT_TIME_IN_FUTURE,
                    detail,
                    tenant.name(),
                    time - nowMillis,
                    values.utf8().toString());
        }
        this.type = type;
        heldCommon = fields.common() & schema.knownCommon();
        heldPayload = fields.payload() & schema.knownPayload();
        values.string(Field.EVENT_ID);
        long arrivedAt = origin.isFile() ? Math.max(arrivedAtMillis, time) : arrivedAtMillis;
        Header header = new Header(tenant.name(), values.utf8(), time, arrivedAt, origin);
        return factory.make(type, tenant, header, heldCommon);
    }

    private Refusal refusedType() {
        if (!fields.has(Field.EVENT_TYPE)) {
            return missing(Field.EVENT_TYPE.label());
        }
        String complaint = Check.TEXT.complaint(values, Field.EVENT_TYPE);
        return complaint != null
                ? refusal(Reason.INVALID_VALUE, complaint)
                : refusal(Reason.UNKNOWN_EVENT_TYPE, unknownType());
    }

    private String unknownType() {
        String found =
                "event_type is %s, expected one of the contract's types"
                        .formatted(values.shown(Field.EVENT_TYPE));
        values.string(Field.EVENT_TYPE);
        String meant = NameHint.closest(values.text(), JsonScanner.EVENT_TYPES.names());
        return meant == null ? found : "%s; did you mean %s?".formatted(found, meant);
    }

    private @Nullable Refusal check(EventSchema schema) {
        // What is there and right at a glance, most of it, needs no second one.
        long right = Field.EVENT_TYPE.bit() | fields.shortCommon() & schema.commonTexts();
        long common = (fields.common() & schema.knownCommon() | schema.requiredCommon()) & ~right;
        long ids = Field.FEATURE.bit() - 1;
        Refusal refusal = check(schema, common & ids, fields.common(), 0);
        if (refusal == null) {
            refusal = checkAlternatives(schema.idAlternatives());
        }
        if (refusal == null) {
            refusal = check(schema, common & ~ids, fields.common(), 0);
        }
        if (refusal == null) {
            right = fields.shortPayload() & schema.payloadTexts();
            long known = fields.payload() & schema.knownPayload();
            long payload = (known | schema.requiredPayload()) & ~right;
            refusal = check(schema, payload, known, Field.COMMON);
        }
        EventRules.Rule rule = schema.rule();
        return refusal == null && rule != null ? rule.check(fields, values) : refusal;
    }

    /**
     * Checks fields in the order of their bits.
     *
     * @param wanted the fields to check
     * @param present those that hold a value; the others are missing
     * @param first the ordinal of the field whose bit is the lowest
     */
    private @Nullable Refusal check(EventSchema schema, long wanted, long present, int first) {
        for (long rest = wanted; rest != 0; rest &= rest - 1) {
            Field field = Field.ALL.get(first + Long.numberOfTrailingZeros(rest));
            if ((present & field.bit()) == 0) {
                return missing(field.label());
            }
            String complaint =
                    field == Field.EVENT_TIME ? readTime(schema) : schema.complaint(values, field);
            if (complaint != null) {
                return refusal(Reason.INVALID_VALUE, complaint);
            }
        }
        return null;
    }

    /** Reads the time once, as it is wanted here and in the header. */
    private @Nullable String readTime(EventSchema schema) {
        JsonKind kind = values.kind(Field.EVENT_TIME);
        timeMillis =
                kind.isString() || kind == JsonKind.NUMBER
                        ? Check.time(values, Field.EVENT_TIME)
                        : EventTimeParser.UNPARSABLE;
        if (timeMillis == EventTimeParser.UNPARSABLE) {
            String hint = TimeHint.ofUnreadable(values);
            return hint == null ? schema.complaint(values, Field.EVENT_TIME) : hint;
        }
        return timeMillis < earliestMillis
                ? TimeHint.ofTooEarly(values, timeMillis, earliestMillis)
                : null;
    }

    private @Nullable Refusal checkAlternatives(Field[] alternatives) {
        for (Field alternative : alternatives) {
            if (fields.has(alternative)) {
                return null;
            }
        }
        return alternatives.length == 0 ? null : missing(EventSchema.listed(alternatives));
    }

    static Refusal missing(String what) {
        return refusal(
                Reason.MISSING_FIELD, what + IS_MISSING + ", expected for an event of this type");
    }

    /** Where a required field is missing: with a field of the record that may be meant for it. */
    private static Refusal withFieldLike(Refusal refusal, byte[] record, int from, int to) {
        if (refusal.reason() != Reason.MISSING_FIELD) {
            return refusal;
        }
        String missing = refusal.detail().substring(0, refusal.detail().indexOf(IS_MISSING));
        for (String field : missing.split(" or ")) {
            String like = NameHint.fieldLike(field, record, from, to);
            if (like != null) {
                String hint =
                        like.equals(field)
                                ? "%s; its value is null or empty"
                                : "%s; the record has %s: keys are snake_case";
                return refusal(refusal.reason(), hint.formatted(refusal.detail(), like));
            }
        }
        return refusal;
    }

    static Refusal refusal(Reason reason, String detail) {
        return new Refusal(reason, detail, Header.DEFAULT_TENANT);
    }

    private Refusal withTenant(Refusal refusal) {
        boolean readable =
                fields.has(Field.TENANT_ID)
                        && EventSchemas.of(EventType.USER_ERASED).complaint(values, Field.TENANT_ID)
                                == null;
        return readable
                ? new Refusal(refusal.reason(), refusal.detail(), tenants.of(values).name())
                : refusal;
    }

    private static long saturatedMillis(Duration duration) {
        // A century is as good as no limit, and leaves room to subtract.
        Duration century = Duration.ofDays(36_525);
        return (duration.compareTo(century) > 0 ? century : duration).toMillis();
    }
}
