package dev.stet.ingest.formats;

import static dev.stet.ingest.formats.Mapped.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.contract.PassedOver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records of Langfuse, Segment and CloudEvents as their documentation shows them, and traps. */
class OtherFormatsTest {

    private static final Formats LANGFUSE = Formats.read(List.of("langfuse"));
    private static final Formats SEGMENT = Formats.read(List.of("segment"));
    private static final Formats CLOUD = Formats.read(List.of("cloudevents"));

    private static final String OBSERVATION =
            """
            {"id":"o-1","trace_id":"t-1","environment":"production","type":"GENERATION","start_time":"2026-03-02 09:00:00.000000","end_time":"2026-03-02 09:00:02.500000","name":"answer","level":"DEFAULT",
            "input":"[{\\"role\\":\\"user\\",\\"content\\":\\"How?\\"}]","provided_model_name":"m-1","usage_details":{"input":86,"input_cached_tokens":17817,"output":188,"total":18091},"cost_details":{"total":0.0123},"total_cost":0.0123,
            "completion_start_time":"2026-03-02 09:00:00.400000","prompt_name":"answer","prompt_version":7,"latency":2.5,"user_id":"u-1","session_id":"c-1","trace_name":"support"}
            """
                    .replace("\n", "");

    private static final String SCORE =
            """
            {"id":"s-1","timestamp":"2026-03-02 09:05:00.000000","environment":"production","trace_id":"t-1","session_id":null,"dataset_run_id":null,"name":"helpfulness","value":1,"source":"ANNOTATION","data_type":"BOOLEAN","string_value":"True","comment":""}
            """;

    @Test
    void aGenerationOfLangfuse() {
        Mapped mapped = Mapped.of(LANGFUSE, OBSERVATION);
        assertThat(mapped.types()).containsExactly("generation.completed", "query.submitted");
        JsonNode event = mapped.event("generation.completed");
        assertThat(value(event, "event_id")).isEqualTo("lf:o-1");
        assertThat(value(event, "event_time")).as("UTC").isEqualTo("1772442002500");
        assertThat(value(event, "latency_ms")).isEqualTo("2500");
        assertThat(value(event, "ttft_ms")).isEqualTo("400");
        assertThat(value(event, "input_tokens"))
                .as("the keys exclude each other")
                .isEqualTo("17903");
        assertThat(value(event, "cached_tokens")).isEqualTo("17817");
        assertThat(value(event, "prompt_version")).isEqualTo("answer:7");
        assertThat(value(event, "cost_usd")).isEqualTo("0.0123");
        assertThat(value(event, "feature")).isEqualTo("support");
    }

    @Test
    void countsThatDoNotAddUpInclude() {
        String inclusive = OBSERVATION.replace("\"input\":86", "\"input\":17903");
        JsonNode event = Mapped.of(LANGFUSE, inclusive).event("generation.completed");
        assertThat(value(event, "input_tokens")).isEqualTo("17903");
        assertThat(value(event, "output_tokens")).isEqualTo("188");
    }

    @Test
    void whatIsUnknownOrUnfinishedIsNotMadeUp() {
        String unpriced =
                OBSERVATION.replace(
                        "{\"total\":0.0123},\"total_cost\":0.0123", "{},\"total_cost\":0");
        assertThat(value(Mapped.of(LANGFUSE, unpriced).events.get(0), "cost_usd"))
                .isEqualTo("absent");
        for (String none :
                List.of(
                        OBSERVATION.replace("\"2026-03-02 09:00:02.500000\"", "null"),
                        OBSERVATION.replace("production", "langfuse-llm-as-a-judge"),
                        OBSERVATION.replace("production", "sdk-experiment"))) {
            Mapped mapped = Mapped.of(LANGFUSE, none);
            assertThat(mapped.events).isEmpty();
            assertThat(mapped.passedOver).containsExactly(new PassedOver("GENERATION", true));
        }
    }

    @Test
    void aScoreOfLangfuseIsAnEvaluation() {
        JsonNode event = Mapped.of(LANGFUSE, SCORE).event("evaluation.recorded");
        assertThat(value(event, "value")).isEqualTo("1");
        assertThat(value(event, "evaluator")).isEqualTo("human");
        JsonNode category =
                Mapped.of(LANGFUSE, SCORE.replace("BOOLEAN", "CATEGORICAL"))
                        .event("evaluation.recorded");
        assertThat(value(category, "value")).as("only an index").isEqualTo("absent");
        assertThat(value(category, "label")).isEqualTo("True");
        assertThat(Mapped.of(LANGFUSE, SCORE.replace("\"t-1\"", "null")).passedOver)
                .containsExactly(new PassedOver("BOOLEAN without interaction_id", true));
    }

    private static final String TRACK =
            """
            {"type":"track","event":"Suggestion Accepted","messageId":"m-1","anonymousId":"a-1","userId":"u-1","originalTimestamp":"2026-03-02T10:00:00.120+01:00","timestamp":"2026-03-02T09:00:00.620Z","properties":{"suggestion_id":"s-1","chars":"40"}}
            """
                    .strip();

