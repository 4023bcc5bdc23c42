package dev.stet.ingest.files;

import java.util.Locale;

/** What a user says that the files hold. */
public enum InputKind {
    /** JSON or Parquet: the first bytes of each file say which. */
    AUTO,
    /** Text with a header line and separated cells, which no first bytes tell from other text. */
    CSV,
    /** Parquet and nothing else. */
    PARQUET;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a user writes it: {@code csv}. */
    public String label() {
        return label;
    }
}
