package dev.stet.bench.peers.datastream;

import dev.stet.bench.contest.ContestColumn;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** What is counted of the questions of a minute and feature. */
final class QuestionWindow {

    private QuestionWindow() {}

    /** Public for Flink's serializer. */
    public static final class Sums {

        public long queries;
        public long repeats;
        public Set<String> users = new HashSet<>();
    }

    static final class Aggregate implements AggregateFunction<DataStreamQuestion, Sums, Sums> {

        private static final long serialVersionUID = 1;

        @Override
        public Sums createAccumulator() {
            return new Sums();
        }

        @Override
        public Sums add(DataStreamQuestion question, Sums sums) {
            sums.queries++;
            sums.repeats += question.repeat ? 1 : 0;
            sums.users.add(question.userId);
            return sums;
        }

        @Override
        public Sums getResult(Sums sums) {
            return sums;
        }

        @Override
        public Sums merge(Sums one, Sums other) {
            one.queries += other.queries;
            one.repeats += other.repeats;
            one.users.addAll(other.users);
            return one;
        }
    }

    static final class Tell
            extends ProcessWindowFunction<Sums, DataStreamFact, String, TimeWindow> {

        private static final long serialVersionUID = 1;

        @Override
        public void process(
                String feature,
                Context context,
                Iterable<Sums> all,
                Collector<DataStreamFact> out) {
            long minute = context.window().getStart();
            for (Sums sums : all) {
                out.collect(
                        new DataStreamFact(minute, feature, ContestColumn.QUERIES, sums.queries));
                out.collect(
                        new DataStreamFact(minute, feature, ContestColumn.REPEATS, sums.repeats));
                out.collect(
                        new DataStreamFact(
                                minute, feature, ContestColumn.ASKING_USERS, sums.users.size()));
            }
        }
    }
}
