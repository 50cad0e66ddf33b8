package io.qrpay.qrdrawing;

/** Writes a code as one path of black runs on white. */
final class Svg {

    private Svg() {}

    static String of(Modules modules, int quietZone) {
        var edge = modules.edge() + 2 * quietZone;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + edge + " " + edge
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + edge + "v" + edge
                + "H0z\"/><path d=\"" + runs(modules, quietZone) + "\"/></svg>";
    }

    private static String runs(Modules modules, int quietZone) {
        var path = new StringBuilder(8192);
        for (int y = 0; y < modules.edge(); y++) {
            int x = 0;
            while (x < modules.edge()) {
                var end = modules.endOfDark(x, y);
                if (end > x) {
                    run(path, quietZone + x, quietZone + y, end - x);
                }
                x = end + 1;
            }
        }
        return path.toString();
    }

    private static void run(StringBuilder path, int x, int y, int length) {
        path.append('M').append(x).append(' ').append(y).append('h').append(length);
        path.append("v1h-").append(length).append('z');
    }
}
