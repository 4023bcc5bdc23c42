package dev.stet.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Runs the statements of a script in a session of the SQL Gateway, up to the first that fails. */
final class ScriptRun {

    private static final int QUOTED_LENGTH = 60;

    private final GatewaySession session;
    private final PrintWriter out;

    ScriptRun(GatewaySession session, PrintWriter out) {
        this.session = session;
        this.out = out;
    }

    /** Readies the session, in silence. */
    void configure(List<String> statements) throws IOException {
        for (String statement : statements) {
            session.configure(statement);
        }
    }

    /**
     * Prints what each statement returns.
     *
     * @throws IOException naming the statement that fails
     */
    void run(List<String> statements) throws IOException {
        for (int i = 0; i < statements.size(); i++) {
            String statement = statements.get(i);
            if (statement.matches("(?i)QUIT|EXIT")) {
                return;
            }
            ResultTable table = new ResultTable(out);
            try {
                session.run(statement, GatewaySession.RowFormat.PLAIN_TEXT, table::print);
            } catch (IOException e) {
                throw new IOException(
                        "statement %d, %s: %s".formatted(i + 1, quoted(statement), e.getMessage()),
                        e);
            }
            table.end();
        }
    }

    private static String quoted(String statement) {
        String line = statement.replaceAll("\\s+", " ");
        return line.length() > QUOTED_LENGTH ? line.substring(0, QUOTED_LENGTH) + "…" : line;
    }
}
