package dev.stet.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Event times by java.time and a regular expression. */
final class ReferenceTime {

    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})"
                            + "(?:\\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");

    private ReferenceTime() {}

    /** Epoch milliseconds; null where it is no time. */
    static @Nullable Long millis(JsonNode value) {
        if (value.isTextual()) {
            return millis(value.textValue());
        }
        if (!value.isNumber()) {
            return null;
        }
        BigDecimal millis = value.decimalValue();
        boolean within =
                millis.compareTo(BigDecimal.valueOf(-62_167_219_200_000L)) >= 0
                        && millis.compareTo(BigDecimal.valueOf(253_402_300_799_999L)) <= 0;
        return within && millis.stripTrailingZeros().scale() <= 0 ? millis.longValue() : null;
    }

    static @Nullable Long millis(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        try {
            String fraction =
                    ((form.group(7) == null ? "" : form.group(7)) + "000").substring(0, 3);
            LocalDateTime local =
                    LocalDateTime.of(
                            Integer.parseInt(form.group(1)),
                            Integer.parseInt(form.group(2)),
                            Integer.parseInt(form.group(3)),
                            Integer.parseInt(form.group(4)),
                            Integer.parseInt(form.group(5)),
                            Integer.parseInt(form.group(6)),
                            Integer.parseInt(fraction) * 1_000_000);
            int offset = 0;
            if (form.group(8) != null) {
                int hours = Integer.parseInt(form.group(9));
                int minutes = Integer.parseInt(form.group(10));
                if (hours > 23 || minutes > 59) {
                    return null;
                }
                offset = (hours * 60 + minutes) * (form.group(8).equals("-") ? -1 : 1);
            }
            return local.minusMinutes(offset).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
