package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "50 132,,132,50",
        "0 0,,80,24",
        "'',,80,24",
        "'',60,60,24",
        "'',wide,80,24",
        "stty: not a tty,,80,24"
    })
    void sizeIsTheTerminalsElseTheEnvironmentsElseTheUsualOne(
            String answer, String columns, int expectedColumns, int expectedRows) {
        Map<String, String> environment = columns == null ? Map.of() : Map.of("COLUMNS", columns);

        assertThat(Terminal.size(answer, environment))
                .isEqualTo(new Screen.Size(expectedColumns, expectedRows));
    }

    @Test
    void aScreenIsDrawnInPlaceOnATerminalOnly() {
        StringWriter terminal = new StringWriter();
        StringWriter lines = new StringWriter();
        List<ScreenLine> screen = List.of(ScreenLine.text("one"), ScreenLine.note("two"));
        new Display(new PrintWriter(terminal), true).draw(screen);
        new Display(new PrintWriter(lines), false).draw(screen);

        assertThat(terminal.toString()).startsWith("\u001b[H").contains("one", "two");
        assertThat(lines.toString()).isEqualToNormalizingNewlines("\none\ntwo\n");
    }

    @Test
    void nothingIsDrawnAfterTheClosingLine() {
        StringWriter out = new StringWriter();
        Display display = new Display(new PrintWriter(out), false);
        display.close("Stopping");
        display.draw(List.of(ScreenLine.text("late")));
        display.say("later");
        display.end("Goodbye");

        assertThat(out.toString()).isEqualToNormalizingNewlines("Stopping\nGoodbye\n");
    }
}
