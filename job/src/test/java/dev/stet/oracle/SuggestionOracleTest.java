package dev.stet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.testkit.Arrivals;
import dev.stet.testkit.SuggestionHistories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples worked out by hand from the definitions, and what must hold for every history. */
final class SuggestionOracleTest {

    private static final long SHOWN = 1_700_006_400_000L;
    private static final long ACCEPT = SHOWN + 5_000;
    private static final long MINUTE = 60_000;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void orderAndRepetitionDoNotMatter(long seed) {
        List<Event> history = SuggestionHistories.random(seed);

        List<SuggestionOracle.Suggestion> answer = SuggestionOracle.suggestions(history);

        assertThat(SuggestionOracle.suggestions(Arrivals.anyOrder(history, seed)))
                .isEqualTo(answer);
        assertThat(SuggestionOracle.suggestions(Arrivals.within(history, seed))).isEqualTo(answer);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void outcomesPartitionTheShown(long seed) {
        for (var each : SuggestionOracle.suggestions(SuggestionHistories.random(seed))) {
            Map<String, Long> m = each.measures();
            assertThat(sum(m, "accepted", "rejected", "ignored")).isEqualTo(1);
            for (int x : SuggestionOracle.HORIZONS) {
                assertThat(sum(m, "observed_" + x + "s", "unobserved_" + x + "s"))
                        .isEqualTo(sum(m, "accepted"));
                assertThat(sum(m, "unchanged_" + x + "s"))
                        .isLessThanOrEqualTo(sum(m, "mostly_unchanged_" + x + "s"));
                assertThat(sum(m, "mostly_unchanged_" + x + "s"))
                        .isLessThanOrEqualTo(sum(m, "present_" + x + "s"));
                assertThat(sum(m, "present_" + x + "s"))
                        .isLessThanOrEqualTo(sum(m, "observed_" + x + "s"));
            }
        }
    }

    @ParameterizedTest(name = "{0} ms after it was shown: accepted {1}, ignored {2}")
    @CsvSource({"-1, 0, 1", "0, 1, 0", "1, 1, 0", "1800000, 1, 0", "1800001, 0, 1"})
    void anAcceptCountsWithinThirtyMinutes(long after, long accepted, long ignored) {
        assertThat(only(shown(), accept("a", SHOWN + after)))
                .containsEntry("accepted", accepted)
                .containsEntry("ignored", ignored);
    }

    @ParameterizedTest(name = "{0} ms after it was shown: rejected {1}")
    @CsvSource({"-1, 0", "0, 1", "1800000, 1", "1800001, 0"})
    void aRejectionCountsWithinThirtyMinutesToo(long after, long rejected) {
        Event rejection = event("suggestion.rejected", "r", SHOWN + after);

        assertThat(only(shown(), rejection)).containsEntry("rejected", rejected);
        assertThat(only(shown(), rejection, accept("a", ACCEPT)))
                .containsEntry("rejected", 0L)
                .containsEntry("accepted", 1L);
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"30", "120", "300", "600"})
    void anEditCountsUpToTheHorizonAndIncludingIt(int horizon) {
        long at = ACCEPT + horizon * 1_000L;

        assertThat(only(shown(), accept("a", ACCEPT), removed("e", at)))
                .containsEntry("observed_" + horizon + "s", 1L)
                .containsEntry("present_" + horizon + "s", 0L)
                .containsEntry("retained_chars_" + horizon + "s", 0L);
        assertThat(only(shown(), accept("a", ACCEPT), removed("e", at + 1)))
                .containsEntry("present_" + horizon + "s", 1L)
                .containsEntry("unchanged_" + horizon + "s", 1L)
                .containsEntry("retained_chars_" + horizon + "s", 10L);
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"30", "120", "300", "600"})
    void aCloseCountsBeforeTheHorizonOnly(int horizon) {
        long at = ACCEPT + horizon * 1_000L;

        assertThat(only(shown(), accept("a", ACCEPT), close("c", at - 1)))
                .containsEntry("observed_" + horizon + "s", 0L)
                .containsEntry("unobserved_" + horizon + "s", 1L)
                .containsEntry("present_" + horizon + "s", 0L)
                .containsEntry("observed_chars_" + horizon + "s", 0L);
        assertThat(only(shown(), accept("a", ACCEPT), close("c", at)))
                .containsEntry("observed_" + horizon + "s", 1L)
                .containsEntry("observed_chars_" + horizon + "s", 10L);
    }

    @Test
    void aCloseAtTheAcceptCountsAndOneBeforeDoesNot() {
        assertThat(only(shown(), accept("a", ACCEPT), close("c", ACCEPT)))
                .containsEntry("unobserved_30s", 1L);
        assertThat(only(shown(), accept("a", ACCEPT), close("c", ACCEPT - 1)))
                .containsEntry("unobserved_30s", 0L);
    }

    @Test
    void anEditAfterTheCloseShowsThatItIsStillThere() {
        Event close = close("c", ACCEPT + 10_000);

        assertThat(only(shown(), accept("a", ACCEPT), close, edit("d", ACCEPT + 10_000, 0.5)))
                .as("at the close's own millisecond: not after it")
                .containsEntry("unobserved_30s", 1L)
                .containsEntry("unobserved_600s", 1L);
        assertThat(only(shown(), accept("a", ACCEPT), close, edit("d", ACCEPT + 10_001, 0.5)))
                .containsEntry("observed_30s", 1L)
                .containsEntry("retained_chars_30s", 5L);
        assertThat(only(shown(), accept("a", ACCEPT), close, edit("d", ACCEPT + 120_000, 0.5)))
                .containsEntry("unobserved_30s", 1L)
                .containsEntry("observed_120s", 1L);
    }

    @Test
    void theLatestCloseBeforeTheHorizonDecides() {
        assertThat(
                        only(
                                shown(),
                                accept("a", ACCEPT),
                                close("c", ACCEPT + 1_000),
                                edit("e", ACCEPT + 2_000, 0.1),
                                close("d", ACCEPT + 31_000)))
                .containsEntry("observed_30s", 1L)
                .containsEntry("observed_120s", 0L);
    }

    @Test
    void undoBringsItBack() {
        assertThat(
                        only(
                                shown(),
                                accept("a", ACCEPT),
                                removed("e", ACCEPT + 30_000),
                                edit("f", ACCEPT + 30_001, 0)))
                .containsEntry("present_30s", 0L)
                .containsEntry("present_120s", 1L)
                .containsEntry("unchanged_120s", 1L)
                .containsEntry("retained_chars_120s", 10L);
    }

    @Test
    void ofTwoEditsAtOnceTheGreaterIdByCodePointDecides() {
        long at = ACCEPT + 1_000;

        assertThat(
                        only(
                                shown(),
                                accept("a", ACCEPT),
                                removed("\uFFFD", at),
                                edit("\uD83D\uDE00", at, 0)))
                .containsEntry("unchanged_30s", 1L);
    }

    @Test
    void editsCountFromTheAcceptsOwnMillisecondOn() {
        assertThat(only(shown(), accept("z", ACCEPT), removed("a", ACCEPT)))
                .containsEntry("present_30s", 0L);
        assertThat(only(shown(), accept("a", ACCEPT), removed("z", ACCEPT - 1)))
                .containsEntry("present_30s", 1L);
    }

    @ParameterizedTest(name = "distance {0}")
    @CsvSource({"0, 1, 1, 1, 10", "0.32999, 0, 1, 1, 6", "0.33, 0, 0, 1, 6", "1, 0, 0, 0, 0"})
    void theLinesAreCrossedWhereTheySay(
            double distance, long unchanged, long mostly, long present, long retained) {
        assertThat(only(shown(), accept("a", ACCEPT), edit("e", ACCEPT, distance)))
                .containsEntry("unchanged_30s", unchanged)
                .containsEntry("mostly_unchanged_30s", mostly)
                .containsEntry("present_30s", present)
                .containsEntry("retained_chars_30s", retained);
    }

    @Test
    void ofSeveralPayloadsRemovedGoesFirstThenDistance() {
        Event all = edit("e", ACCEPT, 0.5).with("removed", true).with("text", "kitten");
        Event two = edit("e", ACCEPT, 0.5).with("removed", false).with("text", "kitten");
        Event accept = accept("a", ACCEPT).with("text", "kitten");

        assertThat(only(shown(), accept, all)).containsEntry("present_30s", 0L);
        assertThat(only(shown(), accept, two)).containsEntry("retained_chars_30s", 5L);
        assertThat(only(shown(), accept, two.with("retained_chars", 77)))
                .containsEntry("retained_chars_30s", 77L)
                .containsEntry("observed_chars_30s", 10L);
    }

    @Test
    void textIsComparedWithTheEarliestAcceptedTextElseTheShown() {
        Event edit = event("content.edited", "e", ACCEPT + 2).with("text", "sitting");
        Event shown = shown().with("text", "sitting").with("chars", null);
        Event later = accept("b", ACCEPT + 1).with("text", "kitten").with("chars", 0);

        assertThat(only(shown, accept("a", ACCEPT), edit))
                .containsEntry("shown_chars", 7L)
                .containsEntry("unchanged_30s", 1L);
        assertThat(only(shown, accept("a", ACCEPT), later, edit))
                .as("3 of 7 characters differ, 10 were accepted")
                .containsEntry("unchanged_30s", 0L)
                .containsEntry("mostly_unchanged_30s", 0L)
                .containsEntry("retained_chars_30s", 5L);
        assertThat(only(shown(), accept("a", ACCEPT), edit))
                .as("no text is known")
                .containsEntry("unobserved_30s", 1L);
        assertThat(only(shown, accept("a", ACCEPT), edit.with("text", "")))
                .containsEntry("present_30s", 0L);
    }

    @Test
    void aTextThatCannotBeMeasuredHidesTheContentUntilALaterEditCanBe() {
        Event text = event("content.edited", "e", ACCEPT + 30_000).with("text", "kitten");
        Event known = edit("f", ACCEPT + 120_000, 0.5);

        assertThat(only(shown(), accept("a", ACCEPT), text, known))
                .as("at its own millisecond too")
                .containsEntry("unobserved_30s", 1L)
                .containsEntry("observed_120s", 1L)
                .containsEntry("retained_chars_120s", 5L);
        assertThat(only(shown(), accept("a", ACCEPT), text.with("event_time", ACCEPT + 30_001)))
                .containsEntry("unchanged_30s", 1L)
                .containsEntry("unobserved_120s", 1L)
                .containsEntry("followed", 1L);
        assertThat(only(shown(), accept("a", ACCEPT), text.with("text", "")))
                .as("nothing is left, whatever was accepted")
                .containsEntry("observed_30s", 1L)
                .containsEntry("present_30s", 0L);
        assertThat(only(shown(), accept("a", ACCEPT), close("c", ACCEPT + 1), text))
                .as("it follows the close, and says nothing")
                .containsEntry("unobserved_30s", 1L);
    }

    /** Buckets: 29 s 310, 30 s 314, 31 s 317, 120 s 442, 122 s 443, 600 s 590. */
    @ParameterizedTest(name = "{0} ms after the accept: {1}")
    @CsvSource({
        "0, zero",
        "1, -1",
        "29000, 310",
        "29001, 314",
        "30000, 314",
        "30001, 317",
        "120000, 442",
        "120001, 443",
        "122000, 443",
        "300000, 526",
        "300001, 527",
        "599001, 590",
        "600000, 590"
    })
    void removalsAndClosesFallIntoBucketsOfSecondsRoundedUp(long after, String bucket) {
        assertThat(survival(removed("e", ACCEPT + after)))
                .isEqualTo(Map.of("removed_after[" + bucket + "]", 1L));
        assertThat(survival(close("c", ACCEPT + after)))
                .isEqualTo(
                        after == 600_000 ? Map.of() : Map.of("closed_after[" + bucket + "]", 1L));
    }

    @Test
    void theFirstRemovalDecidesWhateverComesAfterIt() {
        Map<String, Long> after30s = Map.of("removed_after[314]", 1L);
        Event removed = removed("e", ACCEPT + 30_000);

        assertThat(survival(removed, edit("f", ACCEPT + 30_001, 0))).isEqualTo(after30s);
        assertThat(survival(removed, edit("f", ACCEPT + 30_000, 0)))
                .as("undone in the same millisecond")
                .isEmpty();
        assertThat(survival(removed, close("c", ACCEPT + 30_000))).isEqualTo(after30s);
        assertThat(survival(removed, close("c", ACCEPT + 1_000)))
                .as("the edit after the close shows that it was there until then")
                .isEqualTo(after30s);
        assertThat(survival(removed("e", ACCEPT + 600_001))).isEmpty();
        assertThat(survival(edit("e", ACCEPT + 1_000, 0.99))).isEmpty();
    }

    @Test
    void whatIsNotObservedToTheEndIsCensoredWhereItWasLast() {
        Event close = close("c", ACCEPT + 1_000);
        Event later = close("d", ACCEPT + 2_000);
        Event edit = edit("e", ACCEPT + 30_000, 0.5);
        Event text = event("content.edited", "t", ACCEPT + 31_000).with("text", "kitten");

        assertThat(survival(close, later)).isEqualTo(Map.of("closed_after[-1]", 1L));
        assertThat(survival(close, later, edit)).isEmpty();
        assertThat(survival(close, edit, close("f", ACCEPT + 30_000)))
                .isEqualTo(Map.of("closed_after[314]", 1L));
        assertThat(survival(text)).isEqualTo(Map.of("closed_after[317]", 1L));
        assertThat(survival(close, text)).isEqualTo(Map.of("closed_after[-1]", 1L));
        assertThat(survival(text, edit("u", ACCEPT + 32_000, 0.5))).isEmpty();
        assertThat(survival(text.with("event_time", ACCEPT)))
                .isEqualTo(Map.of("closed_after[zero]", 1L));
    }

    private static Map<String, Long> survival(Event... afterTheAccept) {
        List<Event> events = new ArrayList<>(List.of(shown(), accept("a", ACCEPT)));
        events.addAll(List.of(afterTheAccept));
        return SuggestionOracle.suggestions(events).get(0).survival();
    }

    @ParameterizedTest(name = "{0} ms after it was shown: early {1}")
    @CsvSource({"-60001, 0", "-60000, 1", "-1, 1", "0, 0"})
    void anAcceptBeforeTheShownIsEarly(long after, long early) {
        Event before = accept("a", SHOWN + after);

        assertThat(only(shown(), before)).containsEntry("early_accepts", early);
        assertThat(only(shown(), before, accept("b", ACCEPT))).containsEntry("early_accepts", 0L);
        assertThat(only(shown(), before, event("suggestion.rejected", "r", ACCEPT)))
                .containsEntry("early_accepts", early);
    }

    @ParameterizedTest(name = "visible for {0} ms: viewed {1}, glanced {2}")
    @CsvSource({"0, 1, 1", "749.4999, 1, 1", "749.5, 1, 0", "750, 1, 0", ", 0, 0"})
    void aGlanceIsShorterThanThreeQuartersOfASecond(
            @Nullable Double millis, long viewed, long glanced) {
        assertThat(only(shown().with("visible_ms", millis)))
                .containsEntry("viewed", viewed)
                .containsEntry("glanced", glanced);
    }

    @Test
    void theEarliestAcceptTellsTheMethod() {
        Event auto = accept("b", ACCEPT).with("method", "auto");
        Event full = accept("a", ACCEPT).with("method", "full");

        assertThat(only(shown(), auto)).containsEntry("auto_accepted", 1L);
        assertThat(only(shown(), auto, full)).containsEntry("auto_accepted", 0L);
        assertThat(only(shown(), auto, full.with("event_id", "c")))
                .containsEntry("auto_accepted", 1L);
        assertThat(only(shown(), auto.with("event_time", SHOWN - 1)))
                .containsEntry("auto_accepted", 0L);
    }

    @ParameterizedTest(name = "{0} ms after the accept: followed {1}")
    @CsvSource({"-1, 0", "0, 1", "600000, 1", "600001, 0"})
    void anEditOrACloseFollows(long after, long followed) {
        for (Event event : List.of(edit("e", ACCEPT + after, 0), close("c", ACCEPT + after))) {
            assertThat(only(shown(), accept("a", ACCEPT), event))
                    .containsEntry("followed", followed);
            assertThat(only(shown(), event)).containsEntry("followed", 0L);
        }
    }

    @Test
    void linesAreCountedAsCharactersAre() {
        Event shown = shown().with("lines", 7);
        Event accept = accept("a", ACCEPT);
        Event edit = edit("e", ACCEPT, 0.5);

        assertThat(only(shown, accept, edit))
                .containsEntry("shown_lines", 7L)
                .containsEntry("accepted_lines", 7L)
                .as("three and a half are four")
                .containsEntry("retained_lines_30s", 4L)
                .containsEntry("observed_lines_30s", 7L);
        assertThat(only(shown, accept, edit.with("retained_lines", 99)))
                .containsEntry("retained_lines_30s", 99L);
        assertThat(only(shown().with("text", "a\nb\r\n"), accept.with("lines", 2)))
                .containsEntry("shown_lines", 3L)
                .containsEntry("accepted_lines", 2L);
        assertThat(only(shown(), accept, edit))
                .as("nobody says")
                .containsEntry("shown_lines", 0L)
                .containsEntry("observed_lines_30s", 0L);
    }

    @Test
    void charactersAreCodePoints() {
        Event shown = shown().with("chars", null).with("text", "\uD83D\uDE00\uD83D\uDE01x");
        Event edit = event("content.edited", "e", ACCEPT).with("text", "\uD83D\uDE00\uD83D\uDE00x");
        Event accept = event("suggestion.accepted", "a", ACCEPT);

        assertThat(only(shown, accept, edit))
                .containsEntry("shown_chars", 3L)
                .containsEntry("accepted_chars", 3L)
                .as("a third is more than 0.33")
                .containsEntry("mostly_unchanged_30s", 0L)
                .containsEntry("retained_chars_30s", 2L);
    }

    @Test
    void theLargestAcceptInTheIntervalGivesTheCharacters() {
        Event bare = event("suggestion.accepted", "b", ACCEPT + 1);
        Event outside = accept("c", SHOWN + 30 * MINUTE + 1).with("chars", 900);

        assertThat(only(shown().with("chars", 40), accept("a", ACCEPT), bare, outside))
                .containsEntry("shown_chars", 40L)
                .containsEntry("accepted_chars", 40L);
        assertThat(only(shown().with("chars", 4), accept("a", ACCEPT), bare, outside))
                .containsEntry("accepted_chars", 10L);
    }

    @Test
    void theEarliestShownOpens() {
        Event second = shown().with("event_id", "t").with("feature", "second");
        Event first = shown().with("feature", "first");

        assertThat(SuggestionOracle.suggestions(List.of(second, first)))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.cohortMillis()).isEqualTo(SHOWN);
                            assertThat(each.dimensions())
                                    .containsEntry("feature", "first")
                                    .containsEntry("model", "unknown");
                        });
    }

    @Test
    void nothingOpensWithoutAShown() {
        assertThat(
                        SuggestionOracle.suggestions(
                                List.of(accept("a", ACCEPT), removed("e", ACCEPT + 1))))
                .isEmpty();
        assertThat(
                        SuggestionOracle.suggestions(
                                List.of(shown(), accept("a", ACCEPT).with("tenant_id", "other"))))
                .singleElement()
                .satisfies(each -> assertThat(each.measures()).containsEntry("ignored", 1L));
    }

    /** The plain full matrix against the definition: the fewest single edits, tried one by one. */
    @Test
    void distanceIsTheFewestEdits() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String left = word(random);
            String right = word(random);
            int longer = Math.max(left.length(), right.length());
            assertThat(OracleTexts.distance(left, right))
                    .as("%s and %s", left, right)
                    .isEqualTo(longer == 0 ? 0 : fewestEdits(left, right) / (double) longer);
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(6), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int fewestEdits(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.length() + right.length();
        }
        String leftRest = left.substring(1);
        String rightRest = right.substring(1);
        return left.charAt(0) == right.charAt(0)
                ? fewestEdits(leftRest, rightRest)
                : 1
                        + Math.min(
                                fewestEdits(leftRest, rightRest),
                                Math.min(
                                        fewestEdits(leftRest, right),
                                        fewestEdits(left, rightRest)));
    }

    private static long sum(Map<String, Long> measures, String... names) {
        return Arrays.stream(names).mapToLong(measures::get).sum();
    }

    private static Map<String, Long> only(Event... events) {
        List<SuggestionOracle.Suggestion> all = SuggestionOracle.suggestions(List.of(events));
        assertThat(all).hasSize(1);
        return all.get(0).measures();
    }

    private static Event shown() {
        return event("suggestion.shown", "s", SHOWN).with("chars", 10);
    }

    private static Event accept(String id, long millis) {
        return event("suggestion.accepted", id, millis).with("chars", 10);
    }

    private static Event edit(String id, long millis, double distance) {
        return event("content.edited", id, millis).with("distance", distance);
    }

    private static Event removed(String id, long millis) {
        return event("content.edited", id, millis).with("removed", true);
    }

    private static Event close(String id, long millis) {
        return event("artifact.closed", id, millis);
    }

    private static Event event(String type, String id, long millis) {
        return Event.of(type, id, millis).with("suggestion_id", "s1");
    }
}
