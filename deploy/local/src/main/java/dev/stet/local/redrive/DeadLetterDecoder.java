package dev.stet.local.redrive;

import dev.stet.contract.Decoded;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.RecordDecoderFactory;
import java.util.List;
import java.util.Map;

/** Decodes records as another decoder does, and the record within a dead letter likewise. */
public final class DeadLetterDecoder implements RecordDecoder {

    private final RecordDecoder decoder;
    private final Fixes fixes;

    DeadLetterDecoder(RecordDecoder decoder, Fixes fixes) {
        this.decoder = decoder;
        this.fixes = fixes;
    }

    /**
     * @param hints what is put right in the record of a dead letter, as {@code user_id:string}
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
            return decoder.decode(record, from, to, origin, arrivedAtMillis, nowMillis);
        }
        if (letter.record() == null) {
            return withoutRecord(letter);
        }
        byte[] fixed = fixes.apply(letter.record());
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
            decoder.decodeAll(record, headers, origin, arrivedAtMillis, nowMillis, out);
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
