package dev.stet.ingest.privacy;

import dev.stet.contract.Key128;
import dev.stet.ingest.Records;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Pseudonyms by the words of the definition. */
public final class ReferenceCrypto {

    private ReferenceCrypto() {}

    public static Key128 pseudonym(String tenant, byte[] user) {
        byte[] key =
                hmac(
                        Records.KEY.secret(),
                        ("stet.user\0" + tenant).getBytes(StandardCharsets.UTF_8));
        ByteBuffer digest = ByteBuffer.wrap(hmac(key, user));
        return new Key128(digest.getLong(), digest.getLong());
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
