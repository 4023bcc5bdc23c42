package dev.stet.alerts;

import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An alert that was raised and still holds; or that was withdrawn before its window was final, and
 * may be raised in it again.
 *
 * @param view whose looks decide about it
 * @param seenMillis when a row had last something to say of it, event time
 */
public record Standing(View view, Alert alert, long seenMillis) {

    boolean isRaised() {
        return alert.status() == AlertStatus.RAISED;
    }

    /** Whether it was raised in this window. */
    boolean isOf(Look look) {
        return alert.subject().windowStartMillis() == look.windowStartMillis();
    }

    /**
     * Whether it was raised in a later window, of which this look says nothing: only what is
     * provisional can be.
     */
    boolean isAfter(Look look) {
        return alert.subject().windowStartMillis() > look.windowStartMillis();
    }

    /** What tells one alert from another as long as it stands. */
    public String key() {
        Alert.Subject subject = alert.subject();
        return key(
                view, subject.kind(), subject.metricId(), subject.segmentBy(), subject.segment());
    }

    static String key(
            View view, AlertKind kind, String metricId, String segmentBy, String segment) {
        return String.join("\u0000", view.noun(), kind.label(), metricId, segmentBy, segment);
    }

    /** As state. */
    public static final class StateCodec implements Codec<Standing> {

        private static final int VERSION = 1;

        @Override
        public void write(Standing standing, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            out.writeByte(standing.view.ordinal());
            standing.alert.write(out);
            out.writeLong(standing.seenMillis);
        }

        @Override
        public Standing read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("An alert", version);
            }
            return new Standing(View.at(in.readByte()), Alert.read(in), in.readLong());
        }
    }
}
