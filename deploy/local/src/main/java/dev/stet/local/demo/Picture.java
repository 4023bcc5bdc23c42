package dev.stet.local.demo;

import java.util.List;
import java.util.Locale;

/** Draws a screen as SVG: one file, text that can be selected, light or dark as the reader is. */
final class Picture {

    /** Wide enough for every column of the core metrics, high enough for all but the spare. */
    static final Screen.Size SIZE = new Screen.Size(100, 40);

    private static final double CHARACTER_WIDTH = 8.4;
    private static final int LINE_HEIGHT = 19;
    private static final int MARGIN = 20;
    private static final int BAR = 34;

    private static final String STYLE =
            """
            <style>
              .window { fill: #ffffff; stroke: #d0d7de; }
              .bar { fill: #f6f8fa; }
              .dot { fill: #c4cbd3; }
              text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono",\
             monospace; fill: #1f2328; white-space: pre; }
              .title, .head { font-weight: 600; }
              .head { fill: #0550ae; }
              .note { fill: #59636e; }
              @media (prefers-color-scheme: dark) {
                .window { fill: #0d1117; stroke: #3d444d; }
                .bar { fill: #151b23; }
                .dot { fill: #3d444d; }
                text { fill: #e6edf3; }
                .head { fill: #79c0ff; }
                .note { fill: #9198a1; }
              }
            </style>
            """;

    private Picture() {}

    /** The whole file. */
    static String svg(List<ScreenLine> lines) {
        int columns = lines.stream().mapToInt(line -> line.text().length()).max().orElse(1);
        int width = (int) Math.ceil(columns * CHARACTER_WIDTH) + 2 * MARGIN;
        int height = BAR + lines.size() * LINE_HEIGHT + 2 * MARGIN - LINE_HEIGHT / 2;
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d"\
                 role="img">
                <title>The screen of stet demo: metrics and their counter-metrics, 95 %% intervals,\
                 planted values and status</title>
                """
                        .formatted(width, height, width, height));
        svg.append(STYLE);
        svg.append(frame(width, height));
        for (int i = 0; i < lines.size(); i++) {
            svg.append(text(lines.get(i), BAR + MARGIN + i * LINE_HEIGHT + 8));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String frame(int width, int height) {
        return """
        <rect class="window" x="0.5" y="0.5" width="%d" height="%d" rx="8"/>
        <path class="bar" d="M1 %d V9 a8 8 0 0 1 8 -8 H%d a8 8 0 0 1 8 8 V%d Z"/>
        <circle class="dot" cx="20" cy="17" r="6"/>
        <circle class="dot" cx="40" cy="17" r="6"/>
        <circle class="dot" cx="60" cy="17" r="6"/>
        """
                .formatted(width - 1, height - 1, BAR, width - 9, BAR);
    }

    /** Stretched to the width of its characters, whatever font the reader has. */
    private static String text(ScreenLine line, int y) {
        String text = line.text().stripLeading();
        if (text.isEmpty()) {
            return "";
        }
        int indent = line.text().length() - text.length();
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" xml:space=\"preserve\">"
                        + "%s</text>%n",
                line.style().name().toLowerCase(Locale.ROOT),
                MARGIN + indent * CHARACTER_WIDTH,
                y,
                text.length() * CHARACTER_WIDTH,
                escape(text));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
