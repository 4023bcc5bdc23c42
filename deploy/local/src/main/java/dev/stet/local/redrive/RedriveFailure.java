package dev.stet.local.redrive;

import org.jspecify.annotations.Nullable;

/** Why records could not be sent back, in one line. */
final class RedriveFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedriveFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
