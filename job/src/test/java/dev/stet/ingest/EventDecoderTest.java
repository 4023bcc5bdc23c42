package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Decoded;
import dev.stet.contract.Dimension;
import dev.stet.contract.Header;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Refusal;
import dev.stet.contract.Refusal.Reason;
import dev.stet.contract.SuggestionEvent;
import dev.stet.testkit.OddIds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventDecoderTest {

    private static final String COMMON =
            "\"event_id\":\"e\",\"event_time\":1767225600000,\"user_id\":\"u\"";

    private final EventDecoder decoder = new EventDecoder(Records.SETTINGS);

    @Test
    void keepsConfiguredDimensionsOnlyAndTheSameInstances() {
        String fields =
                "\"suggestion_id\":\"s\",\"feature\":\"f\",\"model\":\"m\",\"region\":\"r\"";
        var first = (SuggestionEvent.Shown) decode("suggestion.shown", fields);
        var second = (SuggestionEvent.Shown) decode("suggestion.shown", fields);

        assertThat(first.dimensions().get(Dimension.FEATURE)).isEqualTo("f");
        assertThat(first.dimensions().get(Dimension.MODEL)).isEqualTo("m");
        assertThat(first.dimensions().get(Dimension.VARIANT)).isEqualTo(Dimension.UNKNOWN);
        assertThat(first.dimensions().get(Dimension.REGION)).isEqualTo(Dimension.UNKNOWN);
        assertThat(second.dimensions()).isSameAs(first.dimensions());
        assertThat(second.header().tenant()).isSameAs(first.header().tenant());
    }

    @Test
    void oddTenantsStayDifferent() {
        assertThat(OddIds.ALL)
                .map(
                        id ->
                                decode(
                                        "suggestion.shown",
                                        "\"suggestion_id\":\"s\",\"tenant_id\":" + OddIds.json(id)))
                .map(event -> ((SuggestionEvent.Shown) event).header().tenant())
                .doesNotHaveDuplicates()
                .noneMatch(tenant -> tenant.indexOf('\0') >= 0)
                .allMatch(tenant -> StandardCharsets.UTF_8.newEncoder().canEncode(tenant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suggestion.shown",
                "suggestion.accepted",
                "suggestion.rejected",
                "content.edited",
                "artifact.closed",
                "query.submitted",
                "answer.regenerated"
            })
    void anEventKnowsItsType(String type) {
        Decoded event =
                decode(type, "\"suggestion_id\":\"s\",\"interaction_id\":\"i\",\"text\":\"x\"");
        String told =
                event instanceof SuggestionEvent suggestion
                        ? suggestion.type()
                        : ((QuestionEvent) event).type();
        assertThat(told).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"removed\":true,\"distance\":0.5,\"text\":\"x\" | 1.0 |",
                "\"removed\":false,\"distance\":0.5,\"text\":\"x\" | 0.5 |",
                "\"text\":\"x\" | NaN | x",
                "\"removed\":false,\"text\":\"\" | NaN | ''",
            })
    void editTakesRemovedBeforeDistanceBeforeText(String fields, Double distance, String text) {
        var edited =
                (SuggestionEvent.Edited)
                        decode("content.edited", "\"suggestion_id\":\"s\"," + fields);

        assertThat(edited.distance()).isEqualTo(distance);
        assertThat(edited.text()).isEqualTo(text);
        assertThat(edited.retainedChars()).isEqualTo(SuggestionEvent.UNKNOWN);
        assertThat(edited.retainedLines()).isEqualTo(SuggestionEvent.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"chars\":9e1,\"text\":\"abc\" | 90 | 90",
                "\"chars\":9007199254740991 | 9007199254740991 | 9007199254740991",
                "\"text\":\"a\uD83D\uDE00\\ud83d\\ude00\\ud83d\" | 4 | 4",
                "\"chars\":null | 0 | -1"
            })
    void charactersAreAsGivenElseOfTheTextElseUnknown(String fields, long shown, long accepted) {
        String all = "\"suggestion_id\":\"s\"," + fields;
        assertThat(((SuggestionEvent.Shown) decode("suggestion.shown", all)).chars())
                .isEqualTo(shown);
        assertThat(((SuggestionEvent.Accepted) decode("suggestion.accepted", all)).chars())
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lines\":12.0,\"text\":\"a\\nb\" | 12 | 12",
                "\"text\":\"a\\nb\\r\\n\\u000a\" | 4 | 4",
                "\"text\":\"a\\rb\\u2028\" | 1 | 1",
                "\"text\":\"\" | 0 | -1",
                "\"lines\":0,\"text\":\"a\" | 0 | 0"
            })
    void linesAreAsGivenElseOfTheTextElseUnknown(String fields, long shown, long accepted) {
        String all = "\"suggestion_id\":\"s\"," + fields;
        assertThat(((SuggestionEvent.Shown) decode("suggestion.shown", all)).lines())
                .isEqualTo(shown);
        assertThat(((SuggestionEvent.Accepted) decode("suggestion.accepted", all)).lines())
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"749.4999, 749", "749.5, 750", "0, 0", "null, -1"})
    void visibleMillisecondsAreRoundedHalfUp(String written, long millis) {
        String fields = "\"suggestion_id\":\"s\",\"visible_ms\":" + written;
        assertThat(((SuggestionEvent.Shown) decode("suggestion.shown", fields)).visibleMillis())
                .isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"auto, true", "full, false", "'', false"})
    void onlyTheMethodAutoIsAutomatic(String method, boolean auto) {
        String fields = "\"suggestion_id\":\"s\",\"method\":\"%s\"".formatted(method);
        assertThat(((SuggestionEvent.Accepted) decode("suggestion.accepted", fields)).auto())
                .isEqualTo(auto);
    }

    @Test
    void producersFingerprintGoesBeforeTheText() {
        var both = submitted("\"text\":\"a\",\"fingerprint\":\"a\"");
        assertThat(both.fingerprint()).isEqualTo(submitted("\"fingerprint\":\"a\"").fingerprint());
        assertThat(both.fingerprint()).isNotEqualTo(submitted("\"text\":\"a\"").fingerprint());
    }

    @Test
    void differentIdsStayDifferentEvenWhereNoStringCouldTellThemApart() {
        var one = (SuggestionEvent) decode("artifact.closed", "\"suggestion_id\":\"\\ud800\"");
        var two = (SuggestionEvent) decode("artifact.closed", "\"suggestion_id\":\"\\ud801\"");
        assertThat(one.suggestionId()).isNotEqualTo(two.suggestionId());
        assertThat(one.key()).isNotEqualTo(two.key());
    }

    @Test
    void passesOverAByteOrderMark() {
        byte[] marked = ("\ufeff" + record("user.erased", "")).getBytes(StandardCharsets.UTF_8);
        assertThat(
                        decoder.decode(
                                marked, 0, marked.length, Records.TOPIC, Records.NOW, Records.NOW))
                .isNotInstanceOf(Refusal.class);
        byte[] nothingElse = "\ufeff".getBytes(StandardCharsets.UTF_8);
        assertThat(decoder.decode(nothingElse, 0, 3, Records.TOPIC, Records.NOW, Records.NOW))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void refusesARecordOfByteOrderMarksOnly() {
        byte[] marks = "\ufeff".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        assertThat(decoder.decode(marks, 0, marks.length, Records.TOPIC, Records.NOW, Records.NOW))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void fileRecordArrivesWithTheNewestEventTime() {
        byte[] record = record("user.erased", "").getBytes(StandardCharsets.UTF_8);
        assertThat(
                        arrivedAt(
                                decoder.decode(
                                        record, 0, record.length, Records.FILE, 5, Records.NOW)))
                .isEqualTo(1767225600000L);
        long later = Records.NOW + 5;
        assertThat(arrivedAt(decoder.decode(record, 0, record.length, Records.FILE, later, later)))
                .isEqualTo(later);
        assertThat(arrivedAt(decoder.decode(record, 0, record.length, Records.TOPIC, 5, later)))
                .isEqualTo(5);
    }

    @Test
    void futureBeginsJustPastTheTolerance() {
        byte[] record = record("user.erased", "").getBytes(StandardCharsets.UTF_8);
        long edge = 1767225600000L - 300_000;
        assertThat(decoder.decode(record, 0, record.length, Records.TOPIC, edge, edge))
                .isNotInstanceOf(Refusal.class);
        assertThat(decoder.decode(record, 0, record.length, Records.TOPIC, edge, edge - 1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.reason()).isEqualTo(Reason.EVENT_TIME_IN_FUTURE);
                            assertThat(refusal.aheadMillis()).isEqualTo(300_001);
                            assertThat(refusal.eventId()).isEqualTo("e");
                        });
    }

    @Test
    void refusalKnowsTheTenantWhereItCanBeRead() {
        assertThat(refusal(record("no.such", "\"tenant_id\":\"acme\"")).tenant()).isEqualTo("acme");
        assertThat(refusal(record("no.such", "\"tenant_id\":5")).tenant())
                .isEqualTo(Header.DEFAULT_TENANT);
        assertThat(refusal("{\"tenant_id\":\"acme\"").tenant()).isEqualTo(Header.DEFAULT_TENANT);
    }

    @Test
    void noRefusalTellsAUserIdOrAText() {
        String secret = "s3cret";
        String[] records = {
            record("suggestion.shown", "\"user_id\":[\"s3cret\"],\"suggestion_id\":\"s\""),
            record("user.erased", "\"user_id\":\"" + secret.repeat(50) + "\""),
            record("user.erased", "\"user_id\":{\"s3cret\":\"s3cret\"}"),
            record("query.submitted", "\"interaction_id\":\"i\",\"text\":[\"s3cret\"]"),
            record("query.submitted", "\"text\":\"s3cret\""),
            record("content.edited", "\"suggestion_id\":\"s\",\"text\":\"s3cret\",\"distance\":7"),
            record("query.submitted", "\"interaction_id\":\"i\",\"text\":\"s3cret\u0001\""),
            record("query.submitted", "\"interaction_id\":\"i\",\"text\":\"s3cret"),
            record("user.erased", "\"user_id\":s3cret"),
            record("user.erased", "\"user_id\":\"s3cret\",\"event_time\":\"2099-01-01T00:00:00Z\""),
        };
        assertThat(Arrays.stream(records).map(record -> refusal(record).detail()))
                .noneMatch(detail -> detail.contains("s3"));
    }

    @Test
    void refusalShowsTheStartOfAValueOnOneLine() {
        assertThat(refusal(record("suggestion.\\nshown" + "x".repeat(99), "")).detail())
                .startsWith("event_type is 'suggestion.?shown" + "x".repeat(23) + "…'");
    }

    private QuestionEvent.Submitted submitted(String fields) {
        return (QuestionEvent.Submitted)
                decode("query.submitted", "\"interaction_id\":\"i\"," + fields);
    }

    private static long arrivedAt(Decoded decoded) {
        return ((dev.stet.contract.ValidEvent) decoded).header().arrivedAtMillis();
    }

    private Refusal refusal(String record) {
        return (Refusal) Records.decode(decoder, record.getBytes(StandardCharsets.UTF_8));
    }

    private Decoded decode(String type, String fields) {
        return Records.decode(decoder, record(type, fields).getBytes(StandardCharsets.UTF_8));
    }

    private static String record(String type, String fields) {
        return "{%s,\"event_type\":\"%s\"%s}"
                .formatted(COMMON, type, fields.isEmpty() ? "" : "," + fields);
    }
}
