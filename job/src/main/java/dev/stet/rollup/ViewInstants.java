package dev.stet.rollup;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.contract.View;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** An instant for every view, epoch milliseconds. Immutable. */
final class ViewInstants {

    private final long[] millis;

    private ViewInstants(long[] millis) {
        this.millis = millis;
    }

    /** As the function says of each view. */
    static ViewInstants of(ToLongFunction<View> instant) {
        long[] millis = new long[View.values().length];
        for (int view = 0; view < millis.length; view++) {
            millis[view] = instant.applyAsLong(View.at(view));
        }
        return new ViewInstants(millis);
    }

    /**
     * By view the greatest, or the least, of all.
     *
     * @return null where there are none
     */
    static @Nullable ViewInstants merged(Iterable<ViewInstants> all, LongBinaryOperator merge) {
        ViewInstants merged = null;
        for (ViewInstants each : all) {
            ViewInstants before = merged;
            merged =
                    before == null
                            ? each
                            : of(view -> merge.applyAsLong(before.of(view), each.of(view)));
        }
        return merged;
    }

    long of(View view) {
        return millis[view.ordinal()];
    }

    /** The form in state, version 1: by the views' names, which outlast their order. */
    public static final class StateCodec implements Codec<ViewInstants> {

        private static final int VERSION = 1;

        /** A checkpoint writes the same instants for every key group. */
        private @Nullable Written last;

        private record Written(ViewInstants instants, byte[] bytes) {}

        @Override
        public void write(ViewInstants instants, DataOutput out) throws IOException {
            Written written = last;
            if (written == null || written.instants != instants) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                encode(instants, new DataOutputStream(bytes));
                written = new Written(instants, bytes.toByteArray());
                last = written;
            }
            out.write(written.bytes);
        }

        private static void encode(ViewInstants instants, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            Binary.writeVarLong(out, instants.millis.length);
            for (View view : View.values()) {
                Binary.writeString(out, view.table());
                Binary.writeZigZag(out, instants.of(view));
            }
        }

        /** A view that was not there is as one that nothing was seen of. */
        @Override
        public ViewInstants read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("An instant for every view", version);
            }
            Map<String, Long> read = new HashMap<>();
            for (long left = Binary.readVarLong(in); left > 0; left--) {
                read.put(Binary.readString(in), Binary.readZigZag(in));
            }
            return of(view -> read.getOrDefault(view.table(), Long.MIN_VALUE));
        }
    }
}
