package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class SaidTest {

    @Test
    void takesTheFirstLineThatSaysAnything() {
        assertThat(Said.line("refused")).isEqualTo("refused");
        assertThat(Said.line("\r\n  \n refused \r\n  at org.example")).isEqualTo("refused");
    }

    @Test
    void saysSoWhereNothingIsSaid() {
        assertThat(Said.line(null)).isEqualTo("no reason given");
        assertThat(Said.line(" \n\u0007")).isEqualTo("no reason given");
    }

    @Test
    void leavesNothingToATerminal() {
        assertThat(Said.line("a\u001b[31mb\tc\u202ed\u2028e\u0085f")).isEqualTo("a [31mb c d e f");
    }

    @Test
    void endsAfterThreeHundredCharacters() {
        assertThat(Said.line("x".repeat(300))).isEqualTo("x".repeat(300));
        assertThat(Said.line("x".repeat(301))).isEqualTo("x".repeat(300) + "…");
        assertThat(Said.line("x" + "😀".repeat(300))).isEqualTo("x" + "😀".repeat(299) + "…");
    }

    @Test
    void tellsTheCauseAtTheBottom() {
        assertThat(Said.by(new ExecutionException(new IOException("refused\nby"))))
                .isEqualTo("IOException: refused");
    }
}
