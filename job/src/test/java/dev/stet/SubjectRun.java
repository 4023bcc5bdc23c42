package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.AlsoRecorded;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Returned;
import dev.stet.contract.SampleInput;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SampleTimes;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.SubjectInput;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.UserErased;
import dev.stet.contract.ValidEvent;
import dev.stet.contract.View;
import dev.stet.ingest.EventRoutes;
import dev.stet.ingest.RecordDecoder;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.lifecycle.families.Families;
import dev.stet.lifecycle.question.QuestionOperator;
import dev.stet.lifecycle.subject.Sampling;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOperator;
import dev.stet.lifecycle.subject.SubjectOutcome;
import dev.stet.lifecycle.suggestion.SuggestionOperator;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.state.CacheSize;
import dev.stet.state.ShardSlice;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.FactTally;
import dev.stet.testkit.KeyedTasks;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The operators of all subjects, wired as the dataflow wires them, under a watermark that a test
 * moves; with a random, they are stopped and restored now and then, at another parallelism too.
 */
public final class SubjectRun implements AutoCloseable {

    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final long OUT_OF_ORDERNESS = 30_000;

    private final Cube cube;

    private final RecordDecoder decoder =
            Decoding.decoders(
                            StetConfig.from(
                                    new Configuration()
                                            .set(StetOptions.FAMILIES, StetConfig.EVERY_FAMILY)
                                            .set(StetOptions.OUTCOMES, true)))
                    .create();
    private final SubjectRoutes routes;
    private final Map<Subject, KeyedTasks<ShardSlice, SubjectInput, Fact>> operators =
            new LinkedHashMap<>();
    private final Map<OutputTag<?>, Subject> byTag = new LinkedHashMap<>();

    /** Null where no subject hears what questions claim, nor facts of users. */
    private final @Nullable KeyedTasks<Key128, QuestionEvent, Fact> questions;

    /** Null where no subject hears facts of users. */
    private final @Nullable KeyedTasks<ShardSlice, SuggestionEvent, Fact> suggestions;

    private long newest = Long.MIN_VALUE;

    private SubjectRun(long seed, List<Subject> subjects, DayZone zone) throws Exception {
        cube = cube(zone);
        Map<View, Cube> cubes =
                new EnumMap<>(
                        Stream.of(View.values())
                                .collect(Collectors.toMap(Function.identity(), view -> cube)));
        routes = new SubjectRoutes(subjects);
        boolean toUsers = subjects.stream().anyMatch(Subject::hearsUserFacts);
        for (Subject subject : Families.makersFirst(subjects)) {
            CacheSize cache = new CacheSize(1 + (int) (seed % 4) * (int) (seed % 4) * 5);
            OutcomeRows outcomes = outcomeRows(seed);
            operators.put(
                    subject,
                    new KeyedTasks<>(
                            () ->
                                    new SubjectOperator(
                                            subject,
                                            cubes,
                                            LATENESS,
                                            outcomes,
                                            toUsers,
                                            sampling(subject, zone),
                                            cache),
                            input -> ShardSlice.shardOf(input.key()),
                            SubjectOperator.KEY,
                            seed % 50 == 0));
            byTag.put(SubjectRoutes.tag(subject), subject);
        }
        CacheSize cache = new CacheSize(1 + (int) (seed % 3) * 20);
        boolean ofQuestions =
                subjects.stream()
                        .anyMatch(
                                subject ->
                                        subject.hearsClaims()
                                                .contains(ClaimKind.QUESTION_OF_INTERACTION));
        questions = toUsers || ofQuestions ? questions(seed, toUsers, cache) : null;
        suggestions = toUsers ? suggestions(seed, cache) : null;
    }

    private KeyedTasks<Key128, QuestionEvent, Fact> questions(
            long seed, boolean toUsers, CacheSize cache) throws Exception {
        return new KeyedTasks<>(
                () -> new QuestionOperator(cube, LATENESS, OutcomeRows.NONE, toUsers, cache),
                QuestionEvent::user,
                CodecType.of(Key128.class, Key128.KeyCodec.class),
                seed % 50 == 0);
    }

    private static KeyedTasks<ShardSlice, SuggestionEvent, Fact> suggestions(
            long seed, CacheSize cache) throws Exception {
        return new KeyedTasks<>(
                () -> new SuggestionOperator(LATENESS, OutcomeRows.NONE, true, cache),
                event -> ShardSlice.shardOf(event.key()),
                SuggestionOperator.KEY,
                seed % 50 == 0);
    }

