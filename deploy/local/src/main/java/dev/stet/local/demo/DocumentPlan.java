package dev.stet.local.demo;

import dev.stet.local.demo.Quality.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws what happens to an accepted suggestion in its document over ten minutes. */
final class DocumentPlan {

    static final long NEVER = -1;
    static final int NOT_REPORTED = -1;

    private static final double CLOSE = 0.10;
    private static final double REOPEN = 0.25;
    private static final double DETOUR = 0.03;

    /**
     * One change.
     *
     * @param afterMillis after the accept
     * @param distance from the accepted text, 0 to 1
     * @param changedCharacters the distance in characters, for a suggestion that carries its text
     * @param reportedChars what the edit says is left, or {@link #NOT_REPORTED}
     */
    record Edit(long afterMillis, double distance, int changedCharacters, int reportedChars) {

        Edit at(long otherMillis) {
            return new Edit(otherMillis, distance, changedCharacters, reportedChars);
        }
    }

    /**
     * @param contents what stands there at each horizon, seen or not
     * @param last the change that decides each horizon
     * @param edits those that are reported, in no order
     * @param closedAfterMillis when the document was closed after the accept, or {@link #NEVER}
     * @param reopenedAfterMillis when it was seen again, or {@link #NEVER}
     */
    record Plan(
            List<Content> contents,
            List<Edit> last,
            List<Edit> edits,
            long closedAfterMillis,
            long reopenedAfterMillis) {

        boolean isObserved(int horizon) {
            long at = SuggestionSession.HORIZONS.get(horizon) * 1_000L;
            boolean closed = closedAfterMillis != NEVER && closedAfterMillis < at;
            return !closed || (reopenedAfterMillis != NEVER && reopenedAfterMillis <= at);
        }

        long retainedChars(int horizon, int acceptedChars) {
            Edit decides = last.get(horizon);
            return decides.reportedChars != NOT_REPORTED
                    ? decides.reportedChars
                    : (long) Math.floor(acceptedChars * (1 - decides.distance));
        }
    }

    private final Random random;

    DocumentPlan(Random random) {
        this.random = random;
    }

    Plan draw(Quality quality, boolean withText, int acceptedChars) {
        List<Content> contents = new ArrayList<>();
        List<Edit> last = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        Content content = Content.UNCHANGED;
        Edit current = new Edit(0, 0, 0, NOT_REPORTED);
        long from = 0;
        for (int horizon = 0; horizon < quality.steps().size(); horizon++) {
            long until = SuggestionSession.HORIZONS.get(horizon) * 1_000L;
            Content next = follow(quality.steps().get(horizon), content);
            long at = random.nextInt(20) == 0 ? until : between(from + 2, until);
            if (next != content) {
                current = edit(at, next, withText, acceptedChars);
                edits.add(current);
            } else if (random.nextDouble() < DETOUR) {
                edits.add(edit(between(from + 1, at - 1), other(content), withText, acceptedChars));
                current = current.at(at);
                edits.add(current);
            }
            content = next;
            contents.add(content);
            last.add(current);
            from = until;
        }
        return random.nextDouble() < CLOSE
                ? close(contents, last, edits)
                : new Plan(contents, last, edits, NEVER, NEVER);
    }

    private Content follow(Quality.Step step, Content from) {
        double left = random.nextDouble();
        for (Content to : Content.values()) {
            left -= step.chance(from, to);
            if (left < 0) {
                return to;
            }
        }
        return from;
    }

    private static Content other(Content content) {
        return content == Content.GONE ? Content.UNCHANGED : Content.GONE;
    }

    private Edit edit(long at, Content content, boolean withText, int acceptedChars) {
        int changed =
                switch (content) {
                    case UNCHANGED -> 0;
                    case LIGHT -> 1 + random.nextInt(13);
                    case HEAVY -> 14 + random.nextInt(26);
                    case GONE -> Texts.LENGTH;
                };
        int hundredths =
                switch (content) {
                    case UNCHANGED -> 0;
                    case LIGHT -> 1 + random.nextInt(32);
                    case HEAVY -> 33 + random.nextInt(67);
                    case GONE -> 100;
                };
        double distance = withText ? changed / (double) Texts.LENGTH : hundredths / 100.0;
        int reported = random.nextInt(5) == 0 ? random.nextInt(acceptedChars + 1) : NOT_REPORTED;
        return new Edit(at, distance, changed, reported);
    }

    /**
     * Closes the document at a time that has nothing to do with its content, so that what is
     * observed is a fair sample of what is planted. Nothing is heard of it from then on, unless it
     * is opened again: then what stands there is told.
     */
    private Plan close(List<Content> contents, List<Edit> last, List<Edit> edits) {
        long closed =
                random.nextInt(20) == 0
                        ? SuggestionSession.HORIZONS.get(random.nextInt(4)) * 1_000L
                        : between(1, 700_000);
        long reopened = random.nextDouble() < REOPEN ? closed + between(1_000, 60_000) : NEVER;
        List<Edit> reported = new ArrayList<>();
        Edit atReopening = new Edit(0, 0, 0, NOT_REPORTED);
        for (Edit edit : edits) {
            if (edit.afterMillis <= closed || (reopened != NEVER && edit.afterMillis > reopened)) {
                reported.add(edit);
            }
            if (edit.afterMillis <= reopened && edit.afterMillis >= atReopening.afterMillis) {
                atReopening = edit;
            }
        }
        if (reopened != NEVER) {
            reported.add(atReopening.at(reopened));
        }
        return new Plan(contents, last, reported, closed, reopened);
    }

    private long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }
}
