package dev.stet.ingest.formats;

import static dev.stet.ingest.formats.Mapped.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.contract.PassedOver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records as PostHog's documentation shows them, and one for each trap. */
class PostHogFormatTest {

    private static final Formats POSTHOG = Formats.read(List.of("posthog"));

    private static final String GENERATION =
            record(
                    "$ai_generation",
                    """
                    "$ai_trace_id":"t-1","$ai_session_id":"c-1","$ai_model":"m-1","$ai_provider":"openai",
                    "$ai_input":[{"role":"user","content":"How?"}],"$ai_input_tokens":86,
                    "$ai_cache_read_input_tokens":17,"$ai_output_tokens":188,"$ai_latency":2.5,
                    "$ai_time_to_first_token":0.4,"$ai_http_status":200,"$ai_is_error":false,
                    "$ai_total_cost_usd":0.0123
                    """);

    private static String record(String event, String properties) {
        return """
        {"uuid":"u-1","event":"%s","distinct_id":"d-17","person_id":"p-1",
        "timestamp":"2026-03-02T09:00:02.123456+00:00","properties":{%s}}
        """
                .formatted(event, properties)
                .replace("\n", "");
    }

    @Test
    void aGenerationGivesTheGenerationAndItsQuestion() {
        Mapped mapped = Mapped.of(POSTHOG, GENERATION);

        assertThat(mapped.refusals).isEmpty();
        assertThat(mapped.types()).containsExactly("generation.completed", "query.submitted");
        JsonNode event = mapped.event("generation.completed");
        assertThat(value(event, "event_time")).isEqualTo("1772442002123");
        assertThat(value(event, "user_id")).isEqualTo("p-1");
        assertThat(value(event, "interaction_id")).isEqualTo("t-1");
        assertThat(value(event, "conversation_id")).isEqualTo("c-1");
        assertThat(value(event, "response_id")).isEqualTo("u-1");
        assertThat(value(event, "latency_ms")).as("seconds").isEqualTo("2500");
        assertThat(value(event, "ttft_ms")).isEqualTo("400");
        assertThat(value(event, "status")).isEqualTo("ok");
        assertThat(value(event, "input_tokens")).as("openai includes the cache").isEqualTo("86");
        assertThat(value(event, "cached_tokens")).isEqualTo("17");
        assertThat(value(event, "cost_usd")).isEqualTo("0.0123");
        JsonNode query = mapped.event("query.submitted");
        assertThat(value(query, "text")).isEqualTo("How?");
        assertThat(value(query, "event_id")).isEqualTo(value(event, "event_id") + ":q");
        assertThat(value(event, "event_id")).matches("ph:[0-9a-f]{32}");
    }

    @Test
    void aRecordSentAgainHasTheSameIds() {
        assertThat(Mapped.of(POSTHOG, GENERATION).events)
                .isEqualTo(Mapped.of(POSTHOG, GENERATION).events);
        String other = GENERATION.replace("\"d-17\"", "\"d-18\"");
        assertThat(value(Mapped.of(POSTHOG, other).events.get(0), "event_id"))
                .isNotEqualTo(value(Mapped.of(POSTHOG, GENERATION).events.get(0), "event_id"));
    }

    @Test
    void countsOfAnthropicLeaveOutTheCache() {
        String anthropic = GENERATION.replace("openai", "anthropic");
        assertThat(value(Mapped.of(POSTHOG, anthropic).events.get(0), "input_tokens"))
                .isEqualTo("103");
        String told =
                anthropic.replace(
                        "\"$ai_latency\"",
                        "\"$ai_cache_reporting_exclusive\":false,\"$ai_latency\"");
        assertThat(value(Mapped.of(POSTHOG, told).events.get(0), "input_tokens")).isEqualTo("86");
    }

    @Test
    void propertiesMayBeAString() {
        String text =
                """
                {"uuid":"u-1","event":"$ai_generation","distinct_id":"d-17","timestamp":"2026-03-02 09:00:02.123456",
                "properties":"{\\"$ai_trace_id\\":\\"t-1\\",\\"$ai_latency\\":\\"0.5\\"}"}
                """;
        JsonNode event = Mapped.of(POSTHOG, text).event("generation.completed");
        assertThat(value(event, "event_time")).as("UTC").isEqualTo("1772442002123");
        assertThat(value(event, "latency_ms")).isEqualTo("500");
        assertThat(value(event, "user_id")).isEqualTo("d-17");
    }

