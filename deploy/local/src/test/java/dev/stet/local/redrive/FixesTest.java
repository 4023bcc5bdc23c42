package dev.stet.local.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hint changes, and what it leaves. */
final class FixesTest {

    private static String fixed(String record, String... hints) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        return new String(Fixes.of(List.of(hints)).apply(bytes), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "user_id:string; {'user_id':1002}; {'user_id':'1002'}",
                "user_id:string; {'user_id':12345678901234567890123.50};"
                        + " {'user_id':'12345678901234567890123.50'}",
                "user_id:string; {'user_id':'u'}; {'user_id':'u'}",
                "user_id:string; {'user_id':{'a':1}}; {'user_id':{'a':1}}",
                "chars:number; {'chars':' 40 '}; {'chars':40}",
                "chars:number; {'chars':'many'}; {'chars':'many'}",
                "event_time:seconds; {'event_time':1772442000};"
                        + " {'event_time':'2026-03-02T09:00:00Z'}",
                "event_time:seconds; {'event_time':1772442000.25};"
                        + " {'event_time':'2026-03-02T09:00:00.250Z'}",
                "event_time:millis; {'event_time':'1772442000001'};"
                        + " {'event_time':'2026-03-02T09:00:00.001Z'}",
                "text:drop; {'text':'a','chars':1}; {'chars':1}",
                "userId=user_id; {'userId':'u'}; {'user_id':'u'}",
                "userId=user_id; {'user':'u'}; {'user':'u'}",
                "userId=user_id; {'userId':null,'user_id':'u'}; {'user_id':'u'}",
                "event_time:seconds; {'event_time':1e30}; {'event_time':1E+30}",
            })
    void changesOneField(String hint, String record, String expected) {
        assertThat(fixed(record.replace('\'', '"'), hint)).isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void appliesHintsInTheirOrder() {
        assertThat(fixed("{\"userId\":7}", "userId=user_id", "user_id:string"))
                .isEqualTo("{\"user_id\":\"7\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"user_id\":", "[1]", "7", "", "{\"user_id\":1}{\"user_id\":2}"})
    void leavesWhatIsNoObject(String record) {
        assertThat(fixed(record, "user_id:string")).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id", "user_id:text", ":string", "=b", "a=", ""})
    void namesWhatIsNoHint(String hint) {
        assertThatThrownBy(() -> Fixes.of(List.of(hint)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + hint + "' is no fix; write FIELD:string");
    }
}
