package dev.stet.local.replay;

import dev.stet.contract.View;
import dev.stet.local.console.ReportRows;
import dev.stet.local.console.StaticReport;
import dev.stet.sinks.rows.Layout;
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
    private boolean closed;

    ReplayPages(ReplayRequest request) {
        this.request = request;
    }

    /**
     * Passes each row to the other listener, and keeps it where pages are written.
     *
     * @throws IOException where the rows cannot be kept
     */
    Outputs.Listener listener(Outputs.Listener other) throws IOException {
        if (request.pages() == ReplayRequest.Pages.NONE) {
            return other;
        }
        ReportRows kept = start();
        return new Keeping(other, kept);
    }

    /** Keeps the rows of views, and the alerts. */
    private record Keeping(Outputs.Listener other, ReportRows kept) implements Outputs.Listener {

        @Override
        public void row(View view, Layout layout, @Nullable Object[] row) {
            other.row(view, layout, row);
            keep(layout, row);
        }

        @Override
        public void alert(Layout layout, @Nullable Object[] row) {
            other.alert(layout, row);
            keep(layout, row);
        }

        private void keep(Layout layout, @Nullable Object[] row) {
            try {
                kept.add(layout, row);
            } catch (SQLException e) {
                throw new IllegalStateException("--report: " + e.getMessage(), e);
            }
        }
    }

    /** Under the lock: who closes meanwhile waits, and then ends the server. */
    private synchronized ReportRows start() throws IOException {
        if (closed) {
            throw new IOException("the run was stopped");
        }
        try {
            ReportRows started =
                    ReportRows.start(request.config().cube().zone().id(), request.targets());
            rows = started;
            return started;
        } catch (SQLException e) {
            throw new IOException("--report: " + e.getMessage(), e);
        }
    }

    private synchronized @Nullable ReportRows kept() {
        return rows;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Writes the pages, and says where; opens them where that is asked for, if there is a way. The
     * rows are at their places already: where the pages fail, it says so in one line. Pages of an
     * earlier run are removed in any case.
     */
    void write(PrintWriter out, PrintWriter err) {
        Path folder = request.out().resolve(FOLDER);
        ReportRows kept = kept();
        Path page;
        try {
            StaticReport.remove(folder);
            if (kept == null) {
                return;
            }
            page = StaticReport.write(kept, folder, made());
        } catch (IOException | SQLException | RuntimeException e) {
            if (!isClosed()) {
                err.printf(
                        "stet replay: the rows are written, %s is not: %s%n",
                        folder, Causes.line(e));
                err.flush();
            }
            return;
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

    /** Ends the server, once and from any thread. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        ReportRows kept = rows;
        rows = null;
        if (kept != null) {
            kept.close();
        }
    }
}
