package dev.stet.ingest.files;

import java.io.IOException;

/** Files that cannot be read in the order of their lines without an event being late. */
public final class OutOfOrderException extends IOException {

    private static final long serialVersionUID = 1L;

    OutOfOrderException(String message) {
        super(message);
    }
}
