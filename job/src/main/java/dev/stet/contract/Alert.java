package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One statement about something that somebody should look at. A later statement of the same id has
 * a greater version, and takes its place.
 *
 * @param subject what it is about, and since when
 * @param version 1 for the first statement, and one more for each that follows
 * @param isProvisional whether it follows from rows that can still change
 * @param level {@code warn} or {@code critical}; null where it is not about a level
 * @param statedAtMillis the start of the window that this statement follows from, epoch
 *     milliseconds; of the first statement that of the subject
 * @param owner who answers for it; null for nobody
 * @param words a sentence for people
 */
public record Alert(
        Subject subject,
        AlertStatus status,
        long version,
        boolean isProvisional,
        @Nullable String level,
        long statedAtMillis,
        Numbers numbers,
        @Nullable String owner,
        String words) {

    private static final Grain[] GRAINS = Grain.values();

    /**
     * What an alert is about, and the window in which it was raised.
     *
     * @param metricId a metric of the registry; of a drift the histogram, of a spike the measure
     * @param windowStartMillis inclusive, epoch milliseconds
     * @param windowEndMillis exclusive, epoch milliseconds
     */
    public record Subject(
            String tenant,
            AlertKind kind,
            String metricId,
            Grain grain,
            long windowStartMillis,
            long windowEndMillis,
            String segmentBy,
            String segment) {

        /** The same for the same subject in every run: 32 hexadecimal digits. */
        public String id() {
            byte[] name =
                    String.join(
                                    "\u0000",
                                    tenant,
                                    kind.label(),
                                    metricId,
                                    grain.label(),
                                    Long.toString(windowStartMillis),
                                    segmentBy,
                                    segment)
                            .getBytes(StandardCharsets.UTF_8);
            return new SipHash(new byte[2 * Long.BYTES]).hash(name, 0, name.length).toString();
        }
    }

    /**
     * The numbers behind a statement, in the unit of the metric; NaN for what there is not.
     *
     * @param value of the metric in its window
     * @param low lower end of the interval that the rule looked at
     * @param high upper end of it
     * @param reference what the value is held against: a level, a limit, or the mean before
     * @param counterId the metric that stands beside it; null for none
     * @param mixChange the part of the change that is due to other shares of the segments
     * @param withinChange the part of it that is due to other values within the segments
     */
    public record Numbers(
            double value,
            double low,
            double high,
            double reference,
            @Nullable String counterId,
            double counterValue,
            double mixChange,
            double withinChange) {

        private void write(DataOutput out) throws IOException {
            out.writeDouble(value);
            out.writeDouble(low);
            out.writeDouble(high);
            out.writeDouble(reference);
            Binary.writeNullableString(out, counterId);
            out.writeDouble(counterValue);
            out.writeDouble(mixChange);
            out.writeDouble(withinChange);
        }

        private static Numbers read(DataInput in) throws IOException {
            return new Numbers(
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    Binary.readNullableString(in),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble());
        }
    }

    /** The same alert, said anew after another window. */
    public Alert next(AlertStatus now, long newVersion, long windowStartMillis, String say) {
        return new Alert(
                subject, now, newVersion, false, level, windowStartMillis, numbers, owner, say);
    }

    /** The same with the split of its change, and a sentence about it. */
    public Alert with(double mixChange, double withinChange, String more) {
        Numbers split =
                new Numbers(
                        numbers.value,
                        numbers.low,
                        numbers.high,
                        numbers.reference,
                        numbers.counterId,
                        numbers.counterValue,
                        mixChange,
                        withinChange);
        return new Alert(
                subject,
                status,
                version,
                isProvisional,
                level,
                statedAtMillis,
                split,
                owner,
                words + more);
    }

    /** Behind a version byte of whoever keeps it. */
    public void write(DataOutput out) throws IOException {
        Binary.writeString(out, subject.tenant);
        out.writeByte(subject.kind.ordinal());
        Binary.writeString(out, subject.metricId);
        out.writeByte(subject.grain.ordinal());
        Binary.writeZigZag(out, subject.windowStartMillis);
        Binary.writeZigZag(out, subject.windowEndMillis);
        Binary.writeString(out, subject.segmentBy);
        Binary.writeString(out, subject.segment);
        out.writeByte(status.ordinal());
        Binary.writeVarLong(out, version);
        out.writeBoolean(isProvisional);
        Binary.writeNullableString(out, level);
        Binary.writeZigZag(out, statedAtMillis);
        numbers.write(out);
        Binary.writeNullableString(out, owner);
        Binary.writeString(out, words);
    }

    /** Reads what {@link #write} wrote. */
    public static Alert read(DataInput in) throws IOException {
        Subject subject =
                new Subject(
                        Binary.readString(in),
                        AlertKind.at(in.readByte()),
                        Binary.readString(in),
                        GRAINS[in.readByte()],
                        Binary.readZigZag(in),
                        Binary.readZigZag(in),
                        Binary.readString(in),
                        Binary.readString(in));
        return new Alert(
                subject,
                AlertStatus.at(in.readByte()),
                Binary.readVarLong(in),
                in.readBoolean(),
                Binary.readNullableString(in),
                Binary.readZigZag(in),
                Numbers.read(in),
                Binary.readNullableString(in),
                Binary.readString(in));
    }

    /** The form on the wire between the alerts and their sinks. */
    public static final class WireCodec implements Codec<Alert> {

        @Override
        public void write(Alert alert, DataOutput out) throws IOException {
            alert.write(out);
        }

        @Override
        public Alert read(DataInput in) throws IOException {
            return Alert.read(in);
        }
    }
}
