package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
}
