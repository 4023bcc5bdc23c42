package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.FEEDBACK_GIVEN;
import static dev.stet.contract.EventType.SURVEY_SHOWN;

import dev.stet.contract.FeedbackMeasure;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a user was asked, and said, about one thing in one way within a day. */
public final class FeedbackSubject implements Subject {

    private static final long serialVersionUID = 1L;

    private static final Duration ANSWERED_WITHIN = Duration.ofHours(24);

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public Set<View> views() {
        return Set.of(View.FEEDBACK);
    }

    @Override
    public List<Heard> hears() {
        return List.of(
                Heard.of(FEEDBACK_GIVEN, Keep.LATEST)
                        .opens(0)
                        .within(Duration.ZERO, ANSWERED_WITHIN)
                        .with(Value.KIND, Value.RATING),
                Heard.of(SURVEY_SHOWN, Keep.EARLIEST)
                        .opens(0)
                        .within(Duration.ZERO, ANSWERED_WITHIN));
    }

    @Override
    public boolean keyedByUser() {
        return true;
    }

    /** Who says it, how, and about what; without a user each event is a subject of its own. */
    @Override
    public @Nullable Key128 key(RecordedEvent event) {
        byte[] about = about(event);
        if (about == null) {
            return null;
        }
        Key128 user = event.user();
        return user == null
                ? TenantKey.of(event).of(about).of(event.header().eventId().bytes())
                : user.of(about);
    }

    /** The kind of feedback, the kind of id, and the id: the first that is there. */
    private static byte @Nullable [] about(RecordedEvent event) {
        byte kind = (byte) event.values().number(Value.KIND);
        for (int ordinal = 0; ordinal < Id.count(); ordinal++) {
            Key128 key = event.ids().key(Id.at(ordinal));
            if (key != null) {
                return ByteBuffer.allocate(2 + 2 * Long.BYTES)
                        .put(kind)
                        .put((byte) ordinal)
                        .putLong(key.high())
                        .putLong(key.low())
                        .array();
            }
        }
        String feature = event.values().text(Value.FEATURE);
        if (feature == null) {
            return null;
        }
        byte[] name = feature.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + name.length)
                .put(kind)
                .put((byte) Id.count())
                .put(name)
                .array();
    }

    @Override
    public long keyedBy() {
        return Value.bits(Value.KIND, Value.FEATURE);
    }

    @Override
    public Duration openFor() {
        return ANSWERED_WITHIN;
    }

    @Override
    public boolean opensAgain() {
        return true;
    }

    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        Recorded given = history.latest(FEEDBACK_GIVEN);
        boolean surveyed = history.earliest(SURVEY_SHOWN) != null;
        Verdict.Share share =
                verdict.at(View.FEEDBACK, opening)
                        .count(FeedbackMeasure.SURVEYED, surveyed)
                        .count(FeedbackMeasure.RESPONDED, surveyed && given != null);
        if (given == null) {
            return;
        }
        if (!Rating.isRating(given)) {
            share.count(FeedbackMeasure.REPORTS);
            return;
        }
        measure(given, share);
    }

    private static void measure(Recorded given, Verdict.Share share) {
        boolean positive = Rating.isPositive(given);
        share.count(FeedbackMeasure.RATED).count(FeedbackMeasure.POSITIVE, positive);
        long rating = given.number(Value.RATING);
        if (given.is(Value.KIND, Rating.THUMB)) {
            share.count(FeedbackMeasure.THUMBS).count(FeedbackMeasure.THUMBS_UP, positive);
        } else if (given.is(Value.KIND, Rating.LIKERT)) {
            share.count(FeedbackMeasure.LIKERT_COUNT).add(FeedbackMeasure.LIKERT_SUM, rating);
        } else {
            share.count(FeedbackMeasure.CSAT_COUNT).add(FeedbackMeasure.CSAT_SUM, rating);
        }
    }
}