    /**
     * All that there is: of each subject, and of questions and suggestions where they are heard.
     */
    private List<KeyedTasks<?, ?, Fact>> all() {
        List<KeyedTasks<?, ?, Fact>> all = new ArrayList<>();
        if (questions != null) {
            all.add(questions);
        }
        if (suggestions != null) {
            all.add(suggestions);
        }
        all.addAll(operators.values());
        return all;
    }

    /** So few that some are left out. */
    public static final SampleSizes SAMPLE_SIZES = new SampleSizes(14, 7, 3, 3);

    public static SampleTimes sampleTimes(DayZone zone) {
        return new SampleTimes(zone, LATENESS.toMillis());
    }

    private static @Nullable Sampling sampling(Subject subject, DayZone zone) {
        return subject.sampledBy().isEmpty() ? null : new Sampling(sampleTimes(zone), SAMPLE_SIZES);
    }

    /** As often the one as the other. */
    public static OutcomeRows outcomeRows(long seed) {
        return OutcomeRows.values()[(int) (seed % OutcomeRows.values().length)];
    }

    /**
     * @param seed decides how little memory there is before state, which state backend, and which
     *     {@link #outcomeRows}
     * @param views whose subjects take part
     */
    public static SubjectRun open(long seed, View... views) throws Exception {
        return open(seed, DayZone.UTC, views);
    }

    /** As {@link #open(long, View...)}, with the days of a zone. */
    public static SubjectRun open(long seed, DayZone zone, View... views) throws Exception {
        return new SubjectRun(seed, Families.of(Set.of(views), zone), zone);
    }

    private static Cube cube(DayZone zone) {
        return new Cube(
                List.of(Grain.HOUR, Grain.DAY),
                List.of(
                        SegmentSet.of("all"),
                        SegmentSet.of("model"),
                        SegmentSet.of("handled_by"),
                        SegmentSet.of("feature|model")),
                zone);
    }

    /**
     * @param periods when the watermark follows and when all is restarted; null for never
     */
    public void hear(List<Event> arrivals, @Nullable Random periods) throws Exception {
        for (Event event : arrivals) {
            newest = Math.max(newest, event.timeMillis());
            hear(event);
            if (periods != null && periods.nextInt(3) == 0) {
                advanceTo(newest - OUT_OF_ORDERNESS - 1);
            }
            if (periods != null && periods.nextInt(25) == 0) {
                for (var each : all()) {
                    each.restart(1 + periods.nextInt(2));
                }
            }
        }
    }

    private void hear(Event event) throws Exception {
        ValidEvent decoded = Decoding.whole(decoder, event);
        ValidEvent hot = decoded instanceof AlsoRecorded both ? both.hot() : decoded;
        if (questions != null && hot instanceof QuestionEvent question) {
            questions.process(question);
        } else if (suggestions != null && hot instanceof SuggestionEvent suggestion) {
            suggestions.process(suggestion);
        }
        if (hot instanceof UserErased erased) {
            if (questions != null) {
                questions.process(new QuestionEvent.Erased(erased.header(), erased.user()));
            }
            pass(out -> routes.erase(erased, out));
        }
        if (decoded instanceof AlsoRecorded both) {
            send(both.recorded(), hot instanceof UserErased);
        } else if (decoded instanceof RecordedEvent recorded) {
            send(recorded, true);
        }
        passClaimsOn();
    }

    private void send(RecordedEvent recorded, boolean homeless) throws Exception {
        pass(out -> routes.send(recorded, homeless, out));
    }

    private void pass(Consumer<EventRoutes.Output> sender) throws Exception {
        List<Map.Entry<OutputTag<?>, SubjectInput>> sent = new ArrayList<>();
        sender.accept(
                new EventRoutes.Output() {
                    @Override
                    public <T> void collect(OutputTag<T> tag, T value) {
                        sent.add(Map.entry(tag, (SubjectInput) value));
                    }
                });
        for (Map.Entry<OutputTag<?>, SubjectInput> each : sent) {
            Subject subject = Objects.requireNonNull(byTag.get(each.getKey()));
            operator(subject).process(each.getValue());
        }
    }

    private void passClaimsOn() throws Exception {
        if (questions != null) {
            passOn(
                    ClaimKind.QUESTION_OF_INTERACTION,
                    questions.takeSideOutput(QuestionOperator.CLAIMS));
        }
        for (Subject maker : operators.keySet()) {
            for (ClaimKind kind : maker.makesClaims()) {
                passOn(kind, operator(maker).takeSideOutput(SubjectOperator.claims(kind)));
            }
        }
        for (var maker : all()) {
            passUserFactsOn(maker.takeSideOutput(LifecycleOperator.USER_FACTS));
        }
    }

