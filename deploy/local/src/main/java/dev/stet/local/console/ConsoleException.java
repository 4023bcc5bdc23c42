package dev.stet.local.console;

/** What a reader of the page, or of the command line, can put right; the message says how. */
final class ConsoleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    /**
     * @param status of HTTP, with which the page is answered
     */
    ConsoleException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    private ConsoleException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** What was asked for makes no sense. */
    static ConsoleException badRequest(String message) {
        return new ConsoleException(400, message);
    }

    /** There is no such thing. */
    static ConsoleException notFound(String message) {
        return new ConsoleException(404, message);
    }

    /** Too much is asked at once. */
    static ConsoleException busy(String message) {
        return new ConsoleException(503, message);
    }

    int status() {
        return status;
    }
}
