package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Typed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "--duration=90;'90' is no duration; give a number and a unit, such as 30s, 10min"
                        + " or 1h",
                "--duration=0;'0' is not between 0 and 365d",
                "--duration=0s;'0s' is not between 0 and 365d",
                "--duration=-5s;'-5s' is no duration",
                "--duration=400d;'400d' is not between 0 and 365d",
                "--duration=soon;'soon' is no duration",
                "--rate=0;'0' is not a number from 0.1 to 10000",
                "--rate=-1;'-1' is not a number from 0.1 to 10000",
                "--rate=NaN;'NaN' is not a number from 0.1 to 10000",
                "--rate=1e9;'1e9' is not a number from 0.1 to 10000",
                "--rate=fast;'fast' is not a number from 0.1 to 10000",
                "--seed=1.5;'1.5' is not a whole number",
                "--kafka-port=65536;'65536' is not a port",
                "--postgres-port=-1;'-1' is not a port",
                "--web-port=http;'http' is not a port"
            })
    void aBadValueIsOneLineThatNamesIt(String argument, String expected) {
        Typed typed = Typed.run("demo", argument);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.errors().lines()).hasSize(1);
        assertThat(typed.errors())
                .startsWith(
                        "stet demo: Invalid value for option '%s': "
                                .formatted(argument.substring(0, argument.indexOf('='))))
                .contains(expected);
        assertThat(typed.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kafka-port", "--postgres-port", "--web-port"})
    void aPortInUseIsRefusedBeforeAnythingStarts(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Typed typed = Typed.run("demo", option, Integer.toString(port));

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.errors())
                    .startsWith(
                            "stet demo: %s %d: something already listens on 127.0.0.1:%d; choose"
                                            .formatted(option, port, port)
                                    + " another port or leave the option out for a free one");
            assertThat(typed.errors().lines()).hasSize(1);
            assertThat(typed.out()).isEmpty();
        }
    }

    @Test
    void aPortOfEveryInterfaceIsInUseToo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(DemoPorts.of(0, taken.getLocalPort(), 0).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("already listens"));
        }
    }

    @Test
    void onePortForTwoServersIsRefused() {
        Typed typed = Typed.run("demo", "--kafka-port", "20999", "--web-port", "20999");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.errors())
                .startsWith("stet demo: --web-port 20999: --kafka-port names this port too");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void aPictureThatCannotBeWrittenIsRefused() {
        Typed typed = Typed.run("demo", "--picture", "/no/such/folder/demo.svg");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.errors())
                .startsWith("stet demo: --picture /no/such/folder/demo.svg: cannot write");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void helpHasExamples() {
        assertThat(Typed.run("demo", "--help").out())
                .contains("Examples:", "stet demo --rate 100 --seed 7");
    }
}
