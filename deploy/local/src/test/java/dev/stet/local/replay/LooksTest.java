package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LooksTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "xterm, stet.terminal stet.output-terminal, -, WATCHED, UNICODE, true",
                "xterm, stet.terminal stet.output-terminal stet.ascii, -, WATCHED, ASCII, true",
                "xterm, stet.terminal, -, WATCHED, UNICODE, false",
                "xterm, stet.output-terminal, -, LINES, UNICODE, true",
                "xterm, stet.terminal, true, WATCHED, UNICODE, false",
                "xterm, stet.terminal stet.output-terminal, false, NONE, UNICODE, true",
                "xterm, '', -, LINES, UNICODE, false",
                "dumb, stet.terminal stet.output-terminal, -, LINES, UNICODE, false",
                "-, stet.terminal stet.output-terminal, -, LINES, UNICODE, false",
            })
    void areWhatTheTerminalShows(
            @Nullable String terminal,
            String set,
            @Nullable Boolean wanted,
            Progress.Mode progress,
            Bars bars,
            boolean inSummary) {
        Map<String, String> environment = terminal == null ? Map.of() : Map.of("TERM", terminal);
        Set<String> properties = Set.copyOf(List.of(set.split(" ")));
        assertThat(Looks.of(environment, properties::contains, wanted))
                .isEqualTo(new Looks(progress, bars, inSummary));
    }

    /** Java asks for the very names that the launcher sets. */
    @ParameterizedTest
    @ValueSource(strings = {Looks.ASCII, Looks.TERMINAL, Looks.OUTPUT_TERMINAL})
    void areSetByTheLauncher(String property) throws IOException {
        assertThat(Files.readString(Path.of("../../stet")))
                .contains("flags+=(-D%s=true)".formatted(property));
    }
}
