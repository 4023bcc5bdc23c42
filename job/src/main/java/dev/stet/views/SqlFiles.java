package dev.stet.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads {@code sql/<folder>/<name>.sql}. One statement a file, so nothing is ever split. */
public final class SqlFiles {

    private SqlFiles() {}

    /**
     * The file's whole text, banner included.
     *
     * @param path from {@code sql/} on: {@code views/suggestion_kpi.sql}
     * @throws IllegalArgumentException naming the path, if the class path holds no such file
     */
    public static String read(String path) {
        try (InputStream file = SqlFiles.class.getResourceAsStream("/sql/" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("No SQL file on the class path: sql/" + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Unreadable SQL file: sql/" + path, e);
        }
    }
}
