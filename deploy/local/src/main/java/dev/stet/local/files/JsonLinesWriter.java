package dev.stet.local.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object a line, UTF-8, its fields in the order of the columns. NULL is written as {@code
 * null}, as is a double that JSON has no number for. Instants are ISO-8601 strings in UTC; bytes
 * are base64 strings.
 */
final class JsonLinesWriter implements TableWriter {

    private final BufferedWriter out;
    private final String[] names;

    JsonLinesWriter(Path file, Layout layout) throws IOException {
        out = Files.newBufferedWriter(file);
        names = layout.columns().stream().map(c -> quoted(c.name()) + ":").toArray(String[]::new);
    }

    @Override
    public void write(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            out.write(i == 0 ? '{' : ',');
            out.write(names[i]);
            out.write(json(row[i]));
        }
        out.write("}\n");
    }

    private static String json(@Nullable Object value) {
        if (value == null || value instanceof Double number && !Double.isFinite(number)) {
            return "null";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof byte[] bytes) {
            return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
        }
        return quoted(value.toString());
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
