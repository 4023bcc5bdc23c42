package dev.stet.ingest.registry;

import dev.stet.contract.Decoded;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.contract.Refusal.Reason;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.ingest.SchemaFrame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns records in the frame of a schema registry into JSON of the contract, which another decoder
 * reads with all its checks; a record without a frame goes straight on to it. Not thread-safe.
 */
public final class FramedDecoder implements RecordDecoder {

    /** A schema may be registered, or reach this registry, after its first record. */
    private static final long ASK_AGAIN_MILLIS = 60_000;

    private static final int MOST_UNKNOWN = 1_000;

    private final SchemaRegistry registry;
    private final RecordDecoder contract;
    private final ArrivalClock clock;
    private final Map<Integer, FrameReader> readers = new HashMap<>();

    /** By id when the registry is asked again; epoch milliseconds. */
    private final Map<Integer, Long> unknown = new HashMap<>();

    FramedDecoder(SchemaRegistry registry, RecordDecoder contract, ArrivalClock clock) {
        this.registry = registry;
        this.contract = contract;
        this.clock = clock;
    }

    /**
     * @param decoders of the records without their frame
     */
    public static RecordDecoderFactory factory(
            RegistryAccess access, RecordDecoderFactory decoders) {
        return () ->
                new FramedDecoder(
                        new SchemaRegistry(access, SchemaRegistry.PATIENT),
                        decoders.create(),
                        ArrivalClock.system());
    }

    @Override
    public boolean takesApart() {
        return contract.takesApart();
    }

    /**
     * @throws RegistryException where the registry does not answer
     */
    @Override
    public Decoded decode(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        if (!SchemaFrame.isAt(record, from, to)) {
            return contract.decode(record, from, to, origin, arrivedAtMillis, nowMillis);
        }
        try {
            byte[] json = json(record, from, to);
            return contract.decode(json, 0, json.length, origin, arrivedAtMillis, nowMillis);
        } catch (UnreadableException e) {
            return refusal(e);
        }
    }

    /**
     * @throws RegistryException where the registry does not answer
     */
    @Override
    public void decodeAll(
            byte[] record,
            Map<String, String> headers,
            Origin origin,
            long arrivedAtMillis,
            long nowMillis,
            Output out) {
        if (!SchemaFrame.isAt(record, 0, record.length)) {
            contract.decodeAll(record, headers, origin, arrivedAtMillis, nowMillis, out);
            return;
        }
        byte[] json;
        try {
            json = json(record, 0, record.length);
        } catch (UnreadableException e) {
            out.accept(refusal(e), record);
            return;
        }
        contract.decodeAll(
                json,
                headers,
                origin,
                arrivedAtMillis,
                nowMillis,
                (decoded, raw) -> out.accept(decoded, Arrays.equals(raw, json) ? record : raw));
    }

    private byte[] json(byte[] record, int from, int to) throws UnreadableException {
        int id = SchemaFrame.id(record, from);
        FrameReader reader = reader(id);
        try {
            return reader.json(record, from + SchemaFrame.BYTES, to);
        } catch (UnreadableException e) {
            throw of(id, e);
        } catch (RuntimeException e) {
            // A defect of a reader must cost one record, not the job.
            throw new UnreadableException(
                    Reason.MALFORMED_JSON,
                    "a record of schema id %s cannot be decoded: %s"
                            .formatted(shown(id), e.getClass().getSimpleName()));
        }
    }

    private FrameReader reader(int id) throws UnreadableException {
        @Nullable FrameReader known = readers.get(id);
        if (known != null) {
            return known;
        }
        Optional<SchemaRegistry.Registered> schema =
                isUnknown(id) ? Optional.empty() : registry.schema(id);
        if (schema.isEmpty()) {
            remember(id);
            throw new UnreadableException(
                    Reason.MALFORMED_JSON,
                    "the schema registry has no schema id %s".formatted(shown(id)));
        }
        FrameReader reader = reader(schema.get());
        readers.put(id, reader);
        return reader;
    }

    private boolean isUnknown(int id) {
        return clock.millis() < unknown.getOrDefault(id, Long.MIN_VALUE);
    }

    private void remember(int id) {
        if (unknown.size() >= MOST_UNKNOWN) {
            unknown.clear();
        }
        if (!isUnknown(id)) {
            unknown.put(id, clock.millis() + ASK_AGAIN_MILLIS);
        }
    }

    /** One that refuses every record, where the schema is none that can be read. */
    private static FrameReader reader(SchemaRegistry.Registered schema) {
        try {
            return switch (schema.type()) {
                case "AVRO" -> AvroRecords.of(schema.text());
                case "PROTOBUF" -> ProtobufRecords.of(schema.text());
                case "JSON" -> Arrays::copyOfRange;
                default ->
                        throw new UnreadableException(
                                Reason.MALFORMED_JSON,
                                "its schema is of type %s, expected AVRO, PROTOBUF or JSON"
                                        .formatted(schema.type()));
            };
        } catch (UnreadableException e) {
            return (record, from, to) -> {
                throw e;
            };
        }
    }

    private static UnreadableException of(int id, UnreadableException e) {
        return new UnreadableException(
                e.reason(), "a record of schema id %s: %s".formatted(shown(id), e.detail()));
    }

    private static String shown(int id) {
        return Integer.toUnsignedString(id);
    }

    private static Refusal refusal(UnreadableException e) {
        return new Refusal(e.reason(), e.detail(), Header.DEFAULT_TENANT);
    }
}
