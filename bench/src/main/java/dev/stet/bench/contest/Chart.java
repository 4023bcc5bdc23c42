package dev.stet.bench.contest;

import dev.stet.bench.contest.Scores.Spread;
import java.awt.Color;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;
import org.w3c.dom.Document;

/**
 * CPU per event of each entrant as bars, as an SVG whose letters are shapes: no font is asked for.
 */
final class Chart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 640;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private Chart() {}

    /**
     * @throws IOException where the file cannot be written
     */
    static void write(Scores scores, Path file) throws IOException {
        List<String> names = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (Entrant entrant : scores.entrants()) {
            Temperature temperature = scores.temperature(entrant);
            Spread spread = scores.cpuMicroseconds(entrant, temperature);
            if (spread != null) {
                names.add(
                        String.format(
                                Locale.ROOT,
                                "%s%s: %.2f",
                                entrant,
                                temperature == Temperature.COLD ? ", cold" : "",
                                spread.median()));
                cpu.add(spread.median());
            }
        }
        if (!names.isEmpty()) {
            Files.writeString(file, svg(bars(names, cpu)));
        }
    }

    private static CategoryChart bars(List<String> names, List<Double> cpu) {
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("CPU per event, µs: less is better")
                        .theme(Styler.ChartTheme.XChart)
                        .build();
        chart.getStyler()
                .setLegendVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setSeriesColors(new Color[] {new Color(0x2f6f9f)});
        chart.getStyler().setXAxisLabelRotation(90).setPlotGridVerticalLinesVisible(false);
        chart.addSeries("CPU", names, cpu);
        return chart;
    }

    private static String svg(CategoryChart chart) throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(brief(emptyDocument()), false);
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.setSVGCanvasSize(new java.awt.Dimension(WIDTH, HEIGHT));
        try (Writer writer = new StringWriter()) {
            graphics.stream(writer, true);
            return writer.toString();
        }
    }

    /** Two digits after the point are as sharp as any, at half the size. */
    private static SVGGeneratorContext brief(Document document) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(2);
        return context;
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java comes with an XML parser", e);
        }
    }
}
