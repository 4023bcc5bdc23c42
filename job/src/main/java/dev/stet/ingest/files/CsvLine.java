package dev.stet.ingest.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A line of a CSV file: a row, or part of one.
 *
 * @param bytes without its end; the beginning only of a line that is too long
 * @param length bytes of the whole line without its end
 * @param number of the line, from 1
 * @param start bytes of the file before it
 * @param offset bytes of the file up to the next line
 * @param zeros bytes that were skipped before it
 */
record CsvLine(byte[] bytes, long length, long number, long start, long offset, long zeros) {

    /** The one last read. */
    static CsvLine of(LineReader lines) {
        return new CsvLine(
                lines.record(),
                lines.length(),
                lines.line(),
                lines.start(),
                lines.offset(),
                lines.zeros());
    }

    boolean isWhole() {
        return length == bytes.length;
    }

    boolean isBlank() {
        return isWhole() && LineReader.isBlank(bytes);
    }

    /** Whether a quoted cell begins or ends here, without its other end. */
    boolean hasOddQuotes() {
        boolean odd = false;
        for (byte next : bytes) {
            odd ^= next == '"';
        }
        return odd;
    }

    /**
     * With its end.
     *
     * @throws CharacterCodingException where it is not UTF-8
     */
    String text() throws CharacterCodingException {
        String end = offset - start - length == 2 ? "\r\n" : "\n";
        return StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                + end;
    }
}
