package dev.stet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which measures are counted by bucket of users follows from the proportions that they make. */
final class ClusteredTest {

    @Test
    void areThoseOfProportionsAndOfWhatTheseAreDerivedFrom() {
        assertThat(names(View.QUESTION))
                .containsExactly(
                        "queries", "repeats", "reasks", "regenerated", "retried", "satisfied");
        assertThat(names(View.SUGGESTION))
                .contains("shown", "accepted", "rejected", "unobserved_30s", "auto_accepted")
                .doesNotContain("ignored", "retained_chars_30s", "shown_chars", "early_accepts")
                .hasSize(27);
        assertThat(names(View.ECONOMICS)).containsExactly("conversions", "assisted_conversions");
    }

    @Test
    void areNoneWhereNobodyIsKnownOrEachUserCountsOnce() {
        for (View view : List.of(View.INGEST, View.USAGE, View.RETENTION, View.EXPERIMENT)) {
            assertThat(names(view)).as(view.table()).isEmpty();
        }
        assertThat(isClustered("repeat_user_rate")).as("distinct users").isFalse();
        assertThat(isClustered("hallucination_rate")).as("weighted").isFalse();
        assertThat(isClustered("char_persistence_600s")).as("a ratio").isFalse();
        assertThat(isClustered("persistence_rate_600s_if_gone")).as("a bound").isTrue();
        assertThat(isClustered("ignored_rate")).as("of a derived column").isTrue();
    }

    @Test
    void haveTheirIndicesInTheVectorOfTheView() {
        for (View view : View.values()) {
            int[] indices = Clustered.indices(view);
            assertThat(Arrays.stream(indices).mapToObj(view.measures()::get))
                    .containsExactlyElementsOf(Clustered.measures(view));
            assertThat(Clustered.indices().containsKey(view)).isEqualTo(indices.length > 0);
        }
    }

    private static List<String> names(View view) {
        return Clustered.measures(view).stream().map(Measure::column).toList();
    }

    private static boolean isClustered(String metric) {
        return Clustered.isClustered(Metrics.find(metric).orElseThrow());
    }
}
