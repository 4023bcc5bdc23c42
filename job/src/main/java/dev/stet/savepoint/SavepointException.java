package dev.stet.savepoint;

import java.io.IOException;

/** There is no savepoint where one was named; the message is one line, and says what to change. */
public final class SavepointException extends IOException {

    private static final long serialVersionUID = 1L;

    SavepointException(String message, Throwable cause) {
        super(message, cause);
    }
}
