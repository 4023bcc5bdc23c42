package dev.stet.oracle;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Strings as the definitions see them: sequences of Unicode code points. */
final class OracleTexts {

    /** Not {@link String#compareTo}, which puts a surrogate pair before U+FFFD. */
    static final Comparator<String> BY_CODE_POINT =
            (left, right) ->
                    Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

    private OracleTexts() {}

    /** In code points. */
    static long length(String text) {
        return text.codePoints().count();
    }

    /**
     * Levenshtein distance over code points, divided by the longer length; 0 for two empty ones.
     */
    static double distance(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int longer = Math.max(a.length, b.length);
        return longer == 0 ? 0 : levenshtein(a, b) / (double) longer;
    }

    private static int levenshtein(int[] a, int[] b) {
        int[][] edits = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                } else {
                    int replaced = edits[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                    int removed = edits[i - 1][j] + 1;
                    int inserted = edits[i][j - 1] + 1;
                    edits[i][j] = Math.min(replaced, Math.min(removed, inserted));
                }
            }
        }
        return edits[a.length][b.length];
    }

    /** What two texts must share to be one question. */
    static String normalised(String text) {
        String words =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]", " ")
                        .replaceAll(" +", " ")
                        .strip();
        return words.isEmpty() ? text.strip() : words;
    }
}
