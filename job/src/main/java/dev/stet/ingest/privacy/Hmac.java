package dev.stet.ingest.privacy;

import dev.stet.contract.Key128;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key, again and again. Not thread-safe. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Mac mac;
    private final byte[] digest;

    Hmac(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, e);
        }
        digest = new byte[mac.getMacLength()];
    }

    /**
     * A key for one purpose: the HMAC, under the secret, of the label, a zero byte and the context.
     *
     * @param label ASCII, without a zero byte
     */
    static byte[] derive(PseudonymKey secret, String label, byte[] context) {
        Hmac hmac = new Hmac(secret.secret());
        hmac.mac.update(label.getBytes(StandardCharsets.US_ASCII));
        hmac.mac.update((byte) 0);
        hmac.mac.update(context);
        return hmac.mac.doFinal();
    }

    /** The first 128 bits of the HMAC of these bytes. */
    Key128 key(byte[] data, int from, int to) {
        mac.update(data, from, to - from);
        return finish();
    }

    private Key128 finish() {
        try {
            mac.doFinal(digest, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the digest is as long as the MAC says", e);
        }
        return new Key128((long) LONGS.get(digest, 0), (long) LONGS.get(digest, Long.BYTES));
    }
}
