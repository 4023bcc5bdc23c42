package dev.stet.local.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Typed;
import dev.stet.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trial 18, {@code stet config check} with the text of JAAS in each of its shapes. No line shows a
 * password.
 */
final class JaasTrialTest {

    private static final String TRIAL = "18-jaas-file";

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "jaas, holds a whole section with its braces",
        "jaas-no-semicolon, has no semicolon at its end"
    })
    void namesTheFileAndItsMistake(String shape, String mistake) throws Exception {
        Typed checked = check("stet-" + shape);

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.errors().lines()).as(checked.errors()).hasSize(1);
        assertThat(checked.errors())
                .contains(
                        "stet.kafka.properties.sasl.jaas.config-file",
                        TRIAL + "/" + shape + ".conf",
                        mistake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jaas-one-line", "jaas-eventhubs"})
    void acceptsOneLine(String shape) throws Exception {
        Typed checked = check("stet-" + shape);

        assertThat(checked.exitCode()).as(checked.errors()).isZero();
        assertThat(checked.out())
                .startsWith("ok\n")
                .contains("stet.kafka.properties.sasl.jaas.config: ******  # ");
    }

    /** Its topic needs no name: there is a default. */
    @Test
    void refusesASecretInTheFileOfOptions() throws Exception {
        Typed checked = check("stet-inline");

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.errors())
                .contains(
                        "stet.kafka.properties.sasl.jaas.config: is a secret: put it into a file");
    }

    private Typed check(String name) throws IOException {
        Path trial = SharedData.trial(TRIAL, name + ".yaml");
        Path options =
                Files.writeString(
                        folder.resolve(name + ".yaml"),
                        Files.readString(trial)
                                .replace(
                                        "../shared/trials/" + TRIAL,
                                        SharedData.trial(TRIAL, "").toString()));

        Typed checked = Typed.run("config", "check", options.toString());

        assertThat(checked.out() + checked.errors())
                .doesNotContain("not-a-secret", "SharedAccessKey", "bm90LWEtc2VjcmV0");
        return checked;
    }
}
