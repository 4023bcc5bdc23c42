package dev.stet.ingest;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Decoded;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.OtherEvent;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Refusal;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.UserErased;
import java.nio.charset.StandardCharsets;

/**
 * Stands in for the JSON decoder: a record is {@code kind id time}, the kind one of {@code s a q
 * o}, the time in milliseconds; anything else is malformed.
 */
public final class PlainDecoder implements RecordDecoder {

    public static final long FUTURE_TOLERANCE_MILLIS = 300_000;
    static final String TENANT_OF_REFUSED = "unread";

    @Override
    public Decoded decode(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        String[] words =
                new String(record, from, to - from, StandardCharsets.UTF_8).strip().split(" ");
        if (words.length != 3) {
            return refusal(Refusal.Reason.MALFORMED_JSON, words.length + " words, expected 3");
        }
        long time = Long.parseLong(words[2]);
        if (time > nowMillis + FUTURE_TOLERANCE_MILLIS) {
            return new Refusal(
                    Refusal.Reason.EVENT_TIME_IN_FUTURE,
                    "event_time",
                    TENANT_OF_REFUSED,
                    time - nowMillis,
                    words[1]);
        }
        Utf8 id = Utf8.of(words[1]);
        long arrivedAt = origin.isFile() ? Math.max(arrivedAtMillis, time) : arrivedAtMillis;
        Header header = new Header("acme", id, time, arrivedAt, origin);
        Key128 key = new Key128(1, id.hashCode());
        return switch (words[0]) {
            case "s" ->
                    new SuggestionEvent.Shown(
                            header, key, id, Dimensions.NONE, key, 3, 1, 900, "abc");
            case "a" -> new SuggestionEvent.Accepted(header, key, id, 3, 1, false, null);
            case "q" ->
                    new QuestionEvent.Submitted(header, key, id, key, false, Dimensions.NONE, null);
            case "o" -> new OtherEvent(header);
            case "e" -> new UserErased(header, key);
            default -> refusal(Refusal.Reason.UNKNOWN_EVENT_TYPE, words[0]);
        };
    }

    private static Refusal refusal(Refusal.Reason reason, String detail) {
        return new Refusal(reason, detail, TENANT_OF_REFUSED);
    }
}
