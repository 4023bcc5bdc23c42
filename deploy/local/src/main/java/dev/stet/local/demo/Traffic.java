package dev.stet.local.demo;

import dev.stet.local.demo.Strays.Reason;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People at work with an assistant, made up from a seed: suggestions, questions, tasks,
 * conversations, and everything that goes wrong on the way of their events. What they do is known
 * exactly ({@link #truth()}). Before them, and beside them, visitors come for the first time; and
 * before them failures are reported as often as later.
 *
 * <p>The load swings like a day, in an hour. Not safe for use by several threads, but for {@link
 * #truth()}.
 */
public final class Traffic {

    /** The columns of {@code ingest_kpi} that the truth knows. */
    static final List<String> INGEST_MEASURES =
            Stream.concat(
                            Stream.of("read", "late"),
                            Arrays.stream(Reason.values())
                                    .map(
                                            reason ->
                                                    "refused_"
                                                            + reason.name()
                                                                    .toLowerCase(Locale.ROOT)))
                    .toList();

    /** Mean number of events that one session makes, its duplicates included; measured. */
    private static final double EVENTS_PER_SESSION = 2.5;

    /** Mean number of answers that one session leads to; measured. */
    private static final double ANSWERS_PER_SESSION = 0.3;

    private static final double SUGGESTIONS = 0.7;
    private static final double TASKS = 0.05;
    private static final double CONVERSATIONS = 0.01;
    private static final double REFUSED = 0.004;
    private static final double LATE = 0.002;
    private static final long NONE_LATE_BEFORE_MILLIS = 45 * 60_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final double DAY_MILLIS = HOUR_MILLIS;
    private static final double SWING = 0.6;

    private final TrafficSettings settings;
    private final Random random;
    private final Truth truth = new Truth();
    private final Outbox outbox;
    private final Population population;
    private final SuggestionSession suggestions;
    private final QuestionThread questions;
    private final TaskRun tasks;
    private final ConversationRun conversations;
    private final SupportDesk support;
    private final Visitor visitor;
    private final Reports reports;
    private final Strays strays;
    private final Set<String> exposed = new HashSet<>();
    private long sessions;
    private long visitors;
    private double nextSessionAt;
    private double nextVisitorAt;
    private double nextReportAt;
    private int nextReason;

    public Traffic(TrafficSettings settings) {
        this.settings = settings;
        this.random = new Random(settings.seed());
        this.outbox = new Outbox(random, settings.partitions(), new Ledger(truth));
        this.population = new Population(random, settings.experimentMillis());
        AnswerRun answers = new AnswerRun(random, outbox, truth);
        this.suggestions = new SuggestionSession(random, outbox, truth);
        this.questions = new QuestionThread(random, outbox, truth, population, answers);
        this.tasks = new TaskRun(random, outbox, truth);
        this.conversations = new ConversationRun(random, outbox, truth, answers, questions);
        this.support = new SupportDesk(random, outbox, truth);
        this.visitor =
                new Visitor(
                        random,
                        outbox,
                        truth,
                        population,
                        tasks,
                        conversations,
                        questions,
                        answers);
        this.reports = new Reports(random, outbox, truth);
        this.strays = new Strays(random, outbox);
        this.nextSessionAt = settings.startMillis();
        this.nextVisitorAt = nextVisitorAfter(settings.historyMillis());
        this.nextReportAt = nextReportAfter(settings.historyMillis());
    }

    /** What was done so far, and may be read while more is done. */
    public Truth truth() {
        return truth;
    }

    /** Events sent a second time so far; the job must count each of them without effect. */
    public long duplicates() {
        return outbox.duplicates();
    }

    /** The next record in the order of arrival; null once all is sent. */
    public @Nullable Sent next() {
        while (true) {
            double next = Math.min(nextReportAt, Math.min(nextSessionAt, nextVisitorAt));
            boolean over = next >= settings.endMillis();
            Sent sent = outbox.poll(over ? Long.MAX_VALUE : (long) next);
            if (sent != null) {
                return counted(sent);
            }
            if (over) {
                return null;
            }
            if (next == nextReportAt) {
                reportFeature((long) nextReportAt);
                nextReportAt = nextReportAfter(nextReportAt);
            } else if (next == nextVisitorAt) {
                visitor.play((long) nextVisitorAt, visitors++);
                nextVisitorAt = nextVisitorAfter(nextVisitorAt);
            } else {
                openSession((long) nextSessionAt);
                nextSessionAt += untilNextSession((long) nextSessionAt);
            }
        }
    }

    /**
     * Of a Poisson process before the sessions begin: with as many reports a day as answers lead to
     * at the live rate, so that a whole live day has no more of them than the weeks before it.
     */
    private double nextReportAfter(double now) {
        double answersPerMilli =
                settings.liveRate() / EVENTS_PER_SESSION / 1_000 * ANSWERS_PER_SESSION;
        boolean over = now >= settings.startMillis();
        double at = over ? now : now + exponential(AnswerRun.REPORTED * answersPerMilli);
        return at < settings.startMillis() ? at : Double.POSITIVE_INFINITY;
    }

    private double exponential(double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    /** All of an hour at its end: most minutes of five weeks then have no row. */
    private void reportFeature(long at) {
        long hourEnds = (at / HOUR_MILLIS + 1) * HOUR_MILLIS;
        long sentAt = Math.min(hourEnds, settings.startMillis());
        reports.ofFeature(sentAt, population.place(population.user(), sentAt));
    }

    /** Of a Poisson process that pauses for the night. */
    private double nextVisitorAfter(double now) {
        double open = Visitor.CLOSES_MILLIS - Visitor.OPENS_MILLIS;
        double at = now - Math.log(1 - random.nextDouble()) * open / settings.visitorsPerDay();
        double time = at % Visitor.DAY_MILLIS;
        if (time < Visitor.OPENS_MILLIS) {
            return at - time + Visitor.OPENS_MILLIS + random.nextDouble() * open / 10;
        }
        return time < Visitor.CLOSES_MILLIS
                ? at
                : at
                        - time
                        + Visitor.DAY_MILLIS
                        + Visitor.OPENS_MILLIS
                        + random.nextDouble() * open / 10;
    }

    private Sent counted(Sent sent) {
        long[] counts = new long[INGEST_MEASURES.size()];
        counts[0] = 1;
        truth.addRecord(sent.arrivalMillis(), counts);
        return sent;
    }

    /** Exponential, at the rate of that moment: a Poisson process. */
    private double untilNextSession(long now) {
        double rate = now < settings.liveMillis() ? settings.backfillRate() : settings.liveRate();
        double swing = 1 + SWING * Math.sin(2 * Math.PI * now / DAY_MILLIS);
        double perMilli = rate * swing / EVENTS_PER_SESSION / 1_000;
        return exponential(perMilli);
    }

    private void openSession(long now) {
        long number = sessions++;
        String user = population.user();
        if (exposed.add(user)) {
            population.expose(outbox, user, population.place(Population.AGENT, user, now), now);
        }
        double kind = random.nextDouble();
        if (kind < SUGGESTIONS) {
            suggestions.play(
                    now,
                    "s-" + number,
                    user,
                    population.place(user, now),
                    now >= settings.changeMillis());
        } else if (kind < SUGGESTIONS + TASKS) {
            tasks.play(now, "t-" + number, user, population.place(Population.AGENT, user, now));
        } else if (kind < SUGGESTIONS + TASKS + CONVERSATIONS) {
            conversations.play(
                    now, "c-" + number, user, population.place(Population.HELP_DESK, user, now));
        } else {
            questions.play(now, number, user);
        }
        support.play(now, user, population.place(user, now));
        if (random.nextDouble() < REFUSED) {
            Reason reason = Reason.values()[nextReason++ % Reason.values().length];
            outbox.put(now, strays.refused(reason, now));
            countStray(now, 2 + reason.ordinal());
        }
        if (random.nextDouble() < LATE && now > settings.startMillis() + NONE_LATE_BEFORE_MILLIS) {
            outbox.put(now, strays.late(now));
            countStray(now, 1);
        }
    }

    private void countStray(long arrivalMillis, int measure) {
        long[] counts = new long[INGEST_MEASURES.size()];
        counts[measure] = 1;
        truth.addRecord(arrivalMillis, counts);
    }
}
