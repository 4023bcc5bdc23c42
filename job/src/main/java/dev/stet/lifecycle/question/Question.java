package dev.stet.lifecycle.question;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.QuestionMeasure;
import dev.stet.lifecycle.Moment;
import dev.stet.lifecycle.Timed;
import dev.stet.lifecycle.Unopened;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one interaction. Immutable.
 *
 * @param query the earliest {@code query.submitted}; null while only regenerations are known
 * @param gap to its predecessor
 * @param askedAgain the gap of the query that it is the predecessor of, where under 30 min; else
 *     {@link Gap#NONE}
 * @param regenerations all known, sorted; which count depends on the query's time
 * @param settledRegenerations how many were pruned because they count for certain
 * @param tenant for the outcome row; null where no outcomes are wanted
 * @param version of the last outcome row written; 0 for none
 * @param unopened those regenerations that have no query, as far as one can still come
 */
record Question(
        @Nullable Query query,
        Gap gap,
        Gap askedAgain,
        Regeneration[] regenerations,
        int settledRegenerations,
        @Nullable String tenant,
        long version,
        Unopened[] unopened) {

    /** How long after the query a regeneration still counts. */
    static final long REGENERATION_MILLIS = 30 * 60_000L;

    /** Fewer regenerations are not pruned: the scan would cost more than it saves. */
    private static final int WORTH_PRUNING = 16;

    /** Bits of the parts that are written. */
    private static final int OPENED = 1;

    private static final int WITH_UNOPENED = 1 << 1;

    private static final int MEASURES = QuestionMeasure.values().length;
    private static final Regeneration[] NO_REGENERATIONS = new Regeneration[0];

    static final Question UNHEARD_OF =
            new Question(null, Gap.NONE, Gap.NONE, NO_REGENERATIONS, 0, null, 0, Unopened.NONE);

    /** The opening of the lifecycle. */
    record Query(Moment moment, Key128 fingerprint, boolean instruction, Dimensions dimensions) {

        static Query of(QuestionEvent.Submitted event) {
            return new Query(
                    Moment.of(event.header()),
                    event.fingerprint(),
                    event.instruction(),
                    event.dimensions());
        }

        long at() {
            return moment.at();
        }
    }

    /** One {@code answer.regenerated}. */
    record Regeneration(Moment moment) implements Timed {}

    Question withQuery(Query query, @Nullable String tenant) {
        return new Question(
                query,
                gap,
                askedAgain,
                regenerations,
                settledRegenerations,
                tenant,
                version,
                Unopened.without(unopened, query.at()));
    }

    Question withGap(Gap gap) {
        return with(gap, askedAgain, version);
    }

    Question withAskedAgain(Gap askedAgain) {
        return with(gap, askedAgain, version);
    }

    Question withVersion(long version) {
        return with(gap, askedAgain, version);
    }

    private Question with(Gap gap, Gap askedAgain, long version) {
        return new Question(
                query,
                gap,
                askedAgain,
                regenerations,
                settledRegenerations,
                tenant,
                version,
                unopened);
    }

    /** This very object if that regeneration is known. */
    Question withRegeneration(Header header) {
        Regeneration[] more = Timed.insert(regenerations, new Regeneration(Moment.of(header)));
        if (more == regenerations) {
            return this;
        }
        boolean opened = query != null && Unopened.opens(query.at(), header.eventTimeMillis());
        return new Question(
                query,
                gap,
                askedAgain,
                more,
                settledRegenerations,
                tenant,
                version,
                opened ? unopened : Unopened.plus(unopened, header));
    }

    /**
     * Prunes settled regenerations, once there are many: adds those that count to a number, drops
     * the others.
     *
     * @param settledMillis no event at or before this instant will come any more
     */
    Question pruned(long settledMillis) {
        if (regenerations.length < WORTH_PRUNING || (query != null && query.at() > settledMillis)) {
            return this;
        }
        int count = settledRegenerations;
        for (Regeneration regeneration : regenerations) {
            if (regeneration.at() <= settledMillis && counts(regeneration)) {
                count++;
            }
        }
        Regeneration[] open =
                Arrays.stream(regenerations)
                        .filter(regeneration -> regeneration.at() > settledMillis)
                        .toArray(Regeneration[]::new);
        Unopened[] stillUnopened =
                query == null ? Unopened.unsettled(unopened, settledMillis) : Unopened.NONE;
        return new Question(query, gap, askedAgain, open, count, tenant, version, stillUnopened);
    }

    private boolean counts(Regeneration regeneration) {
        return query != null
                && regeneration.at() >= query.at()
                && regeneration.at() <= query.at() + REGENERATION_MILLIS;
    }

    boolean isRepeat() {
        return gap == Gap.REPEAT;
    }

    /** By index of {@code View.QUESTION.measures()}; all 0 before the query is known. */
    long[] measures() {
        long[] measures = new long[MEASURES];
        addTo(measures, 1);
        return measures;
    }

    /** Adds its measures, as many times as {@code sign} says. */
    void addTo(long[] measures, int sign) {
        if (query == null) {
            return;
        }
        int regenerated = settledRegenerations;
        for (Regeneration regeneration : regenerations) {
            regenerated += counts(regeneration) ? 1 : 0;
        }
        boolean resubmitted = askedAgain == Gap.RESUBMISSION;
        boolean retried = resubmitted || regenerated > 0;
        boolean satisfied = askedAgain == Gap.NONE && regenerated == 0;
        measures[QuestionMeasure.QUERIES.ordinal()] += sign;
        measures[QuestionMeasure.REPEATS.ordinal()] += gap == Gap.REPEAT ? sign : 0;
        measures[QuestionMeasure.REASKS.ordinal()] += gap == Gap.RE_ASK ? sign : 0;
        measures[QuestionMeasure.RESUBMITTED.ordinal()] += resubmitted ? sign : 0;
        measures[QuestionMeasure.REGENERATED.ordinal()] += regenerated > 0 ? sign : 0;
        measures[QuestionMeasure.REGENERATIONS.ordinal()] += (long) sign * regenerated;
        measures[QuestionMeasure.RETRIED.ordinal()] += retried ? sign : 0;
        measures[QuestionMeasure.SATISFIED.ordinal()] += satisfied ? sign : 0;
    }

    /**
     * The last instant of event time that can still bear upon it; without a query, the last at
     * which one would be the opening of its latest regeneration.
     */
    long lastRelevantMillis() {
        if (query != null) {
            return query.at() + REGENERATION_MILLIS;
        }
        return regenerations.length == 0
                ? Long.MIN_VALUE
                : regenerations[regenerations.length - 1].at() + Unopened.CLOCKS_MILLIS;
    }

    /** How the dimensions of a question are written: in full, or as a number of a table. */
    interface DimensionsForm {

        void write(Dimensions dimensions, DataOutput out) throws IOException;

        Dimensions read(DataInput in) throws IOException;
    }

    /** Without a version: part of a larger form. */
    void write(DataOutput out, DimensionsForm form) throws IOException {
        out.writeByte((query != null ? OPENED : 0) | (unopened.length > 0 ? WITH_UNOPENED : 0));
        if (query != null) {
            query.moment.write(out);
            query.fingerprint.write(out);
            out.writeBoolean(query.instruction);
            form.write(query.dimensions, out);
        }
        out.writeByte(gap.ordinal());
        out.writeByte(askedAgain.ordinal());
        Binary.writeVarLong(out, regenerations.length);
        for (Regeneration regeneration : regenerations) {
            regeneration.moment.write(out);
        }
        Binary.writeVarLong(out, settledRegenerations);
        Binary.writeNullableString(out, tenant);
        Binary.writeVarLong(out, version);
        if (unopened.length > 0) {
            Unopened.write(unopened, out);
        }
    }

    static Question read(DataInput in, DimensionsForm form) throws IOException {
        int shape = in.readByte();
        Query query =
                (shape & OPENED) != 0
                        ? new Query(
                                Moment.read(in), Key128.read(in), in.readBoolean(), form.read(in))
                        : null;
        Gap gap = Gap.at(in.readByte());
        Gap askedAgain = Gap.at(in.readByte());
        int length = (int) Binary.readVarLong(in);
        Regeneration[] regenerations = length == 0 ? NO_REGENERATIONS : new Regeneration[length];
        for (int i = 0; i < length; i++) {
            regenerations[i] = new Regeneration(Moment.read(in));
        }
        return new Question(
                query,
                gap,
                askedAgain,
                regenerations,
                (int) Binary.readVarLong(in),
                Binary.readNullableString(in),
                Binary.readVarLong(in),
                (shape & WITH_UNOPENED) == 0 ? Unopened.NONE : Unopened.read(in));
    }

    /** The form in state, version 1. */
    public static final class StateCodec implements Codec<Question> {

        private static final int VERSION = 1;

        private static final DimensionsForm IN_FULL =
                new DimensionsForm() {
                    @Override
                    public void write(Dimensions dimensions, DataOutput out) throws IOException {
                        dimensions.write(out);
                    }

                    @Override
                    public Dimensions read(DataInput in) throws IOException {
                        return Dimensions.read(in);
                    }
                };

        @Override
        public void write(Question question, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            question.write(out, IN_FULL);
        }

        @Override
        public Question read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A question", version);
            }
            return Question.read(in, IN_FULL);
        }
    }
}
