package dev.stet.ingest.formats;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ids made of several values, or of one that is too long: the same values give the same id, so that
 * a record that is sent again counts once.
 */
final class StableId {

    private static final int HASH_BYTES = 16;

    private StableId() {}

    /** {@code ph:} and 32 hexadecimal digits; null where every part is. */
    static @Nullable String of(String tag, List<@Nullable Object> parts) {
        MessageDigest digest = sha256();
        boolean any = false;
        for (Object part : parts) {
            any |= part != null;
            byte[] bytes = part == null ? new byte[0] : text(part).getBytes(StandardCharsets.UTF_8);
            // Its length in front, or "ab" and "c" would be the same as "a" and "bc".
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return any ? tag + ":" + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES) : null;
    }

    /** The text of a value as it was read. */
    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }
}
