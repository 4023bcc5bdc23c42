package dev.stet.ingest.formats;

import static dev.stet.ingest.formats.Mapped.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.contract.PassedOver;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Batches of the Collector's Kafka exporter: GenAI spans, Claude Code, Copilot Chat. */
class OtlpFormatTest {

    private static final Formats GENAI = Formats.read(List.of("otel_genai"));
    private static final Formats CLAUDE = Formats.read(List.of("claude_code"));
    private static final Formats COPILOT = Formats.read(List.of("copilot_chat"));

    private static String attributes(String... pairs) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < pairs.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"key\":\"%s\",\"value\":{%s}}".formatted(pairs[i], pairs[i + 1]));
        }
        return json.append(']').toString();
    }

    private static String spans(String... spans) {
        return """
        {"resourceSpans":[{"resource":{"attributes":%s},"scopeSpans":[{"scope":{"name":"x"},"spans":[%s]}]}]}
        """
                .formatted(
                        attributes("service.name", "\"stringValue\":\"shop\""),
                        String.join(",", spans))
                .strip();
    }

    private static String span(String attributes) {
        return """
        {"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"eee19b7ec3c1b174","parentSpanId":"","name":"chat m-1","kind":3,
        "startTimeUnixNano":"1772442000000000000","endTimeUnixNano":1772442002500000000,"attributes":%s,"status":{}}
        """
                .formatted(attributes)
                .replace("\n", "");
    }

    private static String[] chat(String... more) {
        String[] base = {
            "gen_ai.operation.name", "\"stringValue\":\"chat\"",
            "gen_ai.response.model", "\"stringValue\":\"m-1\"",
            "user.id", "\"stringValue\":\"u-1\"",
            "gen_ai.usage.input_tokens", "\"intValue\":\"86\"",
            "gen_ai.usage.output_tokens", "\"intValue\":188",
            "gen_ai.response.time_to_first_chunk", "\"doubleValue\":0.4"
        };
        String[] all = java.util.Arrays.copyOf(base, base.length + more.length);
        System.arraycopy(more, 0, all, base.length, more.length);
        return all;
    }

    @Test
    void aSpanOfAChatIsAGeneration() {
        Mapped mapped = Mapped.of(GENAI, spans(span(attributes(chat()))));
        assertThat(mapped.refusals).isEmpty();
        JsonNode event = mapped.event("generation.completed");
        assertThat(value(event, "event_id"))
                .isEqualTo("5b8efff798038103d269b633813fc60c-eee19b7ec3c1b174");
        assertThat(value(event, "event_time")).as("a number, past 2^53").isEqualTo("1772442002500");
        assertThat(value(event, "interaction_id")).isEqualTo("5b8efff798038103d269b633813fc60c");
        assertThat(value(event, "response_id")).isEqualTo("eee19b7ec3c1b174");
        assertThat(value(event, "latency_ms")).isEqualTo("2500");
        assertThat(value(event, "ttft_ms")).as("seconds").isEqualTo("400");
        assertThat(value(event, "input_tokens")).as("a string").isEqualTo("86");
        assertThat(value(event, "output_tokens")).as("a number").isEqualTo("188");
        assertThat(value(event, "feature")).as("of the resource").isEqualTo("shop");
        assertThat(value(event, "status")).isEqualTo("ok");
    }

    @Test
    void cachedTokensAreAddedOnlyWhereTheyWereNotIncluded() {
        String[] within = {"gen_ai.usage.cache_read.input_tokens", "\"intValue\":\"50\""};
        assertThat(tokens(within)).isEqualTo("86");
        String[] beside = {
            "gen_ai.usage.cache_read.input_tokens", "\"intValue\":\"17241\"",
            "gen_ai.usage.cache_creation.input_tokens", "\"intValue\":\"16935\""
        };
        assertThat(tokens(beside)).isEqualTo("34262");
    }

    private static String tokens(String... more) {
        Mapped mapped = Mapped.of(GENAI, spans(span(attributes(chat(more)))));
        return value(mapped.event("generation.completed"), "input_tokens");
    }

    @Test
    void theLastMessageOfAUserIsTheQuestion() {
        String messages =
                "\"stringValue\":\"[{\\\"role\\\":\\\"user\\\",\\\"parts\\\":[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\"How?\\\"}]}]\"";
        Mapped mapped =
                Mapped.of(GENAI, spans(span(attributes(chat("gen_ai.input.messages", messages)))));
        JsonNode query = mapped.event("query.submitted");
        assertThat(value(query, "text")).isEqualTo("How?");
        assertThat(value(query, "event_time")).as("the start").isEqualTo("1772442000000");
        String tool = messages.replace("\\\"user\\\"", "\\\"tool\\\"");
        assertThat(
                        Mapped.of(
                                        GENAI,
                                        spans(
                                                span(
                                                        attributes(
                                                                chat(
                                                                        "gen_ai.input.messages",
                                                                        tool)))))
                                .types())
                .containsExactly("generation.completed");
    }

    @Test
    void whatAFilterStoppedIsSaid() {
        String reasons = "\"arrayValue\":{\"values\":[{\"stringValue\":\"content_filter\"}]}";
        Mapped mapped =
                Mapped.of(
                        GENAI,
                        spans(span(attributes(chat("gen_ai.response.finish_reasons", reasons)))));
        assertThat(value(mapped.event("safety.triggered"), "filter")).isEqualTo("content_filter");
    }

    /** One bad span of three costs itself alone, and its dead letter is its own bytes. */
    @Test
    void oneBadElementIsRefusedAlone() {
        String good = span(attributes(chat()));
        String bad = good.replace("\"86\"", "\"-86\"");
        String http = span(attributes("http.method", "\"stringValue\":\"GET\""));
        Mapped mapped = Mapped.of(GENAI, spans(good, bad, http));
        assertThat(mapped.types()).containsExactly("generation.completed");
        assertThat(mapped.refusals)
                .singleElement()
                .asString()
                .startsWith("invalid_value: input_tokens is ")
                .contains("-86")
                .endsWith(
                        "otel_genai makes it a generation.completed, at"
                                + " resourceSpans[0].scopeSpans[0].spans[1]");
        assertThat(mapped.passedOver).containsExactly(new PassedOver("chat m-1", true));
        assertThat(new String(mapped.raw.get(1), StandardCharsets.UTF_8)).isEqualTo(bad);
    }

    private static String log(String service, String scope, String time, String... attributes) {
        return """
        {"resourceLogs":[{"resource":{"attributes":%s},"scopeLogs":[{"scope":{"name":"%s"},"logRecords":[
        {"timeUnixNano":"%s","observedTimeUnixNano":"1772442000456000000","body":{"stringValue":"x"},"attributes":%s,"traceId":"00000000000000000000000000000000","spanId":""}]}]}]}
        """
                .formatted(
                        attributes("service.name", "\"stringValue\":\"%s\"".formatted(service)),
                        scope,
                        time,
                        attributes(attributes))
                .replace("\n", "");
    }

    private static String claude(String event, String... more) {
        String[] base = {
            "event.name", "\"stringValue\":\"%s\"".formatted(event),
            "session.id", "\"stringValue\":\"c-1\"",
            "user.account_uuid", "\"stringValue\":\"u-1\"",
            "prompt.id", "\"stringValue\":\"i-1\"",
            "event.sequence", "\"intValue\":\"7\""
        };
        String[] all = java.util.Arrays.copyOf(base, base.length + more.length);
        System.arraycopy(more, 0, all, base.length, more.length);
        return log("claude-code", "com.anthropic.claude_code.events", "1772442000123000000", all);
    }

    @Test
    void aRequestOfClaudeCodeIsAGeneration() {
        String request =
                claude(
                        "api_request",
                        "model",
                        "\"stringValue\":\"m-1\"",
                        "duration_ms",
                        "\"stringValue\":\"120\"",
                        "cost_usd",
                        "\"doubleValue\":0.9",
                        "cost_usd_micros",
                        "\"intValue\":\"12345\"",
                        "input_tokens",
                        "\"intValue\":3",
                        "cache_read_tokens",
                        "\"intValue\":17241",
                        "cache_creation_tokens",
                        "\"intValue\":16935",
                        "output_tokens",
                        "\"intValue\":\"5\"");
        Mapped mapped = Mapped.of(CLAUDE, request);
        assertThat(mapped.refusals).isEmpty();
        JsonNode event = mapped.event("generation.completed");
        assertThat(value(event, "input_tokens")).isEqualTo("34179");
        assertThat(value(event, "cached_tokens")).isEqualTo("17241");
        assertThat(value(event, "cache_write_tokens")).isEqualTo("16935");
        assertThat(value(event, "cost_usd")).isEqualTo("0.012345");
        assertThat(value(event, "latency_ms")).as("a string").isEqualTo("120");
        assertThat(value(event, "response_id")).isEqualTo("c-1:7");
        assertThat(value(event, "interaction_id")).isEqualTo("i-1");
        assertThat(value(event, "event_time")).isEqualTo("1772442000123");
        assertThat(value(event, "event_id")).matches("ot:[0-9a-f]{32}");
    }

    @Test
    void aDecisionOfAPersonIsShownAndAccepted() {
        String[] edit = {
            "tool_name", "\"stringValue\":\"Edit\"",
            "tool_use_id", "\"stringValue\":\"s-1\"",
            "decision", "\"stringValue\":\"accept\"",
            "source", "\"stringValue\":\"user_temporary\""
        };
        Mapped mapped = Mapped.of(CLAUDE, claude("tool_decision", edit));
        assertThat(mapped.types()).containsExactly("suggestion.shown", "suggestion.accepted");
        assertThat(value(mapped.event("suggestion.accepted"), "method")).isEqualTo("apply");
        assertThat(value(mapped.event("suggestion.shown"), "event_id")).endsWith(":s");
        String rejected = claude("tool_decision", edit).replace("accept", "reject");
        assertThat(Mapped.of(CLAUDE, rejected).types())
                .containsExactly("suggestion.shown", "suggestion.rejected");
        String configured = claude("tool_decision", edit).replace("user_temporary", "config");
        Mapped none = Mapped.of(CLAUDE, configured);
        assertThat(none.events).isEmpty();
        assertThat(none.passedOver).containsExactly(new PassedOver("tool_decision", true));
    }

    @Test
    void aPromptWithoutItsTextIsNoQuestion() {
        assertThat(
                        Mapped.of(
                                        CLAUDE,
                                        claude(
                                                "user_prompt",
                                                "prompt",
                                                "\"stringValue\":\"<REDACTED>\""))
                                .passedOver)
                .containsExactly(new PassedOver("user_prompt", true));
        assertThat(
                        Mapped.of(
                                        CLAUDE,
                                        claude("user_prompt", "prompt", "\"stringValue\":\"How?\""))
                                .types())
                .containsExactly("query.submitted");
        Mapped background =
                Mapped.of(CLAUDE, claude("api_request").replace("prompt.id", "other.id"));
        assertThat(background.passedOver)
                .containsExactly(new PassedOver("api_request without interaction_id", true));
    }

    @Test
    void aTimeOfZeroIsUnset() {
        String record =
                log(
                        "copilot-chat",
                        "copilot-chat",
                        "0",
                        "event.name",
                        "\"stringValue\":\"copilot_chat.user.feedback\"",
                        "rating",
                        "\"stringValue\":\"negative\"",
                        "request_id",
                        "\"stringValue\":\"i-1\"");
        JsonNode event = Mapped.of(COPILOT, record).event("feedback.given");
        assertThat(value(event, "event_time"))
                .as("when it was observed")
                .isEqualTo("1772442000456");
        assertThat(value(event, "value")).isEqualTo("0");
        Mapped neither = Mapped.of(COPILOT, record.replace("\"1772442000456000000\"", "\"0\""));
        assertThat(neither.refusals)
                .singleElement()
                .asString()
                .startsWith("missing_field: event_time is missing");
    }

    @Test
    void copilotsEditsNeedAUser() {
        String[] edit = {
            "event.name", "\"stringValue\":\"copilot_chat.edit.feedback\"",
            "outcome", "\"stringValue\":\"saved\"",
            "request_id", "\"stringValue\":\"r-1\"",
            "language_id", "\"stringValue\":\"java\"",
            "edit_surface", "\"stringValue\":\"agent\""
        };
        String record = log("copilot-chat", "copilot-chat", "1772442000123000000", edit);
        assertThat(Mapped.of(COPILOT, record).passedOver)
                .containsExactly(
                        new PassedOver("copilot_chat.edit.feedback without user_id", true));
        String known =
                record.replace(
                        "\"key\":\"service.name\"",
                        "\"key\":\"user.id\",\"value\":{\"stringValue\":\"u\"}},{\"key\":\"service.name\"");
        Mapped mapped = Mapped.of(COPILOT, known);
        assertThat(mapped.types()).containsExactly("suggestion.shown", "suggestion.accepted");
        assertThat(value(mapped.event("suggestion.accepted"), "method")).isEqualTo("auto");
        String survival = record.replace("edit.feedback", "edit.survival");
        assertThat(Mapped.of(COPILOT, survival).passedOver)
                .containsExactly(new PassedOver("copilot_chat.edit.survival", true));
    }

    @Test
    void protobufGivesTheSameAsJson() {
        byte[] attributes =
                join(
                        attribute("gen_ai.operation.name", string(1, "chat")),
                        attribute("user.id", string(1, "u-1")),
                        attribute("gen_ai.usage.input_tokens", new byte[] {0x18, 86}));
        byte[] span =
                join(
                        bytes(1, HexFormat.of().parseHex("5b8efff798038103d269b633813fc60c")),
                        bytes(2, HexFormat.of().parseHex("eee19b7ec3c1b174")),
                        string(5, "chat m-1"),
                        fixed(7, 1_772_442_000_000_000_000L),
                        fixed(8, 1_772_442_002_500_000_000L),
                        attributes);
        byte[] resource = bytes(1, join(keyValue(1, "service.name", string(1, "shop"))));
        byte[] batch = bytes(1, join(resource, bytes(2, bytes(2, span))));
        Mapped mapped = Mapped.ofKafka(GENAI, batch, Map.of());
        assertThat(mapped.refusals).isEmpty();
        JsonNode event = mapped.event("generation.completed");
        assertThat(value(event, "event_id"))
                .isEqualTo("5b8efff798038103d269b633813fc60c-eee19b7ec3c1b174");
        assertThat(value(event, "event_time")).isEqualTo("1772442002500");
        assertThat(value(event, "latency_ms")).isEqualTo("2500");
        assertThat(value(event, "input_tokens")).isEqualTo("86");
        assertThat(value(event, "feature")).isEqualTo("shop");
        assertThat(mapped.raw.get(0)).isEqualTo(span);

        byte[] broken = java.util.Arrays.copyOf(batch, batch.length - 3);
        assertThat(Mapped.ofKafka(GENAI, broken, Map.of()).refusals)
                .containsExactly(
                        "malformed_json: the record is neither JSON nor a batch of OTLP in"
                                + " protobuf");
    }

    private static byte[] attribute(String key, byte[] value) {
        return keyValue(9, key, value);
    }

    private static byte[] keyValue(int field, String key, byte[] value) {
        return bytes(field, join(string(1, key), bytes(2, value)));
    }

    private static byte[] string(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int field, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, field << 3 | 2);
        varint(out, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] fixed(int field, long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, field << 3 | 1);
        for (int i = 0; i < Long.BYTES; i++) {
            out.write((int) (value >>> i * Byte.SIZE));
        }
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
