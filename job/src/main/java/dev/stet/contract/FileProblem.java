package dev.stet.contract;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read: the messages of the JDK say only which file. */
public final class FileProblem {

    private FileProblem() {}

    /** In words, for a message that names the file. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        return failure instanceof CharacterCodingException
                ? "it is not UTF-8"
                : String.valueOf(failure.getMessage());
    }
}
