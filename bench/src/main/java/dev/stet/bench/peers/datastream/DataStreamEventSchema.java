package dev.stet.bench.peers.datastream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.bench.contest.Meter;
import dev.stet.bench.peers.Handover;
import java.io.IOException;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;

/** JSON to {@link DataStreamEvent} by data binding, and a call of the meter per record. */
final class DataStreamEventSchema extends AbstractDeserializationSchema<DataStreamEvent> {

    private static final long serialVersionUID = 1;

    private final String handover;

    /** Both set by {@link #open}. */
    @SuppressWarnings("NullAway.Init")
    private transient ObjectMapper mapper;

    @SuppressWarnings("NullAway.Init")
    private transient Meter meter;

    DataStreamEventSchema(String handover) {
        super(DataStreamEvent.class);
        this.handover = handover;
    }

    @Override
    public void open(InitializationContext context) {
        mapper = new ObjectMapper();
        meter = Handover.find(handover).meter();
    }

    @Override
    public DataStreamEvent deserialize(byte[] message) throws IOException {
        meter.record();
        return mapper.readValue(message, DataStreamEvent.class);
    }
}
