package dev.stet;

import dev.stet.alerts.Policy;
import dev.stet.alerts.stream.AlertOperator;
import dev.stet.config.ConfigException;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Alert;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Cube;
import dev.stet.contract.Dimension;
import dev.stet.contract.Fact;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Received;
import dev.stet.contract.Returned;
import dev.stet.contract.SampleRow;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SampleTimes;
import dev.stet.contract.Span;
import dev.stet.contract.SubjectInput;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.Targets;
import dev.stet.contract.View;
import dev.stet.ingest.Admission;
import dev.stet.ingest.AdmissionOperator;
import dev.stet.ingest.EventTime;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.lifecycle.families.Families;
import dev.stet.lifecycle.question.QuestionOperator;
import dev.stet.lifecycle.subject.Sampling;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOperator;
import dev.stet.lifecycle.subject.SubjectOutcome;
import dev.stet.lifecycle.suggestion.SuggestionOperator;
import dev.stet.metrics.Clustered;
import dev.stet.rollup.Maturity;
import dev.stet.rollup.Rollup;
import dev.stet.sample.stream.SampleOperator;
import dev.stet.state.Shards;
import dev.stet.targets.TargetsFile;
import dev.stet.wire.CodecType;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The whole dataflow, top to bottom, and the only class that knows more than one stage. */
public final class StetTopology {

    private static final TypeInformation<Received> RECEIVED =
            CodecType.of(Received.class, Received.WireCodec.class);
    private static final TypeInformation<Fact> FACT =
            CodecType.of(Fact.class, Fact.WireCodec.class);

    private final StetConfig config;
    private final List<Subject> subjects;

    /** Whether facts are told to the users of their subjects. */
    private final boolean toUsers;

    public StetTopology(StetConfig config) {
        this.config = config;
        this.subjects = Families.of(config.families(), config.cube().zone());
        this.toUsers = subjects.stream().anyMatch(Subject::hearsUserFacts);
    }

    /**
     * What comes out of the dataflow; binds no sink, so that a test may collect it.
     *
     * @param views that have rows, in their order
     * @param outcomes by table; without rows unless outcomes are enabled
     * @param alerts empty unless alerts are enabled
     * @param sample empty unless the review sample is enabled
     */
    public record Streams(
            Set<View> views,
            DataStream<KpiRow> rows,
            List<Outcomes> outcomes,
            DataStream<Returned> deadLetters,
            DataStream<Returned> late,
            Optional<DataStream<Alert>> alerts,
            Optional<DataStream<SampleRow>> sample) {}

    /**
     * The rows of one kind of subject, for drill-down.
     *
     * @param dimensions that each row has
     */
    public record Outcomes(
            OutcomeTable table, Set<Dimension> dimensions, DataStream<Outcome> rows) {}

    public Streams define(StreamExecutionEnvironment env, Source<Received, ?, ?> source) {
        env.setMaxParallelism(Shards.COUNT);
        env.getConfig().enableObjectReuse();
        FlinkDefaults.set(env, config.refreshInterval());
        return define(receive(env, source), source.getBoundedness() == Boundedness.BOUNDED);
    }

    Streams define(DataStream<Received> received, boolean bounded) {
        if (!bounded && config.asOf().isPresent()) {
            throw new ConfigException(
                    StetOptions.AS_OF.key(),
                    "is for an input that has an end: files, a table, or stet.kafka.bounded");
        }
        SingleOutputStreamOperator<Fact> ingested = admit(received, bounded);
        SingleOutputStreamOperator<Fact> suggestions =
                followSuggestions(ingested.getSideOutput(Admission.SUGGESTIONS));
        SingleOutputStreamOperator<Fact> questions =
                followQuestions(ingested.getSideOutput(Admission.QUESTIONS));
        Map<Subject, SingleOutputStreamOperator<Fact>> others =
                followSubjects(ingested, suggestions, questions);
        DataStream<Returned> late =
                ingested.getSideOutput(Admission.LATE)
                        .union(
                                suggestions.getSideOutput(SuggestionOperator.LATE),
                                questions.getSideOutput(QuestionOperator.LATE));
        for (SingleOutputStreamOperator<Fact> facts : others.values()) {
            late = late.union(facts.getSideOutput(SubjectOperator.LATE));
        }
        DataStream<KpiRow> rows = rollUp(bounded, ingested, suggestions, questions, others);
        return new Streams(
                config.cubes().keySet(),
                rows,
                outcomes(suggestions, questions, others),
                ingested.getSideOutput(Admission.DEAD_LETTERS),
                late,
                config.alerts() ? Optional.of(alerts(rows)) : Optional.empty(),
                config.reviewSample().flatMap(sizes -> sample(sizes, others)));
    }

