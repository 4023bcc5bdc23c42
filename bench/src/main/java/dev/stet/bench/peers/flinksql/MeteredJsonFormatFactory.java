package dev.stet.bench.peers.flinksql;

import dev.stet.bench.contest.Meter;
import dev.stet.bench.peers.Handover;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.formats.json.JsonFormatFactory;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.format.ProjectableDecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.types.DataType;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The format {@code metered-json}: Flink's own {@code json}, its options and its projections, and a
 * call of the meter per record. Nothing else is between the Kafka connector and the parser.
 */
public final class MeteredJsonFormatFactory implements DeserializationFormatFactory {

    static final String IDENTIFIER = "metered-json";

    /** Under which {@link Handover} has the contest. */
    static final ConfigOption<String> HANDOVER =
            ConfigOptions.key("handover").stringType().noDefaultValue();

    private final JsonFormatFactory json = new JsonFormatFactory();

    @Override
    public String factoryIdentifier() {
        return IDENTIFIER;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(HANDOVER);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return new HashSet<>(json.optionalOptions());
    }

    @Override
    public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        return new MeteredFormat(
                (ProjectableDecodingFormat<DeserializationSchema<RowData>>)
                        json.createDecodingFormat(context, options),
                options.get(HANDOVER));
    }

    private record MeteredFormat(
            ProjectableDecodingFormat<DeserializationSchema<RowData>> json, String handover)
            implements ProjectableDecodingFormat<DeserializationSchema<RowData>> {

        @Override
        public DeserializationSchema<RowData> createRuntimeDecoder(
                DynamicTableSource.Context context, DataType type, int[][] projections) {
            return new MeteredSchema(
                    json.createRuntimeDecoder(context, type, projections), handover);
        }

        @Override
        public boolean supportsNestedProjection() {
            return json.supportsNestedProjection();
        }

        @Override
        public ChangelogMode getChangelogMode() {
            return json.getChangelogMode();
        }
    }

    private static final class MeteredSchema implements DeserializationSchema<RowData> {

        private static final long serialVersionUID = 1;

        private final DeserializationSchema<RowData> json;
        private final String handover;

        /** Set by {@link #open}. */
        private transient @Nullable Meter meter;

        MeteredSchema(DeserializationSchema<RowData> json, String handover) {
            this.json = json;
            this.handover = handover;
        }

        @Override
        public void open(InitializationContext context) throws Exception {
            json.open(context);
            meter = Handover.find(handover).meter();
        }

        @Override
        public RowData deserialize(byte[] message) throws IOException {
            count();
            return json.deserialize(message);
        }

        @Override
        public void deserialize(byte[] message, Collector<RowData> out) throws IOException {
            count();
            json.deserialize(message, out);
        }

        private void count() {
            Meter opened = meter;
            if (opened == null) {
                throw new IllegalStateException("Not opened");
            }
            opened.record();
        }

        @Override
        public boolean isEndOfStream(RowData row) {
            return json.isEndOfStream(row);
        }

        @Override
        public TypeInformation<RowData> getProducedType() {
            return json.getProducedType();
        }
    }
}
