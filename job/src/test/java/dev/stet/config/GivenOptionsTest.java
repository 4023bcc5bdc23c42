package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GivenOptionsTest {

    @TempDir private Path folder = Path.of("");

    private GivenOptions given(
            String yaml, Map<String, String> environment, Map<String, String> commandLine)
            throws IOException {
        return OptionsFile.given(folder, yaml, environment, commandLine);
    }

    @Test
    void readsNestedAndJoinedKeys() throws Exception {
        GivenOptions given =
                given(
                        """
                        stet:
                          ingest:
                            idleness: 5 s
                            record-bytes: 1000
                          rollup.grains: [1h, 1d]
                        stet.rollup.segment-sets: all;feature|model
                        stet.outcomes:
                          enabled: true
                        """,
                        Map.of(),
                        Map.of());

        assertThat(given.options().get(StetOptions.IDLENESS)).isEqualTo(Duration.ofSeconds(5));
        assertThat(given.options().get(StetOptions.RECORD_BYTES)).isEqualTo(1000);
        assertThat(given.options().get(StetOptions.GRAINS)).containsExactly("1h", "1d");
        assertThat(given.options().get(StetOptions.SEGMENT_SETS))
                .containsExactly("all", "feature|model");
        assertThat(given.options().get(StetOptions.OUTCOMES)).isTrue();
        assertThat(given.options().get(StetOptions.RECORD_DEPTH)).isEqualTo(16);
    }

    @Test
    void putsTheCommandLineOverTheEnvironmentOverTheFile() throws Exception {
        String yaml =
                """
                stet.rollup:
                  segment-limit: 1
                  refresh-interval: 1 s
                  grains: 1m
                """;
        GivenOptions given =
                given(
                        yaml,
                        Map.of(
                                "STET_ROLLUP_SEGMENT_LIMIT", "2",
                                "STET_ROLLUP_REFRESH_INTERVAL", "2 s",
                                "STET_SERVICE_HOST", "10.0.0.1"),
                        Map.of("stet.rollup.segment-limit", "3"));

        assertThat(given.options().get(StetOptions.SEGMENT_LIMIT)).isEqualTo(3);
        assertThat(given.options().get(StetOptions.REFRESH_INTERVAL))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(given.options().get(StetOptions.GRAINS)).containsExactly("1m");
        assertThat(given.lines())
                .contains(
                        "stet.rollup.segment-limit: 3  # -Dstet.rollup.segment-limit",
                        "stet.rollup.refresh-interval: 2 s  # STET_ROLLUP_REFRESH_INTERVAL",
                        "stet.rollup.grains: 1m  # " + folder.resolve("stet.yaml") + ":4:3",
                        "stet.ingest.idleness: 1 min  # default");
    }

    /** The text in YAML's flow form; what the message must hold. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "{stet: {rollup: {grain: 1h}}} > :1:18: stet.rollup.grain: no such option; did you"
                        + " mean stet.rollup.grains?",
                "{rollup: {grains: 1h}} > :1:11: rollup.grains: no such option; did you mean"
                        + " stet.rollup.grains?",
                "{colour: green} > :1:2: colour: no such option; docs/configuration.md lists every"
                        + " option",
                "{stet: {ingest: {idleness: 5}}} > :1:18: stet.ingest.idleness: '5' is no"
                        + " duration; give a number and a unit",
                "{stet: {ingest: {record-bytes: 1.5}}} > stet.ingest.record-bytes: '1.5' is not"
                        + " a whole number",
                "{stet: {outcomes: {enabled: yes}}} > stet.outcomes.enabled: 'yes' is neither true"
                        + " nor false",
                "{stet: {source: pulsar}} > stet.source: 'pulsar' is unknown; choose one of kafka,"
                        + " files, iceberg",
                "{stet: {source: [kafka, files]}} > stet.source: is a list, [kafka, files];"
                        + " expected one value",
                "{stet: {source: }} > stet.source: has no value",
                "{stet: {source: {a: b}}} > stet.source.a: no such option; did you mean"
                        + " stet.source?",
                "{stet.source: kafka, stet: {source: kafka}} > stet.source: is set twice, here and"
                        + " at",
                "{stet.source: &a {b: *a}} > stet.source: contains itself",
                "just words > :1:1: expected keys and values",
                "{a: b > is not valid YAML",
                "{stet.rollup.grains: 2h} > :1:2: stet.rollup.grains: '2h' is no grain; choose"
                        + " among 1m, 1h, 1d",
                "{stet.rollup.grains: []} > :1:2: stet.rollup.grains: is an empty list; name at"
                        + " least one",
                "{stet.sinks.enabled: []} > :1:2: stet.sinks.enabled: is an empty list",
                "{stet.kafka.topics: []} > :1:2: stet.kafka.topics: is an empty list",
                "{stet.kafka.properties: x} > :1:2: stet.kafka.properties: no such option by"
                        + " itself; set properties below it, such as stet.kafka.properties.NAME",
                "{stet.kafka.propertes.client.id: x} > :1:2: stet.kafka.propertes.client.id: no"
                        + " such option; did you mean stet.kafka.properties.client.id?",
                "{stet.rollup.grains: [1h, 1h]} > stet.rollup.grains: names one twice",
                "{stet.rollup.windows-from: yesterday} > :1:2: stet.rollup.windows-from:"
                        + " 'yesterday' is not an instant; write it as 2026-03-01T00:00:00Z",
                "{stet.rollup.windows-until: 2026-03-01T01:00:00Z} > :1:2:"
                        + " stet.rollup.windows-until: 2026-03-01T01:00:00Z does not start a window"
                        + " of 1d",
                "{stet.rollup.windows-from: 2026-03-02T00:00:00Z, stet.rollup.windows-until:"
                        + " 2026-03-01T00:00:00Z} > stet.rollup.windows-until: must be after",
                "{stet.ingest.idleness: 0} > stet.ingest.idleness: must be at least 1 ms, was 0",
                "{stet.sinks.enabled: [kafka, kafka]} > stet.sinks.enabled: names one twice:"
                        + " kafka;kafka",
                "{stet.sinks.enabled: kafka;redis} > stet.sinks.enabled: 'redis' is unknown; choose"
                        + " one of postgres, kafka, files, iceberg",
                "{stet.sinks.enabled: postgres} > stet.sinks.postgres.url: must be set, since"
                        + " stet.sinks.enabled names postgres",
                "{stet.sinks.enabled: iceberg, stet.sinks.iceberg.catalog.uri: x} >"
                        + " stet.sinks.iceberg.catalog.type: must be set (or catalog-impl), since"
                        + " stet.sinks.enabled names iceberg",
                "{stet.sinks.iceberg.catalog.credential: hunter2} >"
                        + " stet.sinks.iceberg.catalog.credential: is a secret: put it into a file",
                "{stet.sinks.iceberg.catalog.header.Authorization: x} >"
                        + " stet.sinks.iceberg.catalog.header.Authorization: is a secret",
                "{stet.sinks.iceberg.catalog.adls.auth.shared-key.account.key: x} >"
                        + " stet.sinks.iceberg.catalog.adls.auth.shared-key.account.key: is a"
                        + " secret: put it into a file and set"
                        + " stet.sinks.iceberg.catalog.adls.auth.shared-key.account.key-file to the"
                        + " name of that file",
                "{stet.rollup.windows-from: +1000000000-12-31T00:00:00Z} >"
                    + " stet.rollup.windows-from: '+1000000000-12-31T00:00:00Z' is not an instant;"
                    + " write it as 2026-03-01T00:00:00Z",
                "{stet.kafka.start-at: -1000000000-01-01T00:00:00Z, stet.sinks.enabled: kafka} >"
                        + " stet.kafka.start-at: '-1000000000-01-01T00:00:00Z' is not an instant",
                "{stet.kafka.start-at: 1969-12-31T23:59:59.999Z, stet.sinks.enabled: kafka} >"
                        + " :1:2: stet.kafka.start-at: 1969-12-31T23:59:59.999Z is before 1970",
                "{stet.sinks.enabled: files, stet.source: files} > stet.files.paths: must be set,"
                        + " since stet.source is files",
                "{stet.sinks.enabled: postgres, stet.sinks.postgres.url: mysql:x} >"
                        + " stet.sinks.postgres.url: must begin with jdbc:postgresql:",
                "{stet.kafka.properties.group.id: x, stet.sinks.enabled: kafka} >"
                        + " stet.kafka.properties.group.id: is set by stet.kafka.group-id; remove",
                "{stet.sinks.kafka.delivery: exactly-once} > stet.sinks.kafka.transaction-timeout:"
                        + " must be set, since stet.sinks.kafka.delivery is exactly-once",
                "{stet.sinks.kafka: {delivery: exactly-once, transaction-timeout: 5min,"
                    + " declared-outage: 5min}} > stet.sinks.kafka.transaction-timeout: must exceed"
                    + " stet.sinks.kafka.declared-outage, 5 min, was 5 min"
            })
    void namesThePlaceTheKeyAndWhatIsExpected(String yaml, String message) {
        Map<String, String> environment =
                yaml.contains("stet.sinks.enabled")
                        ? Map.of("STET_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
                        : Map.of(
                                "STET_KAFKA_BOOTSTRAP_SERVERS",
                                "127.0.0.1:1",
                                "STET_SINKS_ENABLED",
                                "kafka");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> JobConfig.from(given(yaml, environment, Map.of())))
                .withMessageStartingWith(folder.resolve("stet.yaml").toString())
                .withMessageContaining(message)
                .withMessageNotContaining("hunter2");
    }

    @Test
    void saysWhatIsMissingWithoutAFile() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> JobConfig.from(GivenOptions.of(null, Map.of(), Map.of())))
                .withMessage(
                        """
                        no file of options was given: stet.kafka.bootstrap-servers: must be set, since stet.source is kafka
                        no file of options was given: stet.sinks.enabled: must name at least one of postgres, kafka, files, iceberg\
                        """);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> GivenOptions.of(Path.of("/no/such/file"), Map.of(), Map.of()))
                .withMessage("--config: cannot read the file /no/such/file");
    }

    /**
     * One line each: of every stage of reading, sorted by line, and what has no line at the end.
     */
    @Test
    void reportsEveryProblemAtOnce() throws Exception {
        String yaml =
                """
                stet:
                  ingest:
                    idleness: 0 s
                    idlenes: 5 s
                    record-depth: deep
                  rollup.grains: [1h, 2h]
                  kafka.topics:
                  kafka.properties:
                    group.id: x
                    value.deserializer: y
                  sinks:
                    enabled: [postgres, kafka]
                    kafka.delivery: exactly-once
                    postgres.password: hunter2
                """;
        GivenOptions given =
                given(
                        yaml,
                        Map.of("STET_ROLUP_GRAINS", "1h", "STET_OUTCOMES_ENABLED", "yes"),
                        Map.of("stet.colour", "green"));

        String file = folder.resolve("stet.yaml").toString();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> JobConfig.from(given))
                .satisfies(
                        e ->
                                assertThat(e.problems().stream().map(Throwable::getMessage))
                                        .containsExactly(
                                                file
                                                        + ":3:5: stet.ingest.idleness: must be at"
                                                        + " least 1 ms, was 0 ms",
                                                file
                                                        + ":4:5: stet.ingest.idlenes: no such"
                                                        + " option; did you mean"
                                                        + " stet.ingest.idleness?",
                                                file
                                                        + ":5:5: stet.ingest.record-depth: 'deep'"
                                                        + " is not a whole number between"
                                                        + " -2147483648 and 2147483647",
                                                file
                                                        + ":6:3: stet.rollup.grains: '2h' is no"
                                                        + " grain; choose among 1m, 1h, 1d",
                                                file
                                                        + ":7:16: stet.kafka.topics: has no value;"
                                                        + " give one, or remove the key",
                                                file
                                                        + ":9:5: stet.kafka.properties.group.id: is"
                                                        + " set by stet.kafka.group-id; remove this"
                                                        + " property",
                                                file
                                                        + ":10:5:"
                                                        + " stet.kafka.properties.value.deserializer:"
                                                        + " is set by Stet; remove this property",
                                                file
                                                        + ":14:5: stet.sinks.postgres.password: is"
                                                        + " a secret: put it into a file and set"
                                                        + " stet.sinks.postgres.password-file to"
                                                        + " the name of that file, or set the"
                                                        + " environment variable"
                                                        + " STET_SINKS_POSTGRES_PASSWORD",
                                                "STET_ROLUP_GRAINS: no such option; did you mean"
                                                        + " STET_ROLLUP_GRAINS?",
                                                "-Dstet.colour: stet.colour: no such option;"
                                                        + " docs/configuration.md lists every"
                                                        + " option",
                                                "STET_OUTCOMES_ENABLED: stet.outcomes.enabled:"
                                                        + " 'yes' is neither true nor false",
                                                file
                                                        + ": stet.kafka.bootstrap-servers: must be"
                                                        + " set, since stet.source is kafka",
                                                file
                                                        + ": stet.sinks.postgres.url: must be set,"
                                                        + " since stet.sinks.enabled names"
                                                        + " postgres"));
    }

    /** What only follows from another problem would mislead. */
    @Test
    void reportsNothingThatFollowsFromAnotherProblem() throws Exception {
        GivenOptions given =
                given(
                        """
                        stet.source: filez
                        stet.files.paths: events/
                        stet.sinks.enabled: redis
                        stet.rollup.grains: [2h]
                        stet.rollup.windows-from: 2026-03-01T01:00:00Z
                        """,
                        Map.of(),
                        Map.of());
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> JobConfig.from(given))
                .satisfies(
                        e ->
                                assertThat(e.problems().stream().map(ConfigException::key))
                                        .containsExactly(
                                                "stet.source",
                                                "stet.sinks.enabled",
                                                "stet.rollup.grains"));
    }

    @Test
    void showsWhatIsSetBeforeTheDefaults() throws Exception {
        List<String> lines =
                given(
                                "stet.sinks.postgres.user: me",
                                Map.of("STET_ROLLUP_GRAINS", "1h", "STET_PSEUDONYM_KEY", "x"),
                                Map.of())
                        .lines();
        assertThat(lines.subList(0, 5))
                .containsExactly(
                        "stet.rollup.grains: 1h  # STET_ROLLUP_GRAINS",
                        "stet.sinks.postgres.user: me  # " + folder.resolve("stet.yaml") + ":1:1",
                        "stet.privacy.pseudonym-key: ******  # STET_PSEUDONYM_KEY",
                        "",
                        "stet.source: kafka  # default");
        assertThat(lines.subList(4, lines.size()))
                .allMatch(line -> line.endsWith("  # default"))
                .noneMatch(line -> line.startsWith("stet.rollup.grains"));
    }

    @Test
    void everyOptionHasAVariableOfItsOwn() {
        assertThat(KnownOption.ALL.stream().map(KnownOption::environmentVariable))
                .doesNotHaveDuplicates()
                .allMatch(variable -> variable.startsWith("STET_"))
                .contains("STET_ROLLUP_GRAINS", "STET_SINKS_KAFKA_TOPIC_PREFIX");
        assertThat(KnownOption.ALL.stream().map(known -> known.option().description().getBlocks()))
                .noneMatch(List::isEmpty);
    }
}
