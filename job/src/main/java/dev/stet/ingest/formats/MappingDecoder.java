package dev.stet.ingest.formats;

import dev.stet.contract.Decoded;
import dev.stet.contract.EventType;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Refusal;
import dev.stet.contract.Refusal.Reason;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.json.JsonTree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Decodes records of other producers: maps each to records of the contract, and those pass through
 * the contract's own decoder with all its checks. A record that no mapping takes is decoded as one
 * of the contract. Not thread-safe.
 */
public final class MappingDecoder implements RecordDecoder {

    /** The greatest record that is read where there are mappings, bytes: batches are large. */
    public static final int RECORD_BYTES = 4 * 1024 * 1024;

    /** How deep a record may nest: an attribute within a batch lies deep. */
    static final int DEEPEST = 64;

    /** Receives more than a job needs. */
    interface Watcher {

        /**
         * @param json what an event was decoded from; empty where there is none
         */
        void element(Origin origin, Element element, byte[] json, Decoded decoded);
    }

    private static final byte[] NOTHING = {};

    private final Elements elements;
    private final RecordDecoder contract;
    private final Watcher watcher;

    /**
     * @param contract decodes what the mappings give
     */
    public MappingDecoder(Formats formats, RecordDecoder contract) {
        this(formats.mappings(), contract, (origin, element, json, decoded) -> {});
    }

    MappingDecoder(List<Mapping> mappings, RecordDecoder contract, Watcher watcher) {
        this.elements = new Elements(mappings);
        this.contract = contract;
        this.watcher = watcher;
    }

    @Override
    public boolean takesApart() {
        return true;
    }

    /** The first event that the record gives, or why there is none. */
    @Override
    public Decoded decode(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        First first = new First();
        byte[] whole = Arrays.copyOfRange(record, from, to);
        decodeAll(whole, Map.of(), origin, arrivedAtMillis, nowMillis, first);
        return first.decoded;
    }

    /** Prefers an event to what is none. */
    private static final class First implements Output {

        private Decoded decoded = new PassedOver("an empty batch", true);

        @Override
        public void accept(Decoded each, byte[] raw) {
            if (each instanceof ValidEvent && !(decoded instanceof ValidEvent)) {
                decoded = each;
            }
        }
    }

    @Override
    public void decodeAll(
            byte[] record,
            Map<String, String> headers,
            Origin origin,
            long arrivedAtMillis,
            long nowMillis,
            Output out) {
        try {
            elements.of(
                    record,
                    headers,
                    origin.isFile() ? 0 : arrivedAtMillis,
                    new Contract(origin, arrivedAtMillis, nowMillis, out));
        } catch (RuntimeException e) {
            // A defect of a mapping must cost one record, not the job.
            out.accept(
                    new Refusal(
                            Reason.INVALID_VALUE,
                            "cannot be mapped: " + e.getClass().getSimpleName(),
                            Header.DEFAULT_TENANT),
                    record);
        }
    }

    /** Hands each event on to the contract's decoder. */
    private final class Contract implements Elements.Output {

        private final Origin origin;
        private final long arrivedAtMillis;
        private final long nowMillis;
        private final Output out;

        Contract(Origin origin, long arrivedAtMillis, long nowMillis, Output out) {
            this.origin = origin;
            this.arrivedAtMillis = arrivedAtMillis;
            this.nowMillis = nowMillis;
            this.out = out;
        }

        @Override
        public void unmapped(byte[] raw) {
            tell(new Element(JsonTree.string(""), raw, ""), raw, decoded(raw));
        }

        private void tell(Element element, byte[] json, Decoded decoded) {
            watcher.element(origin, element, json, decoded);
            out.accept(decoded, element.raw());
        }

        @Override
        public void event(Mapping mapping, Element element, EventType type, byte[] json) {
            Decoded decoded = decoded(json);
            if (decoded instanceof Refusal refusal) {
                String detail =
                        "%s; %s makes it a %s"
                                .formatted(refusal.detail(), mapping.name(), type.label());
                tell(element, json, refusal.saying(placed(detail, element)));
            } else {
                tell(element, json, decoded);
            }
        }

        @Override
        public void refused(Element element, Reason reason, String detail) {
            tell(
                    element,
                    NOTHING,
                    new Refusal(reason, placed(detail, element), Header.DEFAULT_TENANT));
        }

        @Override
        public void passedOver(Element element, String kind, boolean known) {
            tell(element, NOTHING, new PassedOver(kind, known));
        }

        private Decoded decoded(byte[] json) {
            return contract.decode(json, 0, json.length, origin, arrivedAtMillis, nowMillis);
        }

        private String placed(String detail, Element element) {
            return element.place().isEmpty()
                    ? detail
                    : "%s, at %s".formatted(detail, element.place());
        }
    }
}
