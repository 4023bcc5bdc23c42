package dev.stet.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.EventType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is guessed of a record's names, and that no guess is taken for a name. */
final class FieldOrderTest {

    @Test
    void expectsWhatCameLastTimeAtThisPlaceOfThisType() {
        FieldOrder order = new FieldOrder();
        pass(order, EventType.CONTENT_EDITED, Field.SUGGESTION_ID, Field.DISTANCE);
        pass(order, EventType.QUERY_SUBMITTED, Field.SUGGESTION_ID, Field.TEXT);

        assertThat(next(order, EventType.CONTENT_EDITED)).isEqualTo(Field.DISTANCE);
        assertThat(next(order, EventType.QUERY_SUBMITTED)).isEqualTo(Field.TEXT);

        pass(order, EventType.CONTENT_EDITED, Field.SUGGESTION_ID, Field.REMOVED);
        assertThat(next(order, EventType.CONTENT_EDITED)).isEqualTo(Field.REMOVED);
    }

    @Test
    void tellsTheWholeNameFromItsPrefixesAndLongerOnes() {
        for (NameToken token : NameToken.ALL) {
            String name = Field.ALL.get(token.field()).label();
            String exact = '"' + name + "\":";
            int past = 1 + exact.length();
            assertThat(endIn(token, exact)).as(name).isEqualTo(exact.length() > 24 ? -1 : past);
            for (int at = 0; at < exact.length(); at++) {
                char other = exact.charAt(at) == 'x' ? 'y' : 'x';
                String changed = exact.substring(0, at) + other + exact.substring(at + 1);
                assertThat(endIn(token, changed)).as(changed).isEqualTo(-1);
                assertThat(endIn(token, exact.substring(0, at) + exact.substring(at + 1)))
                        .as("%s without byte %d", exact, at)
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void readsNothingPastTheEnd() {
        for (NameToken token : NameToken.ALL) {
            byte[] exact = exact(token);
            for (int end = 0; end < exact.length; end++) {
                assertThat(token.endIn(exact, 0, end)).isEqualTo(-1);
            }
            // not even where the array ends too
            assertThat(token.endIn(exact, 0, exact.length)).isIn(-1, exact.length);
        }
    }

    private static byte[] exact(NameToken token) {
        String name = Field.ALL.get(token.field()).label();
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    private static int endIn(NameToken token, String text) {
        byte[] bytes = ("x" + text + " ".repeat(30)).getBytes(StandardCharsets.US_ASCII);
        return token.endIn(bytes, 1, bytes.length);
    }

    private static void pass(FieldOrder order, EventType type, Field... fields) {
        order.begin();
        order.passed(Field.EVENT_TYPE.ordinal());
        order.ofType(type.ordinal());
        for (Field field : fields) {
            order.passed(field.ordinal());
        }
    }

    private static Field next(FieldOrder order, EventType type) {
        pass(order, type, Field.SUGGESTION_ID);
        return Field.ALL.get(order.expected().field());
    }
}
