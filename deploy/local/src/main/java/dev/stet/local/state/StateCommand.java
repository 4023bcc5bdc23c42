package dev.stet.local.state;

import dev.stet.local.VersionProvider;
import dev.stet.savepoint.Kept;
import dev.stet.savepoint.Savepoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stet state}: what a savepoint contains. */
@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        description = {
            "Lists each state in a savepoint by uid, with its entries and bytes.",
            "Reads only the savepoint's files; needs no job and no cluster. Entries of a savepoint"
                    + " in native format, or of a checkpoint, are not counted: only the state"
                    + " backend can read them. docs/state.md says what each state is for."
        },
        footer = {"", "Example:", "  ./stet state target/cluster/savepoints/savepoint-1a2b3c"})
public final class StateCommand implements Callable<Integer> {

    private static final List<String> HEADER =
            List.of("uid", "operator", "state", "entries", "bytes");

    /** The columns from here on are numbers. */
    private static final int FIRST_NUMBER = 3;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SAVEPOINT",
            description =
                    "The folder that flink stop or flink savepoint printed, or its file"
                            + " _metadata.")
    private String path = "";

    @Override
    public Integer call() throws IOException {
        List<List<String>> table = new ArrayList<>();
        table.add(HEADER);
        long entries = 0;
        long bytes = 0;
        for (Kept kept : Savepoint.open(path).kept()) {
            table.add(
                    List.of(
                            kept.uid(),
                            kept.operator(),
                            kept.state(),
                            kept.entries().isPresent()
                                    ? number(kept.entries().getAsLong())
                                    : "not counted",
                            number(kept.bytes())));
            entries += kept.entries().orElse(0);
            bytes += kept.bytes();
        }
        table.add(List.of("total", "", "", number(entries), number(bytes)));
        print(table);
        return ExitCode.OK;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private void print(List<List<String>> table) {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter out = spec.commandLine().getOut();
        int[] widths = new int[HEADER.size()];
        for (List<String> row : table) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : "  ");
                line.append(column < FIRST_NUMBER ? cell + padding : padding + cell);
            }
            out.println(line);
        }
    }
}
