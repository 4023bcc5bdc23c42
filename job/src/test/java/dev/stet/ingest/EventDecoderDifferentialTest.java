package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stet.bytes.Utf8;
import dev.stet.contract.Decoded;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.OtherEvent;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Refusal;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.UserErased;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.json.Wtf8;
import dev.stet.ingest.privacy.Fingerprints;
import dev.stet.ingest.privacy.IdKeys;
import dev.stet.ingest.privacy.ReferenceCrypto;
import dev.stet.ingest.privacy.Tenant;
import dev.stet.ingest.privacy.TextNormalForm;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against Jackson, a strict UTF-8 decoder and the contract as a table: the same records are
 * refused, for a reason that holds, and the others mean the same. A failure names its seed.
 */
final class EventDecoderDifferentialTest {

    private static final int RECORDS = 150;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private final EventDecoder decoder = new EventDecoder(Records.SETTINGS);

    static LongStream seeds() {
        return LongStream.range(0, 250);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agrees(long seed) {
        Random random = new Random(seed);
        RandomRecords records = new RandomRecords(random);
        int admitted = 0;
        for (int n = 0; n < RECORDS; n++) {
            byte[] record = records.next();
            Decoded decoded = Records.decode(decoder, record);
            compare(seed, n, record, decoded);
            admitted += decoded instanceof ValidEvent ? 1 : 0;
        }
        assertThat(admitted).as("enough of the records are right").isGreaterThan(RECORDS / 6);
    }

    /** What one record teaches about the order of names must not colour the next. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWhateverOrderTheRecordsBeforeHad(long seed) {
        RandomOrders records = new RandomOrders(new Random(seed));
        for (int n = 0; n < RECORDS; n++) {
            byte[] whole = records.next();
            int end = records.endOf(whole);
            // what was cut off still lies behind the end, and must not be read
            Decoded decoded =
                    decoder.decode(whole, 0, end, Records.TOPIC, Records.NOW, Records.NOW);
            byte[] record = Arrays.copyOf(whole, end);
            compare(seed, n, record, decoded);
            assertThat(decoded).as("seed %d", seed).isEqualTo(Records.decode(record));
        }
    }

    private static void compare(long seed, int n, byte[] record, Decoded decoded) {
        try {
            compare(record, decoded);
        } catch (AssertionError e) {
            String text = new String(record, StandardCharsets.UTF_8);
            throw new AssertionError("seed %d, record %d: %s".formatted(seed, n, text), e);
        }
    }

    private static void compare(byte[] record, Decoded decoded) {
        if (decoded instanceof Refusal refusal) {
            assertThat(refusal.detail()).doesNotContain("cannot be decoded");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
        } catch (CharacterCodingException e) {
            assertThat(reason(decoded)).isIn("malformed_json", "too_deep");
            return;
        }
        JsonNode event;
        try {
            event = MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            assertThat(reason(decoded)).isEqualTo("too_deep");
            return;
        } catch (JsonProcessingException e) {
            assertThat(reason(decoded)).isEqualTo("malformed_json");
            return;
        } catch (NumberFormatException e) {
            // An exponent beyond what BigDecimal can hold, and still JSON: see JsonNumberTest.
            assertThat(reason(decoded)).isNotEqualTo("not_an_object");
            return;
        }
        if (event == null || event.isMissingNode()) {
            assertThat(reason(decoded)).isEqualTo("malformed_json");
        } else if (!event.isObject()) {
            assertThat(reason(decoded)).isEqualTo("not_an_object");
        } else {
            compareObject(event, decoded);
        }
    }

    private static void compareObject(JsonNode event, Decoded decoded) {
        String tenant = tenant(event);
        if (decoded instanceof Refusal refusal) {
            assertThat(refusal.tenant()).isEqualTo(tenant);
        }
        if (!ContractTable.isGiven(event, "event_type")) {
            assertThat(reason(decoded)).isEqualTo("missing_field");
            return;
        }
        if (!event.get("event_type").isTextual()) {
            assertThat(reason(decoded)).isEqualTo("invalid_value");
            return;
        }
        String type = event.get("event_type").textValue();
        if (!ContractTable.types().contains(type)) {
            assertThat(reason(decoded)).isEqualTo("unknown_event_type");
            return;
        }
        Map<String, String> problems = ContractTable.problems(type, event);
        if (!problems.isEmpty()) {
            assertThat(decoded).isInstanceOf(Refusal.class);
            String field = ((Refusal) decoded).detail().split(" ", 2)[0];
            assertThat(problems).containsEntry(field, reason(decoded));
            return;
        }
        Long time = ReferenceTime.millis(event.get("event_time"));
        assertThat(time).isNotNull();
        if (time != null && time > Records.NOW + 300_000) {
            assertThat(reason(decoded)).isEqualTo("event_time_in_future");
            return;
        }
        assertThat(decoded).isInstanceOf(ValidEvent.class);
        ValidEvent interaction = (ValidEvent) decoded;
        assertThat(interaction.header().tenant()).isEqualTo(tenant);
        assertThat(interaction.header().eventId()).isEqualTo(id(event, "event_id"));
        assertThat(interaction.header().eventTimeMillis()).isEqualTo(time);
        assertThat(interaction.header().arrivedAtMillis()).isEqualTo(Records.NOW);
        assertThat(interaction.header().origin()).isEqualTo(Records.TOPIC);
        assertThat(interaction).isEqualTo(expected(type, event, interaction));
    }

    /** The event once more from the tree; its header is checked apart. */
    private static ValidEvent expected(String type, JsonNode event, ValidEvent decoded) {
        var header = decoded.header();
        String tenant = tenant(event);
        String text = ContractTable.isGiven(event, "text") ? wellFormed(event, "text") : null;
        long chars = given(event, "chars");
        long lines = given(event, "lines");
        if (text != null) {
            chars = chars >= 0 ? chars : text.codePointCount(0, text.length());
            lines = lines >= 0 ? lines : text.split("\n", -1).length;
        }
        return switch (type) {
            case "suggestion.shown" ->
                    new SuggestionEvent.Shown(
                            header,
                            key(tenant, event),
                            id(event, "suggestion_id"),
                            dimensions(event),
                            user(tenant, event),
                            Math.max(0, chars),
                            Math.max(0, lines),
                            ContractTable.isGiven(event, "visible_ms")
                                    ? event.get("visible_ms")
                                            .decimalValue()
                                            .setScale(0, RoundingMode.HALF_UP)
                                            .longValueExact()
                                    : SuggestionEvent.UNKNOWN,
                            text);
            case "suggestion.accepted" ->
                    new SuggestionEvent.Accepted(
                            header,
                            key(tenant, event),
                            id(event, "suggestion_id"),
                            chars,
                            lines,
                            event.path("method").asText().equals("auto"),
                            text);
            case "suggestion.rejected" ->
                    new SuggestionEvent.Rejected(
                            header, key(tenant, event), id(event, "suggestion_id"));
            case "artifact.closed" ->
                    new SuggestionEvent.Closed(
                            header, key(tenant, event), id(event, "suggestion_id"));
            case "content.edited" -> edited(header, tenant, event);
            case "query.submitted" ->
                    new QuestionEvent.Submitted(
                            header,
                            user(tenant, event),
                            id(event, "interaction_id"),
                            fingerprint(tenant, event),
                            event.path("instruction").asBoolean(),
                            dimensions(event),
                            null);
            case "answer.regenerated" ->
                    new QuestionEvent.Regenerated(
                            header, user(tenant, event), id(event, "interaction_id"));
            case "user.erased" -> new UserErased(header, user(tenant, event));
            default -> new OtherEvent(header);
        };
    }

    private static ValidEvent edited(
            dev.stet.contract.Header header, String tenant, JsonNode event) {
        boolean removed = event.path("removed").asBoolean();
        boolean given = ContractTable.isGiven(event, "distance");
        double distance = removed ? 1 : given ? event.get("distance").doubleValue() : Double.NaN;
        return new SuggestionEvent.Edited(
                header,
                key(tenant, event),
                id(event, "suggestion_id"),
                distance + 0.0,
                removed || given ? null : wellFormed(event, "text"),
                given(event, "retained_chars"),
                given(event, "retained_lines"));
    }

    private static long given(JsonNode event, String count) {
        return ContractTable.isGiven(event, count)
                ? event.get(count).longValue()
                : SuggestionEvent.UNKNOWN;
    }

    private static Key128 fingerprint(String tenant, JsonNode event) {
        Tenant keys = new Tenant(tenant, Records.KEY);
        if (ContractTable.isGiven(event, "fingerprint")) {
            byte[] bytes = id(event, "fingerprint").bytes();
            return new Fingerprints().ofProducer(keys, bytes, 0, bytes.length);
        }
        if (!ContractTable.isGiven(event, "text")) {
            return new Key128(0, 0); // an instruction: it is never compared
        }
        byte[] form = Wtf8.encode(TextNormalForm.of(event.get("text").textValue()));
        byte[] tagged = new byte[form.length + 1];
        tagged[0] = 1;
        System.arraycopy(form, 0, tagged, 1, form.length);
        return keys.fingerprints().hash(tagged, 0, tagged.length);
    }

    private static Key128 user(String tenant, JsonNode event) {
        byte[] bytes = id(event, "user_id").bytes();
        return ReferenceCrypto.pseudonym(tenant, bytes);
    }

    private static Key128 key(String tenant, JsonNode event) {
        byte[] bytes = id(event, "suggestion_id").bytes();
        return new IdKeys(Records.KEY, Id.SUGGESTION)
                .of(new Tenant(tenant, Records.KEY), bytes, 0, bytes.length);
    }

    private static Dimensions dimensions(JsonNode event) {
        Map<Dimension, String> values = new HashMap<>();
        for (Dimension dimension : Records.SETTINGS.dimensions()) {
            if (dimension != Dimension.SOURCE && ContractTable.isGiven(event, dimension.column())) {
                values.put(dimension, name(event, dimension.column()));
            }
        }
        return Dimensions.of(values);
    }

    private static String tenant(JsonNode event) {
        JsonNode tenant = event.path("tenant_id");
        boolean valid =
                tenant.isTextual()
                        && !tenant.textValue().isEmpty()
                        && tenant.textValue().codePoints().count() <= 128;
        return valid ? id(event, "tenant_id").toText() : "default";
    }

    /** A dimension: no database takes U+0000 into a text. */
    private static String name(JsonNode event, String field) {
        return wellFormed(event, field).replace((char) 0, (char) 0xFFFD);
    }

    private static String wellFormed(JsonNode event, String field) {
        return event.get(field)
                .textValue()
                .codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Utf8 id(JsonNode event, String field) {
        return new Utf8(Wtf8.encode(event.get(field).textValue()));
    }

    private static @Nullable String reason(Decoded decoded) {
        return decoded instanceof Refusal refusal ? refusal.reason().label() : null;
    }
}
