package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.IcebergAccess;
import dev.stet.config.SinkConfig;
import dev.stet.contract.View;
import dev.stet.iceberg.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A savepoint with state of a uid that is gone is refused: a change needs a migration note. */
final class IcebergUidsITCase {

    @Test
    void areFrozen(@TempDir Path folder) throws Exception {
        IcebergAccess access =
                new IcebergAccess(
                        "stet.sinks.iceberg.catalog",
                        "stet",
                        Warehouse.of("hadoop", folder).properties(),
                        Map.of());
        SinkConfig.OfIceberg config = new SinkConfig.OfIceberg(access, "stet");
        Patience patience = new Patience(Duration.ofSeconds(25));
        assertThat(
                        SinkUids.of(
                                (views, streams, dataflow) ->
                                        IcebergBinding.bind(config, views, patience)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(View.values()).flatMap(view -> uids(view.table())).toList());
    }

    private static Stream<String> uids(String table) {
        String sink = "sinks.iceberg-" + table;
        return Stream.of(
                sink,
                sink + "-final",
                sink + "-rows",
                sink + ": Sink pre-commit aggregator: " + sink,
                "Sink Committer: " + sink);
    }
}
