package dev.stet.ingest.registry;

/**
 * The registry gives no answer that can be used. A record that needs it can be neither decoded nor
 * refused, so reading fails, and the job restarts and reads it again.
 */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message names the registry, and what to do
     */
    RegistryException(String message) {
        super(message);
    }
}
