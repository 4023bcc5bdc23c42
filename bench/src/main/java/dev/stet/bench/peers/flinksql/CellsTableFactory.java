package dev.stet.bench.peers.flinksql;

import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.contest.ContestColumn;
import dev.stet.bench.peers.Handover;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.types.RowKind;

/**
 * The connector {@code cells}: an upsert sink into the contest's {@link ContestCells}.
 *
 * <p>A table of it has {@code minute} and {@code feature} for its primary key, in this order and
 * first, then any of the {@link ContestColumn columns} under their SQL names. A deleted row counts
 * nothing.
 */
public final class CellsTableFactory implements DynamicTableSinkFactory {

    private static final int KEY_FIELDS = 2;
    private static final int TIME_PRECISION = 3;

    @Override
    public String factoryIdentifier() {
        return "cells";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(MeteredJsonFormatFactory.HANDOVER);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        helper.validate();
        List<String> names = context.getCatalogTable().getResolvedSchema().getColumnNames();
        ContestColumn[] columns =
                names.stream()
                        .skip(KEY_FIELDS)
                        .map(name -> ContestColumn.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toArray(ContestColumn[]::new);
        return new CellsTable(
                new CellsSink(helper.getOptions().get(MeteredJsonFormatFactory.HANDOVER), columns));
    }

    private record CellsTable(CellsSink sink) implements DynamicTableSink {

        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requested) {
            return ChangelogMode.upsert();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            return SinkV2Provider.of(sink);
        }

        @Override
        public DynamicTableSink copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return "cells";
        }
    }

    private static final class CellsSink implements Sink<RowData> {

        private static final long serialVersionUID = 1;

        private final String handover;
        private final ContestColumn[] columns;

        CellsSink(String handover, ContestColumn[] columns) {
            this.handover = handover;
            this.columns = columns;
        }

        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) {
            return new CellsWriter(Handover.find(handover).cells(), columns);
        }
    }

    private record CellsWriter(ContestCells cells, ContestColumn[] columns)
            implements SinkWriter<RowData> {

        @Override
        public void write(RowData row, Context context) {
            long minute = row.getTimestamp(0, TIME_PRECISION).getMillisecond();
            String feature = row.getString(1).toString();
            boolean gone = row.getRowKind() == RowKind.DELETE;
            for (int i = 0; i < columns.length; i++) {
                cells.put(minute, feature, columns[i], gone ? 0 : row.getLong(KEY_FIELDS + i));
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