    @Test
    void aTrackCallNamedAsAnEventOfStet() {
        JsonNode event = Mapped.of(SEGMENT, TRACK).event("suggestion.accepted");
        assertThat(value(event, "event_id")).isEqualTo("m-1");
        assertThat(value(event, "event_time")).as("not the device's").isEqualTo("1772442000620");
        assertThat(value(event, "chars")).as("a string").isEqualTo("40");
        Mapped batch =
                Mapped.of(
                        SEGMENT,
                        "{\"batch\":[%s,%s]}".formatted(TRACK, TRACK.replace("m-1", "m-2")));
        assertThat(batch.types()).containsExactly("suggestion.accepted", "suggestion.accepted");
        String dump =
                """
                {"event":"suggestion_accepted","message_id":"m-1","user_id":"u-1","timestamp":"2026-03-02 09:00:00.620","properties":"{\\"suggestion_id\\":\\"s-1\\"}"}
                """;
        assertThat(Mapped.of(SEGMENT, dump).types()).containsExactly("suggestion.accepted");
        assertThat(Mapped.of(SEGMENT, TRACK.replace("\"suggestion_id\":\"s-1\",", "")).refusals)
                .singleElement()
                .asString()
                .startsWith("missing_field: suggestion_id is missing");
    }

    @Test
    void anOrderInAnotherCurrencyIsLeftOut() {
        String order =
                TRACK.replace("Suggestion Accepted", "Order Completed")
                        .replace("\"chars\":\"40\"", "\"revenue\":9.5,\"currency\":\"USD\"");
        assertThat(value(Mapped.of(SEGMENT, order).event("conversion.recorded"), "value_usd"))
                .isEqualTo("9.5");
        assertThat(Mapped.of(SEGMENT, order.replace("USD", "EUR")).passedOver)
                .containsExactly(new PassedOver("Order Completed", true));
    }

    private static final String CLOUD_EVENT =
            """
            {"specversion":"1.0","id":"7","source":"/editor/eu","type":"com.example.suggestion.accepted.v1","time":"2026-03-02T09:00:00.123456789Z","datacontenttype":"application/json","tenantid":"acme","data":{"suggestion_id":"s-1","user_id":"ada"}}
            """
                    .strip();

    @Test
    void aStructuredCloudEvent() {
        JsonNode event = Mapped.of(CLOUD, CLOUD_EVENT).event("suggestion.accepted");
        assertThat(value(event, "event_time")).as("truncated").isEqualTo("1772442000123");
        assertThat(value(event, "user_id")).isEqualTo("ada");
        assertThat(value(event, "tenant_id")).isEqualTo("acme");
        String elsewhere = CLOUD_EVENT.replace("/editor/eu", "/editor/us");
        assertThat(value(Mapped.of(CLOUD, elsewhere).events.get(0), "event_id"))
                .as("an id is unique within its source only")
                .isNotEqualTo(value(event, "event_id"));
        Mapped batch = Mapped.of(CLOUD, "[%s,%s]".formatted(CLOUD_EVENT, elsewhere));
        assertThat(batch.events).hasSize(2);
    }

    @Test
    void dataOfACloudEventInOtherForms() {
        String base64 =
                CLOUD_EVENT.replace(
                        "\"data\":{\"suggestion_id\":\"s-1\",\"user_id\":\"ada\"}",
                        "\"data_base64\":\"eyJzdWdnZXN0aW9uX2lkIjoicy0xIiwidXNlcl9pZCI6ImFkYSJ9\"");
        assertThat(Mapped.of(CLOUD, base64).types()).containsExactly("suggestion.accepted");
        assertThat(
                        Mapped.of(CLOUD, base64.replace("\"tenantid\":\"acme\"", "\"data\":{}"))
                                .refusals)
                .containsExactly(
                        "invalid_value: data and data_base64 are both there, expected one");
        String xml =
                CLOUD_EVENT
                        .replace("application/json", "application/xml")
                        .replace("{\"suggestion_id\":\"s-1\",\"user_id\":\"ada\"}", "\"<a/>\"");
        assertThat(Mapped.of(CLOUD, xml).refusals)
                .containsExactly(
                        "invalid_value: datacontenttype is no JSON, expected application/json");
        assertThat(Mapped.of(CLOUD, CLOUD_EVENT.replace("\"time\"", "\"at\"")).refusals)
                .singleElement()
                .asString()
                .startsWith("missing_field: event_time is missing");
    }

    @Test
    void aBinaryCloudEventHasItsAttributesInHeaders() {
        byte[] data =
                "{\"suggestion_id\":\"s-1\",\"user_id\":\"ada\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "7",
                        "ce_source", "/editor/eu",
                        "ce_type", "com.example.suggestion.accepted.v1",
                        "content-type", "application/json");
        JsonNode event = Mapped.ofKafka(CLOUD, data, headers).event("suggestion.accepted");
        assertThat(value(event, "event_id"))
                .isEqualTo(value(Mapped.of(CLOUD, CLOUD_EVENT).events.get(0), "event_id"));
        assertThat(value(event, "event_time")).as("of the record").isEqualTo("1772496000000");
    }
}
