package dev.stet.local.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see the page. Without a token whoever reaches the loopback interface, under one of its
 * names: another name is that of a site which has its own resolved to this machine. With a token
 * who has given it once, since when a cookie stands for it.
 */
final class Gate {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src"
                    + " 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String COOKIE = "stet_console_";
    private static final String API = "/api/";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SESSION = -1;

    /** Leads on by itself: after a redirect a strict cookie would not be sent. */
    private static final String LED_ON =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Stet</title>
            <meta http-equiv="refresh" content="0; url=/"></head>
            <body><p><a href="/">Open the console</a></p></body></html>
            """;

    private final @Nullable String token;
    private final String cookie;
    private final String bound;

    /**
     * @param bound the address that the console listens on, as a browser writes it
     * @param token null for none
     */
    Gate(String bound, @Nullable String token) {
        this.bound = bound;
        this.token = token;
        cookie = token == null ? "" : digest(token);
    }

    /** Sets the headers of every answer, and answers itself where the request may not pass. */
    void check(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cache-Control", "no-cache");
        if (context.method() != HandlerType.GET && context.method() != HandlerType.HEAD) {
            context.header("Allow", "GET, HEAD");
            refuse(context, 405, "The console only reads.");
        } else if (isOfAnotherSite(context)) {
            refuse(context, 403, "Another site may not ask the console.");
        } else if (token == null) {
            checkHost(context);
        } else {
            checkToken(context, token);
        }
    }

    /**
     * A page of another site, or of another port of this machine, could keep the database busy with
     * requests whose answers it cannot read. Browsers say where a request comes from; other
     * programs need not.
     */
    private static boolean isOfAnotherSite(Context context) {
        String from = context.header("Sec-Fetch-Site");
        return context.path().startsWith(API)
                && from != null
                && !from.equals("same-origin")
                && !from.equals("none");
    }

    private void checkHost(Context context) {
        String host = String.valueOf(context.host());
        int port = host.endsWith("]") ? -1 : host.lastIndexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        if (!LOOPBACK.contains(name) && !bound.equalsIgnoreCase(name)) {
            refuse(
                    context,
                    421,
                    "Open the console as localhost or 127.0.0.1; for another name start it with"
                            + " --bind.");
        }
    }

    private void checkToken(Context context, String expected) {
        String given = context.queryParam("token");
        if (given != null && isSame(given, expected)) {
            context.cookie(
                    new Cookie(
                            cookieName(context),
                            cookie,
                            "/",
                            SESSION,
                            false,
                            true,
                            null,
                            SameSite.STRICT));
            context.contentType("text/html; charset=utf-8").result(LED_ON);
            context.skipRemainingHandlers();
            return;
        }
        String shown = context.cookie(cookieName(context));
        if (shown == null || !isSame(shown, cookie)) {
            refuse(
                    context,
                    401,
                    "Open the address that the console printed when it started: it ends with the"
                            + " token.");
        }
    }

    /** Browsers send cookies to all ports of a host: two consoles would take each other's. */
    private static String cookieName(Context context) {
        return COOKIE + context.req().getLocalPort();
    }

    private static void refuse(Context context, int status, String words) {
        context.status(status).contentType("text/plain; charset=utf-8").result(words + "\n");
        context.skipRemainingHandlers();
    }

    /** Takes as long whatever differs. */
    private static boolean isSame(String given, String expected) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** So that the cookie does not tell the token. */
    private static String digest(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(("console:" + token).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
