package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class PictureTest {

    private static final int MOST_BYTES = 30_000;

    private static Document parse(byte[] svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    @Test
    void isOneSmallFileThatNeedsNoOther() throws Exception {
        List<ScreenLine> lines =
                Screen.render(MadeUpSnapshots.STATUS, MadeUpSnapshots.of(3), Picture.SIZE);
        String svg = Picture.svg(lines);

        assertThat(svg.length()).isLessThan(MOST_BYTES);
        assertThat(svg).contains("prefers-color-scheme: dark").doesNotContain("href", "url(");
        Document document = parse(svg.getBytes(StandardCharsets.UTF_8));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("The screen of stet demo");
        assertThat(document.getElementsByTagName("text").getLength())
                .isEqualTo(lines.stream().filter(line -> !line.text().isEmpty()).count());
    }

    @Test
    void textIsTextWhateverItHolds() throws Exception {
        String svg = Picture.svg(List.of(ScreenLine.text("a < b & \"c\" > d")));

        Document document = parse(svg.getBytes(StandardCharsets.UTF_8));
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("a < b & \"c\" > d");
    }

    /** The picture in the documents is of the screen as it is now. */
    @Test
    void thePublishedOneIsUpToDate() throws Exception {
        byte[] svg = Files.readAllBytes(Path.of("../../docs/demo.svg"));

        assertThat(svg.length).isLessThan(MOST_BYTES);
        String text = parse(svg).getDocumentElement().getTextContent();
        List<ScreenLine> lines =
                Screen.render(MadeUpSnapshots.STATUS, MadeUpSnapshots.of(3), Picture.SIZE);
        assertThat(lines)
                .filteredOn(line -> line.style() == ScreenLine.Style.NOTE)
                .filteredOn(line -> !holdsCounts(line))
                .allMatch(line -> text.contains(line.text()));
        assertThat(text).contains(" final").doesNotContain("first that differs");
    }

    /** These differ from run to run; every further line of one is indented. */
    private static boolean holdsCounts(ScreenLine line) {
        return line.text().startsWith("records:")
                || line.text().startsWith("newest final days")
                || line.text().startsWith("  ");
    }
}
