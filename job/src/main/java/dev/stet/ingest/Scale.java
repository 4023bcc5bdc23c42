package dev.stet.ingest;

import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a rating can be: a thumb is 0 to 1, all others 1 to 5, unless the event says otherwise. */
final class Scale {

    /** Of a rating, which is in ten-thousandths. */
    private static final BigDecimal ONE = BigDecimal.valueOf(10_000);

    private static final BigDecimal FOUR = BigDecimal.valueOf(40_000);

    private final FieldValues values;
    private final boolean thumb;

    private Scale(FieldValues values) {
        this.values = values;
        this.thumb = values.isText(Field.KIND, "thumb");
    }

    /** Of the record at hand; valid until the next one is read. */
    static Scale of(FieldValues values) {
        return new Scale(values);
    }

    double least() {
        return end(Field.SCALE_MIN, leastUnlessTold());
    }

    double greatest() {
        return end(Field.SCALE_MAX, greatestUnlessTold());
    }

    private double end(Field field, int otherwise) {
        return values.has(field) ? values.number(field).doubleValue() : otherwise;
    }

    /** Of a record that has a value. */
    boolean holdsValue() {
        double value = values.number(Field.VALUE).doubleValue();
        return value >= least() && value <= greatest();
    }

    /** 1 + 4 · (value − min) / (max − min) in ten-thousandths, rounded half up; 1 to 5. */
    long rating() {
        BigDecimal min = exactEnd(Field.SCALE_MIN, leastUnlessTold());
        BigDecimal width = exactEnd(Field.SCALE_MAX, greatestUnlessTold()).subtract(min);
        BigDecimal above = values.number(Field.VALUE).exact().subtract(min);
        return ONE.multiply(width)
                .add(FOUR.multiply(above))
                .divide(width, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private BigDecimal exactEnd(Field field, int otherwise) {
        return values.has(field) ? values.number(field).exact() : BigDecimal.valueOf(otherwise);
    }

    private int leastUnlessTold() {
        return thumb ? 0 : 1;
    }

    private int greatestUnlessTold() {
        return thumb ? 1 : 5;
    }
}
