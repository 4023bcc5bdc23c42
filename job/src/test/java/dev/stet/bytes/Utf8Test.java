package dev.stet.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.ingest.json.Wtf8;
import dev.stet.testkit.OddIds;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids that no text can hold as they are. */
final class Utf8Test {

    private static String text(String id) {
        return new Utf8(Wtf8.encode(id)).toText();
    }

    @Test
    void isTheIdItselfWhereATextCanHoldIt() {
        for (String id :
                new String[] {
                    "", "s-1", "été 東京 \uD83D\uDE00", "a\\b", "C:\\users", "\uFFFD\uD7FF"
                }) {
            assertThat(text(id)).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @CsvSource({"D83D, \\ud83d", "DE00, \\ude00", "0000, \\u0000"})
    void escapesWhatATextCannotHold(String code, String escaped) {
        String character = String.valueOf((char) Integer.parseInt(code, 16));
        assertThat(text("cut-" + character)).isEqualTo("cut-" + escaped);
        assertThat(text(character + "é")).isEqualTo(escaped + "é");
    }

    @Test
    void oddIdsStayDifferent() {
        assertThat(OddIds.ALL).doesNotHaveDuplicates();
        assertThat(OddIds.ALL.stream().map(Utf8Test::text)).doesNotHaveDuplicates();
    }

    @Test
    void isDifferentForDifferentIdsAndFitToBeSent() {
        String[] pieces = {"\0", "\uD83D", "\uD83E", "\uDE00", "\\", "u", "d83d", "0000", "é"};
        Random random = new Random(7);
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder id = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                id.append(pieces[random.nextInt(pieces.length)]);
            }
            String text = text(id.toString());
            assertThat(ids.computeIfAbsent(text, same -> id.toString())).isEqualTo(id.toString());
            assertThat(text).doesNotContain("\0");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        }
    }
}
