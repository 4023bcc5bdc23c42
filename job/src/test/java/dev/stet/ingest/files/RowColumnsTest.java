package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.EventType;
import dev.stet.ingest.ContractFields;
import dev.stet.ingest.json.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowColumnsTest {

    /** A column has one kind for all types of events, so a field may not have two. */
    @Test
    void aFieldIsTheSameInEveryTypeThatHasIt() {
        for (EventType type : EventType.values()) {
            for (Field field : ContractFields.of(type)) {
                RowColumns.Cell expected =
                        field == Field.EVENT_TIME
                                ? RowColumns.Cell.TIME
                                : ContractFields.isNumber(type, field)
                                        ? RowColumns.Cell.NUMBER
                                        : ContractFields.isBoolean(type, field)
                                                ? RowColumns.Cell.BOOLEAN
                                                : RowColumns.Cell.TEXT;
                assertThat(new RowColumns(List.of(field.label())).cell(0))
                        .as("%s of %s", field.label(), type.label())
                        .isEqualTo(expected);
            }
        }
    }
}
