package dev.stet.local.demo;

/** A line of the screen, without its end. */
record ScreenLine(String text, Style style) {

    /** What a line is for. */
    enum Style {
        TITLE,
        HEAD,
        TEXT,
        NOTE
    }

    static ScreenLine text(String text) {
        return new ScreenLine(text, Style.TEXT);
    }

    static ScreenLine note(String text) {
        return new ScreenLine(text, Style.NOTE);
    }

    /** No longer than this many characters; a mark stands for what is left out. */
    ScreenLine cutTo(int columns) {
        if (text.length() <= columns) {
            return this;
        }
        return new ScreenLine(columns < 1 ? "" : text.substring(0, columns - 1) + "…", style);
    }
}
