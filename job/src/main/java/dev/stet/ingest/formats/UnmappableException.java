package dev.stet.ingest.formats;

/** A value cannot be what the mapping says it is; the message never has the value of a string. */
final class UnmappableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnmappableException(String message) {
        super(message);
    }
}
