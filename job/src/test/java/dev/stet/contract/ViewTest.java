package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Measure.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ViewTest {

    private static final Cube CONFIGURED =
            new Cube(
                    List.of(Grain.DAY, Grain.MINUTE, Grain.HOUR),
                    List.of(SegmentSet.of("all"), SegmentSet.of("model")));

    @Test
    void leavesOutTheGrainsThatAreFinerThanItsFinest() {
        assertThat(CONFIGURED.cut(Grain.MINUTE, List.of())).contains(CONFIGURED);
        assertThat(CONFIGURED.cut(Grain.HOUR, List.of()).orElseThrow().grains())
                .containsExactly(Grain.DAY, Grain.HOUR);
        assertThat(CONFIGURED.cut(Grain.DAY, List.of()).orElseThrow().grains())
                .containsExactly(Grain.DAY);
        assertThat(new Cube(List.of(Grain.MINUTE), CONFIGURED.sets()).cut(Grain.HOUR, List.of()))
                .as("no grain is left")
                .isEmpty();
    }

    @Test
    void addsItsOwnSegmentSetsOnce() {
        List<SegmentSet> own = List.of(SegmentSet.of("route"), SegmentSet.of("model"));
        assertThat(CONFIGURED.cut(Grain.MINUTE, own).orElseThrow().sets())
                .extracting(SegmentSet::name)
                .containsExactly("all", "model", "route");
    }

    @Test
    void theViewsThatExistAreCutAsConfiguredAndIngestBySource() {
        assertThat(View.SUGGESTION.cube(CONFIGURED)).contains(CONFIGURED);
        assertThat(View.QUESTION.cube(CONFIGURED)).contains(CONFIGURED);
        Cube ingest = View.INGEST.cube(CONFIGURED).orElseThrow();
        assertThat(ingest.grains()).isEqualTo(CONFIGURED.grains());
        assertThat(ingest.sets()).extracting(SegmentSet::name).containsExactly("all", "source");
    }

    @Test
    void ingestMaturesWithTheFutureTolerance() {
        Duration tolerance = Duration.ofMinutes(7);
        assertThat(View.INGEST.matures(tolerance)).isEqualTo(tolerance.plusMinutes(1));
        assertThat(View.QUESTION.matures(tolerance)).isEqualTo(Duration.ofMinutes(30));
        assertThat(View.SUGGESTION.matures(tolerance)).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void theGreatestStaysWhereOthersAddUp() {
        int newest = IngestMeasure.NEWEST_EVENT_MILLIS.ordinal();
        long[] sum = new long[View.INGEST.measures().size()];
        for (long millis : new long[] {5, 9, 7}) {
            long[] one = IngestMeasure.READ.one().clone();
            one[newest] = millis;
            View.INGEST.add(sum, one);
        }
        assertThat(sum[IngestMeasure.READ.ordinal()]).isEqualTo(3);
        assertThat(sum[newest]).isEqualTo(9);

        long[] ofAnOlderRelease = {4};
        View.INGEST.add(sum, ofAnOlderRelease);
        assertThat(sum[IngestMeasure.READ.ordinal()]).isEqualTo(7);
        assertThat(sum[newest]).as("not in the shorter vector").isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void everyMeasureHasAPlaceAColumnOfItsOwnAndWords(View view) {
        List<Measure> all =
                Stream.of(view.measures(), view.distinct(), view.histograms())
                        .flatMap(List::stream)
                        .toList();
        assertThat(new HashSet<>(all.stream().map(ViewTest::column).toList())).hasSameSizeAs(all);
        assertThat(all).noneMatch(measure -> measure.words().isBlank());
        assertThat(all).isNotEmpty();
        assertThat(view.measures())
                .extracting(Measure::kind)
                .doesNotContain(Kind.DISTINCT, Kind.HISTOGRAM);
        assertThat(view.distinct()).allMatch(measure -> measure.kind() == Kind.DISTINCT);
        assertThat(view.histograms()).allMatch(measure -> measure.kind() == Kind.HISTOGRAM);
        assertThat(view.table()).isEqualTo(view.noun() + "_kpi");
    }

    private static String column(Measure measure) {
        return measure.column() + (measure.kind() == Kind.HISTOGRAM ? "_histogram" : "");
    }

    /** State and wire hold the measures by index. */
    @Test
    void theHotMeasuresStandWhereTheirIndexSays() {
        assertThat(View.SUGGESTION.measures()).hasSize(SuggestionMeasure.COUNT);
        assertThat(View.SUGGESTION.columns().get(SuggestionMeasure.ACCEPTED_CHARS))
                .isEqualTo("accepted_chars");
        assertThat(
                        View.SUGGESTION
                                .columns()
                                .get(
                                        SuggestionMeasure.at(
                                                3, SuggestionMeasure.AtHorizon.RETAINED_CHARS)))
                .isEqualTo("retained_chars_600s");
        for (QuestionMeasure measure : QuestionMeasure.values()) {
            assertThat(View.QUESTION.columns().get(measure.ordinal()))
                    .isEqualTo(Measure.column(measure));
        }
        assertThat(View.QUESTION.columns()).endsWith("asking_users", "repeat_users");
    }
}
