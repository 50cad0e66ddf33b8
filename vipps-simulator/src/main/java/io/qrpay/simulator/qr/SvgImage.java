package io.qrpay.simulator.qr;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Draws a code as SVG, one path of horizontal runs. */
final class SvgImage {

    private SvgImage() {}

    static byte[] of(QrMatrix matrix) {
        var size = matrix.size();
        var svg = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>""".formatted(size, path(matrix));
        return svg.getBytes(US_ASCII);
    }

    private static String path(QrMatrix matrix) {
        var path = new StringBuilder();
        for (var row = 0; row < matrix.size(); row++) {
            appendRow(path, matrix, row);
        }
        return path.toString();
    }

    private static void appendRow(StringBuilder path, QrMatrix matrix, int row) {
        var column = 0;
        while (column < matrix.size()) {
            var run = darkRun(matrix, column, row);
            if (run > 0) {
                path.append("M%d %dh%dv1h-%dz".formatted(column, row, run, run));
            }
            column += Math.max(1, run);
        }
    }

    private static int darkRun(QrMatrix matrix, int from, int row) {
        var end = from;
        while (end < matrix.size() && matrix.isDark(end, row)) {
            end++;
        }
        return end - from;
    }
}
