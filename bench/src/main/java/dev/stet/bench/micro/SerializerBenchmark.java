package dev.stet.bench.micro;

import dev.stet.contract.Fact;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.SuggestionEvent;
import dev.stet.wire.CodecType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Million round trips a second: a record written to bytes and read again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SerializerBenchmark {

    private static final int RECORDS = 512;

    /** What is written. */
    public enum Kind {
        SUGGESTION_EVENT {
            @Override
            Trip<?> trip(Way way) {
                return Trip.of(
                        way,
                        ContestEvents.decoded(SuggestionEvent.class),
                        CodecType.of(SuggestionEvent.class, SuggestionEvent.WireCodec.class),
                        Plain.Suggestion.class,
                        Plain.Suggestion::of);
            }
        },
        QUESTION_EVENT {
            @Override
            Trip<?> trip(Way way) {
                return Trip.of(
                        way,
                        ContestEvents.decoded(QuestionEvent.class),
                        CodecType.of(QuestionEvent.class, QuestionEvent.WireCodec.class),
                        Plain.Question.class,
                        Plain.Question::of);
            }
        },
        FACT {
            @Override
            Trip<?> trip(Way way) {
                return Trip.of(
                        way,
                        Facts.ofSuggestions(),
                        CodecType.of(Fact.class, Fact.WireCodec.class),
                        Plain.Sum.class,
                        Plain.Sum::of);
            }
        };

        abstract Trip<?> trip(Way way);
    }

    /** How it is written. */
    public enum Way {
        STET,
        FLINK_POJO,
        KRYO
    }

    /** Some records and their serializer. */
    static final class Trip<T> {
        private final TypeSerializer<T> serializer;
        private final List<T> records = new ArrayList<>(RECORDS);
        private final DataOutputSerializer out = new DataOutputSerializer(1_024);
        private final DataInputDeserializer in = new DataInputDeserializer();

        Trip(TypeInformation<T> type, List<T> some) {
            serializer = type.createSerializer(new SerializerConfigImpl());
            for (int i = 0; i < RECORDS; i++) {
                records.add(some.get(i % some.size()));
            }
        }

        static <T, P> Trip<?> of(
                Way way,
                List<T> records,
                TypeInformation<T> codec,
                Class<P> plain,
                Function<T, P> toPlain) {
            return switch (way) {
                case STET -> new Trip<>(codec, records);
                case FLINK_POJO -> new Trip<>(Types.POJO(plain), plain(records, toPlain));
                case KRYO -> new Trip<>(Types.GENERIC(plain), plain(records, toPlain));
            };
        }

        private static <T, P> List<P> plain(List<T> records, Function<T, P> toPlain) {
            return records.stream().map(toPlain).toList();
        }

        void make(Blackhole sink) throws IOException {
            for (T each : records) {
                out.clear();
                serializer.serialize(each, out);
                in.setBuffer(out.getSharedBuffer(), 0, out.length());
                sink.consume(serializer.deserialize(in));
            }
        }
    }

    @Param public Kind kind = Kind.FACT;

    @Param public Way way = Way.STET;

    @SuppressWarnings("NullAway.Init")
    private Trip<?> trip;

    @Setup
    public void pack() {
        trip = kind.trip(way);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void roundTrip(Blackhole sink) throws IOException {
        trip.make(sink);
    }
}