    private void passUserFactsOn(List<SubjectInput> facts) throws Exception {
        for (SubjectInput fact : facts) {
            for (Subject subject : operators.keySet()) {
                if (subject.hearsUserFacts()) {
                    operator(subject).process(fact);
                }
            }
        }
    }

    private void passOn(ClaimKind kind, List<SubjectInput> claims) throws Exception {
        for (SubjectInput claim : claims) {
            for (Subject subject : operators.keySet()) {
                if (subject.hearsClaims().contains(kind)) {
                    operator(subject).process(claim);
                }
            }
        }
    }

    /** Of all operators, and passes on what they claim then. */
    public void advanceTo(long watermark) throws Exception {
        for (var each : all()) {
            each.advanceTo(watermark);
        }
        passClaimsOn();
    }

    private KeyedTasks<ShardSlice, SubjectInput, Fact> operator(Subject subject) {
        return Objects.requireNonNull(operators.get(subject));
    }

    /** The facts of one view. */
    public List<Fact> facts(View view) {
        return operators.values().stream()
                .flatMap(operator -> operator.output().stream())
                .filter(fact -> fact.view() == view)
                .toList();
    }

    /** What the facts add up to, by a cube of hours and days; of some views by their own one. */
    public SortedMap<Cell, SortedMap<String, Long>> rows(View view) {
        List<Fact> facts = facts(view);
        Cube own = view == View.EXPERIMENT ? view.cube(cube).orElseThrow() : cube;
        return FactTally.rows(facts, view, own);
    }

    /** The subjects in whose state a user's pseudonym stands, by name; those that hear events. */
    public List<String> holding(Event ofUser) throws Exception {
        UserErased erased = (UserErased) Decoding.decode(decoder, ofUser);
        List<String> holding = new ArrayList<>();
        for (Map.Entry<Subject, KeyedTasks<ShardSlice, SubjectInput, Fact>> each :
                operators.entrySet()) {
            for (byte[] written : each.getValue().writtenBytes()) {
                if (HexFormat.of().formatHex(written).contains(erased.user().toString())) {
                    holding.add(each.getKey().name());
                }
            }
        }
        return holding;
    }

    /** How many subjects are in state, but for questions. */
    public int subjects() throws Exception {
        int all = 0;
        for (var operator : operators.values()) {
            all += operator.writtenBytes().size();
        }
        return all;
    }

    /** How many facts there are so far, of whatever view. */
    public int facts() {
        return operators.values().stream().mapToInt(each -> each.output().size()).sum()
                + (questions == null ? 0 : questions.output().size());
    }

    /** The outcome rows in the order in which they were written; empty where the view has none. */
    public List<Outcome> outcomes(View view) {
        List<Outcome> rows = new ArrayList<>();
        operators.forEach(
                (subject, operator) -> {
                    SubjectOutcome outcome = subject.outcome();
                    if (outcome != null && outcome.view() == view) {
                        rows.addAll(operator.sideOutput(LifecycleOperator.OUTCOMES));
                    }
                });
        return rows;
    }

    /** What the review sample is made of, so far. */
    public List<SampleInput> sampled() {
        List<SampleInput> all = new ArrayList<>();
        operators.values().forEach(each -> all.addAll(each.sideOutput(SubjectOperator.SAMPLED)));
        return all;
    }

    /** What subjects heard too late, or could not take in. */
    public List<Returned> returned() {
        List<Returned> all = new ArrayList<>();
        operators.values().forEach(each -> all.addAll(each.sideOutput(SubjectOperator.LATE)));
        return all;
    }

    /** After the end of every span. */
    public void assertNothingIsLeft() throws Exception {
        advanceTo(newest + Duration.ofDays(120).toMillis());
        for (Map.Entry<Subject, KeyedTasks<ShardSlice, SubjectInput, Fact>> each :
                operators.entrySet()) {
            assertThat(each.getValue().timers()).as(each.getKey().name() + " timers").isZero();
            assertThat(each.getValue().stateEntries())
                    .as(each.getKey().name() + " state entries")
                    .isZero();
        }
    }

    @Override
    public void close() throws Exception {
        for (var each : all()) {
            each.close();
        }
    }
}
