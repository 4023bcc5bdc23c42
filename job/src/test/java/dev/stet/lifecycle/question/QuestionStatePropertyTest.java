package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.QuestionEvent;
import dev.stet.lifecycle.Lifecycle;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.Event;
import dev.stet.state.KeyFilter;
import dev.stet.testkit.QuestionHistories;
import dev.stet.testkit.RoundTrip;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a history puts into state, and its outcome rows, are read back as they were written. */
final class QuestionStatePropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesBackAsItWas(long seed) throws Exception {
        Map<Key128, QuestionStore> users = new HashMap<>();
        QuestionLifecycle lifecycle = new QuestionLifecycle(Lifecycle.CUBE, seed % 2 == 0);
        try (var decoding = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            for (Event event : QuestionHistories.random(seed)) {
                QuestionEvent decoded = decoding.decode(event);
                lifecycle.apply(
                        decoded,
                        users.computeIfAbsent(decoded.user(), user -> new Checked()),
                        Long.MIN_VALUE,
                        fact -> {},
                        (id, question) -> told(decoded.user(), id, question),
                        claim -> {});
            }
        }
    }

    private static Question told(Key128 user, Utf8 id, Question question) {
        Question told = question.withVersion(question.version() + 1);
        if (told.tenant() != null) {
            try {
                RoundTrip.check(
                        new Outcome.WireCodec(),
                        QuestionOutcome.of(user, id, told, told.askedAgain() != Gap.NONE));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return told;
    }

    /** Keeps what it reads back, so that a loss would show in the next event too. */
    private static final class Checked implements QuestionStore {
        private final Map<Utf8, Question> questions = new HashMap<>();
        private final Map<Key128, Chain> chains = new HashMap<>();
        private final PackedRecords packed = new PackedRecords();
        private final PackedRecords packedChains = new PackedRecords();
        private DimensionsTable dimensions = new DimensionsTable();
        private UserMinutes minutes = new UserMinutes(dimensions);

        @Override
        public @Nullable Question question(Utf8 interactionId) {
            return questions.get(interactionId);
        }

        @Override
        public void keep(Utf8 interactionId, Question question) throws IOException {
            RoundTrip.checkUnknownVersion(new Question.StateCodec(), question);
            RoundTrip.check(
                    new Question.StateCodec(),
                    new Question(
                            question.query(),
                            question.gap(),
                            question.askedAgain(),
                            question.regenerations(),
                            4_711,
                            question.tenant(),
                            question.version(),
                            question.unopened()));
            questions.put(interactionId, RoundTrip.check(new Question.StateCodec(), question));
            DataOutputSerializer out = new DataOutputSerializer(1);
            question.write(out, dimensions);
            packed.put(interactionId, out.getSharedBuffer(), out.length());
        }

        @Override
        public @Nullable Chain chain(Key128 fingerprint) {
            return chains.get(fingerprint);
        }

        @Override
        public void keep(Key128 fingerprint, Chain chain) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(1);
            chain.write(out);
            chains.put(fingerprint, Chain.read(new DataInputDeserializer(out.getCopyOfBuffer())));
            packedChains.put(Utf8.of(fingerprint.toString()), out.getSharedBuffer(), out.length());
            RoundTrip.checkUnknownVersion(new PackedRecords.StateCodec(), packedChains);
            RoundTrip.check(new PackedRecords.StateCodec(), packedChains.copy());
        }

        @Override
        public UserMinutes minutes() {
            return minutes;
        }

        @Override
        public void minutesChanged(long atMillis) {
            UserState user =
                    new UserState(
                            dimensions.copy(),
                            packed.copy(),
                            atMillis % 2 == 0,
                            minutes.copy(dimensions),
                            packedChains.copy(),
                            List.of(new ChainPage(7, atMillis, KeyFilter.withRoomFor(3))),
                            atMillis,
                            Long.MAX_VALUE,
                            atMillis % 3 == 0 ? new long[0] : new long[] {atMillis, -atMillis});
            try {
                RoundTrip.checkUnknownVersion(new UserState.StateCodec(), user);
                UserState read = RoundTrip.check(new UserState.StateCodec(), user);
                dimensions = read.dimensions();
                minutes = read.minutes();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
