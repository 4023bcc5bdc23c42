package dev.stet.ingest;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Records that are several of {@link PlainDecoder}, with semicolons between them. */
public final class BatchDecoder implements RecordDecoder {

    private final RecordDecoder one = new PlainDecoder();

    @Override
    public boolean takesApart() {
        return true;
    }

    @Override
    public Decoded decode(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        int end = from;
        while (end < to && record[end] != ';') {
            end++;
        }
        return one.decode(record, from, end, origin, arrivedAtMillis, nowMillis);
    }

    @Override
    public void decodeAll(
            byte[] record,
            Map<String, String> headers,
            Origin origin,
            long arrivedAtMillis,
            long nowMillis,
            Output out) {
        String text = new String(record, StandardCharsets.UTF_8);
        for (String part : text.equals("-") ? new String[0] : text.split(";")) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.accept(
                    one.decode(bytes, 0, bytes.length, origin, arrivedAtMillis, nowMillis), bytes);
        }
    }
}
