package dev.stet.bench.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class CoverageCommandTest {

    @ParameterizedTest
    @CsvSource({
        "'', 2000",
        "--quick, 200",
        "--draws=500, 500",
        "--quick --draws=500, 500",
        "--draws=2000 --quick, 2000"
    })
    void drawsAsManySamplesAsAskedFor(String options, int samples) {
        CoverageCommand command = new CoverageCommand();
        String[] words = options.isEmpty() ? new String[0] : options.split(" ", -1);
        new CommandLine(command).parseArgs(words);
        assertThat(command.samples()).isEqualTo(samples);
    }
}
