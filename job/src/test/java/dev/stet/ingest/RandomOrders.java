package dev.stet.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Records of few shapes again and again, as producers write them, so that a decoder comes to expect
 * their names; and close by, others that stray from the shape by a name: cut short, too long,
 * repeated, escaped, unknown, spaced out, or the record cut off.
 */
final class RandomOrders {

    private static final List<String> TYPES =
            List.of("suggestion.shown", "content.edited", "query.submitted", "task.started");

    private final Random random;
    private List<String> shape = List.of();
    private String type = TYPES.get(0);

    RandomOrders(Random random) {
        this.random = random;
    }

    byte[] next() {
        if (shape.isEmpty() || random.nextInt(10) == 0) {
            newShape();
        }
        if (random.nextInt(8) == 0) {
            type = TYPES.get(random.nextInt(TYPES.size()));
        }
        List<String> members = new ArrayList<>();
        for (String name : shape) {
            stray(members, name);
            members.add(quoted(name) + colon() + value(name));
        }
        String record = "{" + String.join(random.nextInt(6) == 0 ? " ,\n" : ",", members) + "}";
        return record.getBytes(StandardCharsets.UTF_8);
    }

    /** Where to end a record: mostly where it does. */
    int endOf(byte[] record) {
        return random.nextInt(5) == 0 ? random.nextInt(record.length) : record.length;
    }

    private void newShape() {
        List<String> names =
                new ArrayList<>(List.of("event_id", "event_type", "event_time", "user_id"));
        names.addAll(ContractTable.IDS.stream().filter(id -> random.nextInt(3) > 0).toList());
        names.addAll(
                ContractTable.DIMENSIONS.stream().filter(name -> random.nextBoolean()).toList());
        names.addAll(List.of("text", "chars", "distance", "suggestion_id", "task_id"));
        names.add("interaction_id");
        if (random.nextBoolean()) {
            Collections.shuffle(names, random);
        }
        shape = names;
    }

    /** Before a member, now and then, what looks like it or belongs elsewhere. */
    private void stray(List<String> members, String name) {
        if (random.nextInt(12) != 0) {
            return;
        }
        String other =
                switch (random.nextInt(5)) {
                    case 0 -> name.substring(0, random.nextInt(name.length()));
                    case 1 -> name + "s";
                    case 2 -> name;
                    case 3 -> "x" + name.substring(1);
                    default -> shape.get(random.nextInt(shape.size()));
                };
        members.add(quoted(other) + colon() + value(other));
    }

    private String colon() {
        return switch (random.nextInt(20)) {
            case 0 -> " :";
            case 1 -> "\t: ";
            case 2 -> ": ";
            default -> ":";
        };
    }

    /** Like {@code name}, and now and then with one letter escaped. */
    private String quoted(String name) {
        if (name.isEmpty() || random.nextInt(30) != 0) {
            return '"' + name + '"';
        }
        int at = random.nextInt(name.length());
        String escape = "\\u%04x".formatted((int) name.charAt(at));
        return '"' + name.substring(0, at) + escape + name.substring(at + 1) + '"';
    }

    private String value(String name) {
        if (random.nextInt(40) == 0) {
            return random.nextBoolean() ? "null" : "\"\"";
        }
        return switch (name) {
            case "event_type" -> quoted(type);
            case "event_time" -> "" + (Records.NOW - random.nextInt(1_000_000_000));
            case "chars" -> "" + random.nextInt(1_000);
            case "distance" -> "0." + random.nextInt(1_000);
            default -> quoted("v" + "w".repeat(random.nextInt(20)));
        };
    }
}
