package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Dimension;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.JsonScanner;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FieldTest {

    @Test
    void dimensionsStandInTheirOwnOrder() {
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.SOURCE) {
                assertThat(Field.ALL.get(Field.ordinalOf(dimension)).label())
                        .isEqualTo(dimension.column());
            }
        }
    }

    @Test
    void everyNameIsFoundAndNoOther() {
        for (Field field : Field.ALL) {
            assertThat(find(field.label())).isEqualTo(field.ordinal());
            assertThat(find(field.label() + "x")).isNegative();
            assertThat(find(field.label().substring(1))).isNegative();
        }
        assertThat(find("")).isNegative();
        assertThat(JsonScanner.EVENT_TYPES.names())
                .containsExactlyInAnyOrderElementsOf(ContractTable.types());
    }

    @Test
    void everyBitIsItsOwn() {
        long common = 0;
        long payload = 0;
        for (Field field : Field.ALL) {
            assertThat((field.isCommon() ? common : payload) & field.bit()).isZero();
            common |= field.isCommon() ? field.bit() : 0;
            payload |= field.isCommon() ? 0 : field.bit();
        }
        assertThat(Long.bitCount(common) + Long.bitCount(payload)).isEqualTo(Field.ALL.size());
    }

    private static int find(String name) {
        byte[] bytes = ("x" + name + "x").getBytes(StandardCharsets.UTF_8);
        return Field.TABLE.find(bytes, 1, bytes.length - 1);
    }
}
