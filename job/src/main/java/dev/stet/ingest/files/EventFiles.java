package dev.stet.ingest.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Which files of a folder are read: by their names, else by their first bytes. */
final class EventFiles {

    static final String NO_EVENTS = "no JSON in the first bytes";
    static final String CSV = "CSV, read by --input csv";
    static final String NO_CSV = "no CSV with a column of an event";
    static final String NO_PARQUET = "no Parquet with a column of an event";

    /** Whatever such files begin with, they are meant. */
    private static final Pattern JSON_NAMES = names("jsonl|ndjson|json|log");

    private static final Pattern CSV_NAMES = names("csv|tsv");

    private static final int HEADER_BYTES = 64 * 1024;

    private EventFiles() {}

    private static Pattern names(String endings) {
        return Pattern.compile(
                ".*\\.(%s)([.-][0-9]+)?(\\.(gz|zst))?".formatted(endings),
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Why the file is passed over; empty if it is not. */
    static String reason(Path file, InputKind input) {
        if (!Files.isReadable(file)) {
            return "";
        }
        return switch (input) {
            case AUTO -> {
                boolean read =
                        isNamed(file, JSON_NAMES)
                                || FileForm.looksLikeEvents(file)
                                || isParquetOfEvents(file);
                yield read ? "" : isCsvOfEvents(file) ? CSV : NO_EVENTS;
            }
            case CSV -> isNamed(file, CSV_NAMES) || isCsvOfEvents(file) ? "" : NO_CSV;
            case PARQUET -> isParquetOfEvents(file) ? "" : NO_PARQUET;
        };
    }

    private static boolean isNamed(Path file, Pattern names) {
        return names.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static boolean isCsvOfEvents(Path file) {
        try {
            return hasField(CsvHeader.read(file.toString(), HEADER_BYTES).names());
        } catch (IOException e) {
            return false;
        }
    }

    /** One that is cut off is meant, too, and told where it is read. */
    private static boolean isParquetOfEvents(Path file) {
        try {
            return FileForm.of(file, InputKind.AUTO).kind() == FileForm.Kind.PARQUET
                    && hasField(ParquetRowReader.columns(file.toString()));
        } catch (UnreadableFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasField(List<String> columns) {
        return RowColumns.fieldsIn(columns) > 0;
    }
}
