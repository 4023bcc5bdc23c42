package dev.stet.bytes;

import java.io.IOException;

/**
 * State in a form that this release cannot read: trying again will not help. The message is one
 * line, and says what to change.
 */
public final class UnknownFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what is in that form, with its article
     * @param format as its first byte says
     */
    public UnknownFormatException(String what, int format) {
        super(
                "%s in state has the unknown format %d: use the release that took the savepoint, or a newer one"
                        .formatted(what, format));
    }
}
