package io.qrpay.simulator.qr;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.code.Picture;

/** Draws a content in the form that was asked for. */
final class Images {

    private Images() {}

    static Answer of(String content, Picture picture) {
        return picture.form() == Picture.Form.PNG ? png(content, picture.size()) : svg(content);
    }

    static Answer png(String content, int pixels) {
        return Answer.of(200, "image/png", PngImage.of(QrMatrix.of(content), pixels));
    }

    static Answer svg(String content) {
        return Answer.of(200, "image/svg+xml", SvgImage.of(QrMatrix.of(content)));
    }
}
