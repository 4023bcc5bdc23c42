package dev.stet.ingest.formats;

import dev.stet.contract.EventType;
import dev.stet.ingest.json.Field;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of element becomes.
 *
 * @param gives the type of the event; null for an element that is left out knowingly, or where
 *     {@code typeFrom} says
 * @param typeFrom where the element names a type of the contract
 * @param when whether the rule applies
 * @param needs without a value in each of these there is no event
 * @param fields where values come from
 * @param copy an object whose members are fields of the contract under their own names
 * @param suffix behind the id of the event, where an element gives several
 */
record Rule(
        @Nullable EventType gives,
        @Nullable Path typeFrom,
        Condition when,
        Set<Field> needs,
        Map<Field, Source> fields,
        @Nullable Path copy,
        String suffix) {

    boolean leavesOut() {
        return gives == null && typeFrom == null;
    }
}
