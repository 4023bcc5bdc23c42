package dev.stet.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.embedded.EmbeddedKafka;
import dev.stet.local.embedded.FreePorts;
import dev.stet.local.embedded.TemporaryDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * A broker with two doors: one open, for whoever fills and reads its topics, and one for the job,
 * with TLS under a certificate made for it, and with a password (SASL, SCRAM).
 */
public final class GuardedKafka implements AutoCloseable {

    /** Whom the guarded door lets in. */
    public static final String USER = "stet";

    /** With what; nothing may ever print it. */
    public static final String PASSWORD = "hunter2-of-the-broker";

    private static final String CERTIFICATE = "brokers.pem";
    private static final String KEY_STORE_PASSWORD = "of-the-key-store";
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final TemporaryDirectory folder;
    private final EmbeddedKafka kafka;
    private final int port;

    private GuardedKafka(TemporaryDirectory folder, EmbeddedKafka kafka, int port) {
        this.folder = folder;
        this.kafka = kafka;
        this.port = port;
    }

    /** Comes back once both doors let in whom they should. */
    public static GuardedKafka start() throws IOException {
        TemporaryDirectory folder = TemporaryDirectory.create("guarded");
        GuardedKafka guarded;
        try {
            guarded = start(folder);
        } catch (IOException | RuntimeException | AssertionError e) {
            folder.close();
            throw e;
        }
        try {
            guarded.addUser();
        } catch (ExecutionException | TimeoutException | AssertionError e) {
            guarded.close();
            throw new IOException("the broker does not let its user in", e);
        } catch (InterruptedException e) {
            guarded.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a broker starts", e);
        }
        return guarded;
    }

    private static GuardedKafka start(TemporaryDirectory folder) throws IOException {
        Path keys = folder.path().resolve("broker.p12");
        makeKeys(keys);
        writeCertificate(keys, folder.path().resolve(CERTIFICATE));
        int port = FreePorts.find(1)[0];
        EmbeddedKafka kafka = EmbeddedKafka.start(0, settings -> guard(settings, port, keys));
        return new GuardedKafka(folder, kafka, port);
    }

    private static void makeKeys(Path store) throws IOException {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                "broker",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                KEY_STORE_PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.onExit().join().exitValue()).as(said).isZero();
    }

    /** What clients are to trust, as those who run brokers hand it out. */
    private static void writeCertificate(Path store, Path file) throws IOException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        Files.writeString(
                file,
                """
                -----BEGIN CERTIFICATE-----
                %s
                -----END CERTIFICATE-----
                """
                        .formatted(lines.encodeToString(certificate(store))));
    }

    private static byte[] certificate(Path store) throws IOException {
        try {
            return KeyStore.getInstance(store.toFile(), KEY_STORE_PASSWORD.toCharArray())
                    .getCertificate("broker")
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate in " + store, e);
        }
    }

    private static void guard(Properties settings, int port, Path keys) {
        for (String listeners : List.of("listeners", "advertised.listeners")) {
            settings.merge(listeners, ",GUARDED://127.0.0.1:" + port, GuardedKafka::joined);
        }
        settings.merge("listener.security.protocol.map", ",GUARDED:SASL_SSL", GuardedKafka::joined);
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.guarded.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("listener.name.guarded.ssl.keystore.type", "PKCS12");
        settings.put("listener.name.guarded.ssl.keystore.location", keys.toString());
        settings.put("listener.name.guarded.ssl.keystore.password", KEY_STORE_PASSWORD);
    }

    private static Object joined(Object before, Object more) {
        return before.toString() + more;
    }

    /** A broker takes a moment to hear of a user. */
    private void addUser() throws ExecutionException, InterruptedException, TimeoutException {
        UserScramCredentialAlteration user =
                new UserScramCredentialUpsertion(
                        USER,
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                        PASSWORD);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.alterUserScramCredentials(List.of(user)).all().get();
        }
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (!letsIn()) {
            assertThat(System.nanoTime()).as("the broker lets its user in").isLessThan(deadline);
        }
    }

    private boolean letsIn() throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> client =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        credentials(PASSWORD),
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.location",
                        certificate().toString());
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(WITHIN.toSeconds(), TimeUnit.SECONDS)
                    .isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationException) {
                return false;
            }
            throw e;
        }
    }

    /** The broker by its open door. */
    public EmbeddedKafka open() {
        return kafka;
    }

    /** Its guarded door: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** What clients have to trust, as PEM. */
    public Path certificate() {
        return folder.path().resolve(CERTIFICATE);
    }

    /**
     * Writes a file of credentials for Kafka's clients.
     *
     * @param password the right one or another
     */
    public Path credentials(String name, String password) throws IOException {
        return Files.writeString(folder.path().resolve(name), credentials(password) + "\n");
    }

    private static String credentials(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"%s\" password=\"%s\";".formatted(USER, password);
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            kafka.close();
        }
    }
}
