package dev.stet.alerts;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whose looks these are: what is remembered is remembered of it.
 *
 * @param grain that windows have
 */
public record Scope(String tenant, Grain grain) {

    private static final Grain[] GRAINS = Grain.values();

    public static Scope of(KpiRow row) {
        return new Scope(row.tenant(), row.grain());
    }

    /** The same in every process, which the hash of an enum is not: by it Flink finds the task. */
    @Override
    public int hashCode() {
        return 31 * tenant.hashCode() + grain.ordinal();
    }

    /** As a key of state. */
    public static final class KeyCodec implements Codec<Scope> {

        @Override
        public void write(Scope scope, DataOutput out) throws IOException {
            out.writeByte(scope.grain.ordinal());
            Binary.writeString(out, scope.tenant);
        }

        @Override
        public Scope read(DataInput in) throws IOException {
            Grain grain = GRAINS[in.readByte()];
            return new Scope(Binary.readString(in), grain);
        }
    }
}
