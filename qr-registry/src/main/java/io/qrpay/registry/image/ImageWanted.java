package io.qrpay.registry.image;

import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of an image.
 *
 * @param size edge of a PNG in pixels, its quiet zone included; of no meaning for an SVG
 * @param quietZone white modules on each side, at least
 */
record ImageWanted(Format format, int size, int quietZone) {
    /**
     * How many modules a code of the vendor's has across, at least: what it holds begins with https://qr.vipps.no/, and that
     * alone is too much for the standard's smallest code, of 21.
     */
    static final int LEAST_MODULES = 25;

    /** The vendor's own limits, and what it takes when nobody says. */
    private static final int LEAST_CODE = 100;

    private static final int LARGEST = 2000;
    private static final int USUAL = 1024;
    private static final int USUAL_QUIET_ZONE = 4;

    private static final Rule<Format> FORMAT = new Rule<>("must be svg or png", Format::of);
    private static final Rule<Integer> QUIET_ZONE = Rule.number(0, 16);
    private static final Rule<Integer> NO_SIZE = new Rule<>("goes with format=png only", text -> null);

    enum Format {
        SVG("image/svg+xml"),
        PNG("image/png");

        final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        private static @Nullable Format of(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "svg" -> SVG;
                case "png" -> PNG;
                default -> null;
            };
        }
    }

    /** @throws ProblemFound INVALID_QUERY, which names each parameter that is wrong */
    static ImageWanted of(@Nullable String format, @Nullable String size, @Nullable String quietZone) {
        var query = new QueryReading();
        var form = Objects.requireNonNullElse(query.read("format", format, FORMAT), Format.SVG);
        var white = Objects.requireNonNullElse(query.read("quietZone", quietZone, QUIET_ZONE), USUAL_QUIET_ZONE);
        var edge = query.read("size", size, form == Format.PNG ? size(white) : NO_SIZE);
        query.check();
        return new ImageWanted(form, Objects.requireNonNullElse(edge, USUAL), white);
    }

    private static Rule<Integer> size(int quietZone) {
        var least = (LEAST_CODE * across(quietZone) + LEAST_MODULES - 1) / LEAST_MODULES;
        var rule = Rule.number(least, LARGEST);
        return new Rule<>(rule.demand() + " with a quietZone of " + quietZone, rule.reading());
    }

    private static int across(int quietZone) {
        return LEAST_MODULES + 2 * quietZone;
    }

    /** The edge of a PNG without its quiet zone. */
    int codeSize() {
        return size * LEAST_MODULES / across(quietZone);
    }
}
