package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.sinks.ParquetKpiSink;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.fs.Path;

/** Binds KPI views to a folder that can be written into. */
final class FilesBinding {

    private FilesBinding() {}

    static void bind(SinkConfig.OfFiles config, List<Bindings.KpiStream> views) {
        try {
            Path folder = new Path(config.path());
            if (!folder.getFileSystem().mkdirs(folder)) {
                throw new IOException("no folder can be made there");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException(
                    SinkOptions.FILES_PATH.key(),
                    "cannot write into %s (%s)".formatted(config.path(), e.getMessage()));
        }
        for (Bindings.KpiStream view : views) {
            new ParquetKpiSink(config.path(), view.layout()).attach(view.rows());
        }
    }
}
