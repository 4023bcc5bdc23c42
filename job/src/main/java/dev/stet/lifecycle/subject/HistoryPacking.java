package dev.stet.lifecycle.subject;

import dev.stet.bytes.Packer;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.bytes.Unpacker;
import dev.stet.bytes.Utf8;
import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Dimensions;
import dev.stet.contract.EventType;
import dev.stet.contract.ExperimentMetric;
import dev.stet.contract.Id;
import dev.stet.contract.Ids;
import dev.stet.contract.Key128;
import dev.stet.contract.UserFact;
import dev.stet.contract.Values;
import dev.stet.lifecycle.Unopened;
import dev.stet.state.Packing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link History} into few bytes and back; the dimensions of the opening, which many share,
 * are kept beside. Version 1:
 *
 * <pre>
 * version   1 byte
 * shape     1 byte: 1 where there is an opening, whose dimensions are kept beside; 2 where there
 *           are unopened events; 4 where there is an identity; 8 where there is an owner; 16 where
 *           there are facts of a user
 * tenant    text, empty while nothing but claims is known
 * base      8 bytes: event time of the first event, else the moment of the first claim, else that
 *           of the first fact of the user; epoch ms
 * owner     16 bytes
 * identity  how many texts, and these; version of the last outcome row
 * events    how many; each: type; time − base; event id; ids carried; ids linked to + 64 where
 *           the user is kept, then 16 bytes for each; length of the values and the values; length
 *           of the dimensions + 1 and the dimensions, or 0 for those kept beside
 * claims    how many; each: kind; 16 bytes of source; 16 bytes of target; moment − base; how many
 *           numbers, and these
 * unopened  where the shape says so: as in {@link Unopened#pack}
 * facts     where the shape says so: 16 bytes of the user; how many; each: metric; moment − base;
 *           numerator; denominator
 * </pre>
 *
 * <p>Numbers without a size are of variable length. One thread.
 */
final class HistoryPacking implements Packing<History> {

    static final int VERSION = 1;

    private static final int SHARED = 1;
    private static final int UNOPENED = 1 << 1;
    private static final int IDENTITY = 1 << 2;
    private static final int OWNER = 1 << 3;
    private static final int USER_FACTS = 1 << 4;

    /** Beside the bits of the ids that an event links to. */
    private static final int USER = 1 << 6;

    private final Hearing hearing;
    private final Packer out = new Packer();
    private final Unpacker in = new Unpacker();

    HistoryPacking(Hearing hearing) {
        this.hearing = hearing;
    }

    @Override
    public History nothing() {
        return new History(hearing);
    }

    @Override
    public @Nullable Dimensions shared(History history) {
        Recorded opening = history.opening();
        return opening == null ? null : opening.dimensions();
    }

    @Override
    public byte[] pack(History history) {
        Dimensions shared = shared(history);
        long base = base(history);
        out.begin().writeByte(VERSION);
        boolean anyUnopened = history.unopened().length > 0;
        boolean identified = !history.identity().isEmpty();
        Key128 owner = history.owner();
        out.writeByte(
                (shared == null ? 0 : SHARED)
                        | (anyUnopened ? UNOPENED : 0)
                        | (identified ? IDENTITY : 0)
                        | (owner == null ? 0 : OWNER)
                        | (history.userFacts().isEmpty() ? 0 : USER_FACTS));
        out.writeText(history.tenant());
        out.writeLong(base);
        if (owner != null) {
            write(owner);
        }
        if (identified) {
            out.writeVarLong(history.identity().size());
            history.identity().forEach(out::writeText);
            out.writeVarLong(history.version());
        }
        out.writeVarLong(history.events().size());
        for (Recorded event : history.events()) {
            write(event, base, shared);
        }
        out.writeVarLong(history.claims().size());
        for (Claim claim : history.claims()) {
            write(claim, base);
        }
        if (anyUnopened) {
            Unopened.pack(history.unopened(), base, out);
        }
        if (!history.userFacts().isEmpty()) {
            write(history.userFacts(), base);
        }
        return out.toBytes();
    }

    private static long base(History history) {
        if (!history.events().isEmpty()) {
            return history.events().get(0).at();
        }
        if (!history.claims().isEmpty()) {
            return history.claims().get(0).at();
        }
        List<UserFact> facts = history.userFacts();
        return facts.isEmpty() ? 0 : facts.get(0).cohortMillis();
    }

    /**
     * @param shared the dimensions of the opening; null where there is none
     */
    @Override
    public History unpack(byte[] packed, @Nullable Dimensions shared)
            throws UnknownFormatException {
        int version = in.begin(packed).readByte();
        if (version != VERSION) {
            throw new UnknownFormatException("A history", version);
        }
        int shape = in.readByte();
        History history = nothing();
        history.setTenant(in.readName());
        long base = in.readLong();
        if ((shape & OWNER) != 0) {
            history.setOwner(readKey());
        }
        if ((shape & IDENTITY) != 0) {
            history.setIdentity(readIdentity());
            history.setVersion(in.readVarLong());
        }
        long events = in.readVarLong();
        for (long i = 0; i < events; i++) {
            history.mutableEvents().add(readEvent(base, shared));
        }
        long claims = in.readVarLong();
        for (long i = 0; i < claims; i++) {
            history.claims().add(readClaim(base));
        }
        if ((shape & UNOPENED) != 0) {
            history.setUnopened(Unopened.unpack(base, in));
        }
        if ((shape & USER_FACTS) != 0) {
            readUserFacts(base, history.mutableUserFacts());
        }
        return history;
    }

    private List<String> readIdentity() {
        int count = (int) in.readVarLong();
        List<String> identity = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            identity.add(in.readText());
        }
        return identity;
    }

    private void write(Recorded event, long base, @Nullable Dimensions shared) {
        out.writeByte(event.type().ordinal());
        out.writeZigZag(event.at() - base);
        out.writeId(event.eventId());
        out.writeByte(event.carried());
        int links = event.links().bits();
        Key128 user = event.user();
        out.writeByte(links | (user == null ? 0 : USER));
        for (int ordinal = 0; links >>> ordinal != 0; ordinal++) {
            Key128 key = event.links().key(Id.at(ordinal));
            if (key != null) {
                write(key);
            }
        }
        if (user != null) {
            write(user);
        }
        out.writeBytes(event.values().bytes());
        if (shared != null && event.dimensions().equals(shared)) {
            out.writeVarLong(0);
        } else {
            byte[] dimensions = event.dimensions().packed();
            out.writeVarLong(dimensions.length + 1L);
            out.append(dimensions);
        }
    }

    private Recorded readEvent(long base, @Nullable Dimensions shared) {
        EventType type = EventType.at(in.readByte());
        long at = base + in.readZigZag();
        Utf8 id = in.readId();
        int carried = in.readByte();
        int linked = in.readByte();
        Ids links = readLinks(linked & ~USER);
        Key128 user = (linked & USER) == 0 ? null : readKey();
        Values values = Values.of(in.readBytes((int) in.readVarLong()));
        int dimensions = (int) in.readVarLong();
        return new Recorded(
                type,
                at,
                id,
                values,
                carried,
                links,
                user,
                dimensions == 0
                        ? (shared == null ? Dimensions.NONE : shared)
                        : Dimensions.unpacked(in.readBytes(dimensions - 1)));
    }

    private Ids readLinks(int bits) {
        if (bits == 0) {
            return Ids.NONE;
        }
        @Nullable Key128[] keys = new @Nullable Key128[Ids.length(bits)];
        for (int ordinal = 0; ordinal < keys.length; ordinal++) {
            keys[ordinal] = (bits & 1 << ordinal) == 0 ? null : readKey();
        }
        return new Ids(keys);
    }

    private void write(Claim claim, long base) {
        long[] numbers = claim.numbers() == null ? new long[0] : claim.numbers();
        out.writeByte(claim.kind().ordinal());
        write(claim.source());
        write(claim.target());
        out.writeZigZag(claim.at() - base);
        out.writeVarLong(numbers.length);
        for (long number : numbers) {
            out.writeZigZag(number);
        }
    }

    private Claim readClaim(long base) {
        ClaimKind kind = ClaimKind.at(in.readByte());
        Key128 source = readKey();
        Key128 target = readKey();
        long at = base + in.readZigZag();
        long[] numbers = new long[(int) in.readVarLong()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readZigZag();
        }
        return new Claim(kind, target, source, at, numbers);
    }

    private void write(List<UserFact> facts, long base) {
        write(facts.get(0).user());
        out.writeVarLong(facts.size());
        for (UserFact fact : facts) {
            out.writeByte(fact.metric().ordinal());
            out.writeZigZag(fact.cohortMillis() - base);
            out.writeZigZag(fact.numerator());
            out.writeZigZag(fact.denominator());
        }
    }

    private void readUserFacts(long base, List<UserFact> facts) {
        Key128 user = readKey();
        long count = in.readVarLong();
        for (long i = 0; i < count; i++) {
            ExperimentMetric metric = ExperimentMetric.at(in.readByte());
            long at = base + in.readZigZag();
            facts.add(new UserFact(user, metric, at, in.readZigZag(), in.readZigZag()));
        }
    }

    private void write(Key128 key) {
        out.writeLong(key.high());
        out.writeLong(key.low());
    }

    private Key128 readKey() {
        return new Key128(in.readLong(), in.readLong());
    }
}
