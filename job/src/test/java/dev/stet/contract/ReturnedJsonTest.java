package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnedJsonTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final Origin RECORD = new Origin("interactions", 3, 17);
    private static final long RECEIVED_AT = 1_700_000_000_000L;

    @Test
    void writesARecordOfATopic() {
        byte[] raw = "{\"text\":\"a\\n\"}\n".getBytes(StandardCharsets.UTF_8);
        assertThat(json("not \"fine\"", RECORD, raw))
                .isEqualTo(
                        "{\"reason\":\"invalid_value\",\"detail\":\"not \\\"fine\\\"\","
                                + "\"topic\":\"interactions\",\"partition\":3,\"offset\":17,"
                                + "\"received_at\":\"2023-11-14T22:13:20.000Z\","
                                + "\"raw\":\"{\\\"text\\\":\\\"a\\\\n\\\"}\\n\"}");
    }

    @Test
    void writesALineOfAFileWhoseBytesWereLetGo() {
        Origin line = new Origin("data/a.jsonl", Origin.NO_PARTITION, 5);
        Returned returned = new Returned(Returned.LATE, "x", line, RECEIVED_AT + 7, null);
        assertThat(ReturnedJson.toJson(returned))
                .isEqualTo(
                        "{\"reason\":\"late\",\"detail\":\"x\",\"file\":\"data/a.jsonl\","
                                + "\"line\":5,\"received_at\":\"2023-11-14T22:13:20.007Z\"}");
    }

    @Test
    void keepsALoneSurrogate() throws IOException {
        String detail = "a\uD800b\uDC00";
        byte[] utf8 = json(detail, RECORD, new byte[0]).getBytes(StandardCharsets.UTF_8);
        assertThat(JACKSON.readTree(utf8).get("detail").asText()).isEqualTo(detail);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsBackWhateverTheBytes(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            byte[] raw = random.nextBoolean() ? text(random) : new byte[random.nextInt(20)];
            if (random.nextInt(3) == 0) {
                random.nextBytes(raw);
            }
            String detail = new String(text(random), StandardCharsets.UTF_8);

            String json = json(detail, RECORD, raw);

            assertThat(json).as("seed %d", seed).doesNotContain("\n", "\r");
            JsonNode read = JACKSON.readTree(json.getBytes(StandardCharsets.UTF_8));
            assertThat(read.get("detail").asText()).as("seed %d", seed).isEqualTo(detail);
            assertThat(read.has("raw")).as("seed %d", seed).isEqualTo(isUtf8(raw));
            byte[] back =
                    read.has("raw")
                            ? read.get("raw").asText().getBytes(StandardCharsets.UTF_8)
                            : read.get("raw_base64").binaryValue();
            assertThat(back).as("seed %d", seed).isEqualTo(raw);
        }
    }

    private static String json(String detail, Origin origin, byte[] raw) {
        return ReturnedJson.toJson(new Returned("invalid_value", detail, origin, RECEIVED_AT, raw));
    }

    private static byte[] text(Random random) {
        int[] kinds = {0x20, 0x100, 0x3000};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(30); n > 0; n--) {
            text.appendCodePoint(random.nextInt(kinds[random.nextInt(kinds.length)]));
            text.append(random.nextInt(9) == 0 ? "\uD83D\uDE00" : "");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
