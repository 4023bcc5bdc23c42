package dev.stet.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.ingest.Records;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pseudonyms, fingerprints and suggestion keys: what they are, and what they never are. */
final class PseudonymsTest {

    private final Tenant acme = new Tenant("acme", Records.KEY);
    private final Tenant other = new Tenant("other", Records.KEY);

    @Test
    void rememberedOrNotAPseudonymIsTheSame() {
        Pseudonyms pseudonyms = new Pseudonyms();
        Random random = new Random(1);
        // far more users than are remembered, some of them long, each met again and again
        for (int n = 0; n < 150_000; n++) {
            byte[] user = bytes("user" + random.nextInt(100_000));
            Tenant tenant = random.nextBoolean() ? acme : other;
            Key128 pseudonym = pseudonyms.of(tenant, user, 0, user.length);
            if (n % 64 == 0) {
                assertThat(pseudonym)
                        .isEqualTo(ReferenceCrypto.pseudonym(tenant.name(), user))
                        .isEqualTo(pseudonyms.of(tenant, user, 0, user.length));
            }
        }
        byte[] longest = bytes("u".repeat(256));
        assertThat(pseudonyms.of(acme, longest, 0, 256))
                .isEqualTo(ReferenceCrypto.pseudonym("acme", longest));
    }

    @Test
    void sameBytesNeverMeanTheSameAcrossTenantsPurposesOrKeys() {
        byte[] bytes = bytes("same");
        Fingerprints fingerprints = new Fingerprints();
        IdKeys keys = new IdKeys(Records.KEY, Id.SUGGESTION);
        PseudonymKey secret = new PseudonymKey(bytes("another key of the tests"));
        Set<Key128> all = new HashSet<>();
        for (Tenant tenant : new Tenant[] {acme, other, new Tenant("acme", secret)}) {
            all.add(new Pseudonyms().of(tenant, bytes, 0, 4));
            all.add(fingerprints.ofProducer(tenant, bytes, 0, 4));
            all.add(fingerprints.ofText(tenant, bytes, 0, 4));
        }
        all.add(keys.of(acme, bytes, 0, 4));
        all.add(keys.of(other, bytes, 0, 4));
        all.add(new IdKeys(secret, Id.SUGGESTION).of(acme, bytes, 0, 4));
        assertThat(all).hasSize(12);
    }

    @Test
    void tenantAndSuggestionDoNotRunTogether() {
        IdKeys keys = new IdKeys(Records.KEY, Id.SUGGESTION);
        Tenant shorter = new Tenant("acm", Records.KEY);
        assertThat(keys.of(acme, bytes("s"), 0, 1))
                .isNotEqualTo(keys.of(shorter, bytes("es"), 0, 2));
    }

    @Test
    void equalQuestionsHaveEqualFingerprints() {
        Fingerprints fingerprints = new Fingerprints();
        byte[] one = bytes("How do I do this?");
        byte[] two = bytes("  how DO i … do this!");
        assertThat(fingerprints.ofText(acme, one, 0, one.length))
                .isEqualTo(fingerprints.ofText(acme, two, 0, two.length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
