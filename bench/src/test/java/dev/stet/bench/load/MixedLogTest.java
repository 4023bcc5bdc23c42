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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

final class MixedLogTest {

    private static final int EVENTS = 50_000;
    private static final LoadSettings SETTINGS =
            LoadSettings.DEFAULT.with(
                    load -> {
                        load.events = EVENTS;
                        load.rate = EVENTS / 7_200.0;
                    });
    private static final Pattern TYPE = Pattern.compile("\"event_type\":\"([^\"]+)\"");
    private static final Pattern SHARE = Pattern.compile("`(\\w+\\.\\w+)` (\\d+\\.\\d)\\b");
    private static final Pattern ID = Pattern.compile("\"event_id\":\"([^\"]+)\"");

    @Test
    void equalSettingsMakeEqualBytes() {
        MixedLog left = new MixedLog(SETTINGS);
        MixedLog right = new MixedLog(SETTINGS);
        int events = 0;
        while (left.hasNext()) {
            LoadEvent a = left.next();
            LoadEvent b = right.next();
            assertThat(a.value()).isEqualTo(b.value());
            assertThat(a.arrivalMillis()).isEqualTo(b.arrivalMillis());
            events++;
        }
        assertThat(right.hasNext()).isFalse();
        assertThat(events).isEqualTo(EVENTS);
    }

    /** Each event is one that a lifecycle hears where all families are on; none is refused. */
    @Test
    void everyEventIsHeard() {
        StetConfig config =
                StetConfig.from(Configuration.fromMap(Map.of("stet.families", "all;experiment")));
        RecordDecoder decoder = Decoders.of(config, PseudonymKey.generate()).create();
        Origin origin = new Origin("topic", 0, 0);
        for (MixedLog log = new MixedLog(SETTINGS); log.hasNext(); ) {
            LoadEvent event = log.next();
            byte[] value = event.value();
            long at = event.arrivalMillis();
            Decoded decoded = decoder.decode(value, 0, value.length, origin, at, at);
            assertThat(decoded)
                    .describedAs(() -> new String(value, UTF_8))
                    .isInstanceOf(ValidEvent.class)
                    .isNotInstanceOf(OtherEvent.class);
        }
    }

    @Test
    void arrivesInOrderInTheSharesOfThePage() throws Exception {
        long newest = 0;
        Map<String, Integer> types = new HashMap<>();
        Set<String> ids = new HashSet<>();
        int cases = 0;
        for (MixedLog log = new MixedLog(SETTINGS); log.hasNext(); ) {
            LoadEvent event = log.next();
            assertThat(event.arrivalMillis()).isGreaterThanOrEqualTo(newest);
            assertThat(event.arrivalMillis() - event.eventTimeMillis())
                    .isBetween(0L, (long) SETTINGS.disorderMillis());
            newest = event.arrivalMillis();
            String json = new String(event.value(), UTF_8);
            types.merge(found(TYPE, json), 1, Integer::sum);
            String id = found(ID, json);
            ids.add(id);
            cases += id.startsWith("ce-") ? 1 : 0;
        }
        assertThat((newest - SETTINGS.startMillis()) / 1e3).isCloseTo(7_200, within(300.0));
        assertThat((double) cases / EVENTS).isCloseTo(MixedLog.CASES, within(0.03));
        assertThat((double) (EVENTS - ids.size()) / EVENTS).isCloseTo(0.005, within(0.002));
        Map<String, Double> told = sharesOfThePage();
        assertThat(types.keySet()).isEqualTo(told.keySet());
        told.forEach(
                (type, share) ->
                        assertThat(100.0 * types.getOrDefault(type, 0) / EVENTS)
                                .as(type)
                                .isCloseTo(share, within(0.1 + 0.05 * share)));
    }

    private static Map<String, Double> sharesOfThePage() throws Exception {
        String page =
                Files.readString(
                        Path.of(System.getProperty("basedir", "."), "..", "docs", "bench.md"));
        Map<String, Double> shares = new HashMap<>();
        Matcher found = SHARE.matcher(page);
        while (found.find()) {
            shares.put(found.group(1), Double.parseDouble(found.group(2)));
        }
        return shares;
    }

    private static String found(Pattern pattern, String json) {
        Matcher matcher = pattern.matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }
}
