package dev.stet.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records by chance: mostly events of the contract, some a little wrong, some not even JSON. */
final class RandomRecords {

    private static final String SOUP = "{}[]\",:0123456789eE+-.truefalsn \\u\n/bd8\t";
    private static final List<String> HOT =
            List.of(
                    "suggestion.shown",
                    "suggestion.accepted",
                    "content.edited",
                    "query.submitted",
                    "answer.regenerated");
    private static final String[] CHARACTERS = {
        "a", "B", "7", " ", "-", "é", "ß", "漢", "😀", "\u0000", "\n", "\"", "\\", "/", "\u2028",
        "\ud800", "\udc00", "\ufb01", "\u0301", "\u007f", "\u00a0"
    };

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    byte[] next() {
        int chance = random.nextInt(20);
        if (chance == 0) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        }
        if (chance == 1) {
            return soup();
        }
        byte[] record = event().getBytes(StandardCharsets.UTF_8);
        return chance < 6 ? mutated(record) : record;
    }

    private byte[] soup() {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(30); n >= 0; n--) {
            text.append(SOUP.charAt(random.nextInt(SOUP.length())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] mutated(byte[] record) {
        byte[] bytes = record.clone();
        for (int edits = 1 + random.nextInt(2); edits > 0 && bytes.length > 1; edits--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) SOUP.charAt(random.nextInt(SOUP.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> {
                    byte[] shorter = new byte[bytes.length - 1];
                    System.arraycopy(bytes, 0, shorter, 0, at);
                    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                    bytes = shorter;
                }
            }
        }
        return bytes;
    }

    /** One event as JSON text; surrogates without partner are always escaped. */
    private String event() {
        List<String> types = random.nextInt(3) == 0 ? ContractTable.types() : HOT;
        String type = types.get(random.nextInt(types.size()));
        List<String> members = new ArrayList<>();
        if (!rarely()) {
            add(members, "event_type", rarely() ? anyValue(2) : quoted(type));
        }
        if (!rarely()) {
            add(members, "event_time", rarely() ? anyValue(2) : time());
        }
        addString(members, "event_id", 40);
        addString(members, "user_id", 40);
        addString(members, "tenant_id", 2);
        ContractTable.IDS.forEach(field -> addString(members, field, 30));
        for (String field : ContractTable.DIMENSIONS) {
            if (field.equals("handled_by") && !rarely()) {
                add(members, field, ofKind("ai/assisted/human"));
            } else {
                addString(members, field, 2);
            }
        }
        Map<String, String> payload = ContractTable.payload(type);
        payload.forEach(
                (field, kind) -> {
                    if (random.nextInt(6) != 0) {
                        add(members, field, rarely() ? anyValue(2) : ofKind(kind));
                    }
                });
        for (int unknown = random.nextInt(3); unknown > 0; unknown--) {
            add(members, random.nextBoolean() ? "chars" : string(5), anyValue(2));
        }
        if (rarely()) {
            add(members, "deep", "[".repeat(14 + random.nextInt(3)) + "]".repeat(15));
        }
        if (random.nextInt(8) == 0) {
            Collections.shuffle(members, random);
        }
        return space() + "{" + space() + String.join(",", members) + "}" + space();
    }

    private boolean rarely() {
        return random.nextInt(60) == 0;
    }

    private void addString(List<String> members, String field, int often) {
        if (random.nextInt(often + 1) == 0) {
            if (often <= 2) {
                add(members, field, rarely() ? anyValue(1) : quoted("v" + random.nextInt(3)));
            }
        } else if (often > 2) {
            int length = rarely() ? 100 + random.nextInt(200) : 1 + random.nextInt(8);
            add(members, field, rarely() ? anyValue(1) : quoted(string(length)));
        }
    }

    private void add(List<String> members, String name, String value) {
        members.add(space() + quoted(name) + space() + ":" + space() + value + space());
    }

    private String ofKind(String kind) {
        return switch (kind) {
            case "s", "x", "i" -> quoted(string(random.nextInt(12)));
            case "b" -> random.nextBoolean() ? "true" : "false";
            case "n", "l", "m" -> random.nextInt(12) == 0 ? number() : "" + random.nextInt(1000);
            case "f", "a", "u", "p" -> random.nextInt(6) == 0 ? number() : "" + random.nextDouble();
            default -> {
                String[] words = kind.split("/");
                yield quoted(words[random.nextInt(words.length)]);
            }
        };
    }

    private String time() {
        return switch (random.nextInt(8)) {
            case 0 -> quoted(Times.random(random));
            case 1 -> "" + (Records.NOW - 600_000 + random.nextInt(1_200_000));
            case 2 -> (Records.NOW / 1000 - random.nextInt(1000)) + "e3";
            default -> "" + (Records.NOW - random.nextInt(1_000_000_000));
        };
    }

    private String number() {
        StringBuilder number = new StringBuilder(random.nextBoolean() ? "-" : "");
        number.append(random.nextBoolean() ? "0" : "" + random.nextInt(1, 3_000));
        if (random.nextBoolean()) {
            number.append('.').append("0".repeat(random.nextInt(3))).append(random.nextInt(100));
        }
        if (random.nextInt(3) == 0) {
            number.append(random.nextBoolean() ? "e" : "E-").append(random.nextInt(25));
        }
        return number.toString();
    }

    private String anyValue(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "false";
            case 3 -> "\"\"";
            case 4 -> number();
            case 5 -> quoted(string(random.nextInt(60)));
            case 6 -> "[" + space() + anyValue(depth - 1) + "," + anyValue(depth - 1) + "]";
            default -> "{" + quoted(string(3)) + ":" + anyValue(depth - 1) + space() + "}";
        };
    }

    private String string(int length) {
        StringBuilder text = new StringBuilder();
        boolean plain = random.nextInt(3) != 0;
        for (int n = 0; n < length; n++) {
            text.append(CHARACTERS[random.nextInt(plain ? 5 : CHARACTERS.length)]);
        }
        return text.toString();
    }

    private String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        boolean escapeMore = random.nextInt(10) == 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            boolean must = codePoint < ' ' || codePoint == '"' || codePoint == '\\';
            boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
            if (must && codePoint > ' ' && random.nextBoolean()) {
                quoted.append('\\').append((char) codePoint);
            } else if (must || surrogate || escapeMore && random.nextInt(3) == 0) {
                for (char unit : Character.toChars(codePoint)) {
                    quoted.append(
                            String.format(
                                    random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
                }
            } else {
                quoted.appendCodePoint(codePoint);
            }
        }
        return quoted.append('"').toString();
    }

    private String space() {
        return random.nextInt(12) == 0 ? " \t\r\n".substring(random.nextInt(4)) : "";
    }
}
