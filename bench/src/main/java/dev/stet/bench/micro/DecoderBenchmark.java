package dev.stet.bench.micro;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.stet.contract.Refusal;
import dev.stet.ingest.RecordDecoder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Million events a second, from bytes. Stet's also checks the contract, pseudonymises the user and
 * makes fingerprints, {@code stetHot} without what only families read; the others only read the
 * fields.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecoderBenchmark {

    private final byte[][] events = ContestEvents.json();
    private final RecordDecoder stet = ContestEvents.decoder();
    private final RecordDecoder stetHot = ContestEvents.hotDecoder();
    private final ObjectMapper jackson = new ObjectMapper();
    private final ObjectReader jacksonFields = jackson.readerFor(EventFields.class);
    private final JsonFactory jacksonTokens = new JsonFactory();

    /** A refusal is made of formatted text, and would be measured instead of decoding. */
    @Setup
    public void check() {
        for (byte[] event : events) {
            if (ContestEvents.decode(stet, event) instanceof Refusal refusal) {
                throw new IllegalStateException(refusal.toString());
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ContestEvents.COUNT)
    public void stet(Blackhole sink) {
        for (byte[] event : events) {
            sink.consume(ContestEvents.decode(stet, event));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ContestEvents.COUNT)
    public void stetHot(Blackhole sink) {
        for (byte[] event : events) {
            sink.consume(ContestEvents.decode(stetHot, event));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ContestEvents.COUNT)
    public void jacksonTree(Blackhole sink) throws IOException {
        for (byte[] event : events) {
            sink.consume(jackson.readTree(event));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ContestEvents.COUNT)
    public void jacksonObject(Blackhole sink) throws IOException {
        for (byte[] event : events) {
            sink.consume(jacksonFields.<EventFields>readValue(event));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ContestEvents.COUNT)
    public void jacksonStreaming(Blackhole sink) throws IOException {
        for (byte[] event : events) {
            try (JsonParser parser = jacksonTokens.createParser(event)) {
                sink.consume(fields(parser));
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ContestEvents.COUNT)
    public void fastjson2Object(Blackhole sink) {
        for (byte[] event : events) {
            sink.consume(JSON.parseObject(event, EventFields.class));
        }
    }

    private static EventFields fields(JsonParser parser) throws IOException {
        EventFields fields = new EventFields();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "event_id" -> fields.eventId = parser.getText();
                case "event_type" -> fields.eventType = parser.getText();
                case "event_time" -> fields.eventTime = parser.getLongValue();
                case "user_id" -> fields.userId = parser.getText();
                case "suggestion_id" -> fields.suggestionId = parser.getText();
                case "interaction_id" -> fields.interactionId = parser.getText();
                case "feature" -> fields.feature = parser.getText();
                case "workflow" -> fields.workflow = parser.getText();
                case "model" -> fields.model = parser.getText();
                case "variant" -> fields.variant = parser.getText();
                case "text" -> fields.text = parser.getText();
                case "distance" -> fields.distance = parser.getDoubleValue();
                case "removed" -> fields.removed = parser.getBooleanValue();
                case "chars" -> fields.chars = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
        return fields;
    }
}
