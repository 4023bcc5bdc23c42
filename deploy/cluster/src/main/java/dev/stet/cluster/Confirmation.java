package dev.stet.cluster;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who can be asked. */
@FunctionalInterface
interface Confirmation {

    /** Whether the answer is yes; whatever else is typed, or the end of the input, is a no. */
    boolean confirms(String question);

    /** The terminal that this process reads from, if it reads from one. */
    static Optional<Confirmation> ofProcess() {
        Console console = System.console();
        return console == null || !Boolean.getBoolean("stet.terminal")
                ? Optional.empty()
                : Optional.of(question -> isYes(console.readLine("%s [y/N] ", question)));
    }

    private static boolean isYes(@Nullable String typed) {
        return typed != null && typed.strip().matches("(?i)y|yes");
    }
}
