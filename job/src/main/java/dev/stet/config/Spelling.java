package dev.stet.config;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that was probably meant by an unknown one. */
final class Spelling {

    private String nearest = "";
    private int least = Integer.MAX_VALUE;

    private Spelling() {}

    /**
     * @param names whole names
     * @param prefixes of names whose rest is free, without the separator at their end
     * @param separator of the parts of a name
     * @return empty where no name is near: at most a third of the characters differ, or two
     */
    static Optional<String> nearest(
            String unknown, Collection<String> names, Collection<String> prefixes, char separator) {
        Spelling spelling = new Spelling();
        names.forEach(name -> spelling.consider(unknown, name, name));
        for (String prefix : prefixes) {
            int end = endOfParts(unknown, separator, parts(prefix, separator));
            if (end >= 0) {
                String rest = unknown.substring(end);
                spelling.consider(unknown.substring(0, end), prefix, prefix + rest);
            }
        }
        return spelling.nearest.isEmpty() ? Optional.empty() : Optional.of(spelling.nearest);
    }

    private void consider(String given, String name, String suggestion) {
        int distance = distance(given, name);
        if (distance < least && distance <= Math.max(2, given.length() / 3)) {
            least = distance;
            nearest = suggestion;
        }
    }

    private static int parts(String name, char separator) {
        return 1 + (int) name.chars().filter(character -> character == separator).count();
    }

    /** Where the separator after so many parts is; -1 where nothing follows them. */
    private static int endOfParts(String name, char separator, int parts) {
        int end = -1;
        for (int i = 0; i < parts; i++) {
            end = name.indexOf(separator, end + 1);
            if (end < 0) {
                return -1;
            }
        }
        return end + 1 < name.length() ? end : -1;
    }

    /** How many characters must be inserted, deleted or replaced. */
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
