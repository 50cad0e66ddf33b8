package io.qrpay.qrdrawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class QuietZoneTest {
    private static final String CONTENT = "https://qr.vipps.no/28/2/01/031/4712345678?v=1";
    private static final QrStyle BARE = new QrStyle(0, QrStyle.Correction.MEDIUM);

    /** Each way in which a picture may be stored, as another's encoder writes it. */
    static Stream<BufferedImage> pictures() {
        return Stream.concat(
                Stream.of(
                                BufferedImage.TYPE_BYTE_BINARY,
                                BufferedImage.TYPE_BYTE_GRAY,
                                BufferedImage.TYPE_USHORT_GRAY,
                                BufferedImage.TYPE_BYTE_INDEXED,
                                BufferedImage.TYPE_3BYTE_BGR,
                                BufferedImage.TYPE_4BYTE_ABGR)
                        .map(type -> drawn(new BufferedImage(151, 151, type))),
                Stream.of(indexed(1, 2), indexed(2, 3), indexed(4, 9), indexed(8, 200))
                        .map(QuietZoneTest::drawn));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void shouldPutWhiteRoundAPngAndLeaveItAsItIs(BufferedImage picture) throws Exception {
        // When
        var framed = Camera.picture(QuietZone.aroundPng(png(picture, false), 200));

        // Then
        assertThat(framed.getWidth()).isEqualTo(200);
        assertThat(framed.getHeight()).isEqualTo(200);
        assertSamePixels(picture, framed);
        assertThat(Camera.read(framed)).isEqualTo(CONTENT);
    }

    @Test
    void shouldPutWhiteRoundAPngOfOurs() throws Exception {
        // When
        var framed = QuietZone.aroundPng(QrDrawing.png(CONTENT, 333, BARE), 500);

        // Then
        assertThat(Camera.read(Camera.picture(framed))).isEqualTo(CONTENT);
    }

    @Test
    void shouldRefuseAPngThatItCannotWorkOn() throws Exception {
        var png = png(drawn(new BufferedImage(151, 151, BufferedImage.TYPE_BYTE_GRAY)), false);
        assertThatThrownBy(() -> QuietZone.aroundPng(png, 150)).hasMessageContaining("size");
        assertThatThrownBy(() -> QuietZone.aroundPng("<svg/>".getBytes(), 200)).isInstanceOf(UnusableImage.class);
        assertThatThrownBy(() -> QuietZone.aroundPng(new byte[0], 200)).isInstanceOf(UnusableImage.class);
        assertThatThrownBy(() -> QuietZone.aroundPng(
                        png(drawn(new BufferedImage(151, 151, BufferedImage.TYPE_BYTE_GRAY)), true), 200))
                .hasMessageContaining("interlaced");
        assertThatThrownBy(() -> QuietZone.aroundPng(png(drawn(indexed(8, 256)), false), 200))
                .hasMessageContaining("white");
    }

    /** What is broken anywhere is refused or framed, and never anything else: no endless loop, no memory without bound. */
    @Test
    void shouldEndWhateverIsBroken() throws Exception {
        var random = new Random(7);
        var png = png(drawn(new BufferedImage(151, 151, BufferedImage.TYPE_BYTE_INDEXED)), false);
        for (int round = 0; round < 3_000; round++) {
            var broken = Arrays.copyOf(png, round % 2 == 0 ? png.length : random.nextInt(png.length));
            for (int i = 0; i < 3 && broken.length > 0; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(QuietZone.aroundPng(broken, 200)).startsWith(0x89, 'P', 'N', 'G');
            } catch (UnusableImage refused) {
                assertThat(refused).hasMessageContaining("PNG");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><path d='M0 0h1v1z'/></svg>",
                "<svg width=\"512\" height=\"512px\" xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>\n",
                "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- a > b -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\""
                        + " \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg version=\"1.1\"\n"
                        + " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" x=\"7\""
                        + " viewBox=\"0 0 33 33\" width=\"100%\" ><svg xlink:title=\"inner\"></svg></svg><!-- end -->"
            })
    void shouldPutWhiteRoundAnSvgAndLeaveItAsItIs(String svg) throws Exception {
        // When
        var framed = parsed(QuietZone.aroundSvg(svg, 25, 4));

        // Then
        assertThat(framed.getAttribute("viewBox")).isEqualTo("0 0 33 33");
        var inner = (org.w3c.dom.Element) framed.getLastChild();
        assertThat(inner.getTagName()).isEqualTo("svg");
        assertThat(Stream.of("x", "y", "width", "height").map(inner::getAttribute))
                .containsExactly("4", "4", "25", "25");
        assertThat(inner.getAttribute("viewBox")).isIn("0 0 8 8", "0 0 512 512", "0 0 33 33");
        assertThat(inner.getFirstChild()).isNotNull();
    }

    @Test
    void shouldKeepWhatTheSvgDraws() throws Exception {
        // Given
        var svg = QrDrawing.svg(CONTENT, BARE);

        // When
        var framed = QuietZone.aroundSvg(svg, 25, 4);

        // Then
        assertThat(framed).contains(svg.substring(svg.indexOf("<path")));
        assertThat(parsed(framed).getLastChild().getChildNodes().getLength()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><svg viewBox='0 0 1 1'></svg></html>",
                "<svg viewBox='0 0 1 1'/>",
                "<svg viewBox='0 0 1 1'><path/>",
                "<svg xmlns='http://www.w3.org/2000/svg'></svg>",
                "<svg width='100%' height='100%'></svg>",
                "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg viewBox='0 0 1 1'>&a;</svg>",
                "<svg viewBox='0 0 1 1' onload=alert(1)></svg>",
                "<!-- <svg viewBox='0 0 1 1'></svg>"
            })
    void shouldRefuseAnSvgThatItCannotWorkOn(String svg) {
        assertThatThrownBy(() -> QuietZone.aroundSvg(svg, 25, 4)).isInstanceOf(UnusableImage.class);
    }

    @Test
    void shouldNotSearchWithoutEnd() {
        var attributes = " a='b'".repeat(200_000);
        assertThatThrownBy(() -> QuietZone.aroundSvg("<svg" + attributes + "></svg>", 25, 4))
                .isInstanceOf(UnusableImage.class);
        assertThatThrownBy(() -> QuietZone.aroundSvg("<!--" + "-".repeat(1_000_000), 25, 4))
                .isInstanceOf(UnusableImage.class);
    }

    private static BufferedImage drawn(BufferedImage picture) {
        try {
            var code = Camera.picture(QrDrawing.png(CONTENT, 151, BARE));
            picture.createGraphics().drawImage(code, 0, 0, null);
            return picture;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A palette of blacks and near-whites, none of which is white. */
    private static BufferedImage indexed(int bits, int colours) {
        var levels = new byte[colours];
        Arrays.fill(levels, (byte) 0xfe);
        levels[0] = 0;
        var palette = new IndexColorModel(bits, colours, levels, levels, levels);
        return new BufferedImage(
                151, 151, bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY, palette);
    }

    private static byte[] png(BufferedImage picture, boolean interlaced) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var settings = writer.getDefaultWriteParam();
        settings.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        var png = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(png)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        }
        return png.toByteArray();
    }

    private static void assertSamePixels(BufferedImage picture, BufferedImage framed) {
        var margin = (framed.getWidth() - picture.getWidth()) / 2;
        for (int y = 0; y < framed.getHeight(); y++) {
            for (int x = 0; x < framed.getWidth(); x++) {
                var isInside = x >= margin && x < margin + 151 && y >= margin && y < margin + 151;
                var expected = isInside ? picture.getRGB(x - margin, y - margin) : Color.WHITE.getRGB();
                assertThat(framed.getRGB(x, y)).as("%d,%d", x, y).isEqualTo(expected);
            }
        }
    }

    private static org.w3c.dom.Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }
}