    @Test
    void anErrorIsSaidByTheStatus() {
        String failed = GENERATION.replace("_status\":200", "_status\":529");
        JsonNode event = Mapped.of(POSTHOG, failed).event("generation.completed");
        assertThat(value(event, "status")).isEqualTo("error");
        assertThat(value(event, "error_type")).isEqualTo("http_529");
    }

    @Test
    void twoIsAThumbDown() {
        String answer =
                "\"$survey_id\":\"id-of-your-thumbs-survey\",\"$ai_trace_id\":\"t-1\","
                        + "\"$survey_response\":";
        String down = record("survey sent", answer + "2");
        JsonNode event = Mapped.of(POSTHOG, down).event("feedback.given");
        assertThat(value(event, "value")).isEqualTo("0");
        assertThat(value(event, "interaction_id")).isEqualTo("t-1");
        String up = record("survey sent", answer + "\"1\"");
        assertThat(value(Mapped.of(POSTHOG, up).event("feedback.given"), "value")).isEqualTo("1");
    }

    /** Its answers from 1 to 5 are no thumbs. */
    @Test
    void aSurveyThatIsNotNamedIsLeftOut() {
        String other = "\"$survey_id\":\"rating\",\"$ai_trace_id\":\"t-1\",\"$survey_response\":2";
        Mapped mapped =
                Mapped.of(POSTHOG, record("survey sent", other), record("survey shown", other));
        assertThat(mapped.events).isEmpty();
        assertThat(mapped.passedOver).hasSize(2);
    }

    @Test
    void whetherTrueIsGoodIsNotGuessedForWhatIsBad() {
        assertThat(evaluation("Relevance", "\"$ai_evaluation_result\":true")).isEqualTo("1");
        assertThat(evaluation("hallucination", "\"$ai_evaluation_result\":true"))
                .isEqualTo("absent");
        String numeric = "\"$ai_evaluation_numeric_result\":4";
        assertThat(evaluation("tone", numeric)).as("without bounds").isEqualTo("absent");
        assertThat(
                        evaluation(
                                "tone",
                                numeric
                                        + ",\"$ai_evaluation_numeric_result_min\":1,\"$ai_evaluation_numeric_result_max\":5"))
                .isEqualTo("0.75");
    }

    private static String evaluation(String name, String result) {
        String record =
                record(
                        "$ai_evaluation",
                        "\"$ai_trace_id\":\"t-1\",\"$ai_evaluation_name\":\"%s\",%s"
                                .formatted(name, result));
        return value(Mapped.of(POSTHOG, record).event("evaluation.recorded"), "value");
    }

    @Test
    void anEventNamedAsOneOfStetsNeedsNoRule() {
        String own = record("Content Edited", "\"suggestion_id\":\"s-1\",\"distance\":\"0.25\"");
        JsonNode event = Mapped.of(POSTHOG, own).event("content.edited");
        assertThat(value(event, "suggestion_id")).isEqualTo("s-1");
        assertThat(value(event, "distance")).isEqualTo("0.25");
    }

    @Test
    void whatIsNoEventIsPassedOverByItsName() {
        Mapped mapped = Mapped.of(POSTHOG, record("$pageview", ""), record("signed up", ""));
        assertThat(mapped.passedOver)
                .containsExactly(
                        new PassedOver("$pageview", true), new PassedOver("signed up", false));
        assertThat(mapped.refusals).isEmpty();
    }

    @Test
    void whatIsWrongIsRefusedWithItsPlace() {
        assertThat(Mapped.of(POSTHOG, record("$ai_generation", "")).refusals)
                .containsExactly(
                        "missing_field: interaction_id is missing, expected for an event of this"
                                + " type; posthog makes it a generation.completed");
        String words = GENERATION.replace(":2.5", ":\"long\"");
        assertThat(Mapped.of(POSTHOG, words).refusals)
                .containsExactly("invalid_value: latency_ms is no number; mapped as posthog");
        String unset = GENERATION.replace("2026-03-02T09", "1970-01-01T09");
        assertThat(Mapped.of(POSTHOG, unset).refusals)
                .hasSize(2)
                .allMatch(
                        refusal -> refusal.startsWith("invalid_value: event_time is before 2015"));
    }

    @Test
    void anEventOfTheContractIsReadAsOne() {
        Mapped mapped =
                Mapped.of(
                        POSTHOG,
                        """
                        {"event_id":"e","event_type":"user.active","event_time":1772442002123,"user_id":"u"}
                        """);
        assertThat(mapped.types()).containsExactly("user.active");
    }
}
