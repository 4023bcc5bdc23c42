package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stet.config.ConfigException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobArgumentsTest {

    @Test
    void readsWhatStandsBehindTheJar() {
        JobArguments parsed =
                JobArguments.parse(
                        new String[] {"--check", "--config", "stet.yaml", "-Da=b=c", "-Dd="});
        assertThat(parsed.check()).isTrue();
        assertThat(parsed.help()).isFalse();
        assertThat(parsed.config()).contains(Path.of("stet.yaml"));
        assertThat(parsed.definitions()).isEqualTo(Map.of("a", "b=c", "d", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config", "-D=x", "-Da", "stet.yaml", "--chekc"})
    void refusesWhatItDoesNotUnderstand(String argument) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> JobArguments.parse(new String[] {argument}))
                .withMessageStartingWith(argument + ": is not understood; usage: flink run");
    }
}
