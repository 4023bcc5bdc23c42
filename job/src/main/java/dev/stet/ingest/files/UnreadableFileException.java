package dev.stet.ingest.files;

import java.io.IOException;

/** A file holds something else; the message says what and what to do, to follow its name. */
final class UnreadableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message) {
        super(message);
    }
}
