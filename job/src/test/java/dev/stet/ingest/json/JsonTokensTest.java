package dev.stet.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings and whole numbers of every length, close to the end of what may be read or not. */
final class JsonTokensTest {

    private static final int LONGEST = 40;

    private final JsonTokens tokens = new JsonTokens();

    /** What stands last in a string, after plain letters; behind the end a quotation mark lies. */
    @ParameterizedTest
    @ValueSource(strings = {"", "~", "\u007f", "\\n", "\\\"", "é", "€", "😀", " ", "!", "["})
    void findsWhereAStringEnds(String last) {
        for (int letters = 0; letters < LONGEST; letters++) {
            byte[] content = ("a".repeat(letters) + last).getBytes(StandardCharsets.UTF_8);
            for (int behind = 0; behind <= 2 * Long.BYTES; behind++) {
                for (int before = 0; before <= Long.BYTES; before++) {
                    byte[] data = placed(before, content, behind);
                    int stop = before + content.length;
                    tokens.reset(data, data.length);
                    assertThat(tokens.stringEnd(before)).isEqualTo(stop);
                    assertThat(tokens.sawEscape()).isEqualTo(last.startsWith("\\"));
                    tokens.reset(data, stop);
                    assertThat(tokens.stringEnd(before)).isEqualTo(-1);
                    assertThat(tokens.failedAt()).isEqualTo(stop);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, '\t', '\n', 0x1f, 0x80, 0xff})
    void findsWhatNoStringMayHold(int wrong) {
        for (int letters = 0; letters < LONGEST; letters++) {
            byte[] content = new byte[letters + 1];
            Arrays.fill(content, (byte) 'a');
            content[letters] = (byte) wrong;
            for (int behind = 0; behind <= 2 * Long.BYTES; behind++) {
                byte[] data = placed(1, content, behind);
                tokens.reset(data, data.length);
                assertThat(tokens.stringEnd(1)).isEqualTo(-1);
                assertThat(tokens.failedAt()).isEqualTo(1 + letters);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "10", "1767571200021", "01", "-1", "1.5", "1e3", "", "x"})
    void takesForAWholeNumberOnlyWhatIsOne(String number) {
        boolean whole = number.matches("0|[1-9][0-9]*");
        for (String next : new String[] {",", "}", "]", " ", "", ".", "e"}) {
            byte[] data = (number + next).getBytes(StandardCharsets.US_ASCII);
            tokens.reset(data, data.length);
            boolean certain = whole && (next.equals(",") || next.equals("}"));
            assertThat(tokens.naturalEnd(0))
                    .as(number + next)
                    .isEqualTo(certain ? number.length() : -1);
        }
    }

    /** The content, its quotation mark, and bytes before and behind. */
    private static byte[] placed(int before, byte[] content, int behind) {
        byte[] data = new byte[before + content.length + 1 + behind];
        Arrays.fill(data, (byte) 'x');
        System.arraycopy(content, 0, data, before, content.length);
        data[before + content.length] = '"';
        return data;
    }
}
