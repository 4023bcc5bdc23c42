package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.EventType;
import dev.stet.ingest.json.Field;
import dev.stet.testkit.Docs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The published schemas have every field of the contract, each with its type; the numbers of
 * Protobuf are those of the file, and a new field gets the next one.
 */
final class GeneratedSchemasTest {

    private static final String RESOURCES = "../job/src/main/resources/";
    private static final String PROTO = RESOURCES + "proto/stet/v1/event.proto";

    private static final Pattern NUMBER =
            Pattern.compile("^  optional \\w+ (\\w+) = (\\d+);", Pattern.MULTILINE);

    private enum Kind {
        STRING("string", "\"string\""),
        BOOLEAN("bool", "\"boolean\""),
        COUNT("int64", "\"long\""),
        NUMBER("double", "\"double\""),
        TIME("int64", "{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}");

        private final String protobuf;
        private final String avro;

        Kind(String protobuf, String avro) {
            this.protobuf = protobuf;
            this.avro = avro;
        }
    }

    @Test
    void protobuf() throws IOException {
        Map<Integer, Field> numbers = numbers();
        assertThat(new HashSet<>(numbers.values())).hasSize(numbers.size());
        for (Field field : Field.ALL) {
            if (!numbers.containsValue(field)) {
                numbers.put(numbers.size() + 1, field);
            }
        }
        Docs.holdAgainst(
                PROTO,
                """
                // Events of Stet, version 1 of the contract. docs/events.md says what each field means and which ones an event needs.
                // Generated from the contract. A number never changes its field; a new field takes the next number.
                syntax = "proto3";

                package stet.v1;

                message Event {
                %s}
                """
                        .formatted(
                                numbers.entrySet().stream()
                                        .map(each -> line(each.getKey(), each.getValue()))
                                        .collect(Collectors.joining())));
    }

    /** Those that producers already write stay, wherever the contract puts a new field. */
    @Test
    void keepsItsFirstNumbers() throws IOException {
        assertThat(numbers())
                .containsEntry(1, Field.EVENT_ID)
                .containsEntry(3, Field.EVENT_TIME)
                .containsEntry(33, Field.FAILURE_MODE)
                .containsEntry(85, Field.INCIDENT_KIND);
    }

    private static Map<Integer, Field> numbers() throws IOException {
        Path file = Docs.folder().resolve(PROTO);
        Matcher line = NUMBER.matcher(Files.readString(file));
        Map<Integer, Field> numbers = new TreeMap<>();
        while (line.find()) {
            String name = Objects.requireNonNull(line.group(1));
            int number = Integer.parseInt(Objects.requireNonNull(line.group(2)));
            numbers.put(number, Field.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return numbers;
    }

    private static String line(int number, Field field) {
        return "  optional %s %s = %d;%s\n"
                .formatted(
                        kind(field).protobuf,
                        field.label(),
                        number,
                        field == Field.EVENT_TIME ? " // Epoch milliseconds." : "");
    }

    @Test
    void avro() throws IOException {
        Docs.holdAgainst(
                RESOURCES + "avro/stet-event.avsc",
                """
                {
                  "type": "record",
                  "name": "Event",
                  "namespace": "stet.v1",
                  "doc": "An event of Stet, version 1 of the contract. Generated from the contract; docs/events.md says what each field means.",
                  "fields": [
                %s
                  ]
                }
                """
                        .formatted(
                                Field.ALL.stream()
                                        .map(GeneratedSchemasTest::member)
                                        .collect(Collectors.joining(",\n"))));
    }

    private static String member(Field field) {
        boolean everywhere =
                field == Field.EVENT_ID || field == Field.EVENT_TYPE || field == Field.EVENT_TIME;
        return (everywhere
                        ? "    {\"name\": \"%s\", \"type\": %s}"
                        : "    {\"name\": \"%s\", \"type\": [\"null\", %s], \"default\": null}")
                .formatted(field.label(), kind(field).avro);
    }

    /** The one kind that the field has in every type of event that has it. */
    private static Kind kind(Field field) {
        if (field == Field.EVENT_TIME) {
            return Kind.TIME;
        }
        Set<Kind> kinds =
                Arrays.stream(EventType.values())
                        .filter(type -> ContractFields.of(type).contains(field))
                        .map(type -> kind(type, field))
                        .collect(Collectors.toSet());
        assertThat(kinds).as(field.label()).hasSize(1);
        return kinds.iterator().next();
    }

    private static Kind kind(EventType type, Field field) {
        if (ContractFields.isCount(type, field)) {
            return Kind.COUNT;
        }
        if (ContractFields.isNumber(type, field)) {
            return Kind.NUMBER;
        }
        return ContractFields.isBoolean(type, field) ? Kind.BOOLEAN : Kind.STRING;
    }
}
