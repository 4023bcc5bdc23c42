package dev.stet.local.replay;

import org.jspecify.annotations.Nullable;

/** A replay that cannot go on; the message says in one line what is wrong and what to do. */
final class ReplayFailure extends Exception {

    private static final long serialVersionUID = 1L;

    ReplayFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
