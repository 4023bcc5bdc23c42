package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.IcebergAccess;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.iceberg.catalog.Catalog;

/** Asks a catalog of Iceberg before a job is submitted. */
final class IcebergPreflight implements AutoCloseable {

    private final IcebergAccess access;
    private final Patience patience;
    private final Catalog catalog;

    private IcebergPreflight(IcebergAccess access, Patience patience, Catalog catalog) {
        this.access = access;
        this.patience = patience;
        this.catalog = catalog;
    }

    /**
     * @param patience with all that it is asked, and with its end
     * @throws ConfigException where no such catalog can be opened
     */
    static IcebergPreflight of(IcebergAccess access, IcebergCatalog loader, Patience patience) {
        return new IcebergPreflight(
                access,
                patience,
                answer(access, patience, "no catalog can be opened", loader::loadCatalog));
    }

    /**
     * What the catalog answers.
     *
     * @param failed what to say where it does not
     * @throws ConfigException where it refuses or is silent, or of the question itself
     */
    <T> T ask(String failed, Function<Catalog, T> question) {
        return answer(access, patience, failed, () -> question.apply(catalog));
    }

    private static <T> T answer(
            IcebergAccess access, Patience patience, String failed, Callable<T> question) {
        try {
            return patience.await("ask-iceberg-catalog", question);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigException said) {
                throw said;
            }
            throw refused(access, failed, Said.by(e));
        } catch (TimeoutException e) {
            throw refused(access, failed, String.valueOf(e.getMessage()));
        }
    }

    private static ConfigException refused(IcebergAccess access, String failed, String said) {
        return new ConfigException(access.mostTellingOption(), "%s (%s)".formatted(failed, said));
    }

    /**
     * What the catalog has answered holds, and what was wrong has been told, however it ends: one
     * over JDBC waits for ever for a connection that is still in use.
     */
    @Override
    public void close() {
        if (catalog instanceof AutoCloseable open) {
            try {
                patience.await(
                        "close-iceberg-catalog",
                        () -> {
                            open.close();
                            return open;
                        });
            } catch (ExecutionException | TimeoutException e) {
                // It is not asked again.
            }
        }
    }
}
