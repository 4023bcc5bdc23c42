package dev.stet.sinks.webhook;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertForm;
import dev.stet.contract.JsonText;
import dev.stet.contract.Target;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.JsonCells;
import java.time.Instant;
import java.util.regex.Pattern;

/** What is sent of an alert. */
public final class Message {

    /** Control characters, what turns the direction of text, and separators of lines. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final JsonCells CELLS = JsonCells.all(AlertCells.LAYOUT);

    private Message() {}

    /** The body, in one line. */
    static String body(AlertForm form, Alert alert) {
        StringBuilder json = new StringBuilder();
        if (form == AlertForm.JSON) {
            CELLS.append(json, AlertCells.cells().of(alert));
            return json.toString();
        }
        json.append("{\"text\":");
        JsonText.append(json, escaped(text(alert)));
        return json.append('}').toString();
    }

    private static String text(Alert alert) {
        Alert.Subject subject = alert.subject();
        StringBuilder text = new StringBuilder("[").append(alert.status().label());
        if (alert.level() != null) {
            text.append(", ").append(alert.level());
        }
        if (alert.isProvisional()) {
            text.append(", provisional");
        }
        text.append("] ").append(alert.words()).append(" Window: ");
        text.append(Instant.ofEpochMilli(subject.windowStartMillis()));
        text.append(", ").append(subject.grain().label());
        if (!subject.tenant().equals(Target.ALL)) {
            text.append(". Tenant: ").append(subject.tenant());
        }
        if (alert.owner() != null) {
            text.append(". Owner: ").append(alert.owner());
        }
        return text.append('.').toString();
    }

    /**
     * Segments come from events: none of them may mention a channel, hide a link, begin a line or
     * turn the direction of the text.
     */
    private static String escaped(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ");
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The same for the same statement, however often it is sent: ASCII. */
    static String idempotencyKey(Alert alert) {
        return alert.subject().id() + '-' + alert.version();
    }
}
