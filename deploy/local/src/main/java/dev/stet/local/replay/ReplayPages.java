package dev.stet.local.replay;

import dev.stet.local.console.ReportRows;
import dev.stet.local.console.StaticReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pages that a replay writes where it is asked to: those of the console, over its own rows. */
final class ReplayPages implements AutoCloseable {

    private static final String FOLDER = "report";

    private final ReplayRequest request;
    private @Nullable ReportRows rows;

    ReplayPages(ReplayRequest request) {
        this.request = request;
    }

    /**
     * Tells the same, and keeps each row where pages are written.
     *
     * @throws IOException where the rows cannot be kept
     */
    Outputs.Listener listener(Outputs.Listener other) throws IOException {
        if (request.pages() == ReplayRequest.Pages.NONE) {
            return other;
        }
        ReportRows kept;
        try {
            kept = ReportRows.start(request.config().cube().zone().id(), request.targets());
        } catch (SQLException e) {
            throw new IOException("--report: " + e.getMessage(), e);
        }
        rows = kept;
        return (view, layout, row) -> {
            other.row(view, layout, row);
            try {
                kept.add(layout, row);
            } catch (SQLException e) {
                throw new IllegalStateException("--report: " + e.getMessage(), e);
            }
        };
    }

    /** Writes the pages, and says where; opens them where that is asked for, if there is a way. */
    void write(PrintWriter out, PrintWriter err) throws IOException {
        ReportRows kept = rows;
        if (kept == null) {
            return;
        }
        Path page;
        try {
            page = StaticReport.write(kept, request.out().resolve(FOLDER), made());
        } catch (SQLException e) {
            throw new IOException("--report: " + e.getMessage(), e);
        }
        out.printf("pages to open in a browser: %s%n", page);
        out.flush();
        if (request.pages() == ReplayRequest.Pages.OPEN) {
            open(page, err);
        }
    }

    private String made() {
        // Their folders are nobody else's business: a report is passed on.
        return InputReport.some(request.input().files().stream().map(Path::getFileName).toList());
    }

    private static void open(Path page, PrintWriter err) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String address = page.toAbsolutePath().toUri().toString();
        List<String> command =
                system.contains("mac")
                        ? List.of("open", address)
                        : system.contains("win")
                                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                                : List.of("xdg-open", address);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            err.printf("stet replay: --open: no %s here; open the file yourself%n", command.get(0));
            err.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
    }
}
