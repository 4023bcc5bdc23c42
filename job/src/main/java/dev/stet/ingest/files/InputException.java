package dev.stet.ingest.files;

/** An input that cannot be read as asked; the message is one line and names the path. */
public final class InputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
