package dev.stet.local.replay;

import dev.stet.ingest.files.InputException;

/** What went wrong, in one line. */
public final class Causes {

    private Causes() {}

    /**
     * The message of the innermost cause, its line ends removed; its type where it says nothing. An
     * input that cannot be read already says which and why: there the search ends.
     */
    public static String line(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null
                && innermost.getCause() != innermost
                && !isAboutInput(innermost)) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        String type = innermost.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return type;
        }
        String line =
                message.replace(InputException.class.getName() + ": ", "")
                        .strip()
                        .replaceAll("\\s*\\R\\s*", " ");
        return innermost instanceof java.nio.file.FileSystemException ? type + ": " + line : line;
    }

    /** Ids and names of files are made by others: nothing in them may steer the terminal. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** By name: Flink hands on what a task threw under a class of its own. */
    private static boolean isAboutInput(Throwable failure) {
        return failure instanceof InputException
                || String.valueOf(failure.getMessage()).startsWith(InputException.class.getName());
    }
}
