package dev.stet.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.OtherEvent;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.privacy.PseudonymKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadGeneratorTest {

    private static final int EVENTS = 100_000;
    private static final LoadSettings SETTINGS =
            LoadSettings.DEFAULT.with(
                    load -> {
                        load.events = EVENTS;
                        load.rate = EVENTS / 7_200.0;
                    });
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(?:\"([^\"]*)\"|([^,}]+))");

    @Test
    void equalSettingsMakeEqualBytes() {
        LoadGenerator left = new LoadGenerator(SETTINGS);
        LoadGenerator right = new LoadGenerator(SETTINGS);
        while (left.hasNext()) {
            LoadEvent a = left.next();
            LoadEvent b = right.next();
            assertThat(a.value()).isEqualTo(b.value());
            assertThat(a.user()).isEqualTo(b.user());
            assertThat(a.arrivalMillis()).isEqualTo(b.arrivalMillis());
        }
        assertThat(right.hasNext()).isFalse();
    }

    @Test
    void anotherSeedMakesOtherBytes() {
        assertThat(new LoadGenerator(SETTINGS).next().value())
                .isNotEqualTo(
                        new LoadGenerator(SETTINGS.with(load -> load.seed = 2)).next().value());
    }

    @Test
    void everyEventIsAdmitted() {
        Mix all = new Mix(0.5, 0.5, 3, 0.5, 0.3, 0.3, 0.4, 0.2);
        StetConfig config = StetConfig.defaults();
        RecordDecoder decoder = Decoders.of(config, PseudonymKey.generate()).create();
        Origin origin = new Origin("topic", 0, 0);
        each(
                SETTINGS.with(load -> load.mix = all),
                event -> {
                    Decoded decoded =
                            decoder.decode(
                                    event.value(),
                                    0,
                                    event.value().length,
                                    origin,
                                    event.arrivalMillis(),
                                    event.arrivalMillis());
                    assertThat(decoded)
                            .describedAs(() -> text(event))
                            .isInstanceOfAny(ValidEvent.class, OtherEvent.class);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 400, 15_000, 30_000})
    void noEventIsLaterThanTheDisorder(int disorderMillis) {
        long[] newest = {0, 0, 0};
        each(
                disordered(disorderMillis),
                event -> {
                    assertThat(event.arrivalMillis()).isGreaterThanOrEqualTo(newest[0]);
                    newest[0] = event.arrivalMillis();
                    newest[1] = Math.max(newest[1], event.eventTimeMillis());
                    newest[2] = Math.max(newest[2], newest[1] - event.eventTimeMillis());
                });
        assertThat(newest[2])
                .isLessThanOrEqualTo(disorderMillis)
                .isGreaterThanOrEqualTo(disorderMillis * 8 / 10);
    }

    @Test
    void theMixIsAsAsked() {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> ids = new HashSet<>();
        long[] bytes = {0};
        each(
                SETTINGS,
                event -> {
                    Map<String, String> fields = fields(event);
                    counts.merge(field(fields, "event_type"), 1, Integer::sum);
                    ids.add(field(fields, "event_id"));
                    bytes[0] += event.value().length;
                });
        assertThat(share(counts, "suggestion.shown")).isCloseTo(0.2615, within(0.01));
        assertThat(share(counts, "suggestion.accepted")).isCloseTo(0.1045, within(0.01));
        assertThat(share(counts, "query.submitted")).isCloseTo(0.1635, within(0.01));
        assertThat(share(counts, "content.edited")).isCloseTo(0.2, within(0.02));
        assertThat((double) (EVENTS - ids.size()) / EVENTS).isCloseTo(0.005, within(0.001));
        assertThat((double) bytes[0] / EVENTS).isCloseTo(436, within(15.0));
        assertThat(counts).doesNotContainKey("artifact.closed");
    }

    @Test
    void questionsAreAskedAgainInOtherBytesButTheSameWords() {
        Map<String, Set<String>> texts = new HashMap<>();
        each(
                SETTINGS,
                event -> {
                    String text = fields(event).get("text");
                    if (text != null) {
                        texts.computeIfAbsent(
                                        text.toLowerCase(Locale.ROOT), words -> new HashSet<>())
                                .add(text);
                    }
                });
        assertThat(texts.values()).anyMatch(forms -> forms.size() == 2);
        assertThat(texts.values()).allMatch(forms -> forms.size() <= 2);
    }

    @Test
    void oneUserTakesHisShare() {
        LoadSettings half =
                new LoadSettings(1, EVENTS, 100, 0, 1_000, 0, 0.5, 60, 1_000, 0, 0, 0, Mix.DEFAULT);
        Map<String, Integer> counts = new HashMap<>();
        each(half, event -> counts.merge(new String(event.user(), UTF_8), 1, Integer::sum));
        assertThat(share(counts, "user-00000000")).isCloseTo(0.5, within(0.02));
        assertThat(counts).hasSize(1_000);
    }

    @Test
    void manySuggestionsShareOneInstant() {
        LoadSettings storm =
                new LoadSettings(
                        1, EVENTS, 100, 0, 1_000, 0, 0, 60, 1_000, 0, 20_000, 0, Mix.DEFAULT);
        Map<String, Integer> accepted = new HashMap<>();
        each(
                storm,
                event -> {
                    Map<String, String> fields = fields(event);
                    if ("suggestion.accepted".equals(fields.get("event_type"))) {
                        accepted.merge(field(fields, "event_time"), 1, Integer::sum);
                    }
                });
        assertThat(accepted.values()).anyMatch(count -> count >= 20_000);
    }

    @Test
    void aLiveLoadGoesByTheWallClock() {
        long now = 1_800_000_000_000L;
        LoadGenerator generator = new LoadGenerator(LoadSettings.DEFAULT.live(now, 1_000));
        LoadEvent last = generator.next();
        for (int n = 1; n < 60_000; n++) {
            last = generator.next();
            assertThat(last.arrivalMillis()).isEqualTo(last.eventTimeMillis());
        }
        assertThat(last.arrivalMillis() - now).isBetween(50_000L, 90_000L);
    }

    private static LoadSettings disordered(int millis) {
        return new LoadSettings(
                7, EVENTS, 500, 0, 1_000, 1, 0, 600, millis, 0.01, 0, 0, Mix.DEFAULT);
    }

    private static void each(LoadSettings settings, Consumer<LoadEvent> consumer) {
        new LoadGenerator(settings).forEachRemaining(consumer);
    }

    private static String text(LoadEvent event) {
        return new String(event.value(), UTF_8);
    }

    private static Map<String, String> fields(LoadEvent event) {
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = FIELD.matcher(text(event));
        while (matcher.find()) {
            String quoted = matcher.group(2);
            fields.put(matcher.group(1), quoted == null ? matcher.group(3) : quoted);
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static double share(Map<String, Integer> counts, String name) {
        return (double) counts.getOrDefault(name, 0) / EVENTS;
    }
}
