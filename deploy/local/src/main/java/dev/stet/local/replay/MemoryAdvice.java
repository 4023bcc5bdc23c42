package dev.stet.local.replay;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to do about a failure that comes from too little memory. */
final class MemoryAdvice {

    private static final long GIBIBYTE = 1L << 30;

    /**
     * The field that Flink writes a longer message of an {@link OutOfMemoryError} into. Java
     * refuses that, and the refusal is then all that is known of the failure.
     */
    private static final String FIELD_OF_MESSAGE = "java.lang.Throwable.detailMessage";

    private MemoryAdvice() {}

    /**
     * @param heapBytes the greatest size of the heap
     * @return one line; empty where the failure has another cause
     */
    static Optional<String> of(Throwable failure, long heapBytes) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            String text = cause.toString();
            if (cause instanceof OutOfMemoryError
                    || text.contains(OutOfMemoryError.class.getName())
                    || text.contains(FIELD_OF_MESSAGE)) {
                return Optional.of(
                        "not enough memory: run with STET_JAVA_OPTS=" + remedy(cause, heapBytes));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Throwable next(Throwable cause) {
        Throwable next = cause.getCause();
        return next == cause ? null : next;
    }

    private static String remedy(Throwable cause, long heapBytes) {
        String text = cause.toString();
        if (text.contains("Metaspace")) {
            return "-XX:MaxMetaspaceSize=512m";
        }
        long more = Math.max(2, (2 * heapBytes + GIBIBYTE - 1) / GIBIBYTE);
        if (text.contains("irect buffer") || isByDirectMemory(cause)) {
            // Without an option of its own direct memory may grow as large as the heap.
            return "'-Xmx%dg -XX:MaxDirectMemorySize=1g'".formatted(more);
        }
        return "-Xmx%dg, or --state rocksdb".formatted(more);
    }

    private static boolean isByDirectMemory(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains("DirectMemory"));
    }
}
