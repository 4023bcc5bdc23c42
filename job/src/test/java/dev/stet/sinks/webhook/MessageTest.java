package dev.stet.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.AlertForm;
import org.junit.jupiter.api.Test;

final class MessageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void plain() throws Exception {
        JsonNode body = JSON.readTree(Message.body(AlertForm.JSON, Alerts.alert(1)));
        assertThat(body.get("alert_id").asText()).hasSize(32);
        assertThat(body.get("kind").asText()).isEqualTo("level");
        assertThat(body.get("status").asText()).isEqualTo("raised");
        assertThat(body.get("value").asDouble()).isEqualTo(3.2);
        assertThat(body.get("counter_value").isNull()).isTrue();
        assertThat(body.get("window_start").asText()).isEqualTo("1970-01-02T00:00:00Z");
    }

    /** A segment is what somebody sent: it must call nobody and hide no link. */
    @Test
    void textForPeopleWithoutMarkup() throws Exception {
        String segment = "<!channel> & <https://evil.example|here>\"}";
        JsonNode body = JSON.readTree(Message.body(AlertForm.SLACK, Alerts.alert(1, segment)));
        assertThat(body.size()).isEqualTo(1);
        assertThat(body.get("text").asText())
                .startsWith("[raised, critical] csat_mean of workflow &lt;!channel&gt; &amp; &lt;")
                .doesNotContain("<", ">")
                .endsWith("Window: 1970-01-02T00:00:00Z, 1d. Tenant: acme. Owner: support.");
    }

    /** What turns the direction of a text, or begins a line, could make it say something else. */
    @Test
    void textForPeopleInOneLine() throws Exception {
        String segment = "a\n[resolved]\u202e\u2066\u0007\u2028b";
        JsonNode body = JSON.readTree(Message.body(AlertForm.SLACK, Alerts.alert(1, segment)));
        assertThat(body.get("text").asText())
                .contains("workflow a [resolved]    b is")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }

    /** As {@code printf TIME.BODY | openssl dgst -sha256 -hmac SECRET} says it. */
    @Test
    void signature() {
        assertThat(Signature.of("secret", "1772409600", "{\"a\":1}"))
                .isEqualTo(
                        "sha256=2e898d5b23633fd5c90f7d7e5e86c646"
                                + "2729de4472436d102df4a31a830a34d8");
        assertThat(Signature.of("Jefe", "1", "{}"))
                .isNotEqualTo(Signature.of("Jefe", "2", "{}"))
                .isNotEqualTo(Signature.of("Jefe", "1", "{ }"))
                .isNotEqualTo(Signature.of("jefe", "1", "{}"));
    }
}
