package dev.stet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A view waits as long as its lifecycle may still change a row. */
final class ViewMaturityTest {

    @Test
    void ofSuggestions() {
        assertThat(View.SUGGESTION.matures(Duration.ZERO).toMillis())
                .isEqualTo(Suggestion.DECISION_MILLIS + Suggestion.LAST_HORIZON_MILLIS);
    }

    @Test
    void ofQuestions() {
        assertThat(View.QUESTION.matures(Duration.ZERO).toMillis())
                .isEqualTo(Question.REGENERATION_MILLIS);
    }

    @Test
    void ofIngestAfterTheFutureTolerance() {
        assertThat(View.INGEST.matures(Duration.ZERO).toMillis()).isEqualTo(Unopened.CLOCKS_MILLIS);
    }
}