    /** Empty where the family that it is drawn from is off. */
    private Optional<DataStream<SampleRow>> sample(
            SampleSizes sizes, Map<Subject, SingleOutputStreamOperator<Fact>> others) {
        return others.entrySet().stream()
                .filter(each -> !each.getKey().sampledBy().isEmpty())
                .map(each -> each.getValue().getSideOutput(SubjectOperator.SAMPLED))
                .findFirst()
                .map(
                        offered ->
                                Step.REVIEW_SAMPLE.name(
                                        SampleOperator.draw(
                                                offered,
                                                sampleTimes(),
                                                sizes,
                                                Step.REVIEW_SAMPLE.title())))
                .map(drawn -> written(drawn, SampleRow::dayStartMillis, Step.REVIEW_SAMPLE));
    }

    private SampleTimes sampleTimes() {
        return new SampleTimes(config.cube().zone(), config.allowedLateness().toMillis());
    }

    private @Nullable Sampling sampling(Subject subject) {
        return subject.sampledBy().isEmpty()
                ? null
                : config.reviewSample()
                        .map(sizes -> new Sampling(sampleTimes(), sizes))
                        .orElse(null);
    }

    private DataStream<Alert> alerts(DataStream<KpiRow> rows) {
        Targets targets = config.targetsFile().map(TargetsFile::read).orElseGet(Policy::defaults);
        return AlertOperator.watch(
                rows, targets, maturity()::finalAt, Step.ALERTS.uid(), Step.ALERTS.title());
    }

    private Maturity maturity() {
        return Maturity.of(
                config.futureTolerance(), config.allowedLateness(), config.cube().zone());
    }

    /** Those of all subjects, of families that are off, too. */
    public static List<OutcomeTable> outcomeTables() {
        Stream<OutcomeTable> hot =
                Stream.of(SuggestionOperator.OUTCOME_TABLE, QuestionOperator.OUTCOME_TABLE);
        Stream<OutcomeTable> others =
                Families.ALL.stream()
                        .map(Subject::outcome)
                        .filter(Objects::nonNull)
                        .map(SubjectOutcome::table);
        return Stream.concat(hot, others).toList();
    }

    private List<Outcomes> outcomes(
            SingleOutputStreamOperator<Fact> suggestions,
            SingleOutputStreamOperator<Fact> questions,
            Map<Subject, SingleOutputStreamOperator<Fact>> others) {
        List<Outcomes> all = new ArrayList<>();
        all.add(outcomes(SuggestionOperator.OUTCOME_TABLE, suggestions, Step.SUGGESTIONS));
        all.add(outcomes(QuestionOperator.OUTCOME_TABLE, questions, Step.QUESTIONS));
        others.forEach(
                (subject, facts) -> {
                    SubjectOutcome outcome = subject.outcome();
                    if (outcome != null && config.cubes().containsKey(outcome.view())) {
                        all.add(outcomes(outcome.table(), facts, Step.lifecycle(subject)));
                    }
                });
        return all;
    }

    private Outcomes outcomes(
            OutcomeTable table, SingleOutputStreamOperator<Fact> facts, Step step) {
        Cube cube = config.cubes().getOrDefault(table.view(), config.cube());
        return new Outcomes(
                table,
                cube.dimensions(),
                written(
                        facts.getSideOutput(LifecycleOperator.OUTCOMES),
                        Outcome::openedAtMillis,
                        step));
    }

    /** A bounded source never counts as idle: its other readers have ended, not fallen silent. */
    DataStream<Received> receive(StreamExecutionEnvironment env, Source<Received, ?, ?> source) {
        WatermarkStrategy<Received> eventTime =
                source.getBoundedness() == Boundedness.BOUNDED
                        ? EventTime.strategy(config.outOfOrderness())
                        : EventTime.strategy(config.outOfOrderness(), config.idleness());
        return Step.INTERACTIONS.name(
                env.fromSource(source, eventTime, Step.INTERACTIONS.title(), RECEIVED));
    }

