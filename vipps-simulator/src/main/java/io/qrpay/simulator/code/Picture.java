package io.qrpay.simulator.code;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.QrError;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a call wants a code: asked for by headers, or of callback codes by query.
 *
 * @param size width and height in pixels, for PNG only
 */
public record Picture(Form form, int size) {

    private static final int USUAL_SIZE = 1024;
    private static final int LEAST = 100;
    private static final int MOST = 2000;
    private static final Map<String, Form> BY_ACCEPT =
            Map.of("image/*", Form.SVG, "image/svg+xml", Form.SVG, "image/png", Form.PNG, "text/targeturl", Form.TEXT);
    private static final Map<String, Form> BY_NAME = Map.of("PNG", Form.PNG, "SVG", Form.SVG);

    /** Text is the code's content itself. */
    public enum Form {
        SVG,
        PNG,
        TEXT
    }

    /** How a code is drawn when nobody asks for anything else. */
    static final Picture USUAL = new Picture(Form.SVG, USUAL_SIZE);

    /** Redirect and one-time codes: {@code Accept} is required, {@code Size} is not. */
    static Answer byHeaders(HttpServerRequest request, Function<Picture, Answer> act) {
        var accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        var form = BY_ACCEPT.get(accept.trim().toLowerCase(Locale.ROOT));
        return form == null
                ? QrError.of(415, "Unsupported media type", "Accept must be one of %s.".formatted(BY_ACCEPT.keySet()))
                : sized(form, "Size", request.getHeader("Size"), act);
    }

    /** Callback codes: both parameters may be left out, and their names match whatever their case. */
    static Answer byQuery(HttpServerRequest request, Function<Picture, Answer> act) {
        var name = Objects.requireNonNullElse(request.getParam("QrImageFormat"), "SVG");
        var form = BY_NAME.get(name.toUpperCase(Locale.ROOT));
        return form == null
                ? QrError.invalid("QrImageFormat", "must be one of PNG, SVG")
                : sized(form, "QrImageSize", request.getParam("QrImageSize"), act);
    }

    /** What an image's own URL asks for; empty when nobody was given such a URL. */
    public static Optional<Picture> of(@Nullable String form, @Nullable String size) {
        var pixels = pixels(size);
        return Optional.ofNullable(BY_NAME.get(Objects.requireNonNullElse(form, "")))
                .filter(known -> pixels.isPresent())
                .map(known -> new Picture(known, pixels.getAsInt()));
    }

    String query() {
        return "format=%s&size=%d".formatted(form, size);
    }

    private static Answer sized(Form form, String field, @Nullable String size, Function<Picture, Answer> act) {
        var pixels = pixels(size);
        return pixels.isPresent()
                ? act.apply(new Picture(form, pixels.getAsInt()))
                : QrError.invalid(field, "must be an integer from %d to %d".formatted(LEAST, MOST));
    }

    private static OptionalInt pixels(@Nullable String size) {
        try {
            var pixels = size == null ? USUAL_SIZE : Integer.parseInt(size);
            return pixels < LEAST || pixels > MOST ? OptionalInt.empty() : OptionalInt.of(pixels);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
