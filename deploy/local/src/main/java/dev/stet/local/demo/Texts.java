package dev.stet.local.demo;

import java.util.Random;

/** Texts whose distances are known without computing one. */
final class Texts {

    /** Code points of a suggestion's text. */
    static final int LENGTH = 40;

    private static final int[] LETTERS = "abcdefghij klmnopqrst äöü 語😀".codePoints().toArray();

    private static final int CHANGED = '#';

    private Texts() {}

    /** {@link #LENGTH} code points, none of them {@code #}. */
    static String suggestion(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    /**
     * The text with its first so many code points overwritten by one that it does not hold: that
     * many edits are enough, and fewer cannot make that many strange code points. All of them
     * changed: nothing is left.
     */
    static String changed(String text, int characters) {
        if (characters == LENGTH) {
            return "";
        }
        return Character.toString(CHANGED).repeat(characters)
                + text.substring(text.offsetByCodePoints(0, characters));
    }
}
