package dev.stet.lifecycle.subject;

import dev.stet.contract.Claim;
import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.UserFact;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Verdict.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two verdicts of one subject. The earlier verdict is not stored; it is judged
 * again.
 */
final class Difference {

    private final Map<View, Cube> cubes;
    private final Consumer<Fact> facts;
    private final Consumer<Claim> claims;
    private final @Nullable Consumer<UserFact> userFacts;
    private final PresenceDifference users;

    /**
     * @param cubes by view; what is counted in a view without one is no difference
     * @param facts take the numbers that are added or taken back
     * @param claims take those that are new, changed or taken back
     * @param userFacts take what is added to a user's sums, or taken back; null where nobody wants
     *     to know
     */
    Difference(
            Map<View, Cube> cubes,
            Consumer<Fact> facts,
            Consumer<Claim> claims,
            @Nullable Consumer<UserFact> userFacts) {
        this.cubes = cubes;
        this.facts = facts;
        this.claims = claims;
        this.userFacts = userFacts;
        users = new PresenceDifference(cubes, facts);
    }

    /**
     * Emits it.
     *
     * @return whether there is any
     */
    boolean emit(String tenant, Verdict before, Verdict after) {
        boolean any = false;
        List<Share> shares = after.shares();
        for (int i = 0; i < shares.size(); i++) {
            any |= emit(tenant, shares.get(i), find(before, shares.get(i), i));
        }
        shares = before.shares();
        for (int i = 0; i < shares.size(); i++) {
            if (find(after, shares.get(i), i) == null) {
                any |= emit(tenant, shares.get(i).empty(), shares.get(i));
            }
        }
        any |= users.emit(tenant, before, after);
        return emitClaims(before, after) | any;
    }

    /**
     * @param likely where it is most of the time, as most events change little
     */
    private static @Nullable Share find(Verdict verdict, Share sought, int likely) {
        List<Share> shares = verdict.shares();
        if (likely < shares.size() && isSamePlace(shares.get(likely), sought)) {
            return shares.get(likely);
        }
        for (Share share : shares) {
            if (isSamePlace(share, sought)) {
                return share;
            }
        }
        return null;
    }

    private static boolean isSamePlace(Share share, Share sought) {
        return share.isAt(sought.view, sought.cohortMillis, sought.dimensions);
    }

    /**
     * The same place can be another user's now: of two openings at one instant the first counts,
     * and an event that names a user can come after one that does not.
     */
    private boolean emit(String tenant, Share after, @Nullable Share before) {
        return before == null
                        || Objects.equals(before.user, after.user) && before.bucket == after.bucket
                ? emitOfUser(tenant, after, before)
                : emitOfUser(tenant, before.empty(), before) | emitOfUser(tenant, after, null);
    }

    private boolean emitOfUser(String tenant, Share after, @Nullable Share before) {
        if (before != null
                && Arrays.equals(before.measures, after.measures)
                && before.samples.equals(after.samples)) {
            return false;
        }
        long[] measures = after.measures.clone();
        boolean any = false;
        for (int i = 0; i < measures.length; i++) {
            measures[i] -= before == null ? 0 : before.measures[i];
            any |= measures[i] != 0;
        }
        boolean toUsers = emitToUser(after, measures);
        if (!cubes.containsKey(after.view)) {
            return toUsers;
        }
        List<Fact.Sample> samples = new ArrayList<>(after.samples);
        if (before != null) {
            for (Fact.Sample sample : before.samples) {
                if (!samples.remove(sample)) {
                    samples.add(sample.negated());
                }
            }
        }
        if (!any && samples.isEmpty()) {
            return toUsers;
        }
        facts.accept(
                new Fact(
                        after.view,
                        tenant,
                        after.cohortMillis,
                        after.dimensions,
                        measures,
                        null,
                        samples,
                        after.bucket));
        return true;
    }

    private boolean emitToUser(Share share, long[] measures) {
        Consumer<UserFact> wanted = userFacts;
        return wanted != null
                && UserFact.emit(share.user, share.view, share.cohortMillis, measures, wanted);
    }

    private boolean emitClaims(Verdict before, Verdict after) {
        boolean any = false;
        for (Claim claim : before.claims()) {
            boolean replaced =
                    after.claims().stream()
                            .anyMatch(
                                    other ->
                                            other.kind() == claim.kind()
                                                    && other.target().equals(claim.target()));
            if (!replaced) {
                claims.accept(claim.withdrawn());
                any = true;
            }
        }
        for (Claim claim : after.claims()) {
            if (!before.claims().contains(claim)) {
                claims.accept(claim);
                any = true;
            }
        }
        return any;
    }
}
