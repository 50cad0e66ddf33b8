package io.qrpay.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qrpay.qrdrawing.QrDrawing;
import io.qrpay.qrdrawing.QrStyle;
import io.qrpay.qrdrawing.QuietZone;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;

/** What one code costs to draw, in this process and in one thread. */
final class DrawingBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CODES = 2_000;
    private static final QrStyle BARE = new QrStyle(0, QrStyle.Correction.MEDIUM);

    private final BenchOptions options;
    private final Figures figures;
    private long bytes;

    DrawingBench(BenchOptions options, Figures figures) {
        this.options = options;
        this.figures = figures;
    }

    void run() {
        Bench.say("\nDrawing: %,d codes of 60 characters a figure, %d runs".formatted(CODES, options.runs()));
        all(new Figures());
        for (int run = 1; run <= options.runs(); run++) {
            all(figures);
        }
        if (bytes == 0) {
            throw new IllegalStateException("nothing was drawn");
        }
    }

    private void all(Figures into) {
        var svg = QrDrawing.svg(content(0), BARE);
        var png = QrDrawing.png(content(0), 775, BARE);
        measure(into, "SVG, CPU ms", code -> QrDrawing.svg(content(code)).getBytes(UTF_8));
        measure(into, "PNG of 400 pixels, CPU ms", code -> QrDrawing.png(content(code), 400));
        measure(into, "PNG of 1,024 pixels, CPU ms", code -> QrDrawing.png(content(code), 1_024));
        measure(into, "PNG of 2,000 pixels, CPU ms", code -> QrDrawing.png(content(code), 2_000));
        measure(
                into,
                "quiet zone round another's SVG, CPU ms",
                code -> QuietZone.aroundSvg(svg, 25, 4).getBytes(UTF_8));
        measure(
                into,
                "quiet zone round another's PNG, 1,024 pixels in all, CPU ms",
                code -> QuietZone.aroundPng(png, 1_024));
    }

    private void measure(Figures into, String name, IntFunction<byte[]> drawing) {
        var began = THREADS.getCurrentThreadCpuTime();
        for (int code = 0; code < CODES; code++) {
            bytes += drawing.apply(code).length;
        }
        into.note(name, (THREADS.getCurrentThreadCpuTime() - began) / 1e6 / CODES);
    }

    private static String content(int code) {
        return "https://qr.vipps.no/28/2/01/031/%08d?v=1&location=oslo-1-till".formatted(code);
    }
}
