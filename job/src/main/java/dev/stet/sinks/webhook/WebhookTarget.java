package dev.stet.sinks.webhook;

import dev.stet.contract.AlertForm;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are sent, and how.
 *
 * @param address an URL of http or https, which may hold a token
 * @param secret that messages are signed with; null for no signature
 */
public record WebhookTarget(String address, @Nullable String secret, AlertForm form)
        implements Serializable {

    /** Without what nobody may see. */
    @Override
    public String toString() {
        return "WebhookTarget[" + form + ']';
    }
}