    SingleOutputStreamOperator<Fact> admit(DataStream<Received> received, boolean bounded) {
        return Step.ADMISSION.name(
                received.transform(
                        Step.ADMISSION.title(),
                        FACT,
                        new AdmissionOperator(
                                new Admission(
                                        config.outOfOrderness(),
                                        config.allowedLateness(),
                                        View.INGEST.matures(config.futureTolerance()),
                                        bounded,
                                        new SubjectRoutes(subjects)),
                                config.asOf().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE))));
    }

    SingleOutputStreamOperator<Fact> followSuggestions(DataStream<SuggestionEvent> events) {
        return Step.SUGGESTIONS.name(
                SuggestionOperator.follow(
                        events,
                        Step.SUGGESTIONS.title(),
                        FACT,
                        new SuggestionOperator(
                                config.allowedLateness(),
                                outcomeRows(),
                                toUsers,
                                Step.SUGGESTIONS.cache(config.cache(), subjects))));
    }

    SingleOutputStreamOperator<Fact> followQuestions(DataStream<QuestionEvent> events) {
        return Step.QUESTIONS.name(
                QuestionOperator.follow(
                        events,
                        Step.QUESTIONS.title(),
                        FACT,
                        new QuestionOperator(
                                Objects.requireNonNull(config.cubes().get(View.QUESTION)),
                                config.allowedLateness(),
                                outcomeRows(),
                                toUsers,
                                Step.QUESTIONS.cache(config.cache(), subjects))));
    }

    /** The facts of each subject; those that tell others anything come before these. */
    private Map<Subject, SingleOutputStreamOperator<Fact>> followSubjects(
            SingleOutputStreamOperator<Fact> ingested,
            SingleOutputStreamOperator<Fact> suggestions,
            SingleOutputStreamOperator<Fact> questions) {
        Map<Subject, SingleOutputStreamOperator<Fact>> followed = new LinkedHashMap<>();
        for (Subject subject : Families.makersFirst(subjects)) {
            DataStream<SubjectInput> inputs = ingested.getSideOutput(SubjectRoutes.tag(subject));
            for (ClaimKind kind : subject.hearsClaims()) {
                inputs =
                        kind == ClaimKind.QUESTION_OF_INTERACTION
                                ? inputs.union(questions.getSideOutput(QuestionOperator.CLAIMS))
                                : inputs;
                for (Map.Entry<Subject, SingleOutputStreamOperator<Fact>> maker :
                        followed.entrySet()) {
                    if (maker.getKey().makesClaims().contains(kind)) {
                        inputs =
                                inputs.union(
                                        maker.getValue()
                                                .getSideOutput(SubjectOperator.claims(kind)));
                    }
                }
            }
            if (subject.hearsUserFacts()) {
                inputs =
                        inputs.union(
                                suggestions.getSideOutput(SubjectOperator.USER_FACTS),
                                questions.getSideOutput(SubjectOperator.USER_FACTS));
                for (SingleOutputStreamOperator<Fact> maker : followed.values()) {
                    inputs = inputs.union(maker.getSideOutput(SubjectOperator.USER_FACTS));
                }
            }
            followed.put(subject, follow(subject, inputs));
        }
        return followed;
    }

    private SingleOutputStreamOperator<Fact> follow(
            Subject subject, DataStream<SubjectInput> inputs) {
        Step step = Step.lifecycle(subject);
        return step.name(
                SubjectOperator.follow(
                        inputs,
                        step.title(),
                        FACT,
                        new SubjectOperator(
                                subject,
                                config.cubes(),
                                config.allowedLateness(),
                                outcomeRows(),
                                toUsers && Families.hasUserFacts(subject),
                                sampling(subject),
                                step.cache(config.cache(), subjects))));
    }

    DataStream<KpiRow> rollUp(
            boolean bounded,
            DataStream<Fact> ingested,
            DataStream<Fact> suggestions,
            DataStream<Fact> questions,
            Map<Subject, SingleOutputStreamOperator<Fact>> others) {
        Rollup rollup = rollup();
        List<Rollup.Local> sums = new ArrayList<>();
        sums.add(sum(rollup, written(ingested, Step.INGEST_SUM), Step.INGEST_SUM));
        sums.add(sum(rollup, written(suggestions, Step.SUGGESTION_SUM), Step.SUGGESTION_SUM));
        sums.add(sum(rollup, written(questions, Step.QUESTION_SUM), Step.QUESTION_SUM));
        others.forEach(
                (subject, facts) -> {
                    Step step = Step.sum(subject);
                    sums.add(sum(rollup, written(facts, step), step));
                });
        return Step.KPI_ROWS.name(
                rollup.rows(Step.KPI_ROWS.title(), bounded, config.windows(), sums));
    }

    private DataStream<Fact> written(DataStream<Fact> facts, Step before) {
        return written(facts, Fact::cohortMillis, before);
    }

    /** Without what belongs to windows that another job writes. The rollup remembers which. */
    private <T> DataStream<T> written(DataStream<T> all, Cohort<T> cohort, Step beside) {
        Span windows = config.windows();
        if (windows.equals(Span.ALWAYS)) {
            return all;
        }
        return all.filter(each -> windows.holds(cohort.millisOf(each)))
                .uid(beside.uid() + "-written")
                .name("Leave windows of another job to it");
    }

    /** Where in event time something belongs. */
    @FunctionalInterface
    private interface Cohort<T> extends Serializable {

        long millisOf(T each);
    }

    /** The rollup that is configured. */
    public Rollup rollup() {
        Map<View, Cube> cubes = config.cubes();
        return new Rollup(
                cubes,
                config.clusters() == 0 ? Map.of() : Clustered.indices(),
                maturity(),
                config.refreshInterval(),
                config.segmentLimit(),
                Step.KPI_ROWS.cache(config.cache(), subjects));
    }

    private static Rollup.Local sum(Rollup rollup, DataStream<Fact> facts, Step step) {
        Rollup.Local local = rollup.sumWithinTask(facts, step.title());
        step.name(local.step());
        return local;
    }

    /** Rows at every change, unless even KPI rows are wanted final only. */
    private OutcomeRows outcomeRows() {
        if (!config.outcomes()) {
            return OutcomeRows.NONE;
        }
        return config.refreshInterval().isZero() ? OutcomeRows.LAST_ONLY : OutcomeRows.EVERY_CHANGE;
    }
}
