package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stet.config.ConfigException;
import dev.stet.config.SchemaRegistryAccess;
import dev.stet.config.StetConfig;
import dev.stet.testkit.Decoding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A registry that does not answer keeps the job from being submitted, in one line. */
final class RegistryPreflightTest {

    @Test
    void namesTheOptionAndTheRegistry() throws IOException {
        String url;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + free.getLocalPort();
        }
        SchemaRegistryAccess registry = new SchemaRegistryAccess(url, Optional.empty());

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () ->
                                RegistryBinding.framed(
                                        registry, Decoding.decoders(StetConfig.defaults())))
                .withMessageStartingWith(
                        "stet.kafka.schema-registry.url: the schema registry at %s does not"
                                + " answer: ",
                        url)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
