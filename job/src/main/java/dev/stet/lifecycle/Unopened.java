package dev.stet.lifecycle;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Packer;
import dev.stet.bytes.Unpacker;
import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Origin;
import dev.stet.contract.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An effective event whose subject has no opening, and the row of {@code ingest_kpi} that counts it
 * as such.
 *
 * <p>An opening counts for events at or after it, and for those up to {@link #CLOCKS_MILLIS} before
 * it, since two clocks may stamp the two. A later opening retracts nothing, so that final rows do
 * not depend on the order of arrival. The rows of {@code ingest_kpi} mature that much later.
 *
 * @param at event time, epoch milliseconds
 * @param countedAtMillis the cohort of the fact that counted it, epoch milliseconds
 * @param source the topic or file of that fact
 */
public record Unopened(long at, long countedAtMillis, String source) {

    /** How long after an event of its subject an opening may come. */
    public static final long CLOCKS_MILLIS = 60_000;

    public static final Unopened[] NONE = {};

    private static Unopened of(Header header) {
        return new Unopened(
                header.eventTimeMillis(), header.arrivedAtMillis(), header.origin().source());
    }

    /** Whether an opening at this instant is one for an event at that. */
    public static boolean opens(long openedAtMillis, long eventAtMillis) {
        return openedAtMillis <= eventAtMillis + CLOCKS_MILLIS;
    }

    /** These and one more. */
    public static Unopened[] plus(Unopened[] some, Header header) {
        Unopened[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = of(header);
        return more;
    }

    /** Those for which an opening at this instant is none. */
    public static Unopened[] without(Unopened[] some, long openedAtMillis) {
        return filter(some, each -> !opens(openedAtMillis, each.at));
    }

    /**
     * Those that an opening can still retract.
     *
     * @param settledMillis no event at or before this instant will come any more
     */
    public static Unopened[] unsettled(Unopened[] some, long settledMillis) {
        return filter(some, each -> each.at + CLOCKS_MILLIS > settledMillis);
    }

    private static Unopened[] filter(Unopened[] some, Predicate<Unopened> remains) {
        return some.length == 0
                ? NONE
                : Arrays.stream(some).filter(remains).toArray(Unopened[]::new);
    }

    /**
     * Retracts, in the rows that counted them, those that an opening at this instant opens.
     *
     * @return whether there were any
     */
    public static boolean takeBack(
            Unopened[] some, long openedAtMillis, String tenant, Consumer<Fact> facts) {
        boolean any = false;
        for (Unopened each : some) {
            if (opens(openedAtMillis, each.at)) {
                any = true;
                facts.accept(
                        new Fact(
                                View.INGEST,
                                tenant,
                                each.countedAtMillis,
                                Origin.dimensionsOf(each.source),
                                IngestMeasure.opened(),
                                null));
            }
        }
        return any;
    }

    /**
     * Without a version: how many; each: time − base; counted in − time; 1 and the source, or 0 for
     * that of the one before.
     */
    public static void pack(Unopened[] all, long base, Packer out) {
        out.writeVarLong(all.length);
        String last = null;
        for (Unopened each : all) {
            out.writeZigZag(each.at - base);
            out.writeZigZag(each.countedAtMillis - each.at);
            boolean another = !each.source.equals(last);
            out.writeByte(another ? 1 : 0);
            if (another) {
                out.writeText(each.source);
                last = each.source;
            }
        }
    }

    public static Unopened[] unpack(long base, Unpacker in) {
        Unopened[] all = new Unopened[(int) in.readVarLong()];
        String source = "";
        for (int i = 0; i < all.length; i++) {
            long at = base + in.readZigZag();
            long countedAt = at + in.readZigZag();
            source = in.readByte() == 1 ? in.readText() : source;
            all[i] = new Unopened(at, countedAt, source);
        }
        return all;
    }

    /** Without a version: part of a larger form. */
    public static void write(Unopened[] all, DataOutput out) throws IOException {
        Binary.writeVarLong(out, all.length);
        for (Unopened each : all) {
            Binary.writeZigZag(out, each.at);
            Binary.writeZigZag(out, each.countedAtMillis - each.at);
            Binary.writeString(out, each.source);
        }
    }

    public static Unopened[] read(DataInput in) throws IOException {
        Unopened[] all = new Unopened[(int) Binary.readVarLong(in)];
        for (int i = 0; i < all.length; i++) {
            long at = Binary.readZigZag(in);
            all[i] = new Unopened(at, at + Binary.readZigZag(in), Binary.readString(in));
        }
        return all;
    }
}
