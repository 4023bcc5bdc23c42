package dev.stet.ingest.files;

import dev.stet.contract.EventType;
import dev.stet.ingest.ContractFields;
import dev.stet.ingest.json.Field;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of a table of events, by the names in its header.
 *
 * @param names in their order; an empty one is never read
 */
record RowColumns(List<String> names) {

    private static final int NAMED = 20;

    private static final Map<String, Field> FIELDS =
            Field.ALL.stream().collect(Collectors.toMap(Field::label, Function.identity()));

    private static final Set<Field> NUMBERS = fields(ContractFields::isNumber);
    private static final Set<Field> BOOLEANS = fields(ContractFields::isBoolean);

    /** Without one of these, every row would be refused. */
    private static final List<Field> NEEDED =
            List.of(Field.EVENT_ID, Field.EVENT_TYPE, Field.EVENT_TIME);

    /** What a cell of a column becomes in JSON. */
    enum Cell {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** RFC 3339 text, or epoch milliseconds. */
        TIME
    }

    RowColumns {
        names = List.copyOf(names);
    }

    private static Set<Field> fields(BiPredicate<EventType, Field> holds) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (EventType type : EventType.values()) {
            ContractFields.of(type).stream()
                    .filter(field -> holds.test(type, field))
                    .forEach(fields::add);
        }
        return fields;
    }

    static boolean isField(String name) {
        return FIELDS.containsKey(name);
    }

    /** How many of the names are fields of the contract. */
    static long fieldsIn(Collection<String> names) {
        return names.stream().filter(RowColumns::isField).count();
    }

    /** The columns that are no field of the contract. */
    List<String> ignored() {
        return names.stream().filter(name -> !name.isEmpty() && !isField(name)).toList();
    }

    Cell cell(int column) {
        Field field = FIELDS.get(names.get(column));
        if (field == Field.EVENT_TIME) {
            return Cell.TIME;
        }
        return field != null && NUMBERS.contains(field)
                ? Cell.NUMBER
                : field != null && BOOLEANS.contains(field) ? Cell.BOOLEAN : Cell.TEXT;
    }

    /**
     * @param mapped whether a mapping reads the rows, and the names need not be the contract's
     * @throws UnreadableFileException where no row could be an event
     */
    void require(boolean mapped) throws UnreadableFileException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new UnreadableFileException("has two columns %s; rename one".formatted(name));
            }
        }
        if (mapped) {
            return;
        }
        if (fieldsIn(names) == 0) {
            throw new UnreadableFileException(
                    "has a header without any field of the contract: %s; name the columns as in docs/events.md, or map them by --format-in"
                            .formatted(some(names)));
        }
        String missing =
                NEEDED.stream()
                        .map(Field::label)
                        .filter(name -> !seen.contains(name))
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UnreadableFileException(
                    "has no column %s, which every event needs; its columns are %s"
                            .formatted(missing, some(names)));
        }
    }

    /** The first few, and how many more. */
    static String some(List<String> names) {
        String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        int more = names.size() - NAMED;
        return more > 0 ? "%s and %d more".formatted(named, more) : named;
    }
}
