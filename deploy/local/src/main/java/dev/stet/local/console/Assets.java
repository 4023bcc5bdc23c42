package dev.stet.local.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The files of the page, all from this class path. */
final class Assets {

    /** The modules, each after those that it imports. */
    static final List<String> MODULES =
            List.of(
                    "words.js",
                    "dom.js",
                    "source.js",
                    "lines.js",
                    "card.js",
                    "overview.js",
                    "plot.js",
                    "cases.js",
                    "metric.js",
                    "funnel.js",
                    "reviews.js",
                    "alerts.js",
                    "input.js",
                    "main.js");

    static final String PAGE = "index.html";
    static final String STYLE = "console.css";
    static final String ICON = "icon.svg";

    private static final String SCRIPT_TYPE = "text/javascript; charset=utf-8";
    private static final String STYLE_TYPE = "text/css; charset=utf-8";

    /**
     * One file.
     *
     * @param type of HTTP
     */
    record Asset(String type, byte[] bytes) {}

    private Assets() {}

    /** By the path that the page asks for. */
    static Map<String, Asset> all() {
        Map<String, Asset> assets = new LinkedHashMap<>();
        Asset page = new Asset("text/html; charset=utf-8", console(PAGE));
        assets.put("/", page);
        assets.put("/" + ICON, new Asset("image/svg+xml", console(ICON)));
        assets.put("/" + STYLE, new Asset(STYLE_TYPE, console(STYLE)));
        for (String module : MODULES) {
            assets.put("/" + module, new Asset(SCRIPT_TYPE, console(module)));
        }
        assets.put("/uPlot.esm.js", new Asset(SCRIPT_TYPE, plot("uPlot.esm.js")));
        assets.put("/uPlot.min.css", new Asset(STYLE_TYPE, plot("uPlot.min.css")));
        return assets;
    }

    static byte[] console(String name) {
        return read("/console/" + name);
    }

    /** A file of the library that draws. */
    static byte[] plot(String name) {
        return read("/META-INF/resources/webjars/uplot/%s/dist/%s".formatted(version(), name));
    }

    private static String version() {
        Properties versions = new Properties();
        try (InputStream in = Assets.class.getResourceAsStream("/stet-version.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty("uplot");
    }

    private static byte[] read(String path) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
