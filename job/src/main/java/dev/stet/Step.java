package dev.stet;

import dev.stet.lifecycle.families.Families;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.state.CacheSize;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * A step of the dataflow.
 *
 * @param uid the step's address in a savepoint: never edit one, retire it. A test holds the list
 * @param title what graphs and logs call it
 * @param cacheWeight of what a keyed step holds in memory before its state, beside that of the
 *     others; 0 for a step that has no key, or no cache
 */
public record Step(String uid, String title, int cacheWeight) {

    private static final int NOT_KEYED = 0;

    private static final int NOT_CACHED = 0;

    /** Of the steps that most of the events pass. */
    private static final int HOT = 8;

    private static final int OTHER = 1;

    public static final Step INTERACTIONS =
            new Step("ingest.interactions", "Read interactions", NOT_KEYED);
    public static final Step ADMISSION =
            new Step("ingest.admission", "Admit, refuse or set aside as late", NOT_KEYED);
    public static final Step INGEST_SUM =
            new Step("rollup.ingest-sum", "Sum ingest facts within the task", NOT_KEYED);
    public static final Step SUGGESTIONS =
            new Step("lifecycle.suggestions", "Follow suggestions", HOT);
    public static final Step SUGGESTION_SUM =
            new Step("rollup.suggestion-sum", "Sum suggestion facts within the task", NOT_KEYED);
    public static final Step QUESTIONS = new Step("lifecycle.questions", "Follow questions", HOT);
    public static final Step QUESTION_SUM =
            new Step("rollup.question-sum", "Sum question facts within the task", NOT_KEYED);
    public static final Step KPI_ROWS = new Step("rollup.kpi-rows", "Sum facts to KPI rows", HOT);

    /** It acts when rows become final, a few times an hour, and so needs no cache. */
    public static final Step ALERTS = new Step("alerts.kpi-alerts", "Raise alerts", NOT_CACHED);

    /** It acts once a day, and so needs no cache. */
    public static final Step REVIEW_SAMPLE =
            new Step("sample.review-sample", "Draw the review sample", NOT_CACHED);

    /** What follows the histories of one kind of subject. */
    static Step lifecycle(Subject subject) {
        return new Step(
                "lifecycle." + subject.name(),
                "Follow each " + subject.name(),
                subject.isBusy() ? HOT : OTHER);
    }

    /** What sums its facts before they are shuffled. */
    static Step sum(Subject subject) {
        return new Step(
                "rollup." + subject.name() + "-sum",
                "Sum " + subject.name() + " facts within the task",
                NOT_KEYED);
    }

    /** All, in the order of the dataflow. */
    public static List<Step> all() {
        return all(Families.ALL);
    }

    private static List<Step> all(List<Subject> subjects) {
        List<Step> all =
                new ArrayList<>(
                        List.of(
                                INTERACTIONS,
                                ADMISSION,
                                INGEST_SUM,
                                SUGGESTIONS,
                                SUGGESTION_SUM,
                                QUESTIONS,
                                QUESTION_SUM));
        for (Subject subject : subjects) {
            all.add(lifecycle(subject));
            all.add(sum(subject));
        }
        all.add(KPI_ROWS);
        all.add(ALERTS);
        all.add(REVIEW_SAMPLE);
        return List.copyOf(all);
    }

    /**
     * What this step may hold in memory, of what all keyed steps share.
     *
     * @param subjects of the families that are on
     */
    CacheSize cache(CacheSize configured, List<Subject> subjects) {
        int all = all(subjects).stream().mapToInt(Step::cacheWeight).sum();
        return configured.weighted(cacheWeight, all);
    }

    <T> SingleOutputStreamOperator<T> name(SingleOutputStreamOperator<T> operator) {
        return operator.uid(uid).name(title);
    }
}
