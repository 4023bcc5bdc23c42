package dev.stet.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A returned record as one line of JSON, for the dead-letter and the late output.
 *
 * <p>Fields: {@code reason}, {@code detail}; {@code topic}, {@code partition}, {@code offset} or
 * {@code file}, {@code line}; {@code received_at} (ISO-8601, UTC, milliseconds); {@code raw} where
 * the bytes are valid UTF-8, else {@code raw_base64}; neither where the bytes were let go.
 */
public final class ReturnedJson {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private ReturnedJson() {}

    /** Without a line break, inside or at the end. */
    public static String toJson(Returned returned) {
        byte[] raw = returned.raw();
        Origin origin = returned.origin();
        StringBuilder json = new StringBuilder(256 + (raw == null ? 0 : raw.length));
        json.append('{');
        text(json, "reason", returned.reason());
        text(json.append(','), "detail", returned.detail());
        if (origin.isFile()) {
            text(json.append(','), "file", origin.source());
            json.append(",\"line\":").append(origin.position());
        } else {
            text(json.append(','), "topic", origin.source());
            json.append(",\"partition\":").append(origin.partition());
            json.append(",\"offset\":").append(origin.position());
        }
        Instant receivedAt = Instant.ofEpochMilli(returned.receivedAtMillis());
        text(json.append(','), "received_at", MILLISECONDS.format(receivedAt));
        if (raw != null) {
            String decoded = utf8(raw);
            if (decoded != null) {
                text(json.append(','), "raw", decoded);
            } else {
                text(json.append(','), "raw_base64", Base64.getEncoder().encodeToString(raw));
            }
        }
        return json.append('}').toString();
    }

    /** Null where the bytes are no valid UTF-8. */
    private static @Nullable String utf8(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static void text(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":");
        JsonText.append(json, value);
    }
}
