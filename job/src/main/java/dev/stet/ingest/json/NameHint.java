package dev.stet.ingest.json;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which known name a producer may have meant by another. Only a refusal asks. */
public final class NameHint {

    /** A name that is further off is another word. */
    private static final int MOST_EDITS = 2;

    /** A longer one is no name. */
    private static final int LONGEST = 64;

    private NameHint() {}

    /**
     * The known name that is the same but for case and separators, else the closest one; null where
     * none is close.
     */
    public static @Nullable String closest(String name, Collection<String> known) {
        String plain = plain(name);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return null;
        }
        String closest = null;
        int fewest = Math.min(MOST_EDITS, plain.length() / 4) + 1;
        for (String each : known) {
            int edits = edits(plain, plain(each));
            if (edits < fewest) {
                fewest = edits;
                closest = each;
            }
        }
        return closest;
    }

    /**
     * The name of a top-level field that is the wanted one but for case and separators; null where
     * there is none.
     *
     * @param data a valid JSON object in {@code [from, to)}
     */
    public static @Nullable String fieldLike(String wanted, byte[] data, int from, int to) {
        String plain = plain(wanted);
        int depth = 0;
        for (int at = from; at < to; at++) {
            switch (data[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    int stop = stringEnd(data, at + 1);
                    if (depth == 1 && isFollowedByColon(data, stop + 1, to)) {
                        String name = shortName(data, at + 1, stop);
                        if (plain(name).equals(plain)) {
                            return name;
                        }
                    }
                    at = stop;
                }
                default -> {}
            }
        }
        return null;
    }

    private static int stringEnd(byte[] data, int from) {
        int at = from;
        while (data[at] != '"') {
            at += data[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private static boolean isFollowedByColon(byte[] data, int from, int to) {
        int at = from;
        while (at < to && (data[at] == ' ' || data[at] >= '\t' && data[at] <= '\r')) {
            at++;
        }
        return at < to && data[at] == ':';
    }

    private static String shortName(byte[] data, int from, int to) {
        return to - from > LONGEST ? "" : Wtf8.decode(data, from, to);
    }

    /** Letters and digits alone, in lower case. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    /** How many characters to insert, delete or replace. */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[row.length - 1];
    }
}
