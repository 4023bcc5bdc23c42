package dev.stet.testkit;

/** Writes the Markdown of generated documents. Not thread-safe. */
public final class Markdown {

    private final StringBuilder text = new StringBuilder();

    /** Begins a document that nobody should edit by hand. */
    public static Markdown titled(String title, String source) {
        return new Markdown()
                .paragraph("# " + title)
                .paragraph("<!-- Generated from " + source + " by GeneratedDocsTest. -->");
    }

    public Markdown paragraph(String paragraph) {
        text.append(paragraph).append("\n\n");
        return this;
    }

    /** A table; close it with {@link #end}. */
    public Markdown header(String... columns) {
        row(columns);
        text.append("|").append("---|".repeat(columns.length)).append('\n');
        return this;
    }

    public Markdown row(String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        text.append('\n');
        return this;
    }

    public Markdown end() {
        text.append('\n');
        return this;
    }

    public static String code(String name) {
        return "`" + name + "`";
    }

    /** The document, with one line break at its end. */
    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
