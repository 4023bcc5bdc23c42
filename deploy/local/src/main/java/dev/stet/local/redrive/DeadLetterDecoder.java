package dev.stet.local.redrive;

import dev.stet.contract.Decoded;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.RecordDecoderFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Decodes records as another decoder does, and the record within a dead letter likewise. What is
 * refused is put right, where hints say how, and decoded once more.
 */
public final class DeadLetterDecoder implements RecordDecoder {

    private final RecordDecoder decoder;
    private final Fixes fixes;

    DeadLetterDecoder(RecordDecoder decoder, Fixes fixes) {
        this.decoder = decoder;
        this.fixes = fixes;
    }

    /**
     * @param hints what is put right in a record that is refused, as {@code user_id:string}
     */
    public static RecordDecoderFactory factory(RecordDecoderFactory decoders, List<String> hints) {
        Fixes fixes = Fixes.of(hints);
        return () -> new DeadLetterDecoder(decoders.create(), fixes);
    }

    /**
     * @throws IllegalArgumentException naming the first hint that is none
     */
    public static void requireHints(List<String> hints) {
        Fixes.of(hints);
    }

    @Override
    public boolean takesApart() {
        return decoder.takesApart();
    }

    @Override
    public Decoded decode(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        DeadLetter letter = DeadLetter.of(record, from, to);
        if (letter == null) {
            Decoded decoded = decoder.decode(record, from, to, origin, arrivedAtMillis, nowMillis);
            return fixes.isNone() || !(decoded instanceof Refusal)
                    ? decoded
                    : fixed(
                            Arrays.copyOfRange(record, from, to),
                            origin,
                            arrivedAtMillis,
                            nowMillis);
        }
        return letter.record() == null
                ? withoutRecord(letter)
                : fixed(letter.record(), origin, arrivedAtMillis, nowMillis);
    }

    private Decoded fixed(byte[] record, Origin origin, long arrivedAtMillis, long nowMillis) {
        byte[] fixed = fixes.apply(record);
        return decoder.decode(fixed, 0, fixed.length, origin, arrivedAtMillis, nowMillis);
    }

    @Override
    public void decodeAll(
            byte[] record,
            Map<String, String> headers,
            Origin origin,
            long arrivedAtMillis,
            long nowMillis,
            Output out) {
        DeadLetter letter = DeadLetter.of(record, 0, record.length);
        if (letter == null) {
            List<byte[]> refused = new ArrayList<>(0);
            decoder.decodeAll(
                    record,
                    headers,
                    origin,
                    arrivedAtMillis,
                    nowMillis,
                    (decoded, raw) -> {
                        if (decoded instanceof Refusal && !fixes.isNone()) {
                            refused.add(raw);
                        } else {
                            out.accept(decoded, raw);
                        }
                    });
            for (byte[] raw : refused) {
                decoder.decodeAll(
                        fixes.apply(raw), headers, origin, arrivedAtMillis, nowMillis, out);
            }
        } else if (letter.record() == null) {
            out.accept(withoutRecord(letter), record);
        } else {
            byte[] fixed = fixes.apply(letter.record());
            decoder.decodeAll(fixed, headers, origin, arrivedAtMillis, nowMillis, out);
        }
    }

    private static Refusal withoutRecord(DeadLetter letter) {
        return new Refusal(
                Refusal.Reason.INVALID_VALUE,
                "a dead letter without its record: %s".formatted(letter.detail()),
                Header.DEFAULT_TENANT);
    }
}
