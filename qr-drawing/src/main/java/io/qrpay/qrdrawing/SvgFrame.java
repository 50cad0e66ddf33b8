package io.qrpay.qrdrawing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts somebody else's SVG in the middle of a larger white one; what it draws stays as it is. */
final class SvgFrame {
    /** The root's own tag is not longer than that: what comes from outside is not searched without end. */
    private static final int LONGEST_ROOT = 8 * 1024;

    private static final Pattern ROOT =
            Pattern.compile("<svg((?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*'))*+)\\s*(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:.-]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");
    private static final Pattern LENGTH = Pattern.compile("[\"'](\\d+(?:\\.\\d+)?)(?:px)?[\"']");
    private static final Set<String> OF_THE_PLACE = Set.of("x", "y", "width", "height");

    private SvgFrame() {}

    static String around(String svg, int inner, int border) {
        var root = root(svg);
        if (!root.lookingAt() || !root.group(2).isEmpty()) {
            throw new UnusableImage("no SVG");
        }
        var end = svg.lastIndexOf("</svg>");
        if (end < root.end()) {
            throw new UnusableImage("an SVG without its end");
        }
        var edge = inner + 2 * border;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + edge + " " + edge
                + "\"><path fill=\"#fff\" d=\"M0 0h" + edge + "v" + edge + "H0z\"/><svg x=\"" + border + "\" y=\""
                + border
                + "\" width=\"" + inner + "\" height=\"" + inner + "\"" + attributes(root.group(1)) + ">"
                + svg.substring(root.end(), end) + "</svg></svg>";
    }

    private static Matcher root(String svg) {
        var from = afterProlog(svg);
        return ROOT.matcher(svg).region(from, Math.min(svg.length(), from + LONGEST_ROOT));
    }

    /** Skips the declarations, which have no place inside another document. */
    private static int afterProlog(String svg) {
        int at = svg.startsWith("\uFEFF") ? 1 : 0;
        while (at < svg.length()) {
            if (Character.isWhitespace(svg.charAt(at))) {
                at++;
            } else if (svg.startsWith("<?", at)) {
                at = after(svg, "?>", at);
            } else if (svg.startsWith("<!--", at)) {
                at = after(svg, "-->", at);
            } else if (svg.startsWith("<!DOCTYPE", at)) {
                at = afterDoctype(svg, at);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int afterDoctype(String svg, int at) {
        var end = after(svg, ">", at);
        if (svg.substring(at, end).indexOf('[') >= 0) {
            throw new UnusableImage("an SVG with declarations of its own");
        }
        return end;
    }

    private static int after(String svg, String mark, int from) {
        var found = svg.indexOf(mark, from);
        return found < 0 ? svg.length() : found + mark.length();
    }

    private static String attributes(String text) {
        var attributes = new LinkedHashMap<String, String>();
        ATTRIBUTE.matcher(text).results().forEach(found -> attributes.put(found.group(1), found.group(2)));
        attributes.computeIfAbsent("viewBox", absent -> viewBox(attributes));
        var written = new StringBuilder();
        attributes.entrySet().stream()
                .filter(attribute -> !OF_THE_PLACE.contains(attribute.getKey()))
                .forEach(attribute -> written.append(' ')
                        .append(attribute.getKey())
                        .append('=')
                        .append(attribute.getValue()));
        return written.toString();
    }

    private static String viewBox(Map<String, String> attributes) {
        return "\"0 0 " + length(attributes, "width") + " " + length(attributes, "height") + "\"";
    }

    private static String length(Map<String, String> attributes, String name) {
        var length = LENGTH.matcher(attributes.getOrDefault(name, ""));
        if (!length.matches()) {
            throw new UnusableImage("an SVG that does not say how large it is");
        }
        return length.group(1);
    }
}
