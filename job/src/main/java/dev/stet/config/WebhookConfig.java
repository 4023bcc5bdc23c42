package dev.stet.config;

import dev.stet.contract.AlertForm;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where alerts are posted to.
 *
 * @param address a URL, not to be printed
 * @param secret that they are signed with; empty for no signature
 */
public record WebhookConfig(Secret address, Optional<Secret> secret, AlertForm form) {

    /** The secret that is given by file or by environment. */
    public static final String ADDRESS = SinkOptions.WEBHOOK_ADDRESS;

    /** Empty where no address is given. */
    static Optional<WebhookConfig> from(GivenOptions given) {
        return given.secret(SinkOptions.WEBHOOK_ADDRESS)
                .map(
                        address ->
                                new WebhookConfig(
                                        address,
                                        given.secret(SinkOptions.WEBHOOK_SECRET),
                                        given.options().get(SinkOptions.WEBHOOK_FORM)));
    }

    /**
     * Reads the address.
     *
     * @throws ConfigException where it is none, or would send alerts in the clear
     */
    public String read() {
        String text = address.read();
        try {
            URI parsed = new URI(text);
            String host = parsed.getHost();
            boolean isKnown =
                    host != null
                            && ("https".equals(parsed.getScheme())
                                    || "http".equals(parsed.getScheme()) && isHere(host));
            if (!isKnown) {
                throw address.refused(
                        "must hold a URL that begins with https://, or with http:// and a name of"
                                + " this machine");
            }
            return text;
        } catch (URISyntaxException e) {
            throw address.refused("must hold a URL");
        }
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
