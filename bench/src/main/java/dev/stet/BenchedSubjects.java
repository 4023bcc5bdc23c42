package dev.stet;

import dev.stet.bench.costs.KeyedStep;
import dev.stet.config.StetConfig;
import dev.stet.contract.Fact;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.SubjectInput;
import dev.stet.ingest.EventRoutes;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.lifecycle.families.Families;
import dev.stet.lifecycle.subject.Sampling;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOperator;
import dev.stet.state.CacheSize;
import dev.stet.state.ShardSlice;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The door through which benchmarks reach the subjects as the dataflow wires them. */
public final class BenchedSubjects {

    private final SubjectRoutes routes = new SubjectRoutes(Families.ALL);

    /** All, those that make claims before those that hear them. */
    public static List<Subject> all() {
        return Families.makersFirst(Families.ALL);
    }

    /**
     * The step of one kind of subject.
     *
     * @param sampling how subjects are offered for review, if they are of a kind that is
     */
    public static KeyedStep<?, SubjectInput, Fact> step(
            Subject subject, StetConfig config, int cacheEntries, @Nullable Sampling sampling) {
        return new KeyedStep<>(
                new SubjectOperator(
                        subject,
                        config.cubes(),
                        config.allowedLateness(),
                        OutcomeRows.NONE,
                        false,
                        subject.sampledBy().isEmpty() ? null : sampling,
                        new CacheSize(cacheEntries)),
                input -> ShardSlice.shardOf(input.key()),
                SubjectOperator.KEY);
    }

    /** Sends an event to all subjects that hear it, by their names. */
    public void send(RecordedEvent event, BiConsumer<String, SubjectInput> out) {
        routes.send(
                event,
                true,
                new EventRoutes.Output() {
                    @Override
                    public <T> void collect(OutputTag<T> tag, T value) {
                        out.accept(tag.getId(), (SubjectInput) value);
                    }
                });
    }

    /** By what {@link #send} calls the events of a subject. */
    public static String address(Subject subject) {
        return SubjectRoutes.tag(subject).getId();
    }
}
