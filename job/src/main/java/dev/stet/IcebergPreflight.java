package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.IcebergAccess;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.iceberg.catalog.Catalog;

/**
 * Asks a catalog of Iceberg before a job is submitted. Each kind of catalog waits in its own way
 * for who does not answer, some for ever; here all of them have the same time.
 */
final class IcebergPreflight implements AutoCloseable {

    static final Duration WITHIN = Duration.ofSeconds(15);

    private final IcebergAccess access;
    private final Catalog catalog;

    private IcebergPreflight(IcebergAccess access, Catalog catalog) {
        this.access = access;
        this.catalog = catalog;
    }

    /**
     * @throws ConfigException where no such catalog can be opened
     */
    static IcebergPreflight of(IcebergAccess access, IcebergCatalog loader) {
        return new IcebergPreflight(
                access, answer(access, "no catalog can be opened", loader::loadCatalog));
    }

    /**
     * What the catalog answers.
     *
     * @param failed what to say where it does not
     * @throws ConfigException where it refuses or is silent, or of the question itself
     */
    <T> T ask(String failed, Function<Catalog, T> question) {
        return answer(access, failed, () -> question.apply(catalog));
    }

    private static <T> T answer(IcebergAccess access, String failed, Callable<T> question) {
        FutureTask<T> answer = new FutureTask<>(question);
        Thread asking = new Thread(answer, "ask-iceberg-catalog");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused(access, failed, e);
        } catch (TimeoutException e) {
            asking.interrupt();
            throw new ConfigException(
                    access.mostTellingOption(),
                    "%s (no answer within %d s)".formatted(failed, WITHIN.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a catalog was asked", e);
        }
    }

    /** Whatever Iceberg, Hadoop or a client throws, the cause at its bottom says most. */
    private static ConfigException refused(
            IcebergAccess access, String failed, ExecutionException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
            if (cause instanceof ConfigException said) {
                return said;
            }
        }
        String said =
                String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        return new ConfigException(
                access.mostTellingOption(),
                "%s (%s: %s)".formatted(failed, cause.getClass().getSimpleName(), said));
    }

    @Override
    public void close() {
        if (catalog instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                throw new IllegalStateException("The catalog could not be closed", e);
            }
        }
    }
}
