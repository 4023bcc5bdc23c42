package dev.stet.ingest;

import dev.stet.bytes.Utf8;
import dev.stet.contract.AlsoRecorded;
import dev.stet.contract.EventType;
import dev.stet.contract.Header;
import dev.stet.contract.Id;
import dev.stet.contract.Ids;
import dev.stet.contract.Key128;
import dev.stet.contract.OtherEvent;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.UserErased;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import dev.stet.ingest.privacy.Fingerprints;
import dev.stet.ingest.privacy.IdKeys;
import dev.stet.ingest.privacy.Pseudonyms;
import dev.stet.ingest.privacy.Tenant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes the event of a record whose fields have been checked. Not thread-safe. */
final class EventFactory {

    /** Of a query that is an instruction, and has none: it is never compared. */
    private static final Key128 NO_FINGERPRINT = new Key128(0, 0);

    private static final Field[] ID_FIELDS = RecordedValues.ID_FIELDS;

    private final FieldValues values;
    private final DimensionsCache dimensions;
    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final Fingerprints fingerprints = new Fingerprints();
    private final RecordedValues recorded;
    private final DimensionsCache recordedDimensions;

    /** By ordinal of {@link Id}. */
    private final IdKeys[] idKeys;

    /** The bits of the {@link Id}s whose texts are kept. */
    private final int idTexts;

    EventFactory(FieldValues values, DecoderSettings settings) {
        this.values = values;
        this.dimensions = new DimensionsCache(settings.dimensions());
        this.recorded = new RecordedValues(values, settings.recorded(), settings.prices());
        this.recordedDimensions = new DimensionsCache(settings.recordedDimensions());
        this.idTexts = settings.recorded().idTexts();
        this.idKeys =
                Arrays.stream(Id.values())
                        .map(kind -> new IdKeys(settings.key(), kind))
                        .toArray(IdKeys[]::new);
    }

    /**
     * @param common the bits of the common fields that hold a value
     */
    ValidEvent make(EventType type, Tenant tenant, Header header, long common) {
        ValidEvent hot = hot(type, tenant, header, common);
        if (!recorded.isRecorded(type)) {
            return hot == null ? new OtherEvent(header) : hot;
        }
        RecordedEvent event =
                new RecordedEvent(
                        header,
                        type,
                        ids(type, tenant),
                        recorded.isUserWanted(type) && values.has(Field.USER_ID)
                                ? user(tenant)
                                : null,
                        recordedDimensions.of(values, common),
                        recorded.of(type, header.eventTimeMillis()));
        return hot == null ? event : new AlsoRecorded(hot, event);
    }

    /** What all lifecycles, or those of suggestions and questions, hear; else null. */
    private @Nullable ValidEvent hot(EventType type, Tenant tenant, Header header, long common) {
        return switch (type) {
            case SUGGESTION_SHOWN,
                    SUGGESTION_ACCEPTED,
                    SUGGESTION_REJECTED,
                    CONTENT_EDITED,
                    ARTIFACT_CLOSED ->
                    suggestion(type, tenant, header, common);
            case QUERY_SUBMITTED -> submitted(tenant, header, common);
            case ANSWER_REGENERATED ->
                    new QuestionEvent.Regenerated(header, user(tenant), interactionId());
            case USER_ERASED -> new UserErased(header, user(tenant));
            default -> null;
        };
    }

    private ValidEvent suggestion(EventType type, Tenant tenant, Header header, long common) {
        values.string(Field.SUGGESTION_ID);
        Key128 key = key(tenant, Id.SUGGESTION);
        Utf8 id = values.utf8();
        return switch (type) {
            case SUGGESTION_SHOWN -> shown(tenant, header, key, id, common);
            case SUGGESTION_ACCEPTED ->
                    new SuggestionEvent.Accepted(
                            header,
                            key,
                            id,
                            chars(SuggestionEvent.UNKNOWN),
                            lines(SuggestionEvent.UNKNOWN),
                            values.isText(Field.METHOD, "auto"),
                            text());
            case SUGGESTION_REJECTED -> new SuggestionEvent.Rejected(header, key, id);
            case CONTENT_EDITED -> edited(header, key, id);
            default -> new SuggestionEvent.Closed(header, key, id);
        };
    }

