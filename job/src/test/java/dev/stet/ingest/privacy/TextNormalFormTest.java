package dev.stet.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TextNormalFormTest {

    private final TextNormalForm form = new TextNormalForm();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shortWayOfAsciiEqualsTheDefinition(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            // every other text without a letter or digit, so that nothing is left of it
            int letters = random.nextBoolean() ? 0x80 : 0x30;
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append((char) random.nextInt(letters));
            }
            assertThat(normalised(text.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(TextNormalForm.of(text.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  How DO I?  |how do i",
                "How,do--I|how do i",
                "ﬁx Ⅷ|fix viii",
                "ÀÉ|àé",
                "a\u0301b|áb",
                "İ|i\u0307",
                "１２３|123",
                "x² |x2",
                "漢字。かな|漢字 かな",
                "हिन्दी!|हिन्दी",
                "ΑΣ|ας",
                "\u2003!?\u00a0|!?",
                "😀 \u0085|😀",
                "_|_",
                "a_b|a b"
            })
    void normalises(String text, String expected) {
        assertThat(normalised(text)).isEqualTo(expected);
    }

    private String normalised(String text) {
        byte[] bytes = (">" + text + "<").getBytes(StandardCharsets.UTF_8);
        form.normalise(bytes, 1, bytes.length - 1);
        return new String(
                form.bytes(), form.from(), form.to() - form.from(), StandardCharsets.UTF_8);
    }
}
