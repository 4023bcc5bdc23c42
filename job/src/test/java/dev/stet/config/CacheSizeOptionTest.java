package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.state.CacheSize;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code stet.lifecycle.cache-size}: its default, what it takes, and what it does not. */
final class CacheSizeOptionTest {

    private static final KnownOption OPTION =
            KnownOption.find("stet.lifecycle.cache-size").orElseThrow();

    @Test
    void isAShareOfTheHeapUnlessGiven() {
        assertThat(StetConfig.defaults().cache()).isEqualTo(CacheSize.OF_HEAP);
    }

    @ParameterizedTest
    @CsvSource({"1b, 1", "249b, 1", "500b, 2", "25000, 100", "64mb, 268435", "1 tb, 2147483647"})
    void isGivenInUnitsOfMemory(String given, int units) {
        MemorySize size = (MemorySize) OptionValue.read(OPTION, given);
        assertThat(of(size)).isEqualTo(new CacheSize(units));
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "-1", "1 banana", ""})
    void isASizeOfMemory(String given) {
        assertThatThrownBy(() -> OptionValue.read(OPTION, given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is no size of memory; give a number and a unit, such as 512kb, 64mb"
                                + " or 1gb",
                        given);
    }

    @Test
    void isNotNothing() {
        assertThatThrownBy(() -> of(MemorySize.ZERO))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stet.lifecycle.cache-size")
                .hasMessageContaining("must be at least 1 byte, was 0");
    }

    private static CacheSize of(MemorySize given) {
        return StetConfig.from(new Configuration().set(StetOptions.CACHE_SIZE, given)).cache();
    }
}
