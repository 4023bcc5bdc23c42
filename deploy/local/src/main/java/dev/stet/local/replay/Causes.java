package dev.stet.local.replay;

/** What went wrong, in one line. */
public final class Causes {

    private Causes() {}

    /**
     * The message of the innermost cause, its line ends removed; its type where it says nothing.
     */
    public static String line(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        String type = innermost.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return type;
        }
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return innermost instanceof java.nio.file.FileSystemException ? type + ": " + line : line;
    }
}
