package dev.stet.alerts;

import dev.stet.bytes.Codec;
import dev.stet.contract.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What becomes final at once, and is looked at together: a window of one view.
 *
 * @param windowStartMillis inclusive, epoch milliseconds
 */
public record Look(View view, long windowStartMillis) {

    /** The same in every process, which the hash of an enum is not. */
    @Override
    public int hashCode() {
        return 31 * view.ordinal() + Long.hashCode(windowStartMillis);
    }

    /** As a namespace of state. */
    public static final class KeyCodec implements Codec<Look> {

        @Override
        public void write(Look look, DataOutput out) throws IOException {
            out.writeByte(look.view.ordinal());
            out.writeLong(look.windowStartMillis);
        }

        @Override
        public Look read(DataInput in) throws IOException {
            return new Look(View.at(in.readByte()), in.readLong());
        }
    }
}