    /** Of the id that the values point at. */
    private Key128 key(Tenant tenant, Id kind) {
        return kind == Id.INTERACTION
                ? tenant.interactions().of(values.bytes(), values.from(), values.to())
                : idKeys[kind.ordinal()].of(tenant, values.bytes(), values.from(), values.to());
    }

    private Ids ids(EventType type, Tenant tenant) {
        EventSchema schema = EventSchemas.of(type);
        int carried = 0;
        for (int ordinal = 0; ordinal < ID_FIELDS.length; ordinal++) {
            boolean carries = schema.knows(ID_FIELDS[ordinal]) && values.has(ID_FIELDS[ordinal]);
            carried |= carries ? 1 << ordinal : 0;
        }
        if (carried == 0) {
            return Ids.NONE;
        }
        @Nullable Key128[] keys = new @Nullable Key128[Ids.length(carried)];
        @Nullable Utf8[] texts = new @Nullable Utf8[Ids.length(carried & idTexts)];
        for (int ordinal = 0; ordinal < keys.length; ordinal++) {
            if ((carried & 1 << ordinal) != 0) {
                values.string(ID_FIELDS[ordinal]);
                keys[ordinal] = key(tenant, Id.at(ordinal));
                if ((idTexts & 1 << ordinal) != 0) {
                    texts[ordinal] = values.utf8();
                }
            }
        }
        return new Ids(keys, texts);
    }

    private ValidEvent shown(Tenant tenant, Header header, Key128 key, Utf8 id, long common) {
        return new SuggestionEvent.Shown(
                header,
                key,
                id,
                dimensions.of(values, common),
                user(tenant),
                chars(0),
                lines(0),
                visibleMillis(),
                text());
    }

    private ValidEvent edited(Header header, Key128 key, Utf8 id) {
        double distance = Double.NaN;
        String text = null;
        if (values.isTrue(Field.REMOVED)) {
            distance = 1;
        } else if (values.has(Field.DISTANCE)) {
            distance = values.number(Field.DISTANCE).doubleValue();
        } else {
            text = values.has(Field.TEXT) ? text() : "";
        }
        return new SuggestionEvent.Edited(
                header,
                key,
                id,
                distance,
                text,
                count(Field.RETAINED_CHARS),
                count(Field.RETAINED_LINES));
    }

    private ValidEvent submitted(Tenant tenant, Header header, long common) {
        return new QuestionEvent.Submitted(
                header,
                user(tenant),
                interactionId(),
                fingerprint(tenant),
                values.isTrue(Field.INSTRUCTION),
                dimensions.of(values, common),
                recorded.wantsQuestions() ? tenant.interactions() : null);
    }

    private Key128 fingerprint(Tenant tenant) {
        if (values.has(Field.FINGERPRINT)) {
            values.string(Field.FINGERPRINT);
            return fingerprints.ofProducer(tenant, values.bytes(), values.from(), values.to());
        }
        if (!values.has(Field.TEXT)) {
            return NO_FINGERPRINT;
        }
        values.string(Field.TEXT);
        return fingerprints.ofText(tenant, values.bytes(), values.from(), values.to());
    }

    private Key128 user(Tenant tenant) {
        values.string(Field.USER_ID);
        return pseudonyms.of(tenant, values.bytes(), values.from(), values.to());
    }

    private Utf8 interactionId() {
        values.string(Field.INTERACTION_ID);
        return values.utf8();
    }

    private long chars(long otherwise) {
        if (values.has(Field.CHARS)) {
            return count(Field.CHARS);
        }
        if (!values.has(Field.TEXT)) {
            return otherwise;
        }
        values.string(Field.TEXT);
        return values.codePoints();
    }

    private long lines(long otherwise) {
        if (values.has(Field.LINES)) {
            return count(Field.LINES);
        }
        if (!values.has(Field.TEXT)) {
            return otherwise;
        }
        values.string(Field.TEXT);
        return values.lines();
    }

    private long visibleMillis() {
        return values.has(Field.VISIBLE_MS)
                ? values.number(Field.VISIBLE_MS).scaled(0)
                : SuggestionEvent.UNKNOWN;
    }

    private @Nullable String text() {
        if (!values.has(Field.TEXT)) {
            return null;
        }
        values.string(Field.TEXT);
        return values.text();
    }

    private long count(Field field) {
        return values.has(field) ? values.number(field).longValue() : SuggestionEvent.UNKNOWN;
    }
}
